//! The set-up: finds what the commands need, and installs what is missing.
//!
//! Each thing is a [`Step`] that knows its name, whether it is there already,
//! how long it takes and how to get it. What is found is kept, so a second
//! run only looks. Nothing outside the project and the folders of cargo,
//! rustup and npm is changed without saying what and why.

mod apt;
mod cargo_tool;
mod musl;
mod npm;
mod python;
mod wasm;

use std::cell::Cell;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use fs_err as fs;

use crate::console::{self, Progress};
use crate::fingerprint;
use crate::process;
use crate::project::Project;

pub(crate) use apt::MINI_BROWSER;
pub(crate) use wasm::{TARGET, WasmTarget};

/// How much of the log a failure shows.
const LOG_LINES: usize = 25;

/// What a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// What builds the app for the browser, for development.
    Development,
    /// What makes the small app of it besides.
    App,
    /// What comes from npm alone.
    Npm,
    /// What serves the app anew after each change, for work on the interface.
    Trunk,
    /// The browsers, their drivers and what the tests read.
    Browsers,
    /// The registration endpoints that the tests run.
    Servers,
    /// What checks licences and sources.
    Deny,
}

/// One thing to be found or installed.
trait Step {
    /// What it is, with its version where that matters, and how long getting it takes, on two
    /// cores.
    fn about(&self) -> (String, &'static str);
    /// Whether it is there. This must be quick: it is asked every time.
    fn is_there(&self, project: &Project) -> Result<bool>;
    /// Gets it.
    fn get(&self, job: &mut Job<'_>) -> Result<()>;
}

/// What a step works with while it gets its thing.
struct Job<'a> {
    project: &'a Project,
    log: PathBuf,
    progress: Progress,
    apt_is_fresh: &'a Cell<bool>,
}

impl Job<'_> {
    /// Runs a command, its output going to the log.
    fn run(&mut self, command: &mut Command) -> Result<()> {
        let (log, progress) = (self.log.clone(), &mut self.progress);
        process::run_logged(command, &log, || {
            let text = fs::read(&log).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            progress.go_on(text.lines().next_back().unwrap_or_default());
        })
    }
}

/// The tools' places, once they are there.
#[derive(Debug)]
pub(crate) struct Tools {
    /// How to compile for the browser.
    pub(crate) wasm: WasmTarget,
    /// The `PATH` on which wasm-bindgen, wasm-opt, Trunk and geckodriver are, if they were
    /// asked for.
    pub(crate) path: OsString,
    /// The script that tests a page's accessibility.
    pub(crate) axe: PathBuf,
    /// terser, the script that makes scripts small; node runs it.
    pub(crate) terser: PathBuf,
}

impl Tools {
    /// Where a program is that the set-up has got.
    pub(crate) fn required(&self, name: &str) -> Result<PathBuf> {
        let program = which::which_in(name, Some(&self.path), ".").ok();
        program.with_context(|| {
            format!("{name} is not on PATH\n  What to do: Run `cargo xtask setup`.")
        })
    }
}

/// The places of what the tests of registration endpoints run.
#[derive(Debug)]
pub(crate) struct Servers {
    /// Python, with the servers' packages.
    pub(crate) python: PathBuf,
    /// PocketBase.
    pub(crate) pocketbase: PathBuf,
    /// The folder `node_modules` with the servers that node runs.
    pub(crate) node_modules: PathBuf,
}

/// Gets everything that `needs` name, then says where it is.
pub(crate) fn set_up(project: &Project, needs: &[Need]) -> Result<Tools> {
    get_missing(project, steps(needs))?;
    found(project)
}

/// The tools, if all that `needs` name is there already.
pub(crate) fn find(project: &Project, needs: &[Need]) -> Result<Option<Tools>> {
    for step in steps(needs) {
        if !step.is_there(project)? {
            return Ok(None);
        }
    }
    found(project).map(Some)
}

fn found(project: &Project) -> Result<Tools> {
    let node_modules = npm::tools().folder(project)?.join("node_modules");
    Ok(Tools {
        wasm: WasmTarget::find(project)?,
        path: process::path_with(&[
            // The project's own wasm-bindgen, which Trunk looks for.
            project.target.join("debug"),
            cargo_tool::trunk().folder(project),
            cargo_tool::geckodriver().folder(project),
            node_modules.join(".bin"),
        ])?,
        axe: node_modules.join("axe-core/axe.min.js"),
        terser: node_modules.join("terser/bin/terser"),
    })
}

/// Gets the registration endpoints that the tests run, and says where they are.
pub(crate) fn set_up_servers(project: &Project) -> Result<Servers> {
    get_missing(project, steps(&[Need::Servers]))?;
    Ok(Servers {
        python: python::program(project, "python")?,
        pocketbase: python::program(project, "pocketbase")?,
        node_modules: npm::servers().folder(project)?.join("node_modules"),
    })
}

/// Gets what is needed for `cargo deny` and says on which `PATH` it is.
pub(crate) fn set_up_deny(project: &Project) -> Result<OsString> {
    get_missing(project, steps(&[Need::Deny]))?;
    process::path_with(&[cargo_tool::deny().folder(project)])
}

/// Gets what is needed for `cargo fuzz` and says on which `PATH` it is.
pub(crate) fn set_up_fuzz(project: &Project) -> Result<OsString> {
    get_missing(project, vec![Box::new(cargo_tool::fuzz())])?;
    process::path_with(&[cargo_tool::fuzz().folder(project)])
}

/// Gets what compiles for this machine's processor and musl. An error where that cannot be had.
pub(crate) fn set_up_musl(project: &Project, target: &str) -> Result<()> {
    get_missing(project, vec![Box::new(musl::Musl(target.to_owned()))])
}

fn get_missing(project: &Project, steps: Vec<Box<dyn Step>>) -> Result<()> {
    let start = Instant::now();
    let mut got = false;
    let apt_is_fresh = Cell::new(false);
    for step in steps {
        if step.is_there(project)? {
            continue;
        }
        if !got {
            console::heading("Set-up (once)");
        }
        got = true;
        get(project, step.as_ref(), &apt_is_fresh)?;
    }
    if got {
        cargo_tool::clean_up(project);
        let time = console::duration(start.elapsed());
        console::good(&format!("set-up done in {time}"));
    }
    Ok(())
}

fn steps(needs: &[Need]) -> Vec<Box<dyn Step>> {
    let mut steps: Vec<Box<dyn Step>> = Vec::new();
    let compiles = |need: &Need| matches!(need, Need::Development | Need::App | Need::Trunk);
    if needs.iter().any(compiles) {
        steps.push(Box::new(wasm::Target));
    }
    if needs.contains(&Need::App) {
        steps.push(Box::new(wasm::Source));
    }
    if needs.contains(&Need::App) || needs.contains(&Need::Npm) {
        steps.push(Box::new(apt::node()));
        steps.push(Box::new(npm::tools()));
    }
    if needs.contains(&Need::Trunk) {
        steps.push(Box::new(cargo_tool::trunk()));
    }
    if needs.contains(&Need::Browsers) {
        steps.push(Box::new(apt::browsers()));
        steps.push(Box::new(cargo_tool::geckodriver()));
    }
    if needs.contains(&Need::Servers) {
        steps.push(Box::new(apt::node()));
        steps.push(Box::new(npm::servers()));
        steps.push(Box::new(python::Packages));
    }
    if needs.contains(&Need::Deny) {
        steps.push(Box::new(cargo_tool::deny()));
    }
    steps
}

fn get(project: &Project, step: &dyn Step, apt_is_fresh: &Cell<bool>) -> Result<()> {
    fs::create_dir_all(&project.tools)?;
    let log = project.tools.join("set-up.log");
    // Of the last step only: what came before it succeeded.
    fs::write(&log, "")?;
    let (name, takes) = step.about();
    let mut job = Job {
        project,
        log: log.clone(),
        progress: Progress::begin(&name, takes),
        apt_is_fresh,
    };
    let outcome = step.get(&mut job).and_then(|()| {
        ensure!(
            step.is_there(project)?,
            "It was installed, and yet it is not there."
        );
        Ok(())
    });
    job.progress.end(outcome.is_ok());
    if outcome.is_err() {
        let text = fs::read(&log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(LOG_LINES)) {
            eprintln!("    | {line}");
        }
    }
    outcome.with_context(|| {
        format!(
            "getting {name} (what to do: read {}, see to its cause, and start the same command \
             again; what is installed already is kept)",
            log.display()
        )
    })
}

/// The folder of tools that a lock file stands for: it is named by what that holds.
fn locked_folder(project: &Project, name: &str, lock: &Path) -> Result<PathBuf> {
    let hash = fingerprint::of_bytes(&fs::read(lock)?);
    Ok(project.tools.join(format!("{name}-{hash}")))
}

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
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::console::{self, Progress};
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
    /// What it is, with its version where that matters.
    fn name(&self) -> String;
    /// How long getting it takes, on two cores.
    fn takes(&self) -> &'static str;
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
    /// Where a program is, on the tools' `PATH`.
    pub(crate) fn program(&self, name: &str) -> Option<PathBuf> {
        process::among(&self.path, name)
    }

    /// Where a program is that the set-up has got.
    pub(crate) fn required(&self, name: &str) -> Result<PathBuf> {
        self.program(name).with_context(|| {
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
    get_missing(project, needs)?;
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
    Ok(Tools {
        wasm: WasmTarget::find(project)?,
        path: process::path_with(&tool_folders(project)?)?,
        axe: npm::tools()
            .folder(project)?
            .join("node_modules/axe-core/axe.min.js"),
        terser: npm::tools()
            .folder(project)?
            .join("node_modules/terser/bin/terser"),
    })
}

/// Gets the registration endpoints that the tests run, and says where they are.
pub(crate) fn set_up_servers(project: &Project) -> Result<Servers> {
    get_missing(project, &[Need::Servers])?;
    Ok(Servers {
        python: python::program(project, "python")?,
        pocketbase: python::program(project, "pocketbase")?,
        node_modules: npm::servers().folder(project)?.join("node_modules"),
    })
}

fn get_missing(project: &Project, needs: &[Need]) -> Result<()> {
    let start = Instant::now();
    let mut got = 0_u32;
    let apt_is_fresh = Cell::new(false);
    for step in steps(needs) {
        if step.is_there(project)? {
            continue;
        }
        if got == 0 {
            console::heading("Set-up (once)");
        }
        got += 1;
        get(project, step.as_ref(), &apt_is_fresh)?;
    }
    if got > 0 {
        cargo_tool::clean_up(project);
    }
    report(got, start.elapsed());
    Ok(())
}

/// Gets what is needed for `cargo deny` and says on which `PATH` it is.
pub(crate) fn set_up_deny(project: &Project) -> Result<OsString> {
    let step = cargo_tool::deny();
    if !step.is_there(project)? {
        console::heading("Set-up (once)");
        get(project, &step, &Cell::new(false))?;
        cargo_tool::clean_up(project);
    }
    process::path_with(&[step.folder(project)])
}

/// Gets what compiles for this machine's processor and musl. An error where that cannot be had.
pub(crate) fn set_up_musl(project: &Project, target: &str) -> Result<()> {
    let step = musl::Musl(target.to_owned());
    if step.is_there(project)? {
        return Ok(());
    }
    console::heading("Set-up (once)");
    get(project, &step, &Cell::new(false))
}

fn steps(needs: &[Need]) -> Vec<Box<dyn Step>> {
    let mut steps: Vec<Box<dyn Step>> = Vec::new();
    if needs
        .iter()
        .any(|need| matches!(need, Need::Development | Need::App | Need::Trunk))
    {
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

fn tool_folders(project: &Project) -> Result<Vec<PathBuf>> {
    Ok(vec![
        // The project's own wasm-bindgen, which Trunk looks for.
        project.target.join("debug"),
        cargo_tool::trunk().folder(project),
        cargo_tool::geckodriver().folder(project),
        npm::tools().folder(project)?.join("node_modules/.bin"),
    ])
}

fn get(project: &Project, step: &dyn Step, apt_is_fresh: &Cell<bool>) -> Result<()> {
    fs::create_dir_all(&project.tools)
        .with_context(|| format!("making {}", project.tools.display()))?;
    let log = project.tools.join("set-up.log");
    // Of the last step only: what came before it succeeded.
    fs::write(&log, "").with_context(|| format!("writing {}", log.display()))?;
    let mut job = Job {
        project,
        log: log.clone(),
        progress: Progress::begin(&step.name(), step.takes()),
        apt_is_fresh,
    };
    let outcome = step.get(&mut job).and_then(|()| {
        ensure!(
            step.is_there(project)?,
            "It was installed, and yet it is not there."
        );
        Ok(())
    });
    match outcome {
        Ok(()) => {
            job.progress.done();
            Ok(())
        }
        Err(failure) => {
            job.progress.failed();
            let text = fs::read(&log).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let lines: Vec<&str> = text.lines().collect();
            let shown = lines.len().saturating_sub(LOG_LINES);
            for line in lines.iter().skip(shown) {
                eprintln!("    | {line}");
            }
            Err(failure.context(format!(
                "getting {} (what to do: read {}, see to its cause, and start the same command \
                 again; what is installed already is kept)",
                step.name(),
                log.display()
            )))
        }
    }
}

/// An empty folder beside the one that something belongs into: what bears the name is
/// complete.
fn partial(folder: &Path) -> Result<PathBuf> {
    let partial = folder.with_extension("partial");
    if partial.exists() {
        fs::remove_dir_all(&partial).with_context(|| format!("clearing {}", partial.display()))?;
    }
    fs::create_dir_all(&partial).with_context(|| format!("making {}", partial.display()))?;
    Ok(partial)
}

fn put_in_place(partial: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("clearing {}", folder.display()))?;
    }
    fs::rename(partial, folder).with_context(|| format!("putting {} in place", folder.display()))
}

fn report(got: u32, time: Duration) {
    if got > 0 {
        console::good(&format!("set-up done in {}", console::duration(time)));
    }
}

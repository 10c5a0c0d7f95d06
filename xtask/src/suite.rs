//! `cargo xtask test` and `shots`: the native tests, the registration endpoints,
//! the documents' commands, the budgets, and the browsers.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::{Args, ValueEnum};

use crate::app::{self, Kind};
use crate::busy::Loads;
use crate::console;
use crate::descendants;
use crate::measure;
use crate::native;
use crate::process;
use crate::project::Project;
use crate::setup::{self, MINI_BROWSER, Need, Servers, Tools};

/// Which tests to run.
#[derive(Debug, Args)]
pub(crate) struct Selection {
    /// Only what takes little time: native tests, and the most important
    /// journeys in Chromium.
    #[arg(long)]
    fast: bool,
    /// Only this browser engine.
    #[arg(long, value_enum)]
    engine: Option<Engine>,
    /// Only registration at real servers, which needs no browser.
    #[arg(long, conflicts_with_all = ["fast", "engine"])]
    endpoints: bool,
    /// Only the browser tests, beside loads that keep the machine busy: two for each
    /// processor, or so many.
    #[arg(
        long,
        value_name = "LOADS",
        num_args = 0..=1,
        require_equals = true,
        conflicts_with_all = ["fast", "endpoints"]
    )]
    busy: Option<Option<usize>>,
    /// Only tests whose names contain this.
    filter: Option<String>,
}

/// The engines that the browser tests know.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Selection {
    /// The variables by which the browser tests learn of the selection.
    fn variables(&self) -> Vec<(&'static str, &'static str)> {
        let engine = self.engine.or(self.fast.then_some(Engine::Chromium));
        let mut variables = Vec::new();
        if let Some(engine) = engine {
            let name = match engine {
                Engine::Chromium => "chromium",
                Engine::Firefox => "firefox",
                Engine::Webkit => "webkit",
            };
            variables.push(("MULTAQA_ENGINES", name));
        }
        if self.fast {
            variables.push(("MULTAQA_FAST", "1"));
        }
        variables
    }
}

/// Runs the tests; each part runs even when an earlier one failed.
pub(crate) fn test(project: &Project, selection: &Selection) -> Result<()> {
    let mut parts = Parts::default();
    if selection.endpoints {
        let servers = setup::set_up_servers(project)?;
        native::build(project)?;
        parts.run("registration endpoints", || {
            endpoints(project, &servers, selection)
        });
        parts.run("commands of the documents", || {
            documents(project, &servers, selection)
        });
        end_descendants();
        return parts.sum_up();
    }
    let tools = prepare(project)?;
    if let Some(number) = selection.busy {
        parts.run("browser tests on a busy machine", || {
            in_all_browsers(
                project,
                &tools,
                selection,
                number.unwrap_or(Loads::enough()),
            )
        });
        end_descendants();
        return parts.sum_up();
    }
    let servers = if selection.fast {
        None
    } else {
        Some(setup::set_up_servers(project)?)
    };
    parts.run("native tests", || {
        let mut cargo = cargo(project);
        cargo
            .args(["test", "--workspace", "--exclude", "multaqa-tests"])
            // No crate has examples to run in its documentation; looking for them takes
            // rustdoc through all.
            .args(["--lib", "--bins", "--tests"])
            .args(&selection.filter);
        process::run(&mut cargo)
    });
    if let Some(servers) = &servers {
        parts.run("registration endpoints", || {
            endpoints(project, servers, selection)
        });
        parts.run("commands of the documents", || {
            documents(project, servers, selection)
        });
        parts.run("calendars and open data", || {
            exports(project, servers, selection)
        });
    }
    if selection.filter.is_none() {
        parts.run("sample site and budgets", || sample_and_budgets(project));
    }
    parts.run("browser tests", || {
        in_all_browsers(project, &tools, selection, 0)
    });
    end_descendants();
    parts.sum_up()
}

fn end_descendants() {
    let left = descendants::end_all();
    if !left.is_empty() {
        console::note(&format!(
            "ended what the tests left running: {}",
            left.join(", ")
        ));
    }
}

/// The browser tests, beside so many loads. They are compiled before the loads begin.
fn in_all_browsers(
    project: &Project,
    tools: &Tools,
    selection: &Selection,
    loads: usize,
) -> Result<()> {
    let tests = || -> Result<Command> {
        let mut cargo = in_browsers(project, tools, "test")?;
        cargo.args(["--lib", "--test", "browser"]);
        Ok(cargo)
    };
    if loads > 0 {
        process::run(tests()?.arg("--no-run"))?;
        console::note(&format!("{loads} loads run beside the tests"));
    }
    let _loads = Loads::start(loads);
    let mut cargo = tests()?;
    cargo
        .arg("--")
        .args(&selection.filter)
        .envs(selection.variables());
    process::run(&mut cargo)
}

/// Registers at real servers, as pages would.
fn endpoints(project: &Project, servers: &Servers, selection: &Selection) -> Result<()> {
    let mut cargo = cargo(project);
    cargo
        .args(["test", "--package", "multaqa-tests", "--test", "endpoints"])
        .arg("--")
        .args(&selection.filter)
        .env("MULTAQA_BIN", project.program())
        .env("MULTAQA_PYTHON", &servers.python)
        .env("MULTAQA_POCKETBASE", &servers.pocketbase)
        .env("MULTAQA_NODE_MODULES", &servers.node_modules);
    process::run(&mut cargo)
}

/// Runs the commands of the README and of the guide to endpoints as they are printed.
fn documents(project: &Project, servers: &Servers, selection: &Selection) -> Result<()> {
    let mut cargo = cargo(project);
    cargo
        .args(["test", "--package", "multaqa-tests", "--test", "documents"])
        .arg("--")
        .args(&selection.filter)
        .env("MULTAQA_BIN", project.program())
        .env(
            "MULTAQA_XTASK",
            env::current_exe().context("looking for this program")?,
        )
        .env("MULTAQA_PYTHON", &servers.python);
    process::run(&mut cargo)
}

/// Reads the files that leave the site with parsers that others have written.
fn exports(project: &Project, servers: &Servers, selection: &Selection) -> Result<()> {
    let mut cargo = cargo(project);
    cargo
        .args(["test", "--package", "multaqa-tests", "--test", "exports"])
        .arg("--")
        .args(&selection.filter)
        .env("MULTAQA_BIN", project.program())
        .env("MULTAQA_PYTHON", &servers.python);
    process::run(&mut cargo)
}

/// Takes the screenshots.
pub(crate) fn shots(project: &Project, out: &std::path::Path) -> Result<()> {
    let tools = prepare(project)?;
    console::heading("Taking screenshots");
    let mut cargo = in_browsers(project, &tools, "run")?;
    cargo.args(["--bin", "shots", "--", "--out"]).arg(out);
    let outcome = process::run(&mut cargo);
    descendants::end_all();
    outcome?;
    console::good(&format!("the screenshots are in {}", project.shown(out)));
    Ok(())
}

/// Types in the search of a built site: `typing` prints what that takes, and fails where it
/// is over a budget.
pub(crate) fn typing(project: &Project, tools: &Tools, arguments: &[OsString]) -> Result<()> {
    let mut cargo = in_browsers(project, tools, "run")?;
    cargo.args(["--bin", "typing", "--"]).args(arguments);
    let outcome = process::run(&mut cargo);
    descendants::end_all();
    outcome
}

fn prepare(project: &Project) -> Result<Tools> {
    let tools = setup::set_up(project, &[Need::App, Need::Browsers])?;
    app::build(project, &tools, Kind::Small)?;
    native::build(project)?;
    Ok(tools)
}

fn sample_and_budgets(project: &Project) -> Result<()> {
    let out = project.target.join("sample");
    native::build_sample(project, &out, &[])?;
    measure::measure(&out)
}

fn cargo(project: &Project) -> Command {
    let mut command = process::command("cargo");
    command.current_dir(&project.root);
    command
}

/// Cargo on the browser tests' package, with what they must know.
fn in_browsers(project: &Project, tools: &Tools, subcommand: &str) -> Result<Command> {
    let program = |name| tools.required(name);
    let variables: [(&str, PathBuf); 11] = [
        ("MULTAQA_BIN", project.program()),
        ("MULTAQA_CONTENT", project.content()),
        ("MULTAQA_APP", project.app()),
        ("MULTAQA_AXE", tools.axe.clone()),
        ("MULTAQA_CHROMIUM", program("chromium")?),
        ("MULTAQA_CHROMEDRIVER", program("chromedriver")?),
        ("MULTAQA_FIREFOX", program("firefox-esr")?),
        ("MULTAQA_GECKODRIVER", program("geckodriver")?),
        ("MULTAQA_MINIBROWSER", PathBuf::from(MINI_BROWSER)),
        ("MULTAQA_WEBKITDRIVER", program("WebKitWebDriver")?),
        ("MULTAQA_XVFB_RUN", program("xvfb-run")?),
    ];
    let mut command = cargo(project);
    command
        .args([subcommand, "--package", "multaqa-tests"])
        .envs(variables);
    Ok(command)
}

/// The parts of a test run, and how they ended.
#[derive(Debug, Default)]
struct Parts {
    ended: Vec<(&'static str, Duration, bool)>,
}

impl Parts {
    fn run(&mut self, name: &'static str, part: impl FnOnce() -> Result<()>) {
        console::heading(&format!("Part: {name}"));
        let start = Instant::now();
        let outcome = part();
        if let Err(failure) = &outcome {
            console::bad(&format!("{failure:#}"));
        }
        self.ended.push((name, start.elapsed(), outcome.is_ok()));
    }

    fn sum_up(&self) -> Result<()> {
        console::heading("Summary");
        for (name, time, is_ok) in &self.ended {
            let line = format!("{name} ({})", console::duration(*time));
            if *is_ok {
                console::good(&line);
            } else {
                console::bad(&line);
            }
        }
        let failed: Vec<&str> = self
            .ended
            .iter()
            .filter(|(.., is_ok)| !is_ok)
            .map(|(name, ..)| *name)
            .collect();
        ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fast_means_chromium_unless_another_engine_is_named() {
        let selection = |fast, engine| Selection {
            fast,
            engine,
            endpoints: false,
            busy: None,
            filter: None,
        };
        assert_eq!(selection(false, None).variables(), []);
        assert_eq!(
            selection(true, None).variables(),
            [("MULTAQA_ENGINES", "chromium"), ("MULTAQA_FAST", "1")]
        );
        assert_eq!(
            selection(false, Some(Engine::Webkit)).variables(),
            [("MULTAQA_ENGINES", "webkit")]
        );
    }

    #[test]
    fn busy_takes_a_number_and_leaves_the_filter_alone() {
        #[derive(Debug, clap::Parser)]
        struct Line {
            #[command(flatten)]
            selection: Selection,
        }
        let read = |words: &[&str]| {
            let line = <Line as clap::Parser>::try_parse_from([&["test"], words].concat());
            line.map(|line| (line.selection.busy, line.selection.filter))
        };
        let kills = Some("kills".to_owned());
        assert_eq!(read(&["kills"]).unwrap(), (None, kills.clone()));
        assert_eq!(
            read(&["--busy", "kills"]).unwrap(),
            (Some(None), kills.clone())
        );
        assert_eq!(
            read(&["--busy=3", "--engine", "webkit", "kills"]).unwrap(),
            (Some(Some(3)), kills)
        );
        assert!(read(&["--busy", "--endpoints"]).is_err());
    }

    #[test]
    fn one_failed_part_fails_the_run_and_the_others_still_run() {
        let mut parts = Parts::default();
        parts.run("first", || Err(anyhow::anyhow!("no")));
        parts.run("second", || Ok(()));
        assert_eq!(parts.ended.len(), 2);
        assert_eq!(parts.sum_up().unwrap_err().to_string(), "failed: first");
    }
}

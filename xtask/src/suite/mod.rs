//! `cargo xtask test` and `shots`: the native tests, the registration endpoints,
//! the documents' commands, the budgets, Trunk, and the browsers.

mod browsers;
mod compiled;
mod parts;

use anyhow::Result;
use clap::{Args, ValueEnum};

use self::compiled::Tests;
use self::parts::Parts;
use crate::busy::Loads;
use crate::console;
use crate::descendants;
use crate::measure;
use crate::native;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Servers};

pub(crate) use browsers::{shots, typing};

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

// Tests of multaqa-tests that need no browser: what they are called, and their names there.

/// Registers at real servers, as pages would.
const ENDPOINTS: (&str, &str) = ("registration endpoints", "endpoints");
/// Runs the commands of the README and of the guide to endpoints as they are printed.
const DOCUMENTS: (&str, &str) = ("commands of the documents", "documents");
/// Reads the files that leave the site with parsers that others have written.
const EXPORTS: (&str, &str) = ("calendars and open data", "exports");
/// Holds the endpoint against its contract, and has the site's headers graded.
const SECURITY: (&str, &str) = ("tools of testers", "security");

/// Runs the tests; each part runs even when an earlier one failed.
pub(crate) fn test(project: &Project, selection: &Selection) -> Result<()> {
    let mut parts = Parts::default();
    if selection.endpoints {
        let servers = setup::set_up_servers(project)?;
        let tests = Tests::build(project)?;
        for (part, name) in [ENDPOINTS, DOCUMENTS] {
            parts.run(part, || {
                with_servers(project, &servers, &tests, selection, name)
            });
        }
    } else if let Some(loads) = selection.busy {
        let tools = browsers::prepare(project)?;
        let tests = Tests::build(project)?;
        let loads = loads.unwrap_or(Loads::enough());
        parts.run("browser tests on a busy machine", || {
            browsers::test(project, &tools, &tests, selection, loads)
        });
    } else {
        all(project, selection, &mut parts)?;
    }
    let left = descendants::end_all();
    if !left.is_empty() {
        let left = left.join(", ");
        console::note(&format!("ended what the tests left running: {left}"));
    }
    parts.sum_up()
}

/// Every part, or what of each is fast.
fn all(project: &Project, selection: &Selection, parts: &mut Parts) -> Result<()> {
    let tools = browsers::prepare(project)?;
    let tests = Tests::build(project)?;
    let servers = if selection.fast {
        None
    } else {
        Some(setup::set_up_servers(project)?)
    };
    parts.run("native tests", || tests.run(selection.filter.as_deref()));
    if let Some(servers) = &servers {
        for (part, name) in [ENDPOINTS, DOCUMENTS, EXPORTS, SECURITY] {
            parts.run(part, || {
                with_servers(project, servers, &tests, selection, name)
            });
        }
    }
    if selection.filter.is_none() {
        parts.run("sample site and budgets", || {
            let out = project.target.join("sample");
            native::build_sample(project, &out, &[])?;
            measure::measure(&out)
        });
    }
    if !selection.fast && selection.engine.is_none() {
        parts.run("Trunk", || browsers::trunk(project, &tests, selection));
    }
    parts.run("browser tests", || {
        browsers::test(project, &tools, &tests, selection, 0)
    });
    Ok(())
}

/// A test of multaqa-tests that runs programs: ours, servers, or Python's parsers.
fn with_servers(
    project: &Project,
    servers: &Servers,
    tests: &Tests,
    selection: &Selection,
    name: &str,
) -> Result<()> {
    let mut command = tests.prepared(name)?;
    command
        .args(&selection.filter)
        .env("MULTAQA_BIN", project.program())
        .env("MULTAQA_XTASK", project.xtask())
        .env("MULTAQA_PYTHON", &servers.python)
        .env("MULTAQA_POCKETBASE", &servers.pocketbase)
        .env("MULTAQA_NODE_MODULES", &servers.node_modules);
    process::run(&mut command)
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
}

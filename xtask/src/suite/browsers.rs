//! What runs in browsers: their tests, screenshots, and typing in a search.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Selection;
use crate::app::{self, Kind};
use crate::busy::Loads;
use crate::console;
use crate::descendants;
use crate::native::{self, Build};
use crate::process;
use crate::project::Project;
use crate::setup::{self, MINI_BROWSER, Need, Tools};

/// Builds what the browsers are shown.
pub(super) fn prepare(project: &Project) -> Result<Tools> {
    let tools = setup::set_up(project, &[Need::App, Need::Browsers])?;
    app::build(project, &tools, Kind::Small)?;
    native::build(project, Build::Whole)?;
    Ok(tools)
}

/// The browser tests, beside so many loads. They are compiled before the loads begin.
pub(super) fn test(
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
    cargo.arg("--").args(&selection.filter);
    process::run(cargo.envs(selection.variables()))
}

/// Builds and serves the app by Trunk, as `Trunk.toml` says.
pub(super) fn trunk(project: &Project, selection: &Selection) -> Result<()> {
    let tools = setup::set_up(project, &[Need::Trunk, Need::Browsers])?;
    process::run(&mut app::build_bindgen(project))?;
    let mut cargo = in_browsers(project, &tools, "test")?;
    cargo.args(["--test", "trunk", "--"]);
    cargo.args(&selection.filter);
    cargo.env("MULTAQA_TRUNK", tools.required("trunk")?);
    // There Trunk looks for wasm-bindgen.
    cargo.env("PATH", &tools.path);
    // For Trunk alone: the test itself is no program for the browser.
    let variables = tools.wasm.quick_variables();
    let lines = variables
        .iter()
        .map(|(n, v)| format!("{n}={}", v.display()));
    let lines = lines.collect::<Vec<_>>().join("\n");
    process::run(cargo.env("MULTAQA_TRUNK_VARIABLES", lines))
}

/// Takes the screenshots.
pub(crate) fn shots(project: &Project, out: &Path) -> Result<()> {
    let tools = prepare(project)?;
    console::heading("Taking screenshots");
    let cargo = in_browsers(project, &tools, "run")?;
    run(cargo, "shots", &["--out".into(), out.into()])?;
    console::good(&format!("the screenshots are in {}", project.shown(out)));
    Ok(())
}

/// Types in the search of a built site: `typing` prints what that takes, and fails where it
/// is over a budget. It types in the whole of Chromium, as people do.
pub(crate) fn typing(project: &Project, tools: &Tools, arguments: &[OsString]) -> Result<()> {
    let mut cargo = in_browsers(project, tools, "run")?;
    cargo.env("MULTAQA_CHROMIUM", tools.required("chromium")?);
    run(cargo, "typing", arguments)
}

/// A program of the browser tests' package.
fn run(mut cargo: Command, name: &str, arguments: &[OsString]) -> Result<()> {
    let outcome = process::run(cargo.args(["--bin", name, "--"]).args(arguments));
    descendants::end_all();
    outcome
}

/// Cargo on the browser tests' package, with what they must know.
fn in_browsers(project: &Project, tools: &Tools, subcommand: &str) -> Result<Command> {
    let program = |name| tools.required(name);
    let variables: [(&str, PathBuf); 11] = [
        ("MULTAQA_BIN", project.program()),
        ("MULTAQA_CONTENT", project.content()),
        ("MULTAQA_APP", project.app()),
        ("MULTAQA_AXE", tools.axe.clone()),
        ("MULTAQA_CHROMIUM", program("chromium-headless-shell")?),
        ("MULTAQA_CHROMEDRIVER", program("chromedriver")?),
        ("MULTAQA_FIREFOX", program("firefox-esr")?),
        ("MULTAQA_GECKODRIVER", program("geckodriver")?),
        ("MULTAQA_MINIBROWSER", PathBuf::from(MINI_BROWSER)),
        ("MULTAQA_WEBKITDRIVER", program("WebKitWebDriver")?),
        ("MULTAQA_XVFB_RUN", program("xvfb-run")?),
    ];
    let mut command = process::cargo(project);
    command
        .args([subcommand, "--package", "multaqa-tests"])
        .envs(variables);
    Ok(command)
}

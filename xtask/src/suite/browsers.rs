//! What runs in browsers: their tests, screenshots, and typing in a search.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Selection;
use super::compiled::Tests;
use crate::app::{self, Kind};
use crate::busy::Loads;
use crate::console;
use crate::descendants;
use crate::native::{self, Build};
use crate::process;
use crate::project::Project;
use crate::setup::{self, MINI_BROWSER, Need, Tools};

/// Installs the browsers, and builds the app that they are shown.
pub(super) fn prepare(project: &Project) -> Result<Tools> {
    let tools = setup::set_up(project, &[Need::App, Need::Browsers])?;
    app::build(project, &tools, Kind::Small)?;
    Ok(tools)
}

/// The browser tests, beside so many loads.
pub(super) fn test(
    project: &Project,
    tools: &Tools,
    tests: &Tests,
    selection: &Selection,
    loads: usize,
) -> Result<()> {
    if loads > 0 {
        console::note(&format!("{loads} loads run beside the tests"));
    }
    let _loads = Loads::start(loads);
    let mut command = tests.prepared("browser")?;
    in_browsers(&mut command, project, tools)?;
    process::run(command.args(&selection.filter).envs(selection.variables()))
}

/// Builds and serves the app by Trunk, as `Trunk.toml` says.
pub(super) fn trunk(project: &Project, tests: &Tests, selection: &Selection) -> Result<()> {
    let tools = setup::set_up(project, &[Need::Trunk, Need::Browsers])?;
    process::run(&mut app::build_bindgen(project))?;
    let mut command = tests.prepared("trunk")?;
    in_browsers(&mut command, project, &tools)?;
    command.args(&selection.filter);
    command.env("MULTAQA_TRUNK", tools.required("trunk")?);
    // There Trunk looks for wasm-bindgen.
    command.env("PATH", &tools.path);
    // For Trunk alone: the test itself is no program for the browser.
    let variables = tools.wasm.quick_variables();
    let lines = variables
        .iter()
        .map(|(n, v)| format!("{n}={}", v.display()));
    let lines = lines.collect::<Vec<_>>().join("\n");
    process::run(command.env("MULTAQA_TRUNK_VARIABLES", lines))
}

/// Takes the screenshots.
pub(crate) fn shots(project: &Project, out: &Path) -> Result<()> {
    let tools = prepare(project)?;
    native::build(project, Build::Whole)?;
    console::heading("Taking screenshots");
    run(project, &tools, "shots", &["--out".into(), out.into()])?;
    console::good(&format!("the screenshots are in {}", project.shown(out)));
    Ok(())
}

/// Types in the search of a built site: `typing` prints what that takes, and fails where it
/// is over a budget. It types in the whole of Chromium, as people do.
pub(crate) fn typing(project: &Project, tools: &Tools, arguments: &[OsString]) -> Result<()> {
    run(project, tools, "typing", arguments)
}

/// A program of the browser tests' package.
fn run(project: &Project, tools: &Tools, name: &str, arguments: &[OsString]) -> Result<()> {
    let mut cargo = process::cargo(project);
    in_browsers(&mut cargo, project, tools)?;
    if name == "typing" {
        cargo.env("MULTAQA_CHROMIUM", tools.required("chromium")?);
    }
    cargo.args(["run", "--package", "multaqa-tests", "--bin", name, "--"]);
    let outcome = process::run(cargo.args(arguments));
    descendants::end_all();
    outcome
}

/// Tells a program of the browser tests' package what it must know.
fn in_browsers(command: &mut Command, project: &Project, tools: &Tools) -> Result<()> {
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
    command.envs(variables);
    Ok(())
}

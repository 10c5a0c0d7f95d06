//! Builds and runs the organisers' program, `multaqa`.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::console;
use crate::process;
use crate::project::Project;

/// Builds the program, unless it is built already.
pub(crate) fn build(project: &Project) -> Result<()> {
    console::heading("Building the organisers' program (the first time takes about 3 min)");
    let mut cargo = process::command("cargo");
    cargo
        .args(["build", "--package", "multaqa-site", "--bin", "multaqa"])
        .current_dir(&project.root);
    process::run(&mut cargo)
}

/// Builds the program without what a first look at a site can do without: pictures for shared
/// links, `endpoint test`, and the minifier of styles.
pub(crate) fn build_light(project: &Project) -> Result<()> {
    console::heading("Building the organisers' program (the first time takes about 2 min)");
    let mut cargo = process::command("cargo");
    cargo
        .args(["build", "--package", "multaqa-site", "--bin", "multaqa"])
        .args(["--no-default-features"])
        .current_dir(&project.root);
    process::run(&mut cargo)
}

/// Builds the program optimised, as large sites need it.
pub(crate) fn build_optimised(project: &Project) -> Result<()> {
    console::heading(
        "Building the organisers' program, optimised (the first time takes about 10 min)",
    );
    let mut cargo = process::command("cargo");
    cargo
        .args(["build", "--profile", "program"])
        .args(["--package", "multaqa-site", "--bin", "multaqa"])
        .current_dir(&project.root);
    process::run(&mut cargo)
}

/// The program, ready for a subcommand on the sample, with the app of a folder.
pub(crate) fn on_sample(project: &Project, subcommand: &str, app: &Path) -> Command {
    let mut multaqa = process::command(project.program());
    multaqa
        .arg(subcommand)
        .arg(project.content())
        .arg("--app")
        .arg(app)
        .current_dir(&project.root);
    multaqa
}

/// Writes the sample site; `more` goes to `multaqa build` as it is.
pub(crate) fn build_sample(project: &Project, out: &Path, more: &[String]) -> Result<()> {
    console::heading("Building the sample site");
    let mut build = on_sample(project, "build", &project.app());
    process::run(build.arg("--out").arg(out).args(more))
}

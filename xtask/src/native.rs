//! Builds and runs the organisers' program, `multaqa`.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::console;
use crate::process;
use crate::project::Project;

/// How the program is built.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Build {
    /// With all that it can do, compiled quickly.
    Whole,
    /// Without what a first look at a site can do without: pictures for shared links,
    /// `endpoint test`, and the minifier of styles.
    Light,
    /// Optimised, as large sites need it.
    Optimised,
}

/// Builds the program, unless it is built already.
pub(crate) fn build(project: &Project, how: Build) -> Result<()> {
    let (options, said): (&[&str], _) = match how {
        Build::Whole => (&[], " (the first time takes about 3 min)"),
        Build::Light => (
            &["--no-default-features"],
            " (the first time takes about 2 min)",
        ),
        Build::Optimised => (
            &["--profile", "program"],
            ", optimised (the first time takes about 10 min)",
        ),
    };
    console::heading(&format!("Building the organisers' program{said}"));
    let mut cargo = process::cargo(project);
    cargo.args(["build", "--package", "multaqa-site", "--bin", "multaqa"]);
    process::run(cargo.args(options))
}

/// A program, ready for a subcommand on a content folder.
pub(crate) fn multaqa(program: &Path, subcommand: &str, content: &Path) -> Command {
    let mut multaqa = process::command(program);
    multaqa.arg(subcommand).arg(content);
    multaqa
}

/// The program, ready for a subcommand on the sample, with the app of a folder.
pub(crate) fn on_sample(project: &Project, subcommand: &str, app: &Path) -> Command {
    let mut multaqa = multaqa(&project.program(), subcommand, &project.content());
    multaqa.arg("--app").arg(app).current_dir(&project.root);
    multaqa
}

/// Writes the sample site; `more` goes to `multaqa build` as it is.
pub(crate) fn build_sample(project: &Project, out: &Path, more: &[String]) -> Result<()> {
    console::heading("Building the sample site");
    let mut build = on_sample(project, "build", &project.app());
    process::run(build.arg("--out").arg(out).args(more))
}

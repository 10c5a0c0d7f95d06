//! What calls of the standard library cost in the browser, each in a module of its own.

use anyhow::Result;

use crate::console;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Need, TARGET};

/// Compiles the examples of `crates/calls` as the small app is, and prints what they weigh.
pub(crate) fn calls(project: &Project) -> Result<()> {
    let tools = setup::set_up(project, &[Need::App])?;
    console::heading("What calls cost in the browser (KB of 1,000 bytes, brotli 11)");
    let mut compile = process::cargo(project);
    compile.args(["build", "--package", "multaqa-calls", "--examples"]);
    compile.args(["--profile", "release", "--target", TARGET]);
    process::run(compile.envs(tools.wasm.variables()))?;
    let folder = project.target.join(TARGET).join("release/examples");
    let mut weigh = process::cargo(project);
    weigh.args(["run", "--package", "multaqa-calls", "--"]);
    process::run(weigh.arg(tools.required("wasm-opt")?).arg(folder))
}

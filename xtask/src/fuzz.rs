//! `cargo xtask fuzz`: looks for inputs that break a promise, by libFuzzer.
//!
//! The targets are the programs of `crates/fuzz/fuzz`. What is found on the way stays in the target
//! folder, so that another run goes on from there; an input that breaks something, in
//! `crates/fuzz/fuzz/artifacts`.

use anyhow::{Context as _, Result, ensure};
use fs_err as fs;

use crate::console;
use crate::process::{self, cargo};
use crate::project::Project;
use crate::setup;

/// No input may take longer, in seconds.
const LONGEST: u32 = 10;
/// No input is longer, in bytes.
const LARGEST: u32 = 4096;

/// What to fuzz, and for how long.
#[derive(Debug, clap::Args)]
pub(crate) struct Selection {
    /// The target; without it all are run, one after the other.
    target: Option<String>,
    /// For how many seconds each is run.
    #[arg(long, default_value_t = 120)]
    seconds: u32,
}

/// Runs the targets.
pub(crate) fn fuzz(project: &Project, selection: &Selection) -> Result<()> {
    let path = setup::set_up_fuzz(project)?;
    let targets = targets(project)?;
    let is_chosen = |name: &&String| selection.target.as_ref().is_none_or(|one| one == *name);
    let chosen: Vec<_> = targets.iter().filter(is_chosen).collect();
    ensure!(
        !chosen.is_empty(),
        "there is no such target, only {}",
        targets.join(", ")
    );
    let (ours, built) = (
        project.root.join("crates/fuzz"),
        project.target.join("fuzz"),
    );
    for name in chosen {
        console::heading(&format!("Fuzzing: {name}"));
        let found = built.join("corpus").join(name);
        fs::create_dir_all(&found)?;
        let words = ours.join(format!("fuzz/dictionaries/{name}.dict"));
        let mut command = cargo(project);
        command
            .env("PATH", &path)
            // A stable toolchain takes the fuzzer's flags so, and one thread is repeatable.
            .envs([("RUSTC_BOOTSTRAP", "1"), ("RAYON_NUM_THREADS", "1")])
            .args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"])
            .arg(ours.join("fuzz"))
            .arg("--target-dir")
            .arg(&built)
            .args([
                name.as_ref(),
                found.as_path(),
                ours.join("corpus").join(name).as_path(),
            ])
            .arg("--")
            .arg(format!("-dict={}", words.display()))
            .arg(format!("-max_total_time={}", selection.seconds))
            .arg(format!("-timeout={LONGEST}"))
            .arg(format!("-max_len={LARGEST}"))
            .arg("-print_final_stats=1");
        process::run(&mut command).with_context(|| {
            format!("{name} broke a promise: the input is named above; it belongs in the corpus")
        })?;
    }
    Ok(())
}

/// The names of all targets.
fn targets(project: &Project) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(project.root.join("crates/fuzz/fuzz/fuzz_targets"))? {
        let path = file?.path();
        names.extend(
            path.file_stem()
                .map(|name| name.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    Ok(names)
}

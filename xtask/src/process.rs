//! Starting other programs, and leaving none behind.
//!
//! Cargo and rustup tell the programs they start about themselves by
//! environment variables. Passed on, these would make an inner cargo rebuild
//! what is built already, or use the wrong compiler; so [`command`] drops them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use fs_err::OpenOptions;

use crate::console;
use crate::project::{Project, rustup_home};

/// How often a running program is asked whether it has ended.
const POLL: Duration = Duration::from_millis(50);

/// A command in an environment like that of a person's shell.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_cargos_own) {
            command.env_remove(name);
        }
    }
    // `cargo run` puts the compiler's own libraries here, of the wrong
    // version for any other compiler.
    if let (Some(paths), Ok(rustup)) = (env::var_os("LD_LIBRARY_PATH"), rustup_home()) {
        let kept: Vec<PathBuf> = env::split_paths(&paths)
            .filter(|path| {
                !path.starts_with(&rustup)
                    && !path.ends_with("debug")
                    && !path.ends_with("debug/deps")
            })
            .collect();
        match env::join_paths(&kept) {
            Ok(kept) if !kept.is_empty() => command.env("LD_LIBRARY_PATH", kept),
            _ => command.env_remove("LD_LIBRARY_PATH"),
        };
    }
    command
}

fn is_cargos_own(name: &str) -> bool {
    matches!(
        name,
        "CARGO" | "OUT_DIR" | "CARGO_CRATE_NAME" | "CARGO_BIN_NAME" | "CARGO_PRIMARY_PACKAGE"
    ) || name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
}

/// `PATH` with these folders before the rest.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).context("putting the tools on PATH")
}

/// Cargo, in the project's folder.
pub(crate) fn cargo(project: &Project) -> Command {
    let mut cargo = command("cargo");
    cargo.current_dir(&project.root);
    cargo
}

/// What the project's compiler says when it is asked for something.
pub(crate) fn rustc(project: &Project, question: &[&str]) -> Result<String> {
    capture(command("rustc").args(question).current_dir(&project.root))
}

/// Whether a program is on `PATH`, or is this file.
pub(crate) fn is_program(program: impl AsRef<OsStr>) -> bool {
    which::which(program).is_ok()
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| {
            let word = word.to_string_lossy();
            if word.is_empty() || word.contains([' ', '\'', '"', '$', '*']) {
                format!("'{}'", word.replace('\'', r"'\''"))
            } else {
                word.into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command before the person's eyes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    console::command(&shown(command));
    let status = start(command)?
        .wait()
        .with_context(|| format!("waiting for {}", shown(command)))?;
    succeeded(command, status)
}

/// Runs a command unseen and returns what it printed on standard output.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .with_context(|| not_started(command))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    bail!("{} failed ({}): {said}", shown(command), output.status)
}

/// Runs a command that writes to `log`, and calls `each_second` while it lasts.
pub(crate) fn run_logged(
    command: &mut Command,
    log: &Path,
    mut each_second: impl FnMut(),
) -> Result<()> {
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(log)?
        .into_file();
    let same = file.try_clone()?;
    let mut child = start(command.stdin(Stdio::null()).stdout(file).stderr(same))?;
    let mut last = Instant::now();
    loop {
        if let Some(status) = child
            .try_wait()
            .with_context(|| format!("waiting for {}", shown(command)))?
        {
            return succeeded(command, status);
        }
        if last.elapsed() >= Duration::from_secs(1) {
            last = Instant::now();
            each_second();
        }
        thread::sleep(POLL);
    }
}

/// Starts a command before the person's eyes, and goes on.
pub(crate) fn start_shown(command: &mut Command) -> Result<Child> {
    console::command(&shown(command));
    start(command)
}

fn start(command: &mut Command) -> Result<Child> {
    command.spawn().with_context(|| not_started(command))
}

fn not_started(command: &Command) -> String {
    format!("{} could not be started", shown(command))
}

/// Fails if a command has.
pub(crate) fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    ensure!(status.success(), "{} failed ({status})", shown(command));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let mut command = Command::new("echo");
        command.args(["a", "b c", ""]);
        assert_eq!(shown(&command), "echo a 'b c' ''");
    }

    #[test]
    fn what_cargo_says_about_this_program_is_not_passed_on() {
        assert!(is_cargos_own("CARGO_MANIFEST_DIR"));
        assert!(is_cargos_own("CARGO_PKG_NAME"));
        assert!(!is_cargos_own("CARGO_HOME"));
        assert!(!is_cargos_own("CARGO_TARGET_DIR"));
    }

    #[test]
    fn a_failed_command_is_a_failure_that_names_it() {
        let error = run(Command::new("false").stdin(Stdio::null()))
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("false failed"), "{error}");
    }
}

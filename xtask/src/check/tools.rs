//! The rules that other programs check: format, lints, licences.

use std::process::Command;

use crate::console;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::project::Project;
use crate::setup;

/// What cargo-deny says when it cannot get the list of known weaknesses.
const NO_DATABASE: [&str; 3] = [
    "failed to fetch advisory database",
    "unable to load advisory database",
    "failed to acquire advisory database lock",
];

/// `cargo fmt --check` for the whole workspace.
pub(super) fn format(project: &Project) -> Outcome {
    process::run(cargo(project).args(["fmt", "--all", "--check"]))
        .map_err(|failure| failure.advise("Run `cargo fmt`."))
}

/// clippy with warnings denied. The app's kinds of drawing exclude each
/// other, so each is linted by itself; the workspace has `ssr` by the site.
pub(super) fn lint(project: &Project) -> Outcome {
    let clippy = |scope: &[&str]| {
        let mut command = cargo(project);
        command
            .args(["clippy", "--quiet"])
            .args(scope)
            .args(["--", "-D", "warnings"]);
        process::run(&mut command)
    };
    let app = |features| {
        clippy(&[
            "--package",
            "multaqa-app",
            "--no-default-features",
            "--features",
            features,
        ])
    };
    let outcomes = [
        clippy(&["--workspace", "--all-targets"]),
        app("hydrate"),
        app("csr"),
    ];
    outcomes.into_iter().collect()
}

/// Licences, bans and sources by cargo-deny; advisories where the list of
/// them can be fetched.
pub(super) fn deny(project: &Project) -> Outcome {
    let path = setup::set_up_deny(project)?;
    let deny = |what: &[&str]| {
        let mut command = cargo(project);
        command
            .env("PATH", &path)
            .args([
                "deny",
                "--log-level",
                "warn",
                "check",
                "--hide-inclusion-graph",
            ])
            .args(what);
        command
    };
    process::run(&mut deny(&["licenses", "bans", "sources"]))?;
    let mut advisories = deny(&["advisories"]);
    console::command(&process::shown(&advisories));
    match process::capture(&mut advisories) {
        Ok(_) => Ok(()),
        Err(failure) if is_unreachable(&failure) => {
            console::note(
                "advisories were not checked: their database cannot be reached from here",
            );
            Ok(())
        }
        Err(failure) => Err(failure),
    }
}

fn is_unreachable(failure: &Failure) -> bool {
    let said = failure.to_string();
    NO_DATABASE.iter().any(|sign| said.contains(sign))
}

fn cargo(project: &Project) -> Command {
    let mut command = process::command("cargo");
    command.current_dir(&project.root);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_unreachable_database_is_forgiven() {
        assert!(is_unreachable(&Failure::new(
            "failed to fetch advisory database https://…"
        )));
        assert!(!is_unreachable(&Failure::new(
            "error[vulnerability]: RUSTSEC-2020-0001"
        )));
    }
}

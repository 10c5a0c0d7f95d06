//! The rules that other programs check: format, lints, licences.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::console;
use crate::process::{self, cargo};
use crate::project::Project;
use crate::setup::{self, Need, TARGET, WasmTarget};

/// What cargo-deny says when it cannot get the list of known weaknesses.
const NO_DATABASE: [&str; 3] = [
    "failed to fetch advisory database",
    "unable to load advisory database",
    "failed to acquire advisory database lock",
];

/// `cargo fmt --check` for the whole workspace.
pub(super) fn format(project: &Project) -> Result<()> {
    process::run(cargo(project).args(["fmt", "--all", "--check"]))
        .context("the code is not formatted; run `cargo fmt`")
}

/// clippy with warnings denied: the workspace, the program without its optional features, and
/// the app as it is compiled for browsers. Its kinds of drawing exclude each other, so each is
/// linted by itself; the workspace has `ssr` by the site.
pub(super) fn lint(project: &Project) -> Result<()> {
    let tools = setup::set_up(project, &[Need::Development])?;
    let clippy = |scope: &[&str], variables: &[(&str, OsString)]| {
        let mut command = cargo(project);
        command
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .args(["clippy", "--quiet"])
            .args(scope)
            .args(["--", "-D", "warnings"]);
        process::run(&mut command)
    };
    let light = "--no-default-features";
    let app = |features| {
        let mut scope = vec!["--package", "multaqa-app", light, "--features", features];
        // What the app does without, for its bytes.
        let mut variables = vec![("CLIPPY_CONF_DIR", project.root.join("src").into())];
        // The system's Rust may come without clippy.
        if !matches!(tools.wasm, WasmTarget::Distro { .. }) {
            scope.extend(["--target", TARGET]);
            variables.extend(tools.wasm.quick_variables());
        }
        clippy(&scope, &variables)
    };
    let outcomes = [
        clippy(&["--workspace", "--all-targets"], &[]),
        clippy(&["--package", "multaqa-site", light], &[]),
        app("hydrate"),
        app("csr"),
    ];
    outcomes.into_iter().collect()
}

/// Logical properties by stylelint. An example of what is physical shows that it looks.
pub(super) fn styles(project: &Project) -> Result<()> {
    let tools = setup::set_up(project, &[Need::Npm])?;
    let node = project.root.join("xtask/npm");
    let stylelint = |sheets: &str| -> Result<Command> {
        let mut command = process::command(tools.required("stylelint")?);
        command
            .current_dir(&project.root)
            .arg("--config")
            .arg(node.join("stylelint.json"))
            .arg(sheets);
        Ok(command)
    };
    let Err(found) = process::capture(&mut stylelint("xtask/npm/physical.css")?) else {
        bail!("stylelint finds nothing in physical.css");
    };
    if !format!("{found:#}").contains("6 problems") {
        return Err(found);
    }
    process::run(&mut stylelint("style/*.css")?)
}

/// Licences, bans, sources, and who may depend on what by cargo-deny; advisories where the list
/// of them can be fetched.
pub(super) fn deny(project: &Project) -> Result<()> {
    let deny = |what: &[&str]| cargo_deny(project, &["--workspace"], what);
    process::run(&mut deny(&["licenses", "bans", "sources"])?)?;
    let mut advisories = deny(&["advisories"])?;
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

/// What the domain is made of, by a list of its own.
pub(super) fn deny_domain(project: &Project) -> Result<()> {
    let of = ["--manifest-path", "crates/domain/Cargo.toml"];
    let by = ["--config", "crates/domain/deny.toml"];
    process::run(&mut cargo_deny(project, &[of, by].concat(), &["bans"])?)
}

/// cargo-deny about some packages, checking some things.
fn cargo_deny(project: &Project, of: &[&str], what: &[&str]) -> Result<Command> {
    let path = setup::set_up_deny(project)?;
    let mut command = cargo(project);
    command
        .env("PATH", path)
        .args(["deny", "--log-level", "warn"])
        .args(of)
        .args(["check", "--hide-inclusion-graph"])
        .args(what);
    Ok(command)
}

fn is_unreachable(failure: &anyhow::Error) -> bool {
    let said = format!("{failure:#}");
    NO_DATABASE.iter().any(|sign| said.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_unreachable_database_is_forgiven() {
        assert!(is_unreachable(&anyhow::anyhow!(
            "failed to fetch advisory database https://…"
        )));
        assert!(!is_unreachable(&anyhow::anyhow!(
            "error[vulnerability]: RUSTSEC-2020-0001"
        )));
    }
}

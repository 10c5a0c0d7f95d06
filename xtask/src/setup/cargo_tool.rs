//! What `cargo install` gets: Trunk, geckodriver, cargo-deny, cargo-fuzz.
//!
//! Each goes into a folder of its own, named by its version, so that no tool
//! that the user installed is replaced and checkouts with different versions
//! get along. A suitable one on `PATH` is used instead.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::{Job, Step};
use crate::process;
use crate::project::Project;

/// The tools are built once and run seldom: quick to build is better than
/// quick to run. With the first level of optimisation geckodriver takes 169 s of processor time, so 106 s.
const PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

/// A program from crates.io.
#[derive(Debug)]
pub(super) struct CargoTool {
    /// The name of the package, and of the program.
    name: &'static str,
    version: &'static str,
    /// Whether any version on `PATH` is as good as the one that would be installed, or only
    /// one with the same number before the last dot.
    any_suits: bool,
    /// How `cargo install` is to build it, besides by its own lock file.
    options: &'static [&'static str],
    takes: &'static str,
}

/// Serves the app anew after each change. 0.22 needs a later compiler. Its own features are TLS and
/// looking for newer versions of itself, which an offline build never needs.
pub(super) fn trunk() -> CargoTool {
    CargoTool {
        name: "trunk",
        version: "0.21.14",
        any_suits: false,
        options: &["--no-default-features"],
        takes: "4 min",
    }
}

/// Drives Firefox.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        name: "geckodriver",
        version: "0.37.1",
        any_suits: true,
        options: &[],
        takes: "2 min",
    }
}

/// Checks licences, bans and sources.
pub(super) fn deny() -> CargoTool {
    CargoTool {
        name: "cargo-deny",
        version: "0.20.2",
        any_suits: false,
        options: &[],
        takes: "5 min",
    }
}

/// Runs fuzz targets.
pub(super) fn fuzz() -> CargoTool {
    CargoTool {
        name: "cargo-fuzz",
        version: "0.13.2",
        any_suits: false,
        options: &[],
        takes: "1 min",
    }
}

impl CargoTool {
    /// The folder to put on `PATH`; it need not exist.
    pub(super) fn folder(&self, project: &Project) -> PathBuf {
        self.root(project).join("bin")
    }

    fn root(&self, project: &Project) -> PathBuf {
        let name = format!("{}-{}", self.name, self.version);
        project.tools.join(name)
    }

    fn is_on_path(&self) -> bool {
        let said = process::capture(process::command(self.name).arg("--version"));
        said.is_ok_and(|said| self.is_suitable(&said))
    }

    /// Whether what `--version` says (`trunk 0.21.14`) is good enough.
    fn is_suitable(&self, said: &str) -> bool {
        let Some(version) = said.split_whitespace().nth(1) else {
            return false;
        };
        self.any_suits || minor(version) == minor(self.version)
    }
}

fn minor(version: &str) -> Option<&str> {
    version.rsplit_once('.').map(|(minor, _)| minor)
}

impl Step for CargoTool {
    fn about(&self) -> (String, &'static str) {
        (format!("{} {}", self.name, self.version), self.takes)
    }

    fn is_there(&self, project: &Project) -> Result<bool> {
        Ok(process::is_program(self.folder(project).join(self.name)) || self.is_on_path())
    }

    fn get(&self, job: &mut Job<'_>) -> Result<()> {
        let mut cargo = process::command("cargo");
        cargo
            .args(["install", "--locked", self.name])
            .args(["--version", self.version])
            .args(self.options)
            .arg("--root")
            .arg(self.root(job.project))
            .arg("--target-dir")
            .arg(build_folder(job.project))
            .envs(PROFILE)
            // Away from the project's own cargo configuration.
            .current_dir(&job.project.tools);
        job.run(&mut cargo)
    }
}

/// The tools share one target folder while they are built.
fn build_folder(project: &Project) -> PathBuf {
    project.tools.join("build")
}

/// Removes what building the tools left.
pub(super) fn clean_up(project: &Project) {
    // It only takes room; the next set-up tries again.
    let _ = fs::remove_dir_all(build_folder(project));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_on_the_path_is_used_only_if_its_version_suits() {
        let trunk = trunk();
        assert!(trunk.is_suitable("trunk 0.21.9"));
        assert!(!trunk.is_suitable("trunk 0.22.0"));
        assert!(geckodriver().is_suitable("geckodriver 0.36.0 (abc 2025-02-25)"));
        assert!(!geckodriver().is_suitable(""));
    }
}

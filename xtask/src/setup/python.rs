//! What comes from PyPI: servers that the tests register at, and Schemathesis, in a virtual
//! environment.
//!
//! They are installed exactly as xtask/python/requirements.txt says, into a folder of
//! cargo's home named by that file's hash.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Job, Step, apt};
use crate::folder;
use crate::process;
use crate::project::Project;

/// The packages of xtask/python/requirements.txt.
pub(super) struct Packages;

/// Where the virtual environment of the current requirements belongs.
pub(super) fn folder(project: &Project) -> Result<PathBuf> {
    super::locked_folder(project, "python", &requirements(project))
}

/// A program of the virtual environment. Of its scripts only those work that are programs
/// by themselves: what starts with the interpreter's path has the path of another folder.
pub(super) fn program(project: &Project, name: &str) -> Result<PathBuf> {
    Ok(folder(project)?.join("bin").join(name))
}

fn requirements(project: &Project) -> PathBuf {
    project.root.join("xtask/python/requirements.txt")
}

impl Step for Packages {
    fn about(&self) -> (String, &'static str) {
        let servers = "PocketBase, Django, FastAPI, Strawberry and Kinto";
        (
            format!("{servers} from PyPI, which the tests register at, and Schemathesis"),
            "30 s",
        )
    }

    fn is_there(&self, project: &Project) -> Result<bool> {
        // The interpreter is a link to the system's, which may be gone.
        Ok(process::is_program(program(project, "python")?)
            && process::is_program(program(project, "pocketbase")?))
    }

    fn get(&self, job: &mut Job<'_>) -> Result<()> {
        let folder = folder(job.project)?;
        let partial = folder::partial(&folder)?;
        if make(job, "python3", &partial).is_err() && apt::is_debian() {
            // Debian's Python comes without what makes virtual environments.
            let packages = ["python3", "python3-venv"];
            apt::install(job, &packages, "servers that the tests register at")?;
            let partial = folder::partial(&folder)?;
            make(job, "/usr/bin/python3", &partial)?;
        }
        let mut pip = process::command(partial.join("bin/python"));
        pip.args(["-m", "pip", "install", "--no-input", "--no-deps"])
            .args(["--disable-pip-version-check", "--only-binary", ":all:"])
            // What PyPI serves is what was looked at.
            .arg("--require-hashes")
            .arg("--requirement")
            .arg(requirements(job.project));
        job.run(&mut pip)?;
        folder::put_in_place(&partial, &folder)
    }
}

fn make(job: &mut Job<'_>, python: &str, folder: &Path) -> Result<()> {
    job.run(process::command(python).args(["-m", "venv"]).arg(folder))
}

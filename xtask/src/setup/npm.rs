//! What comes from npm: wasm-opt (in binaryen), terser, axe-core and stylelint; servers that the
//! tests register at, and what reads calendars.
//!
//! They are installed exactly as the package-lock.json of xtask/npm, or of
//! xtask/npm-servers, says, into a folder of cargo's home named by that file's hash.

use std::path::PathBuf;

use anyhow::Result;

use super::{Job, Step};
use crate::folder;
use crate::process;
use crate::project::Project;

/// The packages of a lock file.
pub(super) struct Packages {
    /// The folder of xtask/ that it lies in.
    folder: &'static str,
    purpose: &'static str,
    takes: &'static str,
}

/// What builds the app, and what tests its pages.
pub(super) fn tools() -> Packages {
    Packages {
        folder: "npm",
        purpose: "wasm-opt, terser, axe-core and stylelint from npm",
        takes: "10 s",
    }
}

/// Servers that the tests register at, ical.js, which reads calendars, and MDN's HTTP Observatory.
pub(super) fn servers() -> Packages {
    Packages {
        folder: "npm-servers",
        purpose: "json-server, Node-RED and Parse Server from npm, which the tests register at, \
                  ical.js and MDN's HTTP Observatory",
        takes: "2 min",
    }
}

impl Packages {
    /// Where the packages of the current lock file belong.
    pub(super) fn folder(&self, project: &Project) -> Result<PathBuf> {
        let lock = self.source(project).join("package-lock.json");
        super::locked_folder(project, "npm", &lock)
    }

    fn source(&self, project: &Project) -> PathBuf {
        project.root.join("xtask").join(self.folder)
    }
}

impl Step for Packages {
    fn about(&self) -> (String, &'static str) {
        (self.purpose.to_owned(), self.takes)
    }

    fn is_there(&self, project: &Project) -> Result<bool> {
        Ok(self.folder(project)?.join("node_modules").is_dir())
    }

    fn get(&self, job: &mut Job<'_>) -> Result<()> {
        let folder = self.folder(job.project)?;
        let partial = folder::partial(&folder)?;
        for file in ["package.json", "package-lock.json"] {
            fs_err::copy(self.source(job.project).join(file), partial.join(file))?;
        }
        let mut npm = process::command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&partial);
        job.run(&mut npm)?;
        folder::put_in_place(&partial, &folder)
    }
}

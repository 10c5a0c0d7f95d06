//! What compiles programs for Linux that need no library of the system: musl.
//!
//! `rustup target add` gets the standard library, Debian's musl-tools the compiler for the C
//! code of some crates.

use anyhow::{Result, bail};

use super::{Job, Step, apt};
use crate::process;
use crate::project::Project;

/// The compiler for C, by the name that the crate `cc` looks for.
const COMPILER: &str = "musl-gcc";

/// The step that gets it, for a target such as x86_64-unknown-linux-musl.
pub(super) struct Musl(pub(super) String);

impl Step for Musl {
    fn about(&self) -> (String, &'static str) {
        (format!("what compiles for {}", self.0), "30 s")
    }

    fn is_there(&self, project: &Project) -> Result<bool> {
        let question = ["--print", "target-libdir", "--target", &self.0];
        let folder = process::rustc(project, &question)?;
        let has_library = std::path::Path::new(folder.trim()).is_dir();
        Ok(has_library && process::is_program(COMPILER))
    }

    fn get(&self, job: &mut Job<'_>) -> Result<()> {
        if !process::is_program(COMPILER) {
            if !apt::is_debian() {
                bail!(
                    "{COMPILER} is not on PATH.\n  What to do: Install your system's package \
                     with it: musl-tools, musl-gcc or musl."
                );
            }
            let purpose = "programs that need no library of the system";
            apt::install(job, &["musl-tools"], purpose)?;
        }
        job.run(
            process::command("rustup")
                .args(["target", "add", &self.0])
                .current_dir(&job.project.root),
        )
    }
}

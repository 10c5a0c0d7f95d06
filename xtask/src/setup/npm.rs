//! What comes from npm: wasm-opt (in binaryen), terser and axe-core.
//!
//! They are installed exactly as xtask/npm/package-lock.json says, into a
//! folder of cargo's home named by that file's hash.

use std::fs;
use std::path::PathBuf;

use super::{Job, Step};
use crate::failure::{Context as _, Outcome};
use crate::fingerprint;
use crate::process;
use crate::project::Project;

/// The packages of xtask/npm.
pub(super) struct Packages;

/// Where the packages of the current lock file belong.
pub(super) fn folder(project: &Project) -> Outcome<PathBuf> {
    let lock = source(project).join("package-lock.json");
    let text = fs::read(&lock).context(format!("reading {}", lock.display()))?;
    Ok(project
        .tools
        .join(format!("npm-{}", fingerprint::of_bytes(&text))))
}

fn source(project: &Project) -> PathBuf {
    project.root.join("xtask").join("npm")
}

impl Step for Packages {
    fn name(&self) -> String {
        "wasm-opt, terser and axe-core from npm".to_owned()
    }

    fn takes(&self) -> &'static str {
        "10 s"
    }

    fn is_there(&self, project: &Project) -> Outcome<bool> {
        Ok(folder(project)?.join("node_modules").is_dir())
    }

    fn get(&self, job: &mut Job<'_>) -> Outcome {
        let folder = folder(job.project)?;
        // Installed beside, then renamed: what bears the name is complete.
        let partial = folder.with_extension("partial");
        if partial.exists() {
            fs::remove_dir_all(&partial).context(format!("clearing {}", partial.display()))?;
        }
        fs::create_dir_all(&partial).context(format!("making {}", partial.display()))?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(source(job.project).join(file), partial.join(file))
                .context(format!("copying {file}"))?;
        }
        let mut npm = process::command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&partial);
        job.run(&mut npm)?;
        if folder.exists() {
            fs::remove_dir_all(&folder).context(format!("clearing {}", folder.display()))?;
        }
        fs::rename(&partial, &folder).context(format!("putting {} in place", folder.display()))
    }
}

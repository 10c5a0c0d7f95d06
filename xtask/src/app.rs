//! Builds the app for the browser, unless it is built already.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::console;
use crate::failure::{Context as _, Failure, Outcome};
use crate::fingerprint;
use crate::process;
use crate::project::Project;
use crate::setup::Tools;
use crate::shrink;

/// What the built app depends on.
const SOURCES: [&str; 11] = [
    "src",
    "crates/domain/src",
    "crates/domain/Cargo.toml",
    "crates/wasm-streams",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "xtask/npm/package-lock.json",
    "xtask/src/app.rs",
    "xtask/src/shrink",
];

/// The app takes over pages that are drawn already.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "hydrate"];

/// Builds the app in release into [`Project::app`].
pub(crate) fn build(project: &Project, tools: &Tools) -> Outcome {
    let variables = tools.wasm.variables();
    let settings = format!("{variables:?} {FEATURES:?}");
    let fingerprint = fingerprint::of_files(&project.root, &SOURCES, &settings)?;
    let record = project.target.join("app.fingerprint");
    let app = project.app();
    if fs::read_to_string(&record).is_ok_and(|last| last == fingerprint) && files(&app).is_ok() {
        return Ok(());
    }
    console::heading("Building the app for the browser (the first time takes about 5 min)");
    let start = Instant::now();
    if record.exists() {
        fs::remove_file(&record).context(format!("removing {}", record.display()))?;
    }
    for mut command in [fetch(), trunk(&app)] {
        command
            .current_dir(&project.root)
            .env("PATH", &tools.path)
            // A folder of its own, so that native builds need not wait for it.
            .env("CARGO_TARGET_DIR", project.target.join("wasm"))
            // Would take the place of the target's own flags.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            // Trunk's own stack says nothing about the app's faults.
            .env_remove("RUST_BACKTRACE")
            // Trunk reads it as a switch and refuses what others write there.
            .env_remove("NO_COLOR")
            .envs(variables.iter().map(|(name, value)| (name, value)));
        process::run(&mut command)?;
    }
    make_small(tools, &app)?;
    fs::write(&record, fingerprint).context(format!("writing {}", record.display()))?;
    console::good(&format!(
        "the app is built ({})",
        console::duration(start.elapsed())
    ));
    Ok(())
}

/// Everything that has to be downloaded, the standard library's crates too,
/// so that Trunk can work offline.
fn fetch() -> std::process::Command {
    let mut cargo = process::command("cargo");
    cargo.args(["fetch", "--target", "wasm32-unknown-unknown"]);
    cargo
}

/// Shrinks the scripts and the module that Trunk wrote, and names the glue and the module
/// by what they then hold.
fn make_small(tools: &Tools, app: &Path) -> Outcome {
    let AppFiles {
        scripts, module, ..
    } = files(app)?;
    let is_glue = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.parent() == Some(app) && name.starts_with("app-")
    };
    let glue = scripts.iter().find(is_glue);
    let glue = glue.ok_or_else(|| Failure::new("Trunk wrote no glue script app-….js"))?;
    let wasm_opt = tools.program("wasm-opt");
    let wasm_opt = wasm_opt
        .ok_or_else(|| Failure::new("wasm-opt is not there").advise("Run `cargo xtask setup`."))?;
    let parts = shrink::shrink(&wasm_opt, glue, &module)?;
    for script in &scripts {
        process::run(&mut minify(&tools.terser, script))?;
    }
    shrink::name_by_content(glue, "app", ".js")?;
    shrink::name_by_content(&module, "app", "_bg.wasm")?;
    for part in &parts {
        let name = part.file_stem().unwrap_or_default().to_string_lossy();
        shrink::name_by_content(part, &format!("part-{name}"), ".wasm")?;
    }
    // Trunk's page names the files as they were; no site has it.
    let page = app.join("index.html");
    fs::remove_file(&page).context(format!("removing {}", page.display()))
}

/// Makes a script small, in its place: half of what wasm-bindgen writes is for people to
/// read. Arrows are safe: nothing calls these functions by `new` or reads their prototype.
fn minify(terser: &Path, script: &Path) -> std::process::Command {
    let mut node = process::command("node");
    node.arg(terser)
        .arg(script)
        .args([
            "--module",
            "--compress",
            "passes=2,ecma=2020,unsafe_arrows=true",
        ])
        .args(["--mangle", "--output"])
        .arg(script);
    node
}

fn trunk(dist: &Path) -> std::process::Command {
    let mut trunk = process::command("trunk");
    trunk
        .args(["build", "--release", "--offline", "--skip-version-check"])
        .args(FEATURES)
        .arg("--dist")
        .arg(dist);
    trunk
}

/// The files that the built app consists of.
#[derive(Debug)]
pub(crate) struct AppFiles {
    /// The glue script, and what it imports.
    pub(crate) scripts: Vec<PathBuf>,
    /// The WebAssembly module.
    pub(crate) module: PathBuf,
    /// What only some pages need of it: modules of their own.
    pub(crate) parts: Vec<PathBuf>,
}

/// Finds the app's files below a folder: of [`Project::app`], or of a site.
pub(crate) fn files(folder: &Path) -> Outcome<AppFiles> {
    let mut all = Vec::new();
    fingerprint::collect(folder, &mut all)?;
    let mut scripts = Vec::new();
    let mut modules = Vec::new();
    let mut parts = Vec::new();
    for path in all {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_snippet = path.components().any(|part| part.as_os_str() == "snippets");
        if name.starts_with("app-") && name.ends_with("_bg.wasm") {
            modules.push(path);
        } else if name.starts_with("part-") && name.ends_with(".wasm") {
            parts.push(path);
        } else if name.ends_with(".js")
            && (name.starts_with("app-") || name.starts_with("start-") || is_snippet)
        {
            scripts.push(path);
        }
    }
    let folder = folder.display();
    let [module] = modules.as_slice() else {
        return Err(Failure::new(format!(
            "{} WebAssembly modules named app-… lie in {folder}; there should be one",
            modules.len()
        )));
    };
    if scripts.is_empty() {
        return Err(Failure::new(format!(
            "no glue script app-….js lies in {folder}"
        )));
    }
    Ok(AppFiles {
        scripts,
        module: module.clone(),
        parts,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_known_by_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        };
        assert!(files(folder.path()).is_err());
        for name in [
            "app-1_bg.wasm",
            "part-read-3.wasm",
            "app-1.js",
            "start-2.js",
            "snippets/a/inline0.js",
            "other.js",
        ] {
            write(name);
        }
        let found = files(folder.path()).unwrap();
        assert!(found.module.ends_with("app-1_bg.wasm"));
        assert_eq!(found.scripts.len(), 3);
        assert_eq!(found.parts.len(), 1);
        write("old/app-0_bg.wasm");
        assert!(
            files(folder.path())
                .unwrap_err()
                .to_string()
                .starts_with("2 WebAssembly")
        );
    }
}

//! Builds the app for the browser, unless it is built already.
//!
//! Cargo compiles it, wasm-bindgen makes a script and a module that a browser can load. The
//! small app, which sites get, is then made small ([`crate::shrink`]); the development app is
//! not, and is there in a third of the time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::console;
use crate::fingerprint;
use crate::process;
use crate::project::Project;
use crate::setup::{TARGET, Tools};
use crate::shrink;

/// What the built app depends on.
const SOURCES: [&str; 8] = [
    "src",
    "crates/domain/src",
    "crates/domain/Cargo.toml",
    "crates/wasm-streams",
    "crates/bindgen",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/src/app.rs",
];

/// What the small app depends on besides.
const SHRINKING: [&str; 2] = ["xtask/npm/package-lock.json", "xtask/src/shrink"];

/// How the app is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As sites get it: with a small standard library, as small as it can be made, in parts.
    Small,
    /// For work on it: compiled quickly, whole.
    Development,
}

impl Kind {
    /// The folder that it is built into.
    pub(crate) fn folder(self, project: &Project) -> PathBuf {
        match self {
            Self::Small => project.app(),
            Self::Development => project.development_app(),
        }
    }

    /// Cargo's profile. That of development is the native program's: what runs on this machine
    /// while both are compiled, macros above all, is compiled once.
    fn profile(self) -> &'static str {
        match self {
            Self::Small => "release",
            Self::Development => "dev",
        }
    }

    /// The folder that cargo names after it.
    fn profile_folder(self) -> &'static str {
        match self {
            Self::Small => "release",
            Self::Development => "debug",
        }
    }

    fn variables(self, tools: &Tools) -> Vec<(&'static str, std::ffi::OsString)> {
        match self {
            Self::Small => tools.wasm.variables(),
            Self::Development => tools.wasm.quick_variables(),
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Small => "Building the app for the browser (the first time takes about 5 min)",
            Self::Development => {
                "Building the app for the browser, for development (the first time takes about 1 min)"
            }
        }
    }
}

/// Builds the app into [`Kind::folder`].
pub(crate) fn build(project: &Project, tools: &Tools, kind: Kind) -> Result<()> {
    let app = kind.folder(project);
    let record = app.with_extension("fingerprint");
    let fingerprint = fingerprint(project, tools, kind)?;
    if is_built(&app, &record, &fingerprint) {
        return Ok(());
    }
    console::heading(kind.heading());
    let start = Instant::now();
    // Before anything else, so that what was built in part is never taken for whole.
    if record.exists() {
        fs::remove_file(&record).with_context(|| format!("removing {}", record.display()))?;
    }
    process::run(compile(tools, kind).current_dir(&project.root))?;
    let module = project.target.join(TARGET).join(kind.profile_folder());
    let module = module.join("app.wasm");
    let partial = app.with_extension("partial");
    clear(&partial)?;
    process::run(&mut build_bindgen(project))?;
    process::run(&mut bind(project, &module, &partial))?;
    if kind == Kind::Small {
        make_small(tools, &partial)?;
    }
    name_by_content(&partial)?;
    clear(&app)?;
    fs::rename(&partial, &app).with_context(|| format!("putting {} in place", app.display()))?;
    fs::write(&record, fingerprint).with_context(|| format!("writing {}", record.display()))?;
    console::good(&format!(
        "the app is built ({})",
        console::duration(start.elapsed())
    ));
    Ok(())
}

/// Removes what was built before.
pub(crate) fn remove(project: &Project, kind: Kind) -> Result<()> {
    clear(&kind.folder(project))
}

/// Whether the app lies there as it would be built.
pub(crate) fn is_there(project: &Project, tools: &Tools, kind: Kind) -> Result<bool> {
    let app = kind.folder(project);
    let record = app.with_extension("fingerprint");
    Ok(is_built(&app, &record, &fingerprint(project, tools, kind)?))
}

fn is_built(app: &Path, record: &Path, fingerprint: &str) -> bool {
    fs::read_to_string(record).is_ok_and(|last| last == fingerprint) && files(app).is_ok()
}

fn fingerprint(project: &Project, tools: &Tools, kind: Kind) -> Result<String> {
    let settings = format!("{:?} {kind:?}", kind.variables(tools));
    let mut sources = SOURCES.to_vec();
    if kind == Kind::Small {
        sources.extend(SHRINKING);
    }
    fingerprint::of_files(&project.root, &sources, &settings)
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("clearing {}", folder.display()))?;
    }
    Ok(())
}

/// Cargo, compiling the app that takes over pages which are drawn already.
fn compile(tools: &Tools, kind: Kind) -> Command {
    let mut cargo = process::command("cargo");
    cargo
        .args(["build", "--package", "multaqa-app", "--bin", "app"])
        .args(["--no-default-features", "--features", "hydrate"])
        .args(["--target", TARGET, "--profile", kind.profile()])
        // Would take the place of the target's own flags.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .envs(kind.variables(tools));
    cargo
}

/// Cargo, compiling the project's own wasm-bindgen.
pub(crate) fn build_bindgen(project: &Project) -> Command {
    let mut cargo = process::command("cargo");
    cargo
        .args(["build", "--package", "multaqa-bindgen"])
        .current_dir(&project.root);
    cargo
}

/// wasm-bindgen, writing `app.js` and `app_bg.wasm`.
fn bind(project: &Project, module: &Path, folder: &Path) -> Command {
    let mut command = process::command(project.target.join("debug/wasm-bindgen"));
    command
        .args(["--target", "web", "--out-name", "app", "--no-typescript"])
        .arg("--out-dir")
        .arg(folder)
        .arg(module);
    command
}

/// Shrinks the script and the module that wasm-bindgen wrote, and divides the module: its
/// parts come to lie beside it.
fn make_small(tools: &Tools, folder: &Path) -> Result<()> {
    let glue = folder.join("app.js");
    let wasm_opt = tools.required("wasm-opt")?;
    shrink::shrink(&wasm_opt, &glue, &folder.join("app_bg.wasm"))?;
    process::run(&mut minify(&tools.terser, &glue))
}

/// Names each file by what it holds, so that browsers can keep it for ever.
fn name_by_content(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    fingerprint::collect(folder, &mut files)?;
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let (start, end) = match name.as_ref() {
            "app.js" => ("app".to_owned(), ".js"),
            "app_bg.wasm" => ("app".to_owned(), "_bg.wasm"),
            part if part.ends_with(".wasm") => {
                let stem = file.file_stem().unwrap_or_default().to_string_lossy();
                (format!("part-{stem}"), ".wasm")
            }
            _ => {
                bail!(
                    "wasm-bindgen wrote {}, which no site would get: a crate brings a script of its own",
                    file.display()
                );
            }
        };
        shrink::name_by_content(&file, &start, end)?;
    }
    Ok(())
}

/// Makes a script small, in its place: half of what wasm-bindgen writes is for people to
/// read. Arrows are safe: nothing calls these functions by `new` or reads their prototype.
fn minify(terser: &Path, script: &Path) -> Command {
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
pub(crate) fn files(folder: &Path) -> Result<AppFiles> {
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
        bail!(
            "{} WebAssembly modules named app-… lie in {folder}; there should be one",
            modules.len()
        );
    };
    if scripts.is_empty() {
        bail!("no glue script app-….js lies in {folder}");
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

//! Builds the app for the browser, unless it is built already.
//!
//! Cargo compiles it, wasm-bindgen makes a script and a module that a browser can load. The
//! small app, which sites get, is then made small ([`crate::shrink`]); the development app is
//! not, and is there in a third of the time.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail, ensure};

use crate::console;
use crate::fingerprint::{self, Record};
use crate::folder;
use crate::process;
use crate::project::Project;
use crate::setup::{TARGET, Tools};
use crate::shrink;

/// What the built app depends on.
const SOURCES: [&str; 9] = [
    "src",
    "crates/domain/src",
    "crates/domain/Cargo.toml",
    "crates/direction",
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

/// What differs between the kinds.
struct Recipe {
    /// Cargo's profile. That of development is the native program's: what runs on this machine
    /// while both are compiled, macros above all, is compiled once.
    profile: &'static str,
    /// The folder that cargo names after it.
    profile_folder: &'static str,
    variables: Vec<(&'static str, OsString)>,
    sources: Vec<&'static str>,
    /// What is said when it begins.
    heading: &'static str,
}

impl Kind {
    /// The folder that it is built into.
    pub(crate) fn folder(self, project: &Project) -> PathBuf {
        match self {
            Self::Small => project.app(),
            Self::Development => project.target.join("app-development"),
        }
    }

    fn recipe(self, tools: &Tools) -> Recipe {
        match self {
            Self::Small => Recipe {
                profile: "release",
                profile_folder: "release",
                variables: tools.wasm.variables(),
                sources: [&SOURCES[..], &SHRINKING].concat(),
                heading: "Building the app for the browser (the first time takes about 5 min)",
            },
            Self::Development => Recipe {
                profile: "dev",
                profile_folder: "debug",
                variables: tools.wasm.quick_variables(),
                sources: SOURCES.to_vec(),
                heading: "Building the app for the browser, for development (the first time takes about 1 min)",
            },
        }
    }

    fn record(self, project: &Project, recipe: &Recipe) -> Result<Record> {
        let settings = format!("{:?} {self:?}", recipe.variables);
        let now = fingerprint::of_files(&project.root, &recipe.sources, &settings)?;
        let file = self.folder(project).with_extension("fingerprint");
        Ok(Record::new(file, now))
    }
}

/// Builds the app into [`Kind::folder`].
pub(crate) fn build(project: &Project, tools: &Tools, kind: Kind) -> Result<()> {
    let app = kind.folder(project);
    let recipe = kind.recipe(tools);
    let record = kind.record(project, &recipe)?;
    if record.is_current() && files(&app).is_ok() {
        return Ok(());
    }
    console::heading(recipe.heading);
    let start = Instant::now();
    record.forget()?;
    process::run(&mut compile(project, &recipe))?;
    let module = project.target.join(TARGET).join(recipe.profile_folder);
    let partial = folder::partial(&app)?;
    process::run(&mut build_bindgen(project))?;
    process::run(&mut bind(project, &module.join("app.wasm"), &partial))?;
    if kind == Kind::Small {
        make_small(tools, &partial)?;
    }
    name_by_content(&partial)?;
    folder::put_in_place(&partial, &app)?;
    record.keep()?;
    let time = console::duration(start.elapsed());
    console::good(&format!("the app is built ({time})"));
    Ok(())
}

/// Whether the app lies there as it would be built.
pub(crate) fn is_there(project: &Project, tools: &Tools, kind: Kind) -> Result<bool> {
    let record = kind.record(project, &kind.recipe(tools))?;
    Ok(record.is_current() && files(&kind.folder(project)).is_ok())
}

/// Cargo, compiling the app that takes over pages which are drawn already.
fn compile(project: &Project, recipe: &Recipe) -> Command {
    let mut cargo = process::cargo(project);
    cargo
        .args(["build", "--package", "multaqa-app", "--bin", "app"])
        .args(["--no-default-features", "--features", "hydrate"])
        .args(["--target", TARGET, "--profile", recipe.profile])
        // Would take the place of the target's own flags.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .envs(recipe.variables.iter().cloned());
    cargo
}

/// Cargo, compiling the project's own wasm-bindgen.
pub(crate) fn build_bindgen(project: &Project) -> Command {
    let mut cargo = process::cargo(project);
    cargo.args(["build", "--package", "multaqa-bindgen"]);
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
    for file in folder::files(folder)? {
        let (start, end) = match folder::name(&file).as_str() {
            "app.js" => ("app".to_owned(), ".js"),
            "app_bg.wasm" => ("app".to_owned(), "_bg.wasm"),
            part if part.ends_with(".wasm") => {
                (format!("part-{}", part.trim_end_matches(".wasm")), ".wasm")
            }
            _ => bail!(
                "wasm-bindgen wrote {}, which no site would get: a crate brings a script of its own",
                file.display()
            ),
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
    let (mut scripts, mut modules, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    for path in folder::files(folder)? {
        let name = folder::name(&path);
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
    ensure!(
        !scripts.is_empty(),
        "no glue script app-….js lies in {folder}"
    );
    Ok(AppFiles {
        scripts,
        module: module.clone(),
        parts,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

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

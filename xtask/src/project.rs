//! Where things are: the project's folders and the tools' folder.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The folders that the commands work in; all absolute.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    /// The folder with the workspace's Cargo.toml.
    pub(crate) root: PathBuf,
    /// Cargo's target folder; built things and records of them go there.
    pub(crate) target: PathBuf,
    /// What the set-up installs, one folder a tool and version. It lies in
    /// cargo's home so that every checkout shares it and `git clean` spares it.
    pub(crate) tools: PathBuf,
}

impl Project {
    /// The project that this program was built from.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .context("the xtask folder has no parent")?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        let tools = home_of("CARGO_HOME", ".cargo")?.join("multaqa");
        Ok(Self {
            root: root.to_path_buf(),
            target,
            tools,
        })
    }

    /// Where the app for the browser lies once built: `app-<hash>.js` and
    /// `app-<hash>_bg.wasm`.
    pub(crate) fn app(&self) -> PathBuf {
        self.target.join("app")
    }

    /// The native program of organisers, once built.
    pub(crate) fn program(&self) -> PathBuf {
        self.target.join("debug").join("multaqa")
    }

    /// This program, as it is built last.
    pub(crate) fn xtask(&self) -> PathBuf {
        self.target.join("debug").join("xtask")
    }

    /// The program of organisers, optimised, once built.
    pub(crate) fn optimised_program(&self) -> PathBuf {
        self.target.join("program").join("multaqa")
    }

    /// The sample's content folder.
    pub(crate) fn content(&self) -> PathBuf {
        self.root.join("content")
    }

    /// A path as a person would type it from the project's folder.
    pub(crate) fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}

/// `~/.rustup` unless `RUSTUP_HOME` says otherwise.
pub(crate) fn rustup_home() -> Result<PathBuf> {
    home_of("RUSTUP_HOME", ".rustup")
}

fn home_of(variable: &str, folder: &str) -> Result<PathBuf> {
    if let Some(home) = env::var_os(variable).filter(|home| !home.is_empty()) {
        return Ok(PathBuf::from(home));
    }
    env::home_dir()
        .map(|home| home.join(folder))
        .with_context(|| format!("no home folder\n  What to do: Set {variable} or HOME."))
}

//! Where the servers' programs are: from the environment, which `cargo xtask test` sets.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The places of programs and folders.
#[derive(Clone, Debug)]
pub struct Programs {
    /// The `multaqa` program (`MULTAQA_BIN`).
    pub multaqa: PathBuf,
    /// Python, with the packages of xtask/python/requirements.txt (`MULTAQA_PYTHON`).
    pub python: PathBuf,
    /// PocketBase (`MULTAQA_POCKETBASE`).
    pub pocketbase: PathBuf,
    /// node (`MULTAQA_NODE`).
    pub node: PathBuf,
    /// The folder `node_modules` of xtask/npm-servers (`MULTAQA_NODE_MODULES`).
    pub node_modules: PathBuf,
    /// The project's root folder.
    pub root: PathBuf,
}

impl Programs {
    /// Reads the environment.
    pub fn from_env() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap_or(Path::new("."))
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
        let file = |name: &str, default: PathBuf| env::var_os(name).map_or(default, PathBuf::from);
        Self {
            multaqa: file("MULTAQA_BIN", target.join("debug/multaqa")),
            python: file("MULTAQA_PYTHON", "python3".into()),
            pocketbase: file("MULTAQA_POCKETBASE", "pocketbase".into()),
            node: file("MULTAQA_NODE", "node".into()),
            node_modules: file(
                "MULTAQA_NODE_MODULES",
                root.join("xtask/npm-servers/node_modules"),
            ),
            root,
        }
    }

    /// A file of tests/servers/.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.root.join("tests/servers").join(name)
    }
}

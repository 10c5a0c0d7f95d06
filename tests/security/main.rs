//! What testers of others find: `cargo test -p multaqa-tests --test security`, with
//! `MULTAQA_BIN` the whole program, `MULTAQA_PYTHON` a Python that has the packages of
//! xtask/python/requirements.txt, and `MULTAQA_NODE_MODULES` the packages of xtask/npm-servers.
//!
//! Schemathesis holds the reference endpoint against its contract, and MDN's HTTP Observatory
//! grades a site that stands behind a proxy. A failure prints the tool's own report.

mod observatory;
mod schemathesis;

use anyhow::{Context as _, Result};
use libtest_mimic::{Arguments, Trial};
use multaqa_tests::{process, servers::Programs, settings::Settings, site::Server};
use std::{
    fs,
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A test, which tells what was seen.
type Test = fn(&Runtime) -> Result<String>;

const TESTS: [(&str, Test); 2] = [
    ("schemathesis", |runtime| {
        runtime.block_on(schemathesis::contract())
    }),
    ("observatory", |runtime| {
        runtime.block_on(observatory::grade())
    }),
];

fn main() -> ExitCode {
    let runtime = match process::runtime(1) {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let seen = Arc::new(Mutex::new(Vec::new()));
    let trials = TESTS.map(|(name, test)| {
        let (runtime, seen) = (Arc::clone(&runtime), Arc::clone(&seen));
        Trial::test(name, move || {
            let told = test(&runtime).map_err(|error| format!("{error:#}"))?;
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push(told);
            Ok(())
        })
    });
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials.into());
    {
        let _runtime = runtime.enter();
        process::end_all();
    }
    for told in &*seen.lock().unwrap_or_else(PoisonError::into_inner) {
        println!("{told}");
    }
    conclusion.exit_code()
}

/// A site that is served.
struct Site {
    server: Server,
    programs: Programs,
    _app: TempDir,
}

impl Site {
    /// Serves a content folder. No page of it is run, so that its app may be none.
    async fn serve(content: PathBuf, more: &[&str]) -> Result<Self> {
        let app = process::folder("app")?;
        for name in ["app.js", "app_bg.wasm"] {
            fs::write(app.path().join(name), "")?;
        }
        let settings = Settings {
            content,
            app: app.path().to_owned(),
            ..Settings::from_env()?
        };
        let server = Server::start_with(&settings, more).await;
        Ok(Self {
            server: server.context("the site does not start")?,
            programs: Programs::from_env(),
            _app: app,
        })
    }

    /// A file of this folder.
    fn file(&self, name: &str) -> PathBuf {
        self.programs.root.join("tests/security").join(name)
    }
}

/// The content of the tests.
fn content() -> PathBuf {
    Programs::from_env().root.join("tests/content")
}

//! Where things are: from the environment, which `cargo xtask test` sets, else by default.

use crate::engine::Engine;
use anyhow::{Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
};

/// The places of programs and folders.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The `multaqa` program (`MULTAQA_BIN`).
    pub multaqa: PathBuf,
    /// The sample's content folder (`MULTAQA_CONTENT`).
    pub content: PathBuf,
    /// The built app (`MULTAQA_APP`).
    pub app: PathBuf,
    /// axe.min.js (`MULTAQA_AXE`).
    pub axe: PathBuf,
    /// ChromeDriver (`MULTAQA_CHROMEDRIVER`).
    pub chromedriver: PathBuf,
    /// Chromium (`MULTAQA_CHROMIUM`): its headless shell, which has no window to draw and does
    /// with half of the work, or the whole browser.
    pub chromium: PathBuf,
    /// geckodriver (`MULTAQA_GECKODRIVER`).
    pub geckodriver: PathBuf,
    /// Firefox (`MULTAQA_FIREFOX`).
    pub firefox: PathBuf,
    /// WebKitWebDriver (`MULTAQA_WEBKITDRIVER`).
    pub webkitdriver: PathBuf,
    /// WebKitGTK's MiniBrowser (`MULTAQA_MINIBROWSER`).
    pub minibrowser: PathBuf,
    /// xvfb-run (`MULTAQA_XVFB_RUN`).
    pub xvfb_run: PathBuf,
    /// Which engines to test (`MULTAQA_ENGINES`, a comma list; else all, or Chromium
    /// alone where `MULTAQA_FAST` is set).
    pub engines: Vec<Engine>,
    /// Whether to test only the most important journeys (`MULTAQA_FAST`).
    pub fast: bool,
    /// The project's root folder.
    pub root: PathBuf,
}

impl Settings {
    /// Reads the environment.
    pub fn from_env() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap_or(Path::new("."))
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
        let file = |name: &str, default: PathBuf| env::var_os(name).map_or(default, PathBuf::from);
        let program = |name: &str, others: &[&str]| file(name, on_path(others));
        let npm = root.join("xtask/npm/node_modules/axe-core/axe.min.js");
        Ok(Self {
            multaqa: file("MULTAQA_BIN", target.join("debug/multaqa")),
            content: file("MULTAQA_CONTENT", root.join("content")),
            app: file("MULTAQA_APP", target.join("app")),
            axe: file("MULTAQA_AXE", npm),
            chromedriver: program("MULTAQA_CHROMEDRIVER", &["chromedriver"]),
            chromium: program(
                "MULTAQA_CHROMIUM",
                &["chromium-headless-shell", "chromium", "google-chrome"],
            ),
            geckodriver: program("MULTAQA_GECKODRIVER", &["geckodriver"]),
            firefox: program("MULTAQA_FIREFOX", &["firefox", "firefox-esr"]),
            webkitdriver: program("MULTAQA_WEBKITDRIVER", &["WebKitWebDriver"]),
            minibrowser: file(
                "MULTAQA_MINIBROWSER",
                "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser".into(),
            ),
            xvfb_run: program("MULTAQA_XVFB_RUN", &["xvfb-run"]),
            engines: engines()?,
            fast: is_fast(),
            root,
        })
    }
}

fn engines() -> Result<Vec<Engine>> {
    let Some(list) = env::var("MULTAQA_ENGINES").ok().filter(|l| !l.is_empty()) else {
        return Ok(if is_fast() {
            vec![Engine::Chromium]
        } else {
            Engine::ALL.to_vec()
        });
    };
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| {
            let known = Engine::ALL.into_iter().find(|e| e.name() == name);
            match known {
                Some(engine) => Ok(engine),
                None => bail!("MULTAQA_ENGINES names `{name}`; known: chromium, firefox, webkit"),
            }
        })
        .collect()
}

fn is_fast() -> bool {
    env::var("MULTAQA_FAST").is_ok_and(|value| !matches!(value.as_str(), "" | "0"))
}

/// The first of these programs that is on `PATH`; the first name itself if none is, so
/// that the failure to start it names it.
fn on_path(names: &[&str]) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
        .unwrap_or_else(|| names.first().copied().unwrap_or_default().into())
}

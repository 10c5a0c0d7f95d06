//! The three engines: how each one's driver is started and what its sessions ask for.

use crate::{page::PATIENCE, settings::Settings};
use serde_json::{Map, Value, json};
use std::{path::Path, time::Duration};
use tokio::process::Command;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, by ChromeDriver.
    Chromium,
    /// Gecko, by geckodriver.
    Firefox,
    /// WebKit, by WebKitGTK's driver in its MiniBrowser, on a virtual display.
    WebKit,
}

/// What a session is set to from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    /// The system prefers dark colours.
    pub dark: bool,
    /// Pages run no script, and show what stands in `noscript`.
    pub scriptless: bool,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in test names and `MULTAQA_ENGINES`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The command that starts its driver on `port`.
    pub fn driver(self, settings: &Settings, port: u16) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new(&settings.chromedriver);
                command.arg(format!("--port={port}"));
                command
            }
            Self::Firefox => {
                let mut command = Command::new(&settings.geckodriver);
                // The second port is the one by which it talks to Firefox.
                command.args(["--port", &port.to_string(), "--websocket-port", "0"]);
                command
            }
            Self::WebKit => {
                let mut command = Command::new(&settings.xvfb_run);
                // By itself the display resets once its last client has gone, and turns away a
                // browser that comes at that moment.
                command
                    // What is composed would be by a processor that plays a graphics card: a
                    // fifth of all its work, for pictures of pages that nobody looks at.
                    .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                    .args(["-a", "-s", "-screen 0 1400x1000x24 -nolisten tcp -noreset"])
                    .arg(&settings.webkitdriver)
                    .arg(format!("--port={port}"));
                command
            }
        }
    }

    /// The capabilities of a session. `folder` is an empty folder for its profile.
    pub fn capabilities(
        self,
        settings: &Settings,
        mode: Mode,
        folder: &Path,
    ) -> Map<String, Value> {
        let wanted = match self {
            Self::Chromium => chromium(settings, mode, folder),
            Self::Firefox => firefox(settings, mode),
            Self::WebKit => webkit(settings, mode),
        };
        let Value::Object(mut wanted) = wanted else {
            return Map::new();
        };
        // Tests hold back scripts for as long as they like, so loading a page must not
        // wait for them. Where none run, waiting is safer: WebKit may never answer a
        // driver's script that a document without scripting leaves behind.
        let strategy = if mode.scriptless { "normal" } else { "none" };
        wanted.insert("pageLoadStrategy".to_owned(), strategy.into());
        // Scripts that wait for something do so longer than any condition.
        let script = (PATIENCE + Duration::from_secs(20)).as_millis() as u64;
        wanted.insert("timeouts".to_owned(), json!({ "script": script }));
        wanted
    }
}

fn chromium(settings: &Settings, mode: Mode, folder: &Path) -> Value {
    let mut args = vec![
        "--headless".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--disable-dev-shm-usage".into(),
        "--lang=ar".into(),
        "--window-size=1280,900".into(),
        format!("--user-data-dir={}", folder.display()),
    ];
    let blink = [
        (mode.dark, "preferredColorScheme=0"),
        (mode.scriptless, "scriptEnabled=false"),
    ];
    let blink = blink.iter().filter(|(is_set, _)| *is_set);
    let blink: Vec<_> = blink.map(|(_, setting)| *setting).collect();
    if !blink.is_empty() {
        args.push(format!("--blink-settings={}", blink.join(",")));
    }
    json!({
        "browserName": "chrome-headless-shell",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "binary": settings.chromium, "args": args },
    })
}

fn firefox(settings: &Settings, mode: Mode) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": settings.firefox,
            "args": ["-headless", "-width", "1280", "-height", "900"],
            "prefs": {
                "javascript.enabled": !mode.scriptless,
                // Pictures a second: nobody looks at them, and at 60 they are a fifth of its work.
                "layout.frame_rate": 20,
                // 0 is dark, 1 light.
                "layout.css.prefers-color-scheme.content-override": if mode.dark { 0 } else { 1 },
                "intl.accept_languages": "ar",
            },
        },
    })
}

fn webkit(settings: &Settings, mode: Mode) -> Value {
    let mut args = vec!["--automation", "--geometry=1280x900"];
    if mode.dark {
        args.push("--dark-mode");
    }
    if mode.scriptless {
        args.push("--enable-javascript=false");
    }
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": settings.minibrowser, "args": args },
    })
}

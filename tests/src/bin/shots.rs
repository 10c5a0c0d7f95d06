//! `shots --out DIR`: pictures of the main pages on a phone and on a desk, light and
//! dark, taken in Chromium: `forum-360-dark.png`, and `forum-360-dark-whole.png` with
//! what lies below the fold of a phone.

use anyhow::{Context, Result, bail};
use multaqa_tests::{
    driver::Driver,
    engine::{Engine, Mode},
    page::Page,
    person, process,
    settings::Settings,
    site::Server,
    stage::{Fault, Stage},
};
use serde_json::{Value, json};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// CSS pixels: a phone, a desk.
const SIZES: [(u32, u32); 2] = [(360, 740), (1280, 800)];

/// What is pictured: its file name, and its path.
const PAGES: [(&str, &str); 17] = [
    ("home", "/"),
    ("calendar", "/calendar/"),
    ("month", "/calendar/2017-09/"),
    ("year", "/calendar/2017/"),
    ("sector", "/sectors/community-service/"),
    ("forum", person::FORUM),
    ("speakers", "/speakers/"),
    ("speaker", "/speakers/hussain-al-jassmi/"),
    ("registration-errors", person::REGISTER),
    ("question", "/forums/community-service/question/"),
    ("waiting", person::REGISTER),
    ("unknown", person::REGISTER),
    ("confirmation", person::REGISTER),
    ("registrations", "/registrations/"),
    ("preferences", "/preferences/"),
    ("search", "/search/"),
    ("plan", person::FORUM),
];

#[tokio::main]
async fn main() -> Result<()> {
    let out = out()?;
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let settings = Settings::from_env()?;
    let server = Server::start(&settings).await?;
    let driver = Driver::start(Engine::Chromium, &settings).await?;
    let session = driver.session(Mode::default()).await?;
    let mut page = Page {
        web: session.web.clone(),
        engine: Engine::Chromium,
        stage: Stage::open(server.backend()).await?,
    };
    let taken = take_all(&mut page, &server, &out).await;
    session.web.clone().quit().await.ok();
    drop((session, driver, server));
    process::end_all();
    taken
}

fn out() -> Result<PathBuf> {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    match arguments.as_slice() {
        [flag, folder] if flag == "--out" => Ok(folder.into()),
        _ => bail!("usage: shots --out DIR"),
    }
}

async fn take_all(page: &mut Page, server: &Server, out: &Path) -> Result<()> {
    for (width, height) in SIZES {
        for scheme in ["light", "dark"] {
            for (name, path) in PAGES {
                // An origin of its own: nothing is left of the picture before, but for the
                // list of what was registered.
                if name != "registrations" {
                    page.stage = Stage::open(server.backend()).await?;
                }
                set(page, width, height, scheme).await?;
                page.start(path).await?;
                let file = format!("{name}-{width}-{scheme}");
                reach(page, name, &file).await?;
                take(page, &out.join(format!("{file}.png"))).await?;
                if width < 500 {
                    let whole: u32 = page.js(TO_TOP_AND_HEIGHT).await?;
                    set(page, width, whole.clamp(height, 8000), scheme).await?;
                    take(page, &out.join(format!("{file}-whole.png"))).await?;
                }
                println!("{file}");
            }
        }
    }
    Ok(())
}

const TO_TOP_AND_HEIGHT: &str =
    "window.scrollTo(0, 0); return document.documentElement.scrollHeight";

/// Brings the page into the state that the picture is to show.
async fn reach(page: &Page, name: &str, file: &str) -> Result<()> {
    match name {
        "registration-errors" => {
            person::send(page).await?;
            page.find(person::SUMMARY).await?;
        }
        "waiting" | "unknown" => {
            person::fill(page, file).await?;
            page.stage.on(
                "POST *",
                match name {
                    "waiting" => {
                        Fault::reply(429, "application/json", r#"{"detail":"مهلًا من فضلك"}"#)
                    }
                    _ => Fault::HangUp,
                },
            );
            person::send(page).await?;
            page.find(&format!("#{name}")).await?;
            page.stage.heal();
        }
        "search" => {
            page.type_into("#q", "الاعلام").await?;
            page.find("#found a.hit").await?;
        }
        "plan" => {
            for place in [".hero", "#lojain-omran", "#hussain-al-jassmi"] {
                page.click(&format!("{place} .mark")).await?;
                page.find(&format!("{place} .mark[aria-pressed=true]"))
                    .await?;
            }
            page.start("/plan/").await?;
            page.find(".plan li.session").await?;
        }
        "confirmation" => {
            person::fill(page, file).await?;
            person::send(page).await?;
            person::reference(page).await?;
        }
        _ => {}
    }
    Ok(())
}

async fn set(page: &Page, width: u32, height: u32, scheme: &str) -> Result<()> {
    let size = json!({
        "width": width, "height": height, "deviceScaleFactor": 2, "mobile": width < 500,
    });
    cdp(page, "Emulation.setDeviceMetricsOverride", size).await?;
    let scheme = json!({
        "features": [{ "name": "prefers-color-scheme", "value": scheme }],
    });
    cdp(page, "Emulation.setEmulatedMedia", scheme).await
}

async fn take(page: &Page, file: &Path) -> Result<()> {
    // Two frames: what was set is laid out, and painted.
    let painted = "const done = arguments[0]; \
                   requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
    page.web.execute_async(painted, vec![]).await?;
    page.web.screenshot(file).await?;
    Ok(())
}

async fn cdp(page: &Page, method: &str, parameters: Value) -> Result<()> {
    page.web.cdp().send_raw(method, parameters).await?;
    Ok(())
}

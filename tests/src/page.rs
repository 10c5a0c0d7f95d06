//! A page as a test sees it: a browser session before a stage.

use crate::{
    device,
    engine::Engine,
    stage::{Fault, Stage},
    times::{self, Kind},
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use thirtyfour::{By, TypingData, WebDriver, WebElement};
use tokio::time::timeout;

/// How long a condition may take to come true: only what is broken waits so long, however busy
/// the machine is.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// How often it is looked at.
const INTERVAL: Duration = Duration::from_millis(25);

/// How long a look may take. WebKit's driver never answers a script that it was given in the
/// moment in which a page gives way to another; the next look is answered.
const LOOK: Duration = Duration::from_secs(8);

/// Brings what was `found` into the middle of the view.
const CENTRE: &str = "found.scrollIntoView({ block: 'center', behavior: 'instant' });";

/// A tab that shows what a stage serves.
#[derive(Debug)]
pub struct Page {
    /// The session.
    pub web: WebDriver,
    /// The engine.
    pub engine: Engine,
    /// The stage that it looks at.
    pub stage: Stage,
}

impl Page {
    /// Loads a path as a document of its own, and waits until its HTML is read.
    pub async fn load(&self, path: &str) -> Result<()> {
        let _time = times::spent(Kind::Pages);
        let url = self.stage.url(path);
        self.mark_left().await?;
        self.web.goto(&url).await?;
        self.until_loaded(path).await
    }

    /// Loads a path whose HTML halts on its way, and does not wait for all of it.
    pub async fn load_in_pieces(&self, path: &str) -> Result<()> {
        let url = self.stage.url(path);
        self.mark_left().await?;
        self.web.goto(&url).await?;
        self.until_true("it begins", "return !window.__left").await
    }

    /// Loads the page anew, and waits until the app is in charge of the new document: what is
    /// done too soon is done to the one that is left.
    pub async fn reload(&self) -> Result<()> {
        let _time = times::spent(Kind::Pages);
        self.mark_left().await?;
        self.web.refresh().await?;
        self.until_loaded("the page, once more,").await?;
        self.ready().await
    }

    /// Marks the document that is about to be left, without which it would be taken for the
    /// one that comes.
    async fn mark_left(&self) -> Result<()> {
        self.until("the page is marked as left", async || {
            self.web.execute("window.__left = true", vec![]).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Waits until a document is there that was not marked as left.
    async fn until_loaded(&self, what: &str) -> Result<()> {
        self.until_true(
            &format!("{what} is loaded"),
            &format!(
                "return !window.__left && document.readyState !== 'loading' \
                 && location.href.startsWith({})",
                json!(self.stage.origin())
            ),
        )
        .await
    }

    /// Loads a path and waits until the app is in charge of it.
    pub async fn start(&self, path: &str) -> Result<()> {
        self.load(path).await?;
        self.ready().await
    }

    /// Lets so many seconds pass for the page, whose clock otherwise stands still: what is due
    /// by then is done. For a page that goes on by itself only when time passes; what is not
    /// there yet is to be waited for first.
    pub async fn pass(&self, seconds: u32) -> Result<()> {
        self.stage.pass(Duration::from_secs(seconds.into()));
        self.js::<()>(&format!("__clock.pass({seconds}_000)"))
            .await?;
        self.until_true("the time has passed", "return __clock.isAtRest")
            .await
    }

    /// Waits until the app is in charge of the page.
    pub async fn ready(&self) -> Result<()> {
        let _time = times::spent(Kind::Pages);
        let script = "const d = document.documentElement.dataset; \
                      return d.app === 'failed' ? 'failed' : 'ready' in d ? 'ready' : null";
        let state = self
            .until("the app is in charge (html[data-ready])", async || {
                self.js::<Option<String>>(script).await
            })
            .await?;
        ensure!(
            state == "ready",
            "the app failed to start{}",
            self.diagnosis().await
        );
        Ok(())
    }

    /// Looks at a condition again and again until it gives something. An error counts as
    /// nothing yet: elements go stale while a page changes. So does a look without an answer:
    /// looking changes nothing.
    pub async fn until<T>(
        &self,
        what: &str,
        mut condition: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        self.until_done(what, async || {
            let looked = timeout(LOOK, condition()).await;
            looked.unwrap_or_else(|_| Err(anyhow!("a look had no answer in {LOOK:?}")))
        })
        .await
    }

    /// The same for what does something, and is not done twice.
    async fn until_done<T>(
        &self,
        what: &str,
        mut condition: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let _time = times::spent(Kind::Waits);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let failure = match condition().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => None,
                Err(error) => Some(error),
            };
            if Instant::now() > deadline {
                let last = failure.map_or(String::new(), |e| format!("\n  last error: {e:#}"));
                let diagnosis = self.diagnosis().await;
                bail!("waited {PATIENCE:?} in vain until {what}{last}{diagnosis}");
            }
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Waits until a script returns true.
    pub async fn until_true(&self, what: &str, script: &str) -> Result<()> {
        self.until(what, async || {
            Ok(self.js::<bool>(script).await?.then_some(()))
        })
        .await
    }

    /// Waits until the text of what `css` selects contains `text`.
    pub async fn until_text(&self, css: &str, text: &str) -> Result<()> {
        let what = format!("{css} says “{text}”");
        self.until(&what, async || {
            Ok(self.text(css).await?.contains(text).then_some(()))
        })
        .await
    }

    /// Waits until the path is this, with its query and fragment.
    pub async fn until_path(&self, path: &str) -> Result<()> {
        self.until(&format!("the address is {path}"), async || {
            Ok((self.path().await? == path).then_some(()))
        })
        .await
    }

    /// Waits until the address begins with this.
    pub async fn until_path_begins(&self, path: &str) -> Result<()> {
        self.until(&format!("the address begins with {path}"), async || {
            Ok(self.path().await?.starts_with(path).then_some(()))
        })
        .await
    }

    /// Waits until the document has this title.
    pub async fn until_title(&self, title: &str) -> Result<()> {
        self.until(&format!("the title is “{title}”"), async || {
            Ok((self.web.title().await? == title).then_some(()))
        })
        .await
    }

    /// The title that follows `before`.
    pub async fn title_after(&self, before: &str) -> Result<String> {
        self.until(
            &format!("another title follows “{before}”"),
            async || {
                let title = self.web.title().await?;
                Ok((title != before).then_some(title))
            },
        )
        .await
    }

    /// What a script returns.
    pub async fn js<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        self.js_with(script, vec![]).await
    }

    /// What a script returns that is given `arguments`.
    pub async fn js_with<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        let returned = self.web.execute(script, arguments).await?;
        Ok(serde_json::from_value(returned.json().clone())?)
    }

    /// The path with its query and fragment.
    pub async fn path(&self) -> Result<String> {
        self.js("return location.pathname + location.search + location.hash")
            .await
    }

    /// The text of the first element that `css` selects, white space collapsed; an
    /// error without one.
    pub async fn text(&self, css: &str) -> Result<String> {
        let script = "const found = document.querySelector(arguments[0]); \
                      return found && found.innerText.replace(/\\s+/g, ' ').trim()";
        let text: Option<String> = self.js_with(script, vec![json!(css)]).await?;
        text.with_context(|| format!("nothing is {css}"))
    }

    /// How many elements `css` selects.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let script = "return document.querySelectorAll(arguments[0]).length";
        self.js_with(script, vec![json!(css)]).await
    }

    /// Waits for the first element that `css` selects and that is displayed.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.displayed(css, "").await
    }

    /// Clicks the first displayed element that `css` selects, as a person would: brought
    /// into the middle of the view, away from bars that stay at its edges.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.until_done(&format!("{css} can be clicked"), async || {
            self.displayed(css, CENTRE).await?.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Waits for the first displayed element that `css` selects, and does something to it, in
    /// one question to the browser: drivers ask several, with long scripts.
    async fn displayed(&self, css: &str, then: &str) -> Result<WebElement> {
        let script = format!(
            "const isDisplayed = (e) => {{ \
               const shown = e.localName === 'option' ? e.closest('select') : e; \
               return shown.checkVisibility({{ checkVisibilityCSS: true }}) \
                 && [...shown.getClientRects()].some((box) => box.width > 0 && box.height > 0); \
             }}; \
             const found = [...document.querySelectorAll(arguments[0])].find(isDisplayed); \
             if (found) {{ {then} }} \
             return found ?? null"
        );
        self.until(&format!("{css} is displayed"), async || {
            let found = self.web.execute(&script, vec![json!(css)]).await?;
            Ok(match found.json() {
                Value::Null => None,
                _ => Some(found.element()?),
            })
        })
        .await
    }

    /// Clicks the button or link with this text.
    pub async fn click_text(&self, text: &str) -> Result<()> {
        let wanted = By::XPath(format!(
            "//*[self::button or self::a][normalize-space()='{text}']"
        ));
        self.until_done(&format!("“{text}” can be clicked"), async || {
            let element = self.web.find(wanted.clone()).await?;
            self.centre(&element).await?;
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Brings an element into the middle of the view.
    pub async fn centre(&self, element: &WebElement) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.web.execute(script, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Types into the first displayed element that `css` selects.
    pub async fn type_into(&self, css: &str, text: impl Into<TypingData>) -> Result<()> {
        let element = self.displayed(css, CENTRE).await?;
        element.send_keys(text).await?;
        Ok(())
    }

    /// The value of the control that `css` selects.
    pub async fn value(&self, css: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.value ?? null";
        let value: Option<String> = self.js_with(script, vec![json!(css)]).await?;
        value.with_context(|| format!("nothing with a value is {css}"))
    }

    /// Leaves a mark in the window that a new document would not have.
    pub async fn mark(&self) -> Result<()> {
        self.web.execute("window.__mark = true", vec![]).await?;
        Ok(())
    }

    /// Whether the document is still the one that was marked.
    pub async fn is_marked(&self) -> Result<bool> {
        self.js("return window.__mark === true").await
    }

    /// Takes the device off its network, or brings it back. Chromium does it itself; in
    /// the others pages are told so, and the stage hangs up.
    pub async fn set_offline(&self, is_offline: bool) -> Result<()> {
        if self.engine == Engine::Chromium {
            let conditions = json!({
                "offline": is_offline,
                "latency": 0,
                "downloadThroughput": -1,
                "uploadThroughput": -1,
            });
            let cdp = self.web.cdp();
            cdp.send_raw("Network.enable", json!({})).await?;
            cdp.send_raw("Network.emulateNetworkConditions", conditions)
                .await?;
            return Ok(());
        }
        match is_offline {
            true => self.stage.on("*", Fault::HangUp),
            false => self.stage.end("*"),
        }
        let script = "Object.defineProperty(Navigator.prototype, 'onLine', \
                        { configurable: true, get: () => !arguments[0] }); \
                      dispatchEvent(new Event(arguments[0] ? 'offline' : 'online'))";
        // The getter outlives the script's arguments.
        let script = script.replace("arguments[0]", &is_offline.to_string());
        self.js(&script).await
    }

    /// What was written to the console as an error or a warning, by this document and by
    /// those before it.
    pub async fn console(&self) -> Result<Vec<String>> {
        let mut lines = self.stage.console();
        let here: Vec<String> = self.js("return window.__console ?? []").await?;
        lines.extend(here);
        if self.engine == Engine::Chromium {
            // What Chromium itself says, such as of a preload that nothing used.
            for entry in self.web.browser_log().await? {
                let telling = matches!(entry.level.as_str(), "WARNING" | "SEVERE");
                if telling && entry.message.contains(self.stage.origin()) {
                    lines.push(format!("{}: {}", entry.level, entry.message));
                }
            }
        }
        Ok(lines)
    }

    /// Fails if the console holds an error or a warning.
    pub async fn is_quiet(&self) -> Result<()> {
        let lines = self.console().await?;
        ensure!(
            lines.is_empty(),
            "the console says:\n  {}",
            lines.join("\n  ")
        );
        Ok(())
    }

    /// What the stage and the browser have to say of a failure; what tells most comes last.
    pub async fn diagnosis(&self) -> String {
        let url = self.js::<String>("return location.href").await;
        let console = self
            .js::<Vec<String>>("return window.__console ?? []")
            .await;
        let mut lines = self.stage.console();
        lines.extend(console.unwrap_or_default());
        let log = self.stage.log();
        let recent = log.get(log.len().saturating_sub(15)..).unwrap_or_default();
        let outbox = device::entries(self).await;
        let text = self.text("main").await;
        format!(
            "\n  last requests: {recent:#?}\n  console: {lines:#?}\n  outbox: {}\n  text: {}\n  at {}",
            outbox.map_or_else(
                |e| format!("{e:#}"),
                |all| shortened(&json!(all).to_string())
            ),
            text.map_or_else(|e| format!("{e:#}"), |text| shortened(&text)),
            url.unwrap_or_else(|e| format!("(unknown: {e:#})")),
        )
    }

    /// An error with the diagnosis.
    pub async fn failure(&self, what: &str) -> anyhow::Error {
        anyhow!("{what}{}", self.diagnosis().await)
    }
}

/// As much of a text as a message bears.
fn shortened(text: &str) -> String {
    text.chars().take(1_500).collect()
}

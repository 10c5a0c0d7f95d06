//! What becomes of a registration when the connection, the endpoint or the device fails.

pub(super) mod changed;
pub(super) mod device;
pub(super) mod elsewhere;
pub(super) mod network;
pub(super) mod replies;
pub(super) mod waiting;

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use hyper::header::{HeaderName, HeaderValue};
use multaqa_tests::{
    page::Page,
    person::{self, REGISTER, control},
    site::Row,
    stage::{Answer, Fault, Stage},
};
use std::sync::Arc;

/// Seconds after which whatever goes again by itself has gone: no wait is longer.
pub(super) const LONGEST_WAIT: u32 = 300;

/// The type of a problem (RFC 9457).
const PROBLEM: &str = "application/problem+json";

/// A page with the form filled in, and the mark of its answers.
async fn filled(scene: &mut Scene<'_>, name: &str) -> Result<(Page, String)> {
    let mark = format!("{name}-{}", scene.engine.name());
    let page = scene.page().await?;
    person::open_filled(&page, &mark).await?;
    Ok((page, mark))
}

/// Changes the payload of the form's page on its way: each of these texts, which must be
/// there, becomes the other.
pub(super) fn edit(stage: &Stage, changes: &[(&'static str, String)]) {
    let changes = changes.to_vec();
    let edit = move |text: &str| {
        let mut text = text.to_owned();
        for (from, to) in &changes {
            if !text.contains(from) {
                return format!("There is no {from} to change.");
            }
            text = text.replacen(from, to, 1);
        }
        text
    };
    stage.on(&format!("GET {REGISTER}*"), Fault::Edit(Arc::new(edit)));
}

/// The `repeat` of the sample's endpoint, in its payload.
pub(super) const SAFE: &str = r#""repeat":"idempotency_key""#;

/// Waits for a notice, which takes the focus; the answers are still there, and nothing
/// claims that the registration was stored.
async fn noticed(page: &Page, id: &str, mark: &str) -> Result<()> {
    page.find(&format!("#{id}")).await?;
    let focused = format!("return document.activeElement.id === '{id}'");
    page.until_true(&format!("#{id} has the focus"), &focused)
        .await?;
    is_not_registered(page).await?;
    let kept = page.value(&control("email")).await?;
    ensure!(
        kept == person::email(mark),
        "the answers are lost: “{kept}”"
    );
    Ok(())
}

/// The app has not ended early.
async fn is_alive(page: &Page) -> Result<()> {
    let crashes = page.count("#crashed:not([hidden])").await?;
    ensure!(crashes == 0, "{}", page.failure("the app crashed").await);
    Ok(())
}

/// Nothing claims that the registration was stored.
async fn is_not_registered(page: &Page) -> Result<()> {
    ensure!(page.count("#registered").await? == 0, "it claims success");
    let text = page.text("main").await?;
    ensure!(!text.contains("تم التسجيل"), "it claims success: {text}");
    Ok(())
}

/// The keys of the requests so far.
fn keys(stage: &Stage) -> Vec<String> {
    let name = HeaderName::from_static("idempotency-key");
    let key = |value: Option<&HeaderValue>| {
        String::from_utf8_lossy(value.map_or(&[][..], HeaderValue::as_bytes)).into_owned()
    };
    let posts = stage.seen("POST *");
    let keys = posts.iter().map(|post| key(post.headers.get(&name)));
    keys.collect()
}

/// All requests so far, of which there are some, have the same key.
fn one_key(stage: &Stage) -> Result<String> {
    let keys = keys(stage);
    let first = keys.first().cloned().context("nothing was sent")?;
    ensure!(!first.is_empty(), "no key was sent");
    ensure!(
        keys.iter().all(|key| *key == first),
        "keys differ: {keys:#?}"
    );
    Ok(first)
}

/// What the server stored, once, of what is marked.
async fn one_row(scene: &Scene<'_>, mark: &str) -> Result<Row> {
    let mut rows = scene.server().await?.rows_with(mark).await?;
    ensure!(rows.len() == 1, "stored {} times: {rows:#?}", rows.len());
    rows.pop().context("no row")
}

/// Nothing of what is marked was stored.
async fn no_row(scene: &Scene<'_>, mark: &str) -> Result<()> {
    let rows = scene.server().await?.rows_with(mark).await?;
    ensure!(rows.is_empty(), "stored {} times: {rows:#?}", rows.len());
    Ok(())
}

/// The reference that is shown is the one that was stored, once, and by requests of one
/// key.
async fn arrived(scene: &Scene<'_>, page: &Page, mark: &str) -> Result<()> {
    let reference = person::reference(page).await?;
    one_key(&page.stage)?;
    let row = one_row(scene, mark).await?;
    ensure!(
        row.get("reference") == Some(&reference),
        "shown {reference}, stored {row:#?}"
    );
    Ok(())
}

/// Sends into this fault: from the form, or where a notice waits, by its button, pressed
/// once. Returns when a request has met the fault.
pub(super) async fn send_into(page: &Page, button: &str, fault: Fault) -> Result<()> {
    page.stage.instead("POST *", fault);
    let before = page.stage.seen("POST *").len();
    let press = "const button = document.querySelector(arguments[0]); \
                 button?.click(); return button !== null";
    let mut is_pressed = false;
    page.until("a request is sent", async || {
        // Where it is being sent already, a notice and its button are away for a moment.
        if !is_pressed {
            is_pressed = page.js_with(press, vec![button.into()]).await?;
        }
        Ok((page.stage.seen("POST *").len() > before).then_some(()))
    })
    .await
}

/// An answer with further header fields.
pub(super) fn answer(
    status: u16,
    body: &'static str,
    headers: &[(&'static str, &'static str)],
) -> Answer {
    let mut answer = Answer::new(status, PROBLEM, body);
    for (name, value) in headers {
        let (name, value) = (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
        answer.headers.insert(name, value);
    }
    answer
}

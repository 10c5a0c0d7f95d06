//! What becomes of sending when the endpoint or the connection fails.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use hyper::header::{HeaderName, HeaderValue, RETRY_AFTER};
use multaqa_tests::{
    page::Page,
    person::{self, REGISTER, control},
    stage::{Answer, Fault},
};
use std::sync::Arc;

/// Fills in the form and sends it into this fault.
async fn sent_into(page: &Page, mark: &str, fault: Fault) -> Result<()> {
    page.start(REGISTER).await?;
    person::fill(page, mark).await?;
    page.stage.on("POST *", fault);
    person::send(page).await
}

/// Waits for a notice, which takes the focus; the answers are still there, and nothing
/// claims that the registration was stored.
async fn noticed(page: &Page, id: &str, mark: &str) -> Result<()> {
    page.find(&format!("#{id}")).await?;
    let focused = format!("return document.activeElement.id === '{id}'");
    page.until_true("the notice has the focus", &focused)
        .await?;
    ensure!(page.count("#registered").await? == 0, "it claims success");
    let kept = page.value(&control("email")).await?;
    ensure!(
        kept == person::email(mark),
        "the answers are lost: “{kept}”"
    );
    Ok(())
}

/// The keys of the requests so far.
fn keys(page: &Page) -> Vec<String> {
    let name = HeaderName::from_static("idempotency-key");
    let key = |value: Option<&HeaderValue>| {
        String::from_utf8_lossy(value.map_or(&[][..], HeaderValue::as_bytes)).into_owned()
    };
    let posts = page.stage.seen("POST *");
    posts
        .iter()
        .map(|post| key(post.headers.get(&name)))
        .collect()
}

/// The notice's button sends again, and with the same key.
async fn again(page: &Page, id: &str) -> Result<String> {
    page.stage.heal();
    page.click(&format!("#{id} button")).await?;
    let reference = person::reference(page).await?;
    let keys = keys(page);
    let first = keys.first().cloned().unwrap_or_default();
    ensure!(keys.len() == 2 && !first.is_empty(), "keys sent: {keys:?}");
    ensure!(
        keys.iter().all(|key| *key == first),
        "keys differ: {keys:?}"
    );
    Ok(reference)
}

/// 429: not registered, and it says how long to wait.
pub(crate) async fn a_failure_says_so_and_can_be_repeated(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("failed-{}", scene.engine.name());
    let page = scene.page().await?;
    let mut busy = Answer::new(429, "application/problem+json", r#"{"title":"مهلًا"}"#);
    busy.headers
        .insert(RETRY_AFTER, HeaderValue::from_static("3"));
    sent_into(&page, &mark, Fault::Reply(busy)).await?;
    noticed(&page, "failed", &mark).await?;
    page.until_text("#failed", "3 ثوانٍ").await?;
    page.until_text("#failed", "مهلًا").await?;
    again(&page, "failed").await?;
    let rows = scene.server().await?.rows_with(&mark).await?;
    ensure!(rows.len() == 1, "stored {} times", rows.len());
    Ok(())
}

/// The connection ends after the server has stored it: unknown, then one row.
pub(crate) async fn a_lost_reply_is_unknown_and_is_sent_again_with_the_same_key(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let mark = format!("lost-{}", scene.engine.name());
    let page = scene.page().await?;
    sent_into(&page, &mark, Fault::HangUpAfter).await?;
    noticed(&page, "unknown", &mark).await?;
    let server = scene.server().await?;
    let stored = server.rows_with(&mark).await?;
    ensure!(
        stored.len() == 1,
        "the fault was not as meant: {} rows",
        stored.len()
    );
    let reference = again(&page, "unknown").await?;
    let rows = server.rows_with(&mark).await?;
    ensure!(rows.len() == 1, "stored {} times", rows.len());
    let stored = rows.first().and_then(|row| row.get("reference"));
    ensure!(
        stored == Some(&reference),
        "shown {reference}, stored {stored:?}"
    );
    Ok(())
}

/// 200 with the page of a captive portal, and 200 cut off: not known, nothing of it shown.
pub(crate) async fn a_page_instead_of_a_reply_is_no_success(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    let portal = "<!doctype html><title>portal</title><h1>WELCOME TO THE HOTEL</h1>";
    sent_into(&page, "portal", Fault::reply(200, "text/html", portal)).await?;
    noticed(&page, "unknown", "portal").await?;
    let text = page.text("body").await?;
    ensure!(!text.contains("HOTEL"), "the portal's page is shown");
    let page = scene.page().await?;
    let cut = r#"{"reference":"#;
    sent_into(&page, "cut", Fault::reply(201, "application/json", cut)).await?;
    noticed(&page, "unknown", "cut").await
}

/// A server that never answers is not waited for without end.
pub(crate) async fn without_an_answer_the_request_ends(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    // The content's time-out would be long to wait for.
    let hurried = |html: &str| match html.split_once(r#""timeout":"#) {
        Some((before, after)) => {
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!(r#"{before}"timeout":300{rest}"#)
        }
        None => html.to_owned(),
    };
    page.stage
        .on(&format!("GET {REGISTER}"), Fault::Edit(Arc::new(hurried)));
    sent_into(&page, "silence", Fault::Silence).await?;
    noticed(&page, "unknown", "silence").await
}

/// After a second the page says that it goes on.
pub(crate) async fn a_slow_connection_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("slow-{}", scene.engine.name());
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    person::fill(&page, &mark).await?;
    let gate = page.stage.hold("POST *");
    person::send(&page).await?;
    page.until_text("form .send [role=status]", "الاتصال بطيء")
        .await?;
    page.stage.on("POST *", Fault::HangUp);
    gate.open();
    person::reference(&page).await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent == 1, "sent {sent} times");
    Ok(())
}

/// Without a connection nothing claims that somebody is registered; back online it can
/// be sent.
pub(crate) async fn offline_is_never_registered(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("offline-{}", scene.engine.name());
    let page = scene.page().await?;
    sent_into(&page, &mark, Fault::HangUp).await?;
    noticed(&page, "unknown", &mark).await?;
    let server = scene.server().await?;
    ensure!(
        server.rows_with(&mark).await?.is_empty(),
        "the fault was not as meant"
    );
    again(&page, "unknown").await?;
    let rows = server.rows_with(&mark).await?;
    ensure!(rows.len() == 1, "stored {} times", rows.len());
    Ok(())
}

//! The endpoint answers otherwise than it should, or refuses.

use super::{PROBLEM, arrived, filled, is_not_registered, no_row, noticed, one_key, send_into};
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    page::Page,
    person::{self, SEND, SUMMARY, control, message},
    stage::{Answer, Fault},
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

const JSON: &str = "application/json";

/// JSON of ten thousand levels.
fn deep() -> String {
    ["[".repeat(10_000), "]".repeat(10_000)].concat()
}

/// Rows 12, 13, 16 and 17, a 2xx with the page of a captive portal, with JSON that is cut
/// off, with no end, with ten thousand levels: not known, and nothing of it is shown.
pub(crate) async fn what_is_no_reply_is_no_success(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "noreply").await?;
    let portal = "<!doctype html><title>portal</title><h1>WELCOME TO THE HOTEL</h1>";
    let flood = Arc::new(AtomicU64::new(0));
    let mut button = SEND;
    for (name, fault) in [
        ("portal", Fault::reply(200, "text/html", portal)),
        ("cut off", Fault::reply(201, JSON, r#"{"reference":"#)),
        ("no end", Fault::Flood(Arc::clone(&flood))),
        ("deep", Fault::reply(200, JSON, &deep())),
    ] {
        send_into(&page, button, fault).await?;
        noticed(&page, "unknown", &mark)
            .await
            .with_context(|| name.to_owned())?;
        super::is_alive(&page).await?;
        button = "#unknown button";
    }
    let text = page.text("body").await?;
    ensure!(!text.contains("HOTEL"), "the portal's page is shown");
    ensure!(flood.load(Ordering::Relaxed) > 1024 * 1024, "it was short");
    page.until("the browser hangs up", async || {
        Ok((Arc::strong_count(&flood) == 1).then_some(()))
    })
    .await?;
    no_row(scene, &mark).await?;
    page.stage.heal();
    page.click("#unknown button").await?;
    arrived(scene, &page, &mark).await
}

/// Row 14, 204, or 201 without a body: registered, and the key is the reference. Row 22,
/// the endpoint says that our own key is there already: so it is.
pub(crate) async fn without_a_reference_the_key_is_it(scene: &mut Scene<'_>) -> Result<()> {
    let known = r##"{"title":"invalid","status":409,"errors":[{"pointer":"#/key","detail":"already exists"}]}"##;
    let unique = r#"{"errors":[{"message":"Value for field \"key\" has to be unique.","extensions":{"code":"RECORD_NOT_UNIQUE"}}]}"#;
    for (name, status, kind, body) in [
        ("204", 204, "text/plain", ""),
        ("201", 201, "text/plain", ""),
        ("409", 409, PROBLEM, known),
        ("400", 400, JSON, unique),
    ] {
        let (page, _) = filled(scene, name).await?;
        send_into(&page, SEND, Fault::reply(status, kind, body)).await?;
        let reference = person::reference(&page)
            .await
            .with_context(|| name.to_owned())?;
        let key = one_key(&page.stage)?;
        ensure!(
            reference == key,
            "{name}: shown {reference}, the key is {key}"
        );
    }
    Ok(())
}

/// Rows 15 and 17, the endpoint says that it failed, with a 2xx too; or answers an error
/// that cannot be read: not registered, nothing lost, and it can be sent again.
pub(crate) async fn a_failure_says_so_and_can_be_repeated(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "failed").await?;
    let graphql = r#"{"data":null,"errors":[{"message":"تعذّر الحفظ في الخادم"}]}"#;
    for (name, status, kind, body, id, said) in [
        (
            "ok is false",
            200,
            JSON,
            r#"{"ok":false,"message":"لا مكان في القرص"}"#,
            "failed",
            "لا مكان في القرص",
        ),
        (
            "GraphQL",
            200,
            JSON,
            graphql,
            "error-summary",
            "تعذّر الحفظ في الخادم",
        ),
        ("deep", 400, JSON, &deep(), "failed", ""),
        (
            "a page",
            403,
            "text/html",
            "<h1>FORBIDDEN</h1>",
            "failed",
            "",
        ),
    ] {
        send_into(&page, SEND, Fault::reply(status, kind, body)).await?;
        noticed(&page, id, &mark)
            .await
            .with_context(|| name.to_owned())?;
        page.until_text(&format!("#{id}"), said).await?;
        let text = page.text("body").await?;
        ensure!(!text.contains("FORBIDDEN"), "the page of the 403 is shown");
        super::is_alive(&page).await?;
    }
    no_row(scene, &mark).await?;
    page.stage.heal();
    person::send(&page).await?;
    person::reference(&page).await?;
    super::one_row(scene, &mark).await?;
    Ok(())
}

/// What would run if it were taken for markup.
const MARKUP: &str = "<img src=x onerror=window.__hurt=true>";

/// Nothing of what a server said ran, or became an element.
async fn is_harmless(page: &Page) -> Result<()> {
    ensure!(
        page.count("main img[src=x], main [onerror]").await? == 0,
        "markup was shown"
    );
    let hurt: bool = page.js("return window.__hurt === true").await?;
    ensure!(!hurt, "a server's text was run");
    Ok(())
}

/// Rows 23, 25 and 26, the endpoint refuses: its word stands at its field, or, where it is
/// about nothing that the form has, in the summary; always as text, and nothing is lost.
pub(crate) async fn a_refusal_is_told_at_its_place(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "refused").await?;
    let exists = format!(
        r##"{{"status":409,"errors":[{{"pointer":"#/email","detail":"هذا البريد مسجّل {MARKUP}"}}]}}"##
    );
    let nested = format!(
        r#"{{"message":"الطلب غير مقبول {MARKUP}","errors":{{
            "accounts.0.handle":["الحساب غير معروف"],
            "shipping.address.city":["المدينة مطلوبة {MARKUP}"]}}}}"#
    );
    send_into(&page, SEND, Fault::reply(409, PROBLEM, &exists)).await?;
    noticed(&page, "error-summary", &mark).await?;
    let said = "هذا البريد مسجّل <img";
    page.until_text(&message("email"), said).await?;
    page.until_text(SUMMARY, said).await?;
    is_harmless(&page).await?;

    send_into(&page, SEND, Fault::reply(422, JSON, &nested)).await?;
    page.until_text(SUMMARY, "المدينة مطلوبة <img").await?;
    noticed(&page, "error-summary", &mark).await?;
    page.until_text(SUMMARY, "city").await?;
    page.until_text(&message("accounts"), "الحساب غير معروف")
        .await?;
    is_harmless(&page).await?;
    is_not_registered(&page).await?;

    page.type_into(&control("email"), "x").await?;
    page.until_true(
        "a changed answer is not refused any more",
        "return document.querySelector('[name=email]').getAttribute('aria-invalid') !== 'true'",
    )
    .await
}

/// Row 26, markup in a reference, and in what a failure says, is text.
pub(crate) async fn markup_in_a_reply_is_text(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "markup").await?;
    let failed = format!(r#"{{"ok":false,"message":"{MARKUP}"}}"#);
    send_into(&page, SEND, Fault::reply(200, JSON, &failed)).await?;
    noticed(&page, "failed", &mark).await?;
    page.until_text("#failed", MARKUP).await?;
    is_harmless(&page).await?;
    let stored = format!(r#"{{"reference":"{MARKUP}"}}"#);
    let stored = Answer::new(201, JSON, stored);
    send_into(&page, SEND, Fault::Reply(stored)).await?;
    let reference = person::reference(&page).await?;
    ensure!(reference == MARKUP, "the reference is “{reference}”");
    is_harmless(&page).await
}

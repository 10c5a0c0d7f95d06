//! Answers that were changed, or sent again and again, while a request was on its way.

use super::{LONGEST_WAIT, arrived, filled, keys, noticed, one_key, one_row, send_into};
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    page::Page,
    person::{self, SEND, control},
    stage::Fault,
};
use thirtyfour::Key;

/// Row 18, ten taps in 300 ms, then Enter and a click together: one request.
pub(crate) async fn many_presses_send_once(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "once").await?;
    let gate = page.stage.hold("POST *");
    let taps = "const [button, done] = [document.querySelector(arguments[0]), arguments[1]]; \
                let left = 10; \
                const tap = setInterval(() => { \
                  button.click(); \
                  if (--left === 0) { clearInterval(tap); done(true); } \
                }, 30)";
    page.web.execute_async(taps, vec![SEND.into()]).await?;
    page.type_into(&control("organisation"), Key::Enter).await?;
    person::send(&page).await?;
    page.until("a request is sent", async || {
        Ok((!page.stage.seen("POST *").is_empty()).then_some(()))
    })
    .await?;
    gate.open();
    arrived(scene, &page, &mark).await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent == 1, "sent {sent} times");
    page.is_quiet().await
}

/// Sends into a lost connection, then changes the address and sends again: the page says
/// what happens with the two versions.
async fn changes(page: &Page, mark: &str, fault: Fault) -> Result<()> {
    send_into(page, SEND, fault).await?;
    noticed(page, "unknown", mark).await?;
    page.type_into(&control("email"), "x").await?;
    person::send(page).await?;
    page.until_text("#unknown", "يُحسم أمر النسخة السابقة أولًا")
        .await?;
    page.find("#unknown .countdown").await?;
    one_key(&page.stage)?;
    Ok(())
}

/// The keys of the two versions, in the order in which they were sent first.
fn two_keys(page: &Page) -> Result<(String, String)> {
    let mut keys = keys(&page.stage);
    keys.dedup();
    ensure!(keys.len() == 2, "keys sent: {keys:#?}");
    let new = keys.pop().context("no key")?;
    Ok((keys.pop().context("no key")?, new))
}

/// Row 21, an answer is changed after an unknown outcome, and the earlier version turns
/// out to have arrived: the changed one is sent only if asked for, with another key.
pub(crate) async fn a_change_waits_for_what_was_sent(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "altered").await?;
    changes(&page, &mark, Fault::HangUpAfter).await?;
    page.stage.heal();
    page.pass(LONGEST_WAIT).await?;
    let first = person::reference(&page).await?;
    one_key(&page.stage)?;
    let row = one_row(scene, &mark).await?;
    ensure!(row.get("reference") == Some(&first), "{first}: {row:#?}");
    ensure!(
        row.get("email") == Some(&person::email(&mark)),
        "the earlier version is not as it was: {row:#?}"
    );
    page.until_text("#registered", "سُجّلت النسخة السابقة")
        .await?;
    let offers = "return [...document.querySelectorAll('#registered button')] \
                    .find((b) => b.innerText.includes('إرسال التعديل تسجيلًا جديدًا'))";
    page.until_true("it is offered", &format!("{offers} !== undefined"))
        .await?;
    page.js::<()>(
        &offers
            .replacen("return", "", 1)
            .replace("'))", "')).click()"),
    )
    .await?;
    page.until("another reference is shown", async || {
        let shown = person::reference(&page).await?;
        Ok((shown != first).then_some(()))
    })
    .await?;
    two_keys(&page)?;
    let rows = scene.server().await?.rows_with(&mark).await?;
    ensure!(rows.len() == 2, "stored: {rows:#?}");
    let changed = format!("{}x", person::email(&mark));
    let is_there = |row: &multaqa_tests::site::Row| row.get("email") == Some(&changed);
    ensure!(rows.iter().any(is_there), "stored: {rows:#?}");
    Ok(())
}

/// Row 21, the earlier version is refused: the changed one goes by itself, with another
/// key.
pub(crate) async fn a_change_goes_where_the_first_was_refused(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "mended").await?;
    changes(&page, &mark, Fault::HangUp).await?;
    let refusal = r##"{"errors":[{"pointer":"#/email","detail":"عنوان غير معروف"}]}"##;
    let refusal = Fault::reply(422, super::PROBLEM, refusal);
    page.stage.heal();
    page.stage.once("POST *", refusal);
    page.pass(LONGEST_WAIT).await?;
    let reference = person::reference(&page).await?;
    two_keys(&page)?;
    let row = one_row(scene, &mark).await?;
    ensure!(row.get("reference") == Some(&reference), "{row:#?}");
    let changed = format!("{}x", person::email(&mark));
    ensure!(row.get("email") == Some(&changed), "{row:#?}");
    Ok(())
}

/// While it is sent again by itself, a person who is at a field stays there.
pub(crate) async fn sending_again_does_not_disturb_typing(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "typing").await?;
    send_into(&page, SEND, Fault::HangUp).await?;
    noticed(&page, "unknown", &mark).await?;
    page.click(&control("organisation")).await?;
    let before = page.stage.seen("POST *").len();
    page.pass(LONGEST_WAIT).await?;
    page.until("it is sent again by itself", async || {
        Ok((page.stage.seen("POST *").len() > before).then_some(()))
    })
    .await?;
    page.find("#unknown .countdown").await?;
    // Once what has changed is drawn.
    page.web
        .execute_async(
            "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))",
            vec![],
        )
        .await?;
    let focus: String = page.js("return document.activeElement.name ?? ''").await?;
    ensure!(focus == "organisation", "the focus went to “{focus}”");
    Ok(())
}

/// An endpoint of which it is not known whether a repeat is safe: nothing is sent again
/// by itself; a person may.
pub(crate) async fn where_a_repeat_is_not_safe_it_asks(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("asks-{}", scene.engine.name());
    let page = scene.page().await?;
    let unknown = r#""repeat":"unknown""#.to_owned();
    super::edit(&page.stage, &[(super::SAFE, unknown)]);
    person::open_filled(&page, &mark).await?;
    send_into(&page, SEND, Fault::HangUp).await?;
    noticed(&page, "unknown", &mark).await?;
    page.until_text("#unknown", "تسجيل مكرر").await?;
    ensure!(
        page.count("#unknown .countdown").await? == 0,
        "it would be sent by itself"
    );
    // What wakes the app wakes nothing here.
    page.js::<()>("dispatchEvent(new Event('online'))").await?;
    page.start(super::REGISTER).await?;
    noticed(&page, "unknown", &mark).await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent == 1, "sent {sent} times");
    page.stage.heal();
    page.click("#unknown button").await?;
    person::reference(&page).await?;
    one_row(scene, &mark).await?;
    Ok(())
}

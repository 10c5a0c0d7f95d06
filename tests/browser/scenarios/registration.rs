//! A person registers.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::person::{self, FORUM, REGISTER, control};
use serde_json::json;

/// Home, forum, form, reference: all in one document; and the row is stored, once.
pub(crate) async fn a_person_finds_the_forum_and_registers(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("way-{}", scene.engine.name());
    let page = scene.page().await?;
    page.start("/").await?;
    page.mark().await?;
    page.click(&format!("main a[href=\"{FORUM}\"]")).await?;
    page.until_path(FORUM).await?;
    page.click(&format!("main a[href=\"{REGISTER}\"]")).await?;
    page.until_path(REGISTER).await?;
    person::fill(&page, &mark).await?;
    person::send(&page).await?;
    let reference = person::reference(&page).await?;
    page.until_true(
        "the confirmation has the focus",
        "return document.activeElement.id === 'registered'",
    )
    .await?;
    ensure!(
        page.is_marked().await?,
        "the document was loaded anew on the way"
    );
    page.is_quiet().await?;

    let rows = scene.server().await?.rows_with(&mark).await?;
    ensure!(rows.len() == 1, "stored {} times: {rows:#?}", rows.len());
    let Some(row) = rows.first() else {
        return Ok(());
    };
    let stored = |column: &str| row.get(column).cloned().unwrap_or_default();
    for (column, expected) in [
        ("reference", reference.as_str()),
        ("forum", "community-service"),
        ("name", &person::full_name(&mark)),
        ("email", &person::email(&mark)),
        ("country", "AE"),
        ("organisation", "جمعية الاختبار"),
        ("companions", "2"),
        ("language", "ar"),
    ] {
        let found = stored(column);
        ensure!(
            found == expected,
            "{column} is “{found}”, not “{expected}”: {row:#?}"
        );
    }
    ensure!(
        stored("phone").ends_with("+971501234567"),
        "phone: {row:#?}"
    );
    ensure!(
        stored("accounts").contains("sara_test"),
        "accounts: {row:#?}"
    );
    for column in [
        "interests",
        "consent_version",
        "consent_time",
        "form_of_address",
    ] {
        ensure!(!stored(column).is_empty(), "{column} is empty: {row:#?}");
    }
    Ok(())
}

/// What is typed and chosen while the app is still on its way stays, and is what the
/// app then checks and sends.
pub(crate) async fn what_was_typed_before_the_app_had_started_is_there(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let mark = format!("early-{}", scene.engine.name());
    let page = scene.page().await?;
    let gate = page.stage.hold("GET *.wasm");
    page.load(REGISTER).await?;
    page.until("the module is asked for", async || {
        Ok((!page.stage.seen("GET *.wasm").is_empty()).then_some(()))
    })
    .await?;
    person::fill(&page, &mark).await?;
    let focused = "return document.activeElement.name";
    page.click(&control("organisation")).await?;
    ensure!(!page.js::<bool>(IS_READY).await?, "the gate held nothing");
    let before: Vec<(String, String, bool)> = page.js(STATES).await?;
    gate.open();
    page.ready().await?;
    let after: Vec<(String, String, bool)> = page.js(STATES).await?;
    ensure!(
        before == after,
        "typed {before:#?}\nthen there was {after:#?}"
    );
    let focus: String = page.js(focused).await?;
    ensure!(focus == "organisation", "the focus went to “{focus}”");
    page.type_into(&control("organisation"), " وأكثر").await?;
    person::send(&page).await?;
    person::reference(&page).await?;
    let rows = scene.server().await?.rows_with(&mark).await?;
    let stored = rows
        .first()
        .and_then(|row| row.get("organisation"))
        .cloned();
    ensure!(
        stored.as_deref() == Some("جمعية الاختبار وأكثر"),
        "stored: {rows:#?}"
    );
    page.is_quiet().await
}

/// What a password manager puts into a field without an event is what is sent, whether the app
/// had started or not.
pub(crate) async fn what_stands_in_a_field_is_sent(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("stands-{}", scene.engine.name());
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    let put = "for (const [name, value] of arguments[0]) document.querySelector(`form [name='${name}']`).value = value; \
               return null";
    let values = json!([
        ["full_name", person::full_name(&mark)],
        ["email", person::email(&mark)],
        ["phone.number", "0501234567"],
    ]);
    page.js_with::<()>(put, vec![values]).await?;
    person::pick(&page, "consent").await?;
    person::send(&page).await?;
    person::reference(&page).await?;
    let rows = scene.server().await?.rows_with(&mark).await?;
    ensure!(rows.len() == 1, "stored {} times: {rows:#?}", rows.len());
    page.is_quiet().await
}

/// A reload in the middle of typing loses nothing.
pub(crate) async fn a_reload_loses_nothing(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    person::fill(&page, "reload").await?;
    let before: Vec<(String, String, bool)> = page.js(STATES).await?;
    page.start(REGISTER).await?;
    page.until("what was typed is back", async || {
        let now: Vec<(String, String, bool)> = page.js(STATES).await?;
        Ok((now == before).then_some(()))
    })
    .await?;
    let address: String = page.js("return location.href + document.title").await?;
    let email = json!(person::email("reload")).to_string();
    ensure!(
        !address.contains(email.trim_matches('"')),
        "personal data in {address}"
    );
    Ok(())
}

const IS_READY: &str = "return 'ready' in document.documentElement.dataset";

/// The name, value and tick of each control.
const STATES: &str = "return [...document.querySelectorAll('form [name]')] \
                      .map((control) => [control.name, control.value, control.checked === true])";

//! What is wrong is said at once, at its place, and by everybody who finds it.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::person::{self, REGISTER, SUMMARY, control, message};
use serde_json::json;

/// The summary takes the focus; its links lead to the fields.
pub(crate) async fn an_empty_form_says_what_is_missing(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    person::send(&page).await?;
    page.find(SUMMARY).await?;
    page.until_true(
        "the summary has the focus",
        "return document.activeElement.id === 'error-summary'",
    )
    .await?;
    ensure!(
        page.stage.seen("POST *").is_empty(),
        "an empty form was sent"
    );
    let required: usize = page
        .js("return new Set([...document.querySelectorAll('form [name][required], form fieldset.field')] \
             .filter((e) => e.required || e.querySelector('[required]')).map((e) => e.name || e.querySelector('[name]').name)).size")
        .await?;
    let links = page.count(&format!("{SUMMARY} a")).await?;
    ensure!(
        required >= 3 && links >= required,
        "{required} required, but {links} links"
    );
    let ids: Vec<String> = page
        .js("return [...document.querySelectorAll('#error-summary a')].map((a) => a.getAttribute('href').slice(1))")
        .await?;
    for id in ids {
        page.click(&format!("{SUMMARY} a[href=\"#{id}\"]")).await?;
        let script = format!("return document.activeElement.id === {}", json!(id));
        page.until_true(&format!("{id} has the focus"), &script)
            .await?;
        let wrong = format!(
            "const e = document.getElementById({}); \
             const said = e.closest('.field').querySelector('.error').innerText.trim(); \
             return said !== '' && e.getBoundingClientRect().height > 0",
            json!(id)
        );
        page.until_true(&format!("{id} says what is wrong"), &wrong)
            .await?;
    }
    page.is_quiet().await
}

/// Nothing is said while somebody types for the first time; after the field was left
/// it is checked with each key.
pub(crate) async fn a_field_is_checked_after_it_was_left(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    let (email, said) = (control("email"), message("email"));
    page.type_into(&email, "sara@").await?;
    ensure!(page.text(&said).await?.is_empty(), "told off while typing");
    person::leave(&page).await?;
    let wrong =
        "return document.querySelector('[name=email]').getAttribute('aria-invalid') === 'true'";
    page.until_true("the address is wrong", wrong).await?;
    page.until("it is said", async || {
        Ok((!page.text(&said).await?.is_empty()).then_some(()))
    })
    .await?;
    page.type_into(&email, "example.org").await?;
    page.until_true("the address is right", &wrong.replace("===", "!=="))
        .await?;
    page.until("it is not said any more", async || {
        Ok(page.text(&said).await?.is_empty().then_some(()))
    })
    .await?;
    page.is_quiet().await
}

/// A phone number is shown as it will be sent, a zero after its code dropped; one that is too
/// short says how many digits its country has.
pub(crate) async fn a_number_is_shown_as_it_will_be_sent(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    let (number, said) = (control("phone.number"), message("phone"));
    page.type_into(&number, "+966 050 123").await?;
    ensure!(
        page.text(".phone output").await?.is_empty(),
        "half a number is shown"
    );
    // From the number to the code, and out of the field.
    person::leave(&page).await?;
    person::leave(&page).await?;
    page.until_text(&said, "9 أرقام").await?;
    page.type_into(&number, " 4567").await?;
    page.until_text(".phone output", "+966 50 123 4567").await?;
    ensure!(page.text(&said).await?.is_empty(), "it is still wrong");
    page.is_quiet().await
}

/// Once it was left, an address with a slip is told of, with what was probably meant; that is
/// taken when somebody says so, and not otherwise.
pub(crate) async fn a_slip_in_an_address_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    let (email, note) = (control("email"), ".with-note output");
    page.type_into(&email, "mailto:sara@gmial.con").await?;
    ensure!(page.text(note).await?.is_empty(), "told of while typing");
    person::leave(&page).await?;
    page.until_text(note, "sara@gmail.com").await?;
    let typed = page.value(&email).await?;
    ensure!(typed == "mailto:sara@gmial.con", "it became {typed}");
    page.click(&format!("{note} button")).await?;
    page.until("the address is corrected", async || {
        Ok((page.value(&email).await? == "sara@gmail.com").then_some(()))
    })
    .await?;
    ensure!(page.text(note).await?.is_empty(), "it is still told of");
    let focused: String = page.js("return document.activeElement.name").await?;
    ensure!(focused == "email", "the focus went to “{focused}”");
    page.is_quiet().await
}

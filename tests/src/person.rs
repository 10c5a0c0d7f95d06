//! What a person does on the sample's pages: registers for the forum on community
//! service.

use crate::{device, engine::Engine, page::Page};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

/// The forum that is open for registration.
pub const FORUM: &str = "/forums/community-service/";

/// Its registration.
pub const REGISTER: &str = "/forums/community-service/register/";

/// The summary of errors above the form.
pub const SUMMARY: &str = "#error-summary";

/// The button that sends the form.
pub const SEND: &str = "form[id^=form-] button[type=submit]";

/// The control, or the first of those, that answers a field.
pub fn control(name: &str) -> String {
    format!("form [name=\"{name}\"]")
}

/// The message at a field.
pub fn message(field: &str) -> String {
    format!("[id=\"f-{field}-error\"]")
}

/// The name that somebody has whose answers are marked.
pub fn full_name(mark: &str) -> String {
    format!("سارة الهاشمي {mark}")
}

/// The e-mail address that somebody has whose answers are marked.
pub fn email(mark: &str) -> String {
    format!("{mark}@example.org")
}

/// Sends the form as it stands.
pub async fn send(page: &Page) -> Result<()> {
    page.click(SEND).await
}

/// Fills in the whole form; `mark` makes the answers findable.
pub async fn fill(page: &Page, mark: &str) -> Result<()> {
    page.type_into(&control("full_name"), full_name(mark))
        .await?;
    pick(page, "form_of_address").await?;
    page.type_into(&control("email"), email(mark)).await?;
    choose(page, "phone.country", "AE").await?;
    // As an Arabic keyboard writes it.
    page.type_into(&control("phone.number"), "٠٥٠ ١٢٣ ٤٥٦٧")
        .await?;
    choose(page, "country", "AE").await?;
    page.type_into(&control("organisation"), "جمعية الاختبار")
        .await?;
    pick(page, "accounts.0.network").await?;
    page.type_into(&control("accounts.0.handle"), "@sara_test")
        .await?;
    pick(page, "interests").await?;
    page.type_into(&control("companions"), "٢").await?;
    pick(page, "consent").await
}

/// Opens the form with all answers in it, from a draft: quicker than by typing.
pub async fn open_filled(page: &Page, mark: &str) -> Result<()> {
    keep_draft(page, mark).await?;
    page.start(REGISTER).await?;
    has_answers(page, mark).await
}

/// Leaves a draft of all answers in the session.
pub async fn keep_draft(page: &Page, mark: &str) -> Result<()> {
    let answers = json!({
        "full_name": full_name(mark),
        "form_of_address": "السيدة",
        "email": email(mark),
        "phone": { "country": "AE", "number": "٠٥٠ ١٢٣ ٤٥٦٧" },
        "country": "AE",
        "organisation": "جمعية الاختبار",
        "accounts": [{ "network": "twitter", "handle": "@sara_test" }],
        "companions": "٢",
        "consent": true,
    });
    page.load("/__test/blank").await?;
    device::keep_draft(page, REGISTER, answers, 0).await
}

/// Waits until the form holds the answers that are marked.
pub async fn has_answers(page: &Page, mark: &str) -> Result<()> {
    let expected = email(mark);
    page.until("the answers are in the form", async || {
        Ok((page.value(&control("email")).await? == expected).then_some(()))
    })
    .await
}

/// The answers of somebody who fills in only what must be, as a draft holds them.
pub fn answers(mark: &str) -> Value {
    json!({ "full_name": full_name(mark), "email": email(mark), "consent": true })
}

/// Presses the button that sends, by script, once the form shows the answers that are
/// marked; `first` runs just before.
pub async fn press(page: &Page, mark: &str, first: &str) -> Result<()> {
    let script = format!(
        "if (document.querySelector(arguments[0])?.value !== arguments[1]) return false; \
         {first}; document.querySelector(arguments[2]).click(); return true"
    );
    page.until("the draft is in the form", async || {
        let arguments = vec![json!(control("email")), json!(email(mark)), json!(SEND)];
        let pressed: bool = page.js_with(&script, arguments).await?;
        Ok(pressed.then_some(()))
    })
    .await
}

/// Waits for the confirmation and returns the reference.
pub async fn reference(page: &Page) -> Result<String> {
    page.until("a reference is shown", async || {
        let text = page.text("#registered .reference bdi").await?;
        Ok((!text.is_empty()).then_some(text))
    })
    .await
}

/// Registers with what must be answered, and returns the reference.
pub async fn registered(page: &Page, mark: &str) -> Result<String> {
    page.load("/__test/blank").await?;
    device::keep_draft(page, REGISTER, answers(mark), 0).await?;
    page.start(REGISTER).await?;
    press(page, mark, "").await?;
    reference(page).await
}

/// Chooses the first real answer of a list, a group of radio buttons or check boxes.
pub async fn pick(page: &Page, name: &str) -> Result<()> {
    let script = "const all = [...document.querySelectorAll(arguments[0])]; \
                  const values = all[0]?.tagName === 'SELECT' \
                    ? [...all[0].options].map((option) => option.value) : all.map((e) => e.value); \
                  return values.find((value) => value !== '') ?? ''";
    let value: String = page.js_with(script, vec![json!(control(name))]).await?;
    ensure!(!value.is_empty(), "{name} has nothing to choose from");
    choose(page, name, &value).await
}

/// Chooses an answer of a list, a group of radio buttons or check boxes.
pub async fn choose(page: &Page, name: &str, value: &str) -> Result<()> {
    let control = control(name);
    let script = "return document.querySelector(arguments[0])?.tagName ?? ''";
    let tag: String = page.js_with(script, vec![json!(control)]).await?;
    if tag != "SELECT" {
        return page.click(&format!("{control}[value=\"{value}\"]")).await;
    }
    if page.engine == Engine::Chromium {
        // When ChromeDriver clicks an option, the list hears no `input` event, which it
        // does from a person; from the keyboard it does here too.
        by_arrows(page, &control, value).await?;
    } else {
        page.click(&format!("{control} option[value=\"{value}\"]"))
            .await?;
    }
    let chosen = page.value(&control).await?;
    ensure!(chosen == value, "{name} is “{chosen}”, not “{value}”");
    Ok(())
}

/// Chooses an answer of a list by the arrow keys.
async fn by_arrows(page: &Page, control: &str, value: &str) -> Result<()> {
    let script = "const list = document.querySelector(arguments[0]); \
                  const at = [...list.options].findIndex((o) => o.value === arguments[1]); \
                  return at - list.selectedIndex";
    let steps: i32 = page
        .js_with(script, vec![json!(control), json!(value)])
        .await?;
    let key = if steps < 0 { Key::Up } else { Key::Down };
    for _ in 0..steps.unsigned_abs() {
        page.type_into(control, key.clone()).await?;
    }
    Ok(())
}

/// Leaves the control that has the focus, by the keyboard.
pub async fn leave(page: &Page) -> Result<()> {
    page.web
        .active_element()
        .await?
        .send_keys(Key::Tab + "")
        .await?;
    Ok(())
}

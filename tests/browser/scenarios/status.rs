//! The state of a registration as the organiser's own address tells it.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{page::Page, stage::Fault};

const FORUM: &str = "/forums/waiting-list/";
const FORM: &str = "/forums/waiting-list/register/";
const STATUS: &str = "GET /api/status/*";

/// What the content says of this forum.
const AS_BUILT: &str = "اكتملت المقاعد، وقائمة الانتظار مفتوحة";

/// What is told is shown.
pub(crate) async fn what_it_tells_is_shown(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    let told = [
        (r#"{"capacity":40,"taken":37}"#, "المقاعد الأخيرة: 3 مقاعد"),
        (r#"{"capacity":400,"taken":37}"#, "التسجيل مفتوح"),
        (r#"{"left":"0","waitlist":false}"#, "اكتملت المقاعد"),
        (r#"{"capacity":40,"taken":40,"waitlist":true}"#, AS_BUILT),
        (r#"{"opens":"2026-04-25T09:00:00+04:00"}"#, "يُفتح التسجيل"),
        (r#"{"closes":"2026-04-01T09:00:00+04:00"}"#, "أُغلق التسجيل"),
    ];
    for (reply, badge) in told {
        page.stage.heal();
        page.stage
            .on(STATUS, Fault::reply(200, "application/json", reply));
        page.start(FORUM).await?;
        let exactly = "const badge = document.querySelector('.forum-state .badge'); \
                       return badge.innerText.trim() === arguments[0] || \
                         (arguments[0] !== arguments[1] && badge.innerText.includes(arguments[0]) \
                          && !badge.innerText.includes(arguments[1]))";
        page.until(&format!("{reply} is told as “{badge}”"), async || {
            let arguments = vec![badge.into(), AS_BUILT.into()];
            Ok(page
                .js_with::<bool>(exactly, arguments)
                .await?
                .then_some(()))
        })
        .await?;
    }
    page.is_quiet().await
}

/// The waiting list has its own button, and the form says so.
pub(crate) async fn a_waiting_list_is_offered(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(FORUM).await?;
    page.click_text("التسجيل في قائمة الانتظار").await?;
    page.until_path(FORM).await?;
    page.until_text("#waiting-list", "قائمة الانتظار").await?;
    // It opens while somebody stands at the door.
    let open = Fault::reply(200, "application/json", r#"{"capacity":40,"taken":1}"#);
    page.stage.on(STATUS, open);
    page.start(FORM).await?;
    page.until_true(
        "the notice is gone",
        "return !document.querySelector('#waiting-list')",
    )
    .await?;
    // And closes again: the form stays, with a word on it.
    let full = Fault::reply(200, "application/json", r#"{"left":0,"waitlist":false}"#);
    page.stage.on(STATUS, full);
    page.start(FORM).await?;
    page.find("#not-open").await?;
    ensure!(
        page.count("form [name=email]").await? == 1,
        "the form is gone"
    );
    page.is_quiet().await
}

/// Waits until the status was asked for and `gone` says that the app is done with it;
/// then what the content says still stands.
async fn as_built(page: &Page, what: &str) -> Result<()> {
    page.until(&format!("{what}: it was asked for"), async || {
        Ok((!page.stage.seen(STATUS).is_empty()).then_some(()))
    })
    .await?;
    let badge = page.text(".forum-state .badge").await?;
    ensure!(badge == AS_BUILT, "{what}: “{badge}”");
    // The app goes on.
    page.click_text("التسجيل في قائمة الانتظار").await?;
    page.until_path(FORM).await?;
    page.find("#waiting-list").await?;
    Ok(())
}

/// What cannot be read, or does not come, changes nothing.
pub(crate) async fn without_an_answer_the_content_holds(scene: &mut Scene<'_>) -> Result<()> {
    let faults = [
        ("silence", Fault::Silence),
        (
            "500",
            Fault::reply(500, "application/json", r#"{"left":5}"#),
        ),
        ("a page", Fault::reply(200, "text/html", "<h1>5</h1>")),
        (
            "another shape",
            Fault::reply(200, "application/json", r#"[{"left":[]}]"#),
        ),
        ("hung up", Fault::HangUp),
    ];
    for (what, fault) in faults {
        let page = scene.page_of_states().await?;
        page.stage.on(STATUS, fault);
        page.start(FORUM).await?;
        as_built(&page, what).await?;
    }
    Ok(())
}

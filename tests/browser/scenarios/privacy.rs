//! What stays of a person on a device: nothing on a shared one, and no draft for long.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    axe, device,
    page::Page,
    person::{self, REGISTER, control},
    stage::Html,
};

/// Fails if the address, the title or anything that is kept names the person.
async fn nothing_personal(page: &Page, mark: &str, when: &str) -> Result<()> {
    let kept = device::everything(page).await?;
    let shown: String = page.js("return location.href + document.title").await?;
    for (place, text) in [("kept", kept), ("shown", shown)] {
        ensure!(!text.contains(mark), "{when}, {place}: {text}");
    }
    Ok(())
}

/// Who only looks leaves no database: it is made when there is something to keep.
pub(crate) async fn who_only_looks_leaves_nothing(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(REGISTER).await?;
    page.start("/registrations/").await?;
    page.until_text("main", "لا تسجيلات على هذا الجهاز").await?;
    let script = "indexedDB.databases().then((all) => answer(all.map((one) => one.name)))";
    let made: Vec<String> = device::asked(&page, script, vec![]).await?;
    ensure!(made.is_empty(), "there is {made:?}");
    let kept: String = page
        .js("return JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie])")
        .await?;
    ensure!(kept == r#"[{},{},""]"#, "kept: {kept}");
    Ok(())
}

/// On a shared device nothing of a person stays.
pub(crate) async fn a_shared_device_keeps_nothing(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("shared-{}", scene.engine.name());
    let page = scene.page().await?;
    page.start("/").await?;
    page.start(REGISTER).await?;
    page.type_into(&control("full_name"), person::full_name(&mark))
        .await?;
    ensure!(
        device::draft(&page, REGISTER).await?.is_some(),
        "there is no draft"
    );
    page.click(".shared input").await?;
    page.until("the draft is gone", async || {
        Ok(device::draft(&page, REGISTER)
            .await?
            .is_none()
            .then_some(()))
    })
    .await?;
    page.type_into(&control("email"), person::email(&mark))
        .await?;
    page.click(&control("consent")).await?;
    nothing_personal(&page, &mark, "while it is typed").await?;
    person::send(&page).await?;
    let reference = person::reference(&page).await?;
    page.until("nothing is kept", async || {
        let kept = device::everything(&page).await?;
        Ok((!kept.contains(&mark) && !kept.contains(&reference)).then_some(()))
    })
    .await?;
    page.click_text("إنهاء الاستخدام على هذا الجهاز").await?;
    page.until_path("/").await?;
    page.ready().await?;
    nothing_personal(&page, &mark, "afterwards").await?;
    // The entry of the history is gone; wherever back leads, nobody is named.
    page.web.back().await?;
    page.until_true(
        "there is a page",
        "return document.readyState === 'complete'",
    )
    .await?;
    let fields =
        "return [...document.querySelectorAll('input, textarea')].map((e) => e.value).join(' ')";
    let fields: String = page.js(fields).await?;
    let body: String = page.js("return document.body.innerText").await?;
    for (place, text) in [("fields", fields), ("page", body)] {
        ensure!(!text.contains(&mark), "{place} after going back: {text}");
        ensure!(
            !text.contains(&reference),
            "{place} after going back: {text}"
        );
    }
    let rows = scene.server().await?.rows_with(&mark).await?;
    ensure!(rows.len() == 1, "stored {} times", rows.len());
    Ok(())
}

/// What has arrived is kept without what was typed, and all that is kept can be wiped, what serves
/// without a connection too.
pub(crate) async fn what_arrived_is_forgotten(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("settled-{}", scene.engine.name());
    let page = scene.page().await?;
    let reference = person::registered(&page, &mark).await?;
    page.until(
        "what was typed is gone, and the reference is kept",
        async || {
            let kept = device::everything(&page).await?;
            Ok((!kept.contains(&mark) && kept.contains(&reference)).then_some(()))
        },
    )
    .await?;
    page.until("something serves without a connection", async || {
        Ok(device::everything(&page)
            .await?
            .contains(".ics")
            .then_some(()))
    })
    .await?;
    // What another version has kept, a plan, what was seen, and what is chosen go too.
    let damaged = format!("{{\"version\":99,\"answers\":\"{mark}\"}}");
    device::put(&page, "damaged", &damaged).await?;
    page.js::<()>(
        "localStorage.plan = '[]'; localStorage.seen = '{}'; localStorage.preferences = '{\"theme\":\"dark\"}'",
    )
    .await?;
    page.start("/registrations/").await?;
    page.click_text("مسح كل شيء من هذا الجهاز").await?;
    page.until_path("/").await?;
    page.ready().await?;
    let caches: Vec<String> = device::asked(&page, "caches.keys().then(answer)", vec![]).await?;
    ensure!(caches.is_empty(), "left: {caches:?}");
    let workers = "navigator.serviceWorker.getRegistrations().then((all) => answer(all.length))";
    let workers: usize = device::asked(&page, workers, vec![]).await?;
    ensure!(workers == 0, "{workers} workers are left");
    let kept = device::everything(&page).await?;
    for left in [&reference, &mark, "plan", "seen", "preferences"] {
        ensure!(!kept.contains(left), "left: {kept}");
    }
    Ok(())
}

/// Where the device does not remove what it keeps, it is said, and nothing pretends to be gone.
pub(crate) async fn what_cannot_be_wiped_is_told(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("unwiped-{}", scene.engine.name());
    let page = scene.page().await?;
    let reference = person::registered(&page, &mark).await?;
    page.stage.set_html(Html::Changed(
        "IDBObjectStore.prototype.clear = function () { this.transaction.abort() };",
    ));
    page.start("/registrations/").await?;
    page.until_text("main", &reference).await?;
    page.click_text("مسح كل شيء من هذا الجهاز").await?;
    page.until_text(".finish [role=alert]", "تعذّر المسح")
        .await?;
    page.until_text("main", &reference).await?;
    axe::finds_nothing(&page, "what could not be wiped").await
}

/// A draft is brought back for a day, and no longer.
pub(crate) async fn a_draft_lives_for_a_day(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    let day = 24 * 3600;
    for (age, expected) in [(day - 60, person::email("draft")), (day + 1, String::new())] {
        page.load("/__test/blank").await?;
        device::keep_draft(&page, REGISTER, person::answers("draft"), age).await?;
        page.start(REGISTER).await?;
        let field = control("email");
        page.until(
            &format!("a draft of {age} s is “{expected}”"),
            async || Ok((page.value(&field).await? == expected).then_some(())),
        )
        .await?;
        // What is typed shows that the app had its time to bring the draft back.
        page.type_into(&control("organisation"), "x").await?;
        ensure!(page.value(&field).await? == expected, "it came later");
        let path = page.path().await?;
        ensure!(path == REGISTER, "the address is {path}");
    }
    Ok(())
}

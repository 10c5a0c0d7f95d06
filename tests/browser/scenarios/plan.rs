//! The visitor's plan: marked, kept, carried, told of changes; on the test content, whose
//! forum of two days has sessions at the same time.

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    axe, device,
    page::Page,
    qr,
    stage::{Fault, Html},
};
use serde_json::json;
use std::sync::Arc;

const FORUM: &str = "/forums/two-days/";
const PAYLOAD: &str = "GET /forums/two-days/page.json";
const PLAN: &str = "/plan/";
const ROWS: &str = ".plan li.session";
const ADD: &str = "إضافة إلى خطتي";

/// Marks what `css` selects on the forum's page, or takes the mark away.
async fn mark(page: &Page, css: &str, is_in: bool) -> Result<()> {
    let button = format!("{css} .mark");
    page.click(&button).await?;
    let pressed = format!("{button}[aria-pressed={is_in}]");
    page.find(&pressed).await?;
    Ok(())
}

/// Waits until the plan has so many entries.
async fn rows(page: &Page, number: usize) -> Result<()> {
    page.until(&format!("the plan has {number} entries"), async || {
        Ok((page.count(ROWS).await? == number).then_some(()))
    })
    .await
}

/// Marks two sessions at the same time, and shows the plan.
async fn planned(page: &Page) -> Result<()> {
    page.start(FORUM).await?;
    mark(page, "#keynote", true).await?;
    mark(page, "#workshop", true).await?;
    page.start(PLAN).await?;
    rows(page, 2).await
}

/// The path of the link that tells the whole plan.
async fn link(page: &Page) -> Result<String> {
    page.find(".carry a").await?;
    let script = "const { pathname, hash } = document.querySelector('.carry a'); \
                  return pathname + hash";
    page.js(script).await
}

/// An empty plan says what to do. Breaks have no button, and without the app there is none.
pub(crate) async fn there_is_no_button_that_does_nothing(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(PLAN).await?;
    page.until_text("main", "لا شيء في الخطة").await?;
    page.find("main a[href=\"/calendar/\"]").await?;
    axe::finds_nothing(&page, "an empty plan").await?;
    page.start(FORUM).await?;
    ensure!(page.count("#coffee .mark").await? == 0, "a break is marked");
    let served = "const served = new XMLHttpRequest(); \
        served.responseType = 'document'; \
        served.onload = () => { \
          const marks = [...served.response.querySelectorAll('.mark')]; \
          answer(marks.length > 3 && marks.every((mark) => mark.closest('[hidden]'))); \
        }; \
        served.open('GET', location.pathname); served.send();";
    let is_hidden: bool = device::asked(&page, served, vec![]).await?;
    ensure!(is_hidden, "there are buttons that do nothing");
    page.is_quiet().await
}

/// What is marked stands in the plan after a reload; what is unmarked does not.
pub(crate) async fn what_is_marked_is_kept(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(FORUM).await?;
    mark(&page, ".hero", true).await?;
    mark(&page, "#keynote", true).await?;
    mark(&page, "#closing", true).await?;
    mark(&page, "#closing", false).await?;
    axe::finds_nothing(&page, "a forum with marks").await?;
    page.start(FORUM).await?;
    page.find("#keynote .mark[aria-pressed=true]").await?;
    page.find("#closing .mark[aria-pressed=false]").await?;
    page.start(PLAN).await?;
    rows(&page, 2).await?;
    for said in [
        "ملتقى التقنية في يومين",
        "محاضرة عن المحتوى العربي",
        "القاعة الكبرى",
    ] {
        page.until_text(".plan", said).await?;
    }
    page.until_text(".plan h2", "5 مايو 2026").await?;
    page.is_quiet().await
}

/// An entry that is removed can be brought back; the focus is where that is done.
pub(crate) async fn what_is_removed_can_be_brought_back(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    planned(&page).await?;
    page.until_text(ROWS, "تعارض في الوقت مع «").await?;
    axe::finds_nothing(&page, "a plan that clashes").await?;
    page.click(&format!("{ROWS} .button")).await?;
    rows(&page, 1).await?;
    page.until_text(".status", "حُذف من الخطة").await?;
    ensure!(
        !page.text(ROWS).await?.contains("تعارض"),
        "it clashes with what is gone"
    );
    page.until_true(
        "the way back has the focus",
        "return document.activeElement.id === 'undo'",
    )
    .await?;
    page.click("#undo").await?;
    rows(&page, 2).await?;
    page.start(PLAN).await?;
    rows(&page, 2).await?;
    page.is_quiet().await
}

/// Another tab follows.
pub(crate) async fn another_tab_follows(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    planned(&page).await?;
    let first = page.window().await?;
    let second = page.open_window().await?;
    page.start(FORUM).await?;
    mark(&page, "#privacy", true).await?;
    page.look_at(&first).await?;
    rows(&page, 3).await?;
    page.click(&format!("{ROWS} .button")).await?;
    rows(&page, 2).await?;
    page.look_at(&second).await?;
    page.until("the first tab's change is here", async || {
        Ok((page.count(".mark[aria-pressed=true]").await? == 2).then_some(()))
    })
    .await?;
    page.web.close_window().await?;
    page.look_at(&first).await
}

/// The link brings the plan to another device, which asks before it adds it, and back to
/// this one when its storage was wiped. The code says the same as the link.
pub(crate) async fn a_link_carries_the_plan(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    planned(&page).await?;
    let path = page
        .until("the link tells the whole plan", async || {
            let path = link(&page).await?;
            Ok((path == "/plan/#two-days:keynote,workshop").then_some(path))
        })
        .await?;
    page.find(".plan svg.qr").await?;
    let script = "const svg = document.querySelector('.plan svg.qr'); \
                  return [svg.viewBox.baseVal.width, svg.querySelector('path').getAttribute('d')]";
    let (side, drawn): (usize, String) = page.js(script).await?;
    let code = qr::read(&drawn, side)?;
    ensure!(code == page.stage.url(&path), "the code says {code}");
    page.find(".carry .share button").await?;
    device::wipe(&page).await?;
    page.load("/__test/blank").await?;
    page.start(&path).await?;
    page.find("#carried").await?;
    page.click_text(ADD).await?;
    rows(&page, 2).await?;

    let page = scene.page_of_states().await?;
    page.start(FORUM).await?;
    mark(&page, "#privacy", true).await?;
    page.start(&format!("{path},none;nowhere:;<b>:x")).await?;
    page.until_text("#carried", "محاضرة عن المحتوى العربي")
        .await?;
    page.until_text("#carried", "لم يُعرف أو تعذّر تحميله: بندان")
        .await?;
    ensure!(page.count(ROWS).await? == 1, "it was not asked");
    axe::finds_nothing(&page, "a plan by a link").await?;
    page.click_text("تجاهل").await?;
    page.until_path(PLAN).await?;
    page.until_true("it is gone", "return !document.querySelector('#carried')")
        .await?;
    rows(&page, 1).await?;
    // Entered where the plan is already shown.
    page.js::<()>(&format!("location.hash = '{}'", path.replace("/plan/", "")))
        .await?;
    page.find("#carried").await?;
    page.click_text(ADD).await?;
    rows(&page, 3).await?;
    page.until_text(".status", "أُضيف إلى الخطة: بندان").await?;
    page.start(PLAN).await?;
    rows(&page, 3).await?;
    let mut lines = page.console().await?;
    // Chromium reports that the forum is not there which the link names.
    lines.retain(|line| !line.contains("/nowhere/"));
    ensure!(lines.is_empty(), "the console says {lines:?}");
    Ok(())
}

/// What the site has changed is told until it is acknowledged.
pub(crate) async fn changes_are_told_until_acknowledged(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    planned(&page).await?;
    ensure!(page.count("#changed").await? == 0, "nothing has changed");
    let changed = |text: &str| {
        text.replace("\"at\":1777962600", "\"at\":1777979700")
            .replace("القاعة الثانية", "القاعة الثالثة")
            .replace("\"anchor\":\"keynote\"", "\"anchor\":\"other\"")
    };
    page.stage.on(PAYLOAD, Fault::Edit(Arc::new(changed)));
    page.start(PLAN).await?;
    page.until_text("#changed", "تغيّر في الخطة: بندان").await?;
    for said in [
        "لم يعد منشورًا",
        "تغيّر الموعد من «",
        "تغيّر المكان من «القاعة الثانية» إلى «القاعة الثالثة»",
    ] {
        page.until_text(".plan", said).await?;
    }
    axe::finds_nothing(&page, "a plan with changes").await?;
    page.start(PLAN).await?;
    page.find("#changed").await?;
    page.click_text("علمتُ بالتغيير").await?;
    page.until_text("#changed", "تغيّر في الخطة: بند واحد")
        .await?;
    page.start(PLAN).await?;
    // What is gone stays told until it is removed.
    page.until_text("#changed", "تغيّر في الخطة: بند واحد")
        .await?;
    page.until_text(".plan", "القاعة الثالثة").await?;
    ensure!(
        !page.text(".plan").await?.contains("تغيّر الموعد"),
        "it is told again"
    );
    page.stage.instead(PAYLOAD, Fault::HangUp);
    page.start(PLAN).await?;
    page.until_text(ROWS, "تعذّر تحديث هذه التفاصيل").await?;
    page.until_text(".plan", "القاعة الثالثة").await
}

/// At the next look the programme says what is there since.
pub(crate) async fn a_programme_tells_what_is_new(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    for _ in 0..2 {
        page.start(FORUM).await?;
        page.find("#keynote .mark").await?;
        ensure!(page.count(".news").await? == 0, "nothing is new");
    }
    let changed = |text: &str| {
        text.replace("\"at\":1777962600", "\"at\":1777979700")
            .replace("\"anchor\":\"closing\"", "\"anchor\":\"ending\"")
    };
    page.stage
        .on(&format!("GET {FORUM}"), Fault::Edit(Arc::new(changed)));
    page.load(FORUM).await?;
    page.until_text(".news", "تغيّر في البرنامج منذ الزيارة الأخيرة: 4 جلسات")
        .await?;
    page.until_text("#keynote .badge", "تغيّر الموعد أو القاعة")
        .await?;
    axe::finds_nothing(&page, "a programme with news").await?;
    page.start(FORUM).await?;
    page.find("#keynote .mark").await?;
    ensure!(page.count(".news").await? == 0, "it is told again");
    Ok(())
}

/// Where nothing can be kept, the plan works for the page, and says so.
pub(crate) async fn without_storage_it_works_for_the_page(scene: &mut Scene<'_>) -> Result<()> {
    for (name, script) in [
        (
            "blocked",
            "Object.defineProperty(window, 'localStorage', \
               { get() { throw new DOMException('no', 'SecurityError'); } });",
        ),
        (
            "full",
            "Storage.prototype.setItem = () => { \
               throw new DOMException('no', 'QuotaExceededError'); };",
        ),
    ] {
        let page = scene.page_of_states().await?;
        page.stage.set_html(Html::Changed(script));
        page.start(FORUM).await?;
        mark(&page, "#keynote", true).await?;
        page.until_text("#keynote .plan-mark", "لا يسمح هذا المتصفح بالحفظ")
            .await?;
        mark(&page, "#workshop", true).await?;
        page.click("header nav a[href=\"/plan/\"]").await?;
        rows(&page, 2).await.context(name)?;
        page.find("#not-kept").await?;
        page.is_quiet().await?;
    }
    Ok(())
}

/// The calendar file holds the events of all entries, and says what it lacks.
pub(crate) async fn the_calendar_file_holds_the_events(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    // A download would leave the page.
    page.stage.set_html(Html::Changed(
        "const make = URL.createObjectURL; \
         URL.createObjectURL = (blob) => { window.__blob = blob; return make.call(URL, blob); }; \
         HTMLAnchorElement.prototype.click = function () { window.__name = this.download; };",
    ));
    planned(&page).await?;
    page.start(FORUM).await?;
    mark(&page, ".hero", true).await?;
    page.start(PLAN).await?;
    rows(&page, 3).await?;
    let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:keynote\r\n\
                SUMMARY:long\r\n er\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    page.stage.on(
        "GET /forums/two-days/keynote.ics",
        Fault::reply(200, "text/calendar", file),
    );
    page.stage
        .on("GET /forums/two-days/workshop.ics", Fault::HangUp);
    page.click_text("تنزيل ملف تقويم").await?;
    page.until_text(".carry", "أُعدّ الملف. بلا موعد معلن أو تعذّر تحميله: بند واحد")
        .await?;
    let script = "window.__blob.text().then((text) => answer([window.__name, text]))";
    let (name, text): (String, String) = device::asked(&page, script, vec![]).await?;
    ensure!(name == "plan.ics", "it is called {name}");
    ensure!(
        text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"),
        "{text}"
    );
    for (part, number) in [
        ("BEGIN:VCALENDAR\r\n", 1),
        ("BEGIN:VEVENT\r\n", 2),
        ("SUMMARY:long\r\n er\r\n", 1),
        ("UID:two-days@", 1),
    ] {
        ensure!(text.matches(part).count() == number, "{part}\n{text}");
    }
    Ok(())
}

/// Whatever is kept, pages work.
pub(crate) async fn what_is_kept_may_be_hostile(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    let deep = "[".repeat(500);
    let odd = r#"[1,[["two-days","keynote","<img src=x onerror=alert(1)>","x","","","","9999999999999999999","-1","","",""],["../x",""],7]]"#;
    for (kept, number) in [("{\"a\":", 0), (deep.as_str(), 0), (odd, 1)] {
        page.load("/__test/blank").await?;
        let keep = "for (const key of ['plan', 'seen']) localStorage.setItem(key, arguments[0])";
        page.web.execute(keep, vec![json!(kept)]).await?;
        page.start(PLAN).await?;
        rows(&page, number).await.context(kept.to_owned())?;
        ensure!(page.count("main img").await? == 0, "markup is drawn");
        page.start(FORUM).await?;
        mark(&page, "#privacy", true).await?;
        page.start(PLAN).await?;
        rows(&page, number + 1).await.context(kept.to_owned())?;
        page.is_quiet().await?;
    }
    Ok(())
}

/// A plan of as many entries as there may be, all at one time, is drawn, and each tells of few of
/// its clashes by name. A link that names hundreds of forums asks for few of them.
pub(crate) async fn what_is_too_much_is_bounded(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.load("/__test/blank").await?;
    let entries: Vec<_> = (0..500)
        .map(|n| {
            let name = format!("s{n}");
            json!([
                "two-days",
                name,
                name,
                "x",
                "2027-04-10",
                "x",
                "x",
                "1800000000",
                "1800003600",
                "",
                "",
                "",
                "",
                ""
            ])
        })
        .collect();
    let kept = json!([1, entries]).to_string();
    let keep = "localStorage.setItem('plan', arguments[0])";
    page.web.execute(keep, vec![json!(kept)]).await?;
    page.start(PLAN).await?;
    // A driver takes seconds to hand over so many elements.
    let count = "document.querySelectorAll('main .sessions > li').length";
    page.until_true("all rows are there", &format!("return {count} === 500"))
        .await?;
    let elements: usize = page
        .js("return document.querySelectorAll('main *').length")
        .await?;
    ensure!(elements < 500 * 40, "{elements} elements");
    page.until_text("main", "ويتعارض كذلك مع").await?;

    page.load("/__test/blank").await?;
    page.web
        .execute("localStorage.removeItem('plan')", vec![])
        .await?;
    let link: String = (0..300).map(|n| format!("forum-{n}:;")).collect();
    page.start(&format!("{PLAN}#{link}")).await?;
    page.until_text("main", "خطة").await?;
    page.until("what it asks for is answered", async || {
        let asked = page.stage.seen("GET /forums/forum-*").len();
        ensure!(asked <= 20, "{asked} requests");
        Ok((asked == 20).then_some(()))
    })
    .await
}

/// A session that was cancelled says so in the programme and in the plan. It cannot be marked;
/// who has it in the plan already, by a link here, can take it out.
pub(crate) async fn a_cancelled_session_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    const CHANGED: &str = "/forums/summer-time/";
    const MARK: &str = "return document.querySelector('#workshop .plan-mark').checkVisibility()";
    let page = scene.page_of_states().await?;
    page.start(CHANGED).await?;
    page.until_text("#workshop .kind", "ملغاة").await?;
    page.find("#workshop .struck").await?;
    ensure!(
        !page.js::<bool>(MARK).await?,
        "what is cancelled can be marked"
    );
    ensure!(
        page.js::<bool>(&MARK.replace("#workshop", "#after"))
            .await?,
        "what is not cannot"
    );
    axe::finds_nothing(&page, "a programme with a cancelled session").await?;
    page.start("/plan/#summer-time:after,workshop").await?;
    page.click_text(ADD).await?;
    rows(&page, 2).await?;
    page.until_text(".plan", "ملغاة").await?;
    // At the same time as the other: but it clashes with nothing.
    ensure!(
        !page.text(".plan").await?.contains("تعارض في الوقت"),
        "it clashes with a session"
    );
    axe::finds_nothing(&page, "a plan with a cancelled session").await?;
    page.start(CHANGED).await?;
    page.until_true("it can be taken out", MARK).await?;
    mark(&page, "#workshop", false).await?;
    page.start(PLAN).await?;
    rows(&page, 1).await?;
    page.is_quiet().await
}

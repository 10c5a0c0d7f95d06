//! The search: what is typed finds, and nothing is lost on the way.

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use hyper::header::CACHE_CONTROL;
use multaqa_tests::{
    axe,
    engine::Mode,
    page::Page,
    person::FORUM,
    stage::{Answer, Fault},
};
use thirtyfour::Key;

const SEARCH: &str = "/search/";
const FIELD: &str = "#q";
const HITS: &str = "#found a.hit";
const LIST: &str = "GET /search/index.txt";
const FILES: &str = "GET /search/data/*";
const JASSMI: &str = "/speakers/hussain-al-jassmi/";

/// Opens the search, and types.
async fn look_for(page: &Page, text: &str) -> Result<()> {
    page.start(SEARCH).await?;
    page.type_into(FIELD, text).await
}

/// The addresses of what is found, in order.
async fn hits(page: &Page) -> Result<Vec<String>> {
    page.js(
        "return [...document.querySelectorAll('#found a.hit')].map(a => a.getAttribute('href'))",
    )
    .await
}

/// Waits until this is found, and nothing else.
async fn until_found(page: &Page, wanted: &[&str]) -> Result<()> {
    page.until(&format!("{wanted:?} is found"), async || {
        Ok((hits(page).await? == wanted).then_some(()))
    })
    .await
}

async fn is_focused(page: &Page, css: &str) -> Result<()> {
    let script = format!("return document.activeElement?.matches('{css}') === true");
    page.until_true(&format!("{css} has the focus"), &script)
        .await
}

/// Groups with their headings and numbers, marks in the spelling of the text, the arrow
/// keys and Enter; the query stands in the address, and comes back.
pub(crate) async fn a_person_is_found_and_opened(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    page.mark().await?;
    page.click("#search-link").await?;
    page.until_path(SEARCH).await?;
    is_focused(&page, FIELD).await?;
    page.until_text("#found", "يشمل البحث").await?;
    page.type_into(FIELD, "حسين الجسمى").await?;
    let session = [FORUM, "#hussain-al-jassmi"].concat();
    // The forum too: its text names him.
    let found = [FORUM, &session, JASSMI];
    until_found(&page, &found).await?;
    page.until_text(".status", "3 نتائج").await?;
    let headings: Vec<String> = page
        .js("return [...document.querySelectorAll('#found h2')].map(h => h.innerText)")
        .await?;
    ensure!(
        headings
            == [
                "الملتقيات نتيجة واحدة",
                "الجلسات والتجارب نتيجة واحدة",
                "المتحدثون نتيجة واحدة"
            ],
        "{headings:?}"
    );
    let marked: Vec<String> = page
        .js("return [...document.querySelectorAll('#found section:last-child mark')].map(m => m.innerText)")
        .await?;
    ensure!(marked == ["حسين", "جسمي"], "{marked:?}");

    page.type_into(FIELD, Key::Down).await?;
    is_focused(&page, "section:first-of-type a.hit").await?;
    for (key, focused) in [
        (Key::Down, "section:nth-of-type(2) a.hit"),
        (Key::Up, "section:first-of-type a.hit"),
        (Key::Up, FIELD),
        (Key::Enter, "section:first-of-type a.hit"),
        (Key::Down, "section:nth-of-type(2) a.hit"),
        (Key::Down, "section:last-of-type a.hit"),
    ] {
        let active = page.web.active_element().await?;
        active.send_keys(key).await?;
        is_focused(&page, focused).await?;
    }
    page.web
        .active_element()
        .await?
        .send_keys(Key::Enter)
        .await?;
    page.until_path(JASSMI).await?;
    page.until_text("h1", "حسين الجسمي").await?;

    page.web.back().await?;
    until_found(&page, &found).await?;
    let typed = page.value(FIELD).await?;
    ensure!(typed == "حسين الجسمى", "“{typed}”");
    ensure!(page.is_marked().await?, "the document was loaded anew");
    page.reload().await?;
    until_found(&page, &found).await?;
    page.type_into(FIELD, Key::Escape).await?;
    page.until_path(SEARCH).await?;
    page.until("Escape clears", async || {
        Ok(page.value(FIELD).await?.is_empty().then_some(()))
    })
    .await?;
    page.until_text("#found", "يشمل البحث").await?;
    page.is_quiet().await
}

/// Opened again, it begins empty, whatever was searched for before.
pub(crate) async fn opened_again_it_begins_empty(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    look_for(&page, "لجين عمران").await?;
    page.find(HITS).await?;
    page.click("header nav a[href=\"/\"]").await?;
    page.until_path("/").await?;
    page.click("#search-link").await?;
    page.until_path(SEARCH).await?;
    is_focused(&page, FIELD).await?;
    page.until_text("#found", "يشمل البحث").await?;
    let typed = page.value(FIELD).await?;
    ensure!(typed.is_empty(), "“{typed}”");
    page.is_quiet().await
}

/// However it is spelled.
pub(crate) async fn spellings_find_the_same(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(SEARCH).await?;
    for (text, found) in [
        ("لجين", "/speakers/lojain-omran/"),
        ("lojain", "/speakers/lojain-omran/"),
        ("عبدالله الطاير", "/speakers/abdullah-al-tayer/"),
        ("عبد الله البسطى", "/speakers/abdullah-al-basti/"),
        ("انستقرام", "/forums/oic-social-networks/"),
        ("٢٠١٨", "/forums/oic-social-networks/"),
        ("خدمه المجتمع", FORUM),
        ("بالمجتمع", FORUM),
        ("مُلتقى", FORUM),
        ("خيرى", "/sectors/charity/"),
    ] {
        page.type_into(FIELD, Key::Escape).await?;
        page.type_into(FIELD, text).await?;
        page.until(&format!("{text} finds {found}"), async || {
            Ok(hits(&page)
                .await?
                .iter()
                .any(|hit| hit == found)
                .then_some(()))
        })
        .await?;
    }
    page.type_into(FIELD, " لا شيء").await?;
    page.until_text(".status", "لا نتائج").await?;
    page.until_text("#found", "الاكتفاء بأول الكلمة").await?;
    page.is_quiet().await
}

/// Nothing of it is loaded on other pages; what is typed before it has come, or before the
/// app is in charge, is searched for when it has.
pub(crate) async fn nothing_is_loaded_before_and_nothing_typed_is_lost(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let page = scene.page().await?;
    for path in ["/", "/speakers/", FORUM] {
        page.start(path).await?;
    }
    let seen = page.stage.seen("*/search/*").len() + page.stage.seen("/search/*").len();
    ensure!(seen == 0, "{:#?}", page.stage.log());

    let list = page.stage.hold(LIST);
    page.click("#search-link").await?;
    page.until_path(SEARCH).await?;
    page.type_into(FIELD, "حسين").await?;
    page.until_text(".status", "جارٍ تحميل").await?;
    list.open();
    page.until_text("#found", "حسين الجسمي").await?;
    page.until_text(".status", "3 نتائج").await?;

    let script = page.stage.hold("GET *.wasm");
    page.load("/search/").await?;
    page.type_into(FIELD, "لجين").await?;
    script.open();
    page.ready().await?;
    page.until_text("#found", "لجين عمران").await?;
    page.is_quiet().await
}

/// Whatever comes instead of the files: it says so, keeps what is typed, and another try
/// succeeds.
pub(crate) async fn an_index_that_does_not_come_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    let text = "text/plain; charset=utf-8";
    let broken = [
        ("no list", LIST, Fault::reply(404, text, "")),
        (
            "a page",
            LIST,
            Fault::reply(200, "text/html", "<!doctype html>"),
        ),
        (
            "another format",
            LIST,
            Fault::reply(200, text, "multaqa search 9\n"),
        ),
        ("hung up", LIST, Fault::HangUp),
        ("no file", FILES, Fault::reply(404, text, "")),
        ("half a file", FILES, Fault::reply(200, text, "a\tحسين\tb")),
        (
            "another file",
            FILES,
            Fault::reply(200, text, "a\tحسين\tb\n\n"),
        ),
        ("hung up at a file", FILES, Fault::HangUp),
    ];
    for (name, pattern, fault) in broken {
        // A page of its own: what is in the cache is not asked for.
        let page = scene.page().await?;
        page.stage.on(pattern, fault);
        told_of(&page).await.with_context(|| name.to_owned())?;
        page.stage.heal();
        page.click("#search-failed button").await?;
        page.until_text("#found", "حسين الجسمي").await?;
        let typed = page.value(FIELD).await?;
        ensure!(typed == "حسين", "{name}: “{typed}” is left");
        is_focused(&page, FIELD).await?;
        ensure!(
            page.count("#search-failed").await? == 0,
            "{name}: it still says so"
        );
    }
    Ok(())
}

/// A file that was not there while the site was published, which the browser keeps as missing for
/// a year, is asked for past its cache.
pub(crate) async fn what_is_kept_as_missing_is_asked_for_again(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let page = scene.page().await?;
    let missing = Answer::new(404, "text/html", "<!doctype html>");
    let missing = missing.with(CACHE_CONTROL, "public, max-age=31536000, immutable");
    page.stage.once(FILES, Fault::Reply(missing));
    look_for(&page, "حسين").await?;
    page.until_text("#found", "حسين الجسمي").await?;
    ensure!(page.count("#search-failed").await? == 0, "it failed");
    Ok(())
}

async fn told_of(page: &Page) -> Result<()> {
    look_for(page, "حسين").await?;
    page.find("#search-failed button").await?;
    Ok(())
}

/// The key `/` leads to the field from every page, and is a letter in fields.
pub(crate) async fn a_key_leads_to_it(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/speakers/").await?;
    page.type_into("main a", "/").await?;
    page.until_path(SEARCH).await?;
    is_focused(&page, FIELD).await?;
    page.type_into(FIELD, "a/b").await?;
    let typed = page.value(FIELD).await?;
    ensure!(typed == "a/b", "“{typed}”");
    page.is_quiet().await
}

/// axe finds nothing, whatever the search shows.
pub(crate) async fn every_state(scene: &mut Scene<'_>, mode: Mode) -> Result<()> {
    let page = scene.page_in(mode).await?;
    page.start(SEARCH).await?;
    page.until_text("#found", "يشمل البحث").await?;
    axe::finds_nothing(&page, "an empty search").await?;
    page.type_into(FIELD, "ا").await?;
    page.find(HITS).await?;
    axe::finds_nothing(&page, "what is found").await?;
    page.type_into(FIELD, "بتث").await?;
    page.until_text(".status", "لا نتائج").await?;
    axe::finds_nothing(&page, "nothing found").await?;
    let page = scene.page_in(mode).await?;
    page.stage.on(FILES, Fault::HangUp);
    look_for(&page, "حسين").await?;
    page.find("#search-failed button").await?;
    axe::finds_nothing(&page, "a search that failed").await
}

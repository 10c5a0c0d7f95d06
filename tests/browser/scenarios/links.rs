//! Which clicks the app takes, and which it leaves to the browser.

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{page::Page, person::FORUM};
use thirtyfour::{By, Key};

const CALENDAR: &str = "header nav a[href=\"/calendar/\"]";
const SPEAKERS: &str = "header nav a[href=\"/speakers/\"]";

/// Pages that stay as they were served are documents of their own: their anchors are the
/// browser's, and the app goes on from them and back to where it was.
pub(crate) async fn still_pages_are_documents(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    page.click(CALENDAR).await?;
    page.until_path("/calendar/").await?;
    page.mark().await?;
    page.click("header nav a[href=\"/about/\"]").await?;
    page.until_path("/about/").await?;
    page.ready().await?;
    ensure!(!page.is_marked().await?, "it was drawn by the app");
    ensure!(
        page.stage.seen("GET /about/page.json").is_empty(),
        "a payload was asked for"
    );
    page.mark().await?;
    page.click(SPEAKERS).await?;
    page.until_path("/speakers/").await?;
    ensure!(page.is_marked().await?, "the app did not go on");
    page.web.back().await?;
    page.until_path("/about/").await?;
    page.until_true(
        "it comes as a document again",
        "return window.__mark !== true",
    )
    .await?;
    // A page that is left before says that its app could not start.
    page.ready().await?;
    page.web.back().await?;
    page.until_path("/calendar/").await?;
    page.ready().await?;
    page.find("main h1").await?;
    page.start("/about/").await?;
    page.mark().await?;
    page.js::<()>("document.querySelector('a.skip').click()")
        .await?;
    page.until_true("the anchor is reached", "return location.hash === '#main'")
        .await?;
    ensure!(page.is_marked().await?, "an anchor loaded the page again");
    page.is_quiet().await
}

/// Pages are swapped in the one document: title, heading, focus and navigation follow.
pub(crate) async fn clicks_stay_in_the_app(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    page.mark().await?;
    let mut titles = vec![page.web.title().await?];
    for (link, path) in [
        (CALENDAR, "/calendar/"),
        ("main a[href=\"/calendar/2017-09/\"]", "/calendar/2017-09/"),
        (SPEAKERS, "/speakers/"),
        (
            "main a[href=\"/speakers/hussain-al-jassmi/\"]",
            "/speakers/hussain-al-jassmi/",
        ),
        ("footer a[href=\"/registrations/\"]", "/registrations/"),
        ("header nav a[href=\"/\"]", "/"),
    ] {
        page.click(link).await?;
        page.until_path(path).await?;
        page.until_true(
            "the heading has the focus",
            "return document.activeElement.id === 'title'",
        )
        .await?;
        let one: usize = page.count("h1").await?;
        ensure!(one == 1, "{path} has {one} headings of the first level");
        let before = titles.last().cloned().unwrap_or_default();
        titles.push(page.title_after(&before).await?);
        let here = format!("header nav a[aria-current=page][href=\"{path}\"]");
        let in_navigation = page
            .count(&format!("header nav a[href=\"{path}\"]"))
            .await?;
        page.until(&format!("{path} is marked as current"), async || {
            Ok((page.count(&here).await? == in_navigation).then_some(()))
        })
        .await?;
        ensure!(page.is_marked().await?, "{path} was loaded as a document");
    }
    let documents = page.stage.seen("GET /").len() + page.stage.seen("GET *page.json").len();
    ensure!(
        documents >= 6,
        "pages came from nowhere: {:#?}",
        page.stage.log()
    );
    let last = titles.pop();
    ensure!(
        titles.first() == last.as_ref(),
        "the home page's title changed"
    );
    titles.sort();
    titles.dedup();
    ensure!(
        titles.len() == 6,
        "titles are not each their own: {titles:?}"
    );
    page.is_quiet().await
}

/// Records what the app did with a click, then keeps the browser from following it.
const WATCH: &str = "window.__taken = []; window.addEventListener('click', (event) => { \
                     window.__taken.push(event.defaultPrevented); event.preventDefault(); }); \
                     window.addEventListener('auxclick', (event) => event.preventDefault());";

/// Modified clicks, downloads, targets and other origins are not taken.
pub(crate) async fn other_clicks_are_the_browsers(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    page.js::<()>(WATCH).await?;
    for key in [Key::Control, Key::Shift, Key::Alt, Key::Meta] {
        let link = page.find(CALENDAR).await?;
        let chain = page.web.action_chain().key_down(key.clone());
        chain
            .click_element(&link)
            .key_up(key.clone())
            .perform()
            .await?;
        left_to_the_browser(&page)
            .await
            .with_context(|| format!("{key:?} and click"))?;
    }
    for (attribute, value) in [
        ("target", "_blank"),
        ("download", ""),
        ("rel", "external"),
        ("href", "http://localhost:1/calendar/"),
        ("href", "mailto:a@example.org"),
        ("href", "/favicon.svg"),
    ] {
        let link = page.web.find(By::Css(CALENDAR)).await?;
        let script = "arguments[0].setAttribute(arguments[1], arguments[2])";
        let arguments = vec![link.to_json()?, attribute.into(), value.into()];
        page.web.execute(script, arguments).await?;
        link.click().await?;
        left_to_the_browser(&page)
            .await
            .with_context(|| format!("{attribute}={value}"))?;
        let undo = "arguments[0].removeAttribute(arguments[1]); \
                    arguments[0].setAttribute('href', '/calendar/')";
        page.web
            .execute(undo, vec![link.to_json()?, attribute.into()])
            .await?;
    }
    page.click(SPEAKERS).await?;
    page.until_path("/speakers/").await?;
    let taken: Vec<bool> = page.js("return window.__taken").await?;
    ensure!(taken == [true], "a plain click was not taken: {taken:?}");
    Ok(())
}

async fn left_to_the_browser(page: &Page) -> Result<()> {
    let taken: Vec<bool> = page.js("return window.__taken.splice(0)").await?;
    // Some engines make no click event of a modified click: then nothing was taken.
    ensure!(!taken.contains(&true), "the app took the click");
    ensure!(
        page.path().await? == "/",
        "it led to {}",
        page.path().await?
    );
    Ok(())
}

/// Hovering, touching or focusing a link fetches its page; the click then needs nothing.
pub(crate) async fn an_intent_fetches_once(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start("/").await?;
    let payload = "GET /speakers/page.json";
    let link = page.find(SPEAKERS).await?;
    page.web
        .action_chain()
        .move_to_element_center(&link)
        .perform()
        .await?;
    page.until("hovering fetches", async || {
        Ok((!page.stage.seen(payload).is_empty()).then_some(()))
    })
    .await?;
    link.click().await?;
    page.until_path("/speakers/").await?;
    let touch = "document.querySelector(arguments[0]) \
                 .dispatchEvent(new window.Event('touchstart', { bubbles: true })); return null";
    let payload_of_calendar = "GET /calendar/page.json";
    page.js_with::<()>(touch, vec![CALENDAR.into()]).await?;
    page.until("touching fetches", async || {
        Ok((!page.stage.seen(payload_of_calendar).is_empty()).then_some(()))
    })
    .await?;
    page.click(CALENDAR).await?;
    page.until_path("/calendar/").await?;
    for payload in [payload, payload_of_calendar] {
        let times = page.stage.seen(payload).len();
        ensure!(times == 1, "{payload}: {times} times");
    }
    page.is_quiet().await
}

/// An address with what a chat adds to it leads to its page; one with a slip is told of with the
/// page that was probably meant; one like no page is not.
pub(crate) async fn a_missing_page_offers_the_nearest(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    for end in ["،", ")", ".", "%D8%8C/"] {
        let path = [FORUM.trim_end_matches('/'), end].concat();
        page.load(&path).await?;
        page.until_path(FORUM).await?;
    }
    page.start("/forums/comunity-servise/").await?;
    page.until_text("#nearest", "لعل المقصود").await?;
    page.click("#nearest a").await?;
    page.until_path(FORUM).await?;
    page.start("/nothing-is-called-like-this/").await?;
    let lists = "return performance.getEntriesByType('resource') \
                 .filter((file) => file.name.includes('/search/data/') && file.responseEnd > 0).length >= 3";
    page.until_true("the lists have come", lists).await?;
    ensure!(
        page.count("#nearest[hidden]").await? == 1,
        "a page is offered that is like nothing"
    );
    Ok(())
}

//! Filters of a programme: in its list, in its grid, and where the page cannot list it.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{axe, conference, page::Page, stage::Fault};

const OPENER: &str = "#filter-open";
const SHOW: &str = "#filter button[type=submit]";
const LARGE: &str = "/forums/large-programme/";

/// The label of a choice.
fn choice(name: &str, value: &str) -> String {
    format!("#filter label:has(input[name={name}][value=\"{value}\"])")
}

/// Waits until so many of these are in sight.
async fn in_sight(page: &Page, css: &str, number: usize) -> Result<()> {
    page.until(&format!("{number} of {css} are in sight"), async || {
        let script = format!(
            "return [...document.querySelectorAll('{css}')].filter((e) => e.checkVisibility()).length"
        );
        Ok((page.js::<usize>(&script).await? == number).then_some(()))
    })
    .await
}

/// How many sessions a value of the filters says it has.
async fn number_of(page: &Page, name: &str, value: &str) -> Result<usize> {
    let script = format!(
        "return +document.querySelector('#filter input[name={name}][value=\"{value}\"]')\
         .labels[0].innerText.match(/\\((\\d+)\\)/)[1]"
    );
    page.js(&script).await
}

/// By day and room; what is chosen stands in the address and goes along to the grid.
pub(crate) async fn a_programme_is_narrowed(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(LARGE).await?;
    page.mark().await?;
    in_sight(&page, ".session", 40).await?;
    page.click(OPENER).await?;
    page.click(&choice("day", "2026-11-11")).await?;
    page.until_path(&[LARGE, "?day=2026-11-11"].concat())
        .await?;
    let of_day = number_of(&page, "day", "2026-11-11").await?;
    ensure!(of_day > 1 && of_day < 40, "{of_day}");
    page.click(&choice("room", "القاعة الكبرى")).await?;
    page.until_text(SHOW, "عرض").await?;
    axe::finds_nothing(&page, "the filters of a programme").await?;
    page.click(SHOW).await?;
    let found: usize = page
        .js("return document.querySelectorAll('.session:not([hidden])').length")
        .await?;
    ensure!(found > 0 && found < of_day, "{found} of {of_day}");
    in_sight(&page, ".session", found).await?;
    // The other day, and what is said of it, is gone.
    in_sight(&page, ".programme h3", 1).await?;
    axe::finds_nothing(&page, "a narrowed programme").await?;
    page.reload().await?;
    in_sight(&page, ".session", found).await?;
    page.click_text("البرنامج في جدول القاعات").await?;
    page.until_path_begins("/forums/large-programme/grid/?day=2026-11-11&room=")
        .await?;
    in_sight(&page, ".slot", found).await?;
    in_sight(&page, ".rooms thead th", 2).await?;
    page.click_text("البرنامج في قائمة").await?;
    page.until_path_begins(&[LARGE, "?day=2026-11-11&room="].concat())
        .await?;
    in_sight(&page, ".session", found).await?;
    page.click_text("إلغاء التصفية").await?;
    in_sight(&page, ".session", 40).await?;
    page.until_path(LARGE).await?;
    page.is_quiet().await
}

/// In the grid rooms go in which nothing is left; what is over all of them stays with its kind.
pub(crate) async fn a_grid_is_narrowed(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/forums/large-programme/grid/").await?;
    page.click(OPENER).await?;
    page.click(&choice("kind", "discussion")).await?;
    let number = number_of(&page, "kind", "discussion").await?;
    page.click(SHOW).await?;
    in_sight(&page, ".slot", number).await?;
    page.until_text(".found", &number.to_string()).await?;
    axe::finds_nothing(&page, "a narrowed grid").await?;
    page.click_text("إلغاء التصفية").await?;
    in_sight(&page, ".slot", 40).await?;
    page.is_quiet().await
}

/// A form about one of very many sessions is served without their list, which comes with the app,
/// and with the one that the address names chosen in it.
pub(crate) async fn a_long_list_of_a_form_comes_with_the_app(scene: &mut Scene<'_>) -> Result<()> {
    let ask = format!("/forums/{}/ask/", conference::SLUG);
    let page = scene.page_of_the_field().await?;
    let served = page.stage.backend().get(&ask).await;
    let html = String::from_utf8_lossy(&served.body);
    let options = html.matches("<option").count();
    ensure!(options == 1, "{options} are served");
    page.start(&[&ask, "?session=s150"].concat()).await?;
    page.until("the list is there", async || {
        let options = page.count("[name=session] option").await?;
        Ok((options == conference::SESSIONS + 1).then_some(()))
    })
    .await?;
    let chosen = page.value("[name=session]").await?;
    ensure!(chosen == "s150", "“{chosen}” is chosen");
    axe::finds_nothing(&page, "a form with a long list").await?;
    page.is_quiet().await
}

/// A page that cannot list its sessions says when its parts are, finds sessions by filters once
/// the list has come, and leads from a session's address to the part that tells of it.
pub(crate) async fn one_of_many_sessions_is_found(scene: &mut Scene<'_>) -> Result<()> {
    const LIST: &str = "GET /forums/conference/programme.json";
    let forum = format!("/forums/{}/", conference::SLUG);
    let page = scene.page_of_the_field().await?;
    page.start(&forum).await?;
    ensure!(page.count(".session").await? == 0, "sessions are listed");
    ensure!(
        page.count(".programme h3").await? == 3,
        "days without heading"
    );
    ensure!(page.stage.seen(LIST).is_empty(), "it was loaded unasked");
    axe::finds_nothing(&page, "a programme in sum").await?;

    page.stage
        .on(LIST, Fault::reply(200, "application/json", r#"{"list":8}"#));
    page.click(OPENER).await?;
    page.click(&choice("kind", "discussion")).await?;
    page.until_text(SHOW, "تعذّر تحميل القائمة").await?;
    page.click(SHOW).await?;
    // The parts are still there, and lead to every session.
    page.find(".results button").await?;
    in_sight(&page, ".programme h3", 3).await?;
    page.stage.heal();
    page.click_text("إعادة المحاولة").await?;
    let all = conference::SESSIONS / 4;
    page.until_text(".found", &all.to_string()).await?;
    in_sight(&page, ".session", 40).await?;
    axe::finds_nothing(&page, "sessions that were found").await?;
    page.click_text("عرض المزيد").await?;
    in_sight(&page, ".session", all).await?;
    page.click("#s4 a").await?;
    page.until_text("#s4", "موضوع الجلسة 4").await?;
    page.until_path(&format!("{forum}programme/1/#s4")).await?;
    page.web.back().await?;
    in_sight(&page, ".session", 40).await?;

    page.load(&format!("{forum}#s150")).await?;
    page.until_text("#s150", "متحدث 0").await?;
    page.until_true(
        "it is the part's page",
        "return /\\/programme\\/\\d+\\/$/.test(location.pathname) && location.hash === '#s150'",
    )
    .await?;
    page.is_quiet().await
}

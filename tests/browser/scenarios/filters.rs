//! Filters: of the agenda, in the dialog, in the address, and with a list that is loaded.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{axe, page::Page, stage::Fault};
use std::sync::Arc;

const OPENER: &str = "#filter-open";
const SHOW: &str = "#filter button[type=submit]";

/// The label of a choice.
fn choice(name: &str, value: &str) -> String {
    format!("#filter label:has(input[name={name}][value={value}])")
}

/// How many forums are listed.
async fn listed(page: &Page, number: usize) -> Result<()> {
    page.until(&format!("{number} are listed"), async || {
        let found = page.count(".results .card").await?;
        Ok((found == number).then_some(()))
    })
    .await
}

async fn is_whole(page: &Page) -> Result<()> {
    page.until_true(
        "the whole agenda is shown",
        "return !document.querySelector('.agenda').hidden && \
           !document.querySelector('.results .card')",
    )
    .await
}

/// Choosing narrows the list, tells how many are left, and stands in the address; what is
/// chosen can be taken back one by one and as a whole.
pub(crate) async fn a_choice_narrows_the_list(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/calendar/").await?;
    page.mark().await?;
    page.click(OPENER).await?;
    page.click(&choice("sector", "technology")).await?;
    page.until_path("/calendar/?sector=technology").await?;
    let number: usize = page
        .js("return +document.querySelector('#filter input[value=technology]').labels[0].innerText.match(/\\d+/)[0]")
        .await?;
    ensure!(number > 1, "{number}");
    page.until_text(SHOW, "عرض").await?;
    page.click(&choice("state", "over")).await?;
    page.until_path("/calendar/?sector=technology&state=over")
        .await?;
    page.until_text(SHOW, "عرض ملتقًى واحد").await?;
    axe::finds_nothing(&page, "the filters").await?;
    page.click(SHOW).await?;
    listed(&page, 1).await?;
    page.until_text(".results", "ملتقى انقضى").await?;
    page.until_text(".found", "ملتقًى واحد").await?;
    focus_is_back(&page).await?;
    axe::finds_nothing(&page, "a narrowed list").await?;

    page.click(".chip [aria-label=\"إزالة: انتهى\"]").await?;
    page.until_path("/calendar/?sector=technology").await?;
    listed(&page, number).await?;
    focus_is_back(&page).await?;
    page.click_text("إلغاء التصفية").await?;
    page.until_path("/calendar/").await?;
    is_whole(&page).await?;
    ensure!(page.is_marked().await?, "a page was loaded as a document");
    page.is_quiet().await
}

async fn focus_is_back(page: &Page) -> Result<()> {
    page.until_true(
        "the button has the focus",
        "return document.activeElement.id === 'filter-open'",
    )
    .await
}

/// Escape closes the dialog and gives the focus back; the whole way works by keys.
pub(crate) async fn keys_are_enough(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/calendar/").await?;
    page.type_into(OPENER, "\u{e007}").await?;
    page.find("#filter[open]").await?;
    page.find("#filter input[value=technology]").await?;
    page.type_into("#filter input[value=technology]", " ")
        .await?;
    page.until_path("/calendar/?sector=technology").await?;
    page.type_into("#filter input[value=technology]", "\u{e00c}")
        .await?;
    page.until_true(
        "the dialog is closed",
        "return !document.querySelector('#filter').open",
    )
    .await?;
    focus_is_back(&page).await?;
    page.until_text(".chips", "إلغاء التصفية").await?;
    page.is_quiet().await
}

/// A link with parameters works when it is opened; what is unknown in it is passed over.
pub(crate) async fn an_address_filters(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/calendar/?sector=technology&state=over&sector=none&what=ever")
        .await?;
    listed(&page, 1).await?;
    page.until("there are two chips", async || {
        Ok((page.count(".chip").await? == 2).then_some(()))
    })
    .await?;
    // What is not of the filters stays.
    page.click(".chip [aria-label=\"إزالة: انتهى\"]").await?;
    page.until_path("/calendar/?what=ever&sector=technology")
        .await?;
    page.start("/calendar/?city=%D8%AF%D8%A8%D9%8A").await?;
    page.until_text(".chips", "دبي").await?;
    page.start("/calendar/?sector=none&city=").await?;
    is_whole(&page).await?;
    page.is_quiet().await
}

/// Back leads from the narrowed list to the whole one, and from another page to the list
/// as it was narrowed.
pub(crate) async fn back_leads_through_choices(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/speakers/").await?;
    page.mark().await?;
    page.click("header nav a[href=\"/calendar/\"]").await?;
    page.until_path("/calendar/").await?;
    page.click(OPENER).await?;
    page.click(&choice("sector", "technology")).await?;
    page.click(&choice("state", "over")).await?;
    page.click(SHOW).await?;
    listed(&page, 1).await?;
    page.click(".results h2 a").await?;
    page.until_path("/forums/over/").await?;
    page.web.back().await?;
    page.until_path("/calendar/?sector=technology&state=over")
        .await?;
    listed(&page, 1).await?;
    page.web.back().await?;
    page.until_path("/calendar/").await?;
    is_whole(&page).await?;
    page.web.forward().await?;
    page.until_path("/calendar/?sector=technology&state=over")
        .await?;
    listed(&page, 1).await?;
    page.web.back().await?;
    page.until_path("/calendar/").await?;
    page.web.back().await?;
    page.until_path("/speakers/").await?;
    ensure!(page.is_marked().await?, "a page was loaded as a document");
    page.is_quiet().await
}

/// Where the page does not hold all forums, the list is loaded when it is asked for; when
/// it does not come, that is said, and can be tried again.
pub(crate) async fn a_long_list_is_loaded(scene: &mut Scene<'_>) -> Result<()> {
    const LIST: &str = "GET /calendar/forums.json";
    let page = scene.page_of_states().await?;
    let long = |html: &str| html.replace("\"facets\":[", "\"list\":7,\"facets\":[");
    page.stage.on("GET /calendar/", Fault::Edit(Arc::new(long)));
    page.stage
        .on(LIST, Fault::reply(200, "application/json", r#"{"list":8}"#));
    page.start("/calendar/").await?;
    ensure!(page.stage.seen(LIST).is_empty(), "it was loaded unasked");
    page.click(OPENER).await?;
    page.click(&choice("state", "announced")).await?;
    page.until_text(SHOW, "تعذّر تحميل القائمة").await?;
    page.click(SHOW).await?;
    page.until_text(".results", "تعذّر تحميل القائمة").await?;
    axe::finds_nothing(&page, "a list that did not come").await?;
    let list = r#"{"list":7,"forums":[{"slug":"far","title":"ملتقى بعيد","timing":{}},
        {"slug":"over","title":"ملتقى مضى","timing":{"starts":1,"ends":2}}],"marks":["",""]}"#;
    page.stage.heal();
    page.stage
        .on(LIST, Fault::reply(200, "application/json", list));
    page.click_text("إعادة المحاولة").await?;
    listed(&page, 1).await?;
    page.until_text(".results", "ملتقى بعيد").await?;
    ensure!(
        page.stage.seen(LIST).len() == 2,
        "{:?}",
        page.stage.seen(LIST)
    );
    page.is_quiet().await
}

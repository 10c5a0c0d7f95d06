//! A programme: as it goes on, as a grid of rooms, and the profiles that open in it.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::axe;
use thirtyfour::Key;

/// A forum whose programme goes on at the moment to which the test content's clock is set.
const FORUM: &str = "/forums/now-next/";

/// What takes place and what comes next is said; what is over is folded away, and shown by
/// a button.
pub(crate) async fn it_says_what_takes_place(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(FORUM).await?;
    for (phase, ids) in [
        ("past", "breakfast opening"),
        ("now", "arabic-content right-to-left"),
        ("next", "privacy"),
    ] {
        let script = "return [...document.querySelectorAll(`.session[data-phase=${arguments[0]}]`)] \
                      .map((session) => session.id).join(' ')";
        let found: String = page.js_with(script, vec![phase.into()]).await?;
        ensure!(found == ids, "{phase}: {found}");
    }
    page.until_text("#arabic-content .kind", "الآن").await?;
    page.until_text("#privacy .kind", "التالي").await?;
    let folded = "return document.querySelector('#opening').checkVisibility()";
    ensure!(!page.js::<bool>(folded).await?, "what is over is shown");
    axe::finds_nothing(&page, "a programme that goes on").await?;
    page.click(".timeline button").await?;
    page.until_true("what is over is shown", folded).await?;
    page.click(".timeline a").await?;
    page.until_true(
        "the way leads to what takes place",
        "return location.hash === '#arabic-content'",
    )
    .await?;
    page.is_quiet().await
}

/// The grid is reached from the list, each session of it leads back to the list.
pub(crate) async fn rooms_stand_side_by_side(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(FORUM).await?;
    page.click_text("البرنامج في جدول القاعات").await?;
    page.until_path("/forums/now-next/grid/").await?;
    page.ready().await?;
    let rooms = "return [...document.querySelectorAll('.rooms thead th')].map((c) => c.innerText.trim()).join('|')";
    let rooms: String = page.js(rooms).await?;
    ensure!(rooms == "الوقت|القاعة الكبرى|القاعة الثانية", "{rooms}");
    // One that lasts while another begins beside it reaches over two rows.
    page.find(".rooms td[rowspan='2'] a[href$='#right-to-left']")
        .await?;
    // What is in no room reaches over both.
    page.find(".rooms td[colspan='2'] a[href$='#dhuhr']")
        .await?;
    axe::finds_nothing(&page, "a grid of rooms").await?;
    page.click(".rooms a[href$='#experience']").await?;
    page.until_true(
        "the session is reached",
        "return location.pathname === '/forums/now-next/' && location.hash === '#experience' && document.querySelector('#experience') !== null",
    )
    .await?;
    page.is_quiet().await
}

/// A profile opens in place, closes by the keyboard with the focus where it was, and leads
/// to the whole page.
pub(crate) async fn a_profile_opens_in_place(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start(FORUM).await?;
    let opener = "#right-to-left button.who";
    page.find(opener).await?.send_keys(Key::Enter).await?;
    let card = "#who-ada-example-smith";
    let is_open = format!("return document.querySelector('{card}').matches(':popover-open')");
    page.until_true("the profile is open", &is_open).await?;
    page.until_text(card, "Ada Example-Smith").await?;
    axe::finds_nothing(&page, "a profile in place").await?;
    page.web
        .action_chain()
        .send_keys(Key::Escape)
        .perform()
        .await?;
    page.until_true(
        "the profile is closed",
        &is_open.replace("return ", "return !"),
    )
    .await?;
    let focus = format!("return document.activeElement === document.querySelector('{opener}')");
    page.until_true("the focus is where it was", &focus).await?;
    page.click(opener).await?;
    page.click(&format!("{card} a")).await?;
    page.until_path("/speakers/ada-example-smith/").await?;
    page.is_quiet().await
}

/// A programme that is too large for its forum's page: its lines lead to the parts that tell
/// all, by links inside the app; what is marked there is in the plan.
pub(crate) async fn a_large_one_is_read_in_parts(scene: &mut Scene<'_>) -> Result<()> {
    const LARGE: &str = "/forums/large-programme/";
    let page = scene.page_of_states().await?;
    page.start(LARGE).await?;
    ensure!(
        page.count(".session.brief").await? == 40,
        "not each session has a line"
    );
    ensure!(
        page.count(".who").await? == 0,
        "profiles are opened that are not there"
    );
    // What others link to is there, and leads on.
    page.find(".brief#s20 a[href='/forums/large-programme/programme/2/#s20']")
        .await?;
    page.mark().await?;
    page.click("#s20 a").await?;
    page.until_path("/forums/large-programme/programme/2/#s20")
        .await?;
    ensure!(page.is_marked().await?, "the page was loaded anew");
    page.until_true(
        "the session is in sight",
        "const top = document.querySelector('#s20')?.getBoundingClientRect().top; \
         return top >= 0 && top < innerHeight",
    )
    .await?;
    page.find("#s20 a[href='/forums/large-programme/question/?session=s20']")
        .await?;
    page.find("#s20 .people a[href^='/speakers/']").await?;
    page.click("#s20 .plan-mark button").await?;
    page.until_true(
        "the session is marked",
        "return document.querySelector('#s20 .plan-mark button').ariaPressed === 'true'",
    )
    .await?;
    axe::finds_nothing(&page, "a part of a programme").await?;
    page.click(".month-nav a").await?;
    page.until_path("/forums/large-programme/programme/1/")
        .await?;
    page.click_text("البرنامج كاملًا").await?;
    page.until_path(&[LARGE, "#programme"].concat()).await?;
    page.click("header a[href='/plan/']").await?;
    page.until_text("main", "ملتقى البرنامج الكبير").await?;
    page.is_quiet().await
}

//! What the visitor prefers holds on every page, from its first paint on.

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    axe,
    page::Page,
    stage::{Fault, Gate, Html},
};

const PREFERENCES: &str = "/preferences/";

/// Writes down what stands in the page when it is seen first: the first frame that shows any of
/// the page's text.
const NOTE: &str = "const look = () => { \
      const main = document.querySelector('main'); \
      if (!main?.innerText.includes('20') && !main?.innerText.includes('٢٠')) return requestAnimationFrame(look); \
      window.__first = main.innerText; \
    }; look();";

async fn choose(page: &Page, name: &str, value: &str) -> Result<()> {
    page.start(PREFERENCES).await?;
    let radio = format!("#preferences input[name={name}][value={value}]");
    page.click(&radio).await?;
    page.until_true(
        &format!("{name} is {value}"),
        &format!("return document.documentElement.dataset.{name} === '{value}'"),
    )
    .await?;
    // Some are done by loading the page again, which is not to be left half way.
    page.ready().await
}

/// Digits, months and calendars are as chosen in what is served and in what the app
/// draws; handles stay as they are.
pub(crate) async fn dates_are_as_chosen(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.stage.set_html(Html::Changed(NOTE));
    choose(&page, "digits", "arab").await?;
    choose(&page, "months", "levant").await?;
    choose(&page, "calendar", "hijri").await?;
    page.start(PREFERENCES).await?;
    page.until_true("the choices are shown", &shown("arab levant hijri"))
        .await?;
    axe::finds_nothing(&page, "the preferences").await?;
    page.start("/forums/community-service/").await?;
    let first: String = page.js("return window.__first").await?;
    ensure!(
        first.contains("١٤ أيلول ٢٠١٧") && !first.contains("2017"),
        "at first: {first}"
    );
    page.until_text("main", "١٤ أيلول ٢٠١٧").await?;
    let order = "const date = document.querySelector('.fact-panel .date'); \
                 const [time, hijri] = [date.querySelector('time'), date.querySelector('.hijri')]; \
                 return hijri.getBoundingClientRect().right > time.getBoundingClientRect().right \
                   || hijri.getBoundingClientRect().top < time.getBoundingClientRect().top";
    ensure!(page.js::<bool>(order).await?, "the Hijri date is not first");
    // What the app draws.
    page.mark().await?;
    page.click("header nav a[href=\"/calendar/\"]").await?;
    page.until_path("/calendar/").await?;
    page.until_text("main", "١٤ أيلول ٢٠١٧").await?;
    // A month's own heading is no date, and says a month all the same.
    page.until_text("#month-2017-09", "أيلول ٢٠١٧").await?;
    ensure!(page.is_marked().await?, "the app did not draw it");
    // What runs left to right is no text to be read as a number.
    page.click("header nav a[href=\"/speakers/\"]").await?;
    page.until_path("/speakers/").await?;
    choose(&page, "calendar", "gregorian").await?;
    page.start("/forums/community-service/").await?;
    page.until_true(
        "the Hijri date is not shown",
        "return !document.querySelector('main').innerText.includes('١٤٣٨')",
    )
    .await?;
    page.is_quiet().await
}

/// A script that tells whether these are among what is chosen.
fn shown(values: &str) -> String {
    format!(
        "const chosen = [...document.querySelectorAll('#preferences :checked')].map((r) => r.value); \
         return '{values}'.split(' ').every((value) => chosen.includes(value))"
    )
}

/// The choices are shown as well where the page comes in two pieces, the second of which
/// begins among them.
pub(crate) async fn a_page_in_pieces_shows_what_is_chosen(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    for (name, value) in [("theme", "dark"), ("digits", "arab"), ("months", "levant")] {
        choose(&page, name, value).await?;
    }
    let rest = Gate::default();
    let halt = Fault::HaltBefore("name=\"digits\"", rest.clone());
    page.stage.on(&format!("GET {PREFERENCES}"), halt);
    page.load_in_pieces(PREFERENCES).await?;
    page.until_true(
        "the first piece is there",
        "return document.querySelector('#preferences [name=theme]') !== null",
    )
    .await?;
    ensure!(
        page.count("#preferences [name=digits]").await? == 0,
        "it came in one piece"
    );
    rest.open();
    page.ready().await?;
    page.until_true("the choices are shown", &shown("dark arab levant"))
        .await
}

/// Where a site has one kind of names for the months, the other can be chosen: here a page
/// with dates as a Levantine site writes them.
pub(crate) async fn months_are_told_by_the_common_names(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(PREFERENCES).await?;
    page.until_true("the site's own is chosen", &shown("gulf"))
        .await?;
    page.js::<()>("localStorage.preferences = JSON.stringify({ months: 'gulf' })")
        .await?;
    page.start("/").await?;
    let write = "const line = document.createElement('p'); line.id = 'levant'; \
        line.append('من 5 آب إلى 7 آبدات، كانون الأول 2026، آب، '); \
        const time = document.createElement('time'); time.append('السبت 3 تشرين الثاني'); \
        line.append(time); document.querySelector('main').append(line)";
    page.js::<()>(write).await?;
    page.until_text(
        "#levant",
        "من 5 أغسطس إلى 7 آبدات، ديسمبر 2026، آب، السبت 3 نوفمبر",
    )
    .await?;
    choose(&page, "months", "levant").await?;
    page.start(PREFERENCES).await?;
    page.click("#preferences [name=months][value=gulf]").await?;
    // The site's own is no preference.
    page.until_true(
        "months are the site's",
        "return document.documentElement.dataset.months === undefined",
    )
    .await?;
    page.is_quiet().await
}

/// Colours are as chosen, whatever the device says, and unchosen again.
pub(crate) async fn colours_are_as_chosen(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    let ground = "return getComputedStyle(document.documentElement).backgroundColor";
    page.start("/").await?;
    let light: String = page.js(ground).await?;
    choose(&page, "theme", "dark").await?;
    page.start("/").await?;
    let dark: String = page.js(ground).await?;
    ensure!(dark != light, "it is {dark} in both");
    page.start(PREFERENCES).await?;
    page.click("#preferences input[name=theme][value='']")
        .await?;
    page.until_true(
        "the device decides",
        "return document.documentElement.dataset.theme === undefined",
    )
    .await?;
    page.start("/").await?;
    ensure!(
        page.js::<String>(ground).await? == light,
        "it is still dark"
    );
    page.is_quiet().await
}

/// Where the visitor's clock differs from the forum's, their own time stands beside it.
pub(crate) async fn ones_own_time_is_told(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page_of_states().await?;
    page.start("/forums/now-next/").await?;
    let told = "const time = document.querySelector('.fact-panel .time'); \
        const start = new Date(time.querySelector('time').dateTime); \
        const hour = start.toLocaleTimeString('ar-u-nu-latn', { hour: 'numeric', minute: '2-digit' }); \
        return start.getTimezoneOffset() === -180 ? time.dataset.own === undefined \
          : (time.dataset.own ?? '').includes(hour)";
    page.until_true("it is told where it differs", told).await?;
    page.is_quiet().await
}

/// What is kept may be anything.
pub(crate) async fn what_is_kept_is_hostile(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    for kept in [
        "null",
        "[",
        "[1]",
        "{\"theme\":{}}",
        "{\"theme\":\"\\\"><script>\",\"digits\":7,\"months\":null}",
        "{\"digits\":\"a\",\"months\":\"toString\",\"theme\":\"x y\"}",
        "{\"digits\":[\"arab\"],\"theme\":[\"dark\",\"x\"]}",
    ] {
        page.load("/__test/blank").await?;
        page.js_with::<()>("localStorage.preferences = arguments[0]", vec![kept.into()])
            .await?;
        page.start("/forums/community-service/").await?;
        page.until_text("main", "14 سبتمبر 2017").await?;
        page.is_quiet().await?;
    }
    Ok(())
}

/// Texts wait for the script that rewrites them, but not where it does not come.
pub(crate) async fn without_the_script_the_page_is_shown(scene: &mut Scene<'_>) -> Result<()> {
    let home = scene.server().await?.backend().get("/").await;
    let home = String::from_utf8(home.body.to_vec())?;
    let script = home.split('"').find(|text| text.contains("/preferences-"));
    let path = script.context("the page has no such script")?;
    let page = scene.page().await?;
    page.load("/__test/blank").await?;
    page.js::<()>("localStorage.preferences = '{\"digits\":\"arab\"}'")
        .await?;
    let missing = Fault::reply(404, "text/plain", "");
    page.stage.on(&format!("GET {path}"), missing);
    page.load("/forums/community-service/").await?;
    // As it is written.
    page.until_text("main", "14 سبتمبر 2017").await?;
    page.console().await?;
    Ok(())
}

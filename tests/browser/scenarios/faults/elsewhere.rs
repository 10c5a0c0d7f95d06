//! The endpoint stands at another origin, or something else would like to be it.

use super::{
    LONGEST_WAIT, PROBLEM, SAFE, answer, edit, keys, no_row, noticed, one_key, one_row, send_into,
};
use crate::lane::Scene;
use anyhow::{Result, ensure};
use hyper::header::{HeaderValue, LOCATION};
use multaqa_tests::{
    page::Page,
    person::{self, REGISTER, SEND},
    stage::{Answer, Cors, Fault, Stage},
};

/// A page whose endpoint is another stage, filled in; `more` is a further change of its
/// payload.
async fn apart(
    scene: &mut Scene<'_>,
    name: &str,
    cors: Cors,
    more: &[(&'static str, String)],
) -> Result<(Page, Stage, String)> {
    let mark = format!("{name}-{}", scene.engine.name());
    let page = scene.page().await?;
    let far = Stage::open(scene.server().await?.backend()).await?;
    far.set_cors(cors);
    page.stage.admit(far.origin());
    let url = format!(r#""url":"{}/api/registrations""#, far.origin());
    let mut changes = vec![(r#""url":"/api/registrations""#, url)];
    changes.extend_from_slice(more);
    edit(&page.stage, &changes);
    person::open_filled(&page, &mark).await?;
    Ok((page, far, mark))
}

/// From now on the endpoint is as it should be.
fn heal(far: &Stage) {
    far.heal();
    far.set_cors(Cors::FULL);
}

/// Sees it arrive.
async fn arrives(scene: &Scene<'_>, page: &Page, far: &Stage, mark: &str) -> Result<()> {
    person::reference(page).await?;
    one_key(far)?;
    one_row(scene, mark).await?;
    let here = page.stage.seen("POST *").len();
    ensure!(here == 0, "sent {here} times to the site itself");
    Ok(())
}

/// Row 6, 500 without CORS headers: nobody knows, as when the reply is lost.
pub(crate) async fn an_error_that_may_not_be_read_is_unknown(scene: &mut Scene<'_>) -> Result<()> {
    let closed = Cors {
        answers: false,
        ..Cors::FULL
    };
    let (page, far, mark) = apart(scene, "unread", closed, &[]).await?;
    far.on("POST *", Fault::reply(500, PROBLEM, "{}"));
    person::send(&page).await?;
    noticed(&page, "unknown", &mark).await?;
    page.find("#unknown .countdown").await?;
    heal(&far);
    page.pass(LONGEST_WAIT).await?;
    arrives(scene, &page, &far, &mark).await
}

/// An endpoint that does not let the key through CORS: the browser sends nothing, and it
/// is unknown; nothing is lost.
pub(crate) async fn a_key_that_cors_stops_is_unknown(scene: &mut Scene<'_>) -> Result<()> {
    let without_key = Cors {
        allowed: "content-type",
        ..Cors::FULL
    };
    let (page, far, mark) = apart(scene, "preflight", without_key, &[]).await?;
    person::send(&page).await?;
    noticed(&page, "unknown", &mark).await?;
    ensure!(keys(&far).is_empty(), "sent: {:?}", keys(&far));
    page.find("#unknown .countdown").await?;
    heal(&far);
    page.pass(LONGEST_WAIT).await?;
    arrives(scene, &page, &far, &mark).await
}

/// Row 9, 429 with a header that cannot be read: what the description points to tells how
/// long to wait, else it is a while that grows.
pub(crate) async fn a_wait_that_cors_hides_is_told_by_the_body(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let hidden = Cors {
        exposed: "",
        ..Cors::FULL
    };
    let busy = || Fault::Reply(answer(429, r#"{"retry":90}"#, &[("retry-after", "200")]));
    let pointer = [(SAFE, format!(r#"{SAFE},"wait":"/retry""#))];
    let (page, far, mark) = apart(scene, "pointer", hidden, &pointer).await?;
    far.on("POST *", busy());
    person::send(&page).await?;
    noticed(&page, "waiting", &mark).await?;
    super::waiting::waits(&page, 90, 90).await?;
    drop((page, far));

    let (page, far, mark) = apart(scene, "backoff", hidden, &[]).await?;
    far.on("POST *", busy());
    person::send(&page).await?;
    noticed(&page, "waiting", &mark).await?;
    super::waiting::waits(&page, 2, 8).await?;
    heal(&far);
    page.pass(8).await?;
    arrives(scene, &page, &far, &mark).await
}

/// Row 8, 429 with a date, and a date of the reply that cannot be read, so that nobody
/// knows how long that is: never longer than five minutes.
pub(crate) async fn a_date_by_an_unknown_clock_is_clamped(scene: &mut Scene<'_>) -> Result<()> {
    let hidden = Cors {
        exposed: "retry-after",
        ..Cors::FULL
    };
    let (page, far, mark) = apart(scene, "clock", hidden, &[]).await?;
    let dates = [
        ("date", "Sun, 07 Nov 2094 08:49:37 GMT"),
        ("retry-after", "Sun, 07 Nov 2094 08:50:37 GMT"),
    ];
    far.on("POST *", Fault::Reply(answer(429, "{}", &dates)));
    person::send(&page).await?;
    noticed(&page, "waiting", &mark).await?;
    super::waiting::waits(&page, 300, 300).await?;
    heal(&far);
    page.click("#waiting button").await?;
    arrives(scene, &page, &far, &mark).await
}

/// Row 37, an endpoint in the address of the page is none.
pub(crate) async fn the_address_names_no_endpoint(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("address-{}", scene.engine.name());
    let page = scene.page().await?;
    let evil = Stage::open(scene.server().await?.backend()).await?;
    evil.set_cors(Cors::FULL);
    page.stage.admit(evil.origin());
    person::keep_draft(&page, &mark).await?;
    let url = evil.url("/api/registrations");
    page.start(&format!("{REGISTER}?endpoint={url}&url={url}"))
        .await?;
    person::has_answers(&page, &mark).await?;
    person::send(&page).await?;
    super::arrived(scene, &page, &mark).await?;
    ensure!(evil.log().is_empty(), "it was asked: {:?}", evil.log());
    Ok(())
}

/// Row 38, an endpoint that sends on to another host: the policy of the page refuses it,
/// nothing arrives there, and the page does not claim anything.
pub(crate) async fn a_redirect_to_another_host_is_not_followed(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let mark = format!("redirect-{}", scene.engine.name());
    let page = scene.page().await?;
    person::open_filled(&page, &mark).await?;
    let evil = Stage::open(scene.server().await?.backend()).await?;
    evil.set_cors(Cors::FULL);
    let mut redirect = Answer::new(307, "text/plain", "");
    let there = HeaderValue::from_str(&evil.url("/api/registrations"))?;
    redirect.headers.insert(LOCATION, there);
    send_into(&page, SEND, Fault::Reply(redirect)).await?;
    noticed(&page, "unknown", &mark).await?;
    ensure!(evil.log().is_empty(), "it was asked: {:?}", evil.log());
    no_row(scene, &mark).await
}

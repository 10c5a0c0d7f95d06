//! The same where the endpoint does not say that a repeat is safe.

use super::{moment::Moment, rounds};
use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    device,
    page::Page,
    person::{self, REGISTER},
    stage::{Fault, Html},
    windows::End,
};
use std::sync::Arc;

/// How often at each moment in a round.
const TIMES: usize = 2;

/// Nothing is sent again by itself: the page says that it is not known, and asks.
pub(crate) async fn where_a_repeat_is_not_known_to_be_safe_it_asks(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let page = scene.page_for_many().await?;
    page.stage.set_html(Html::Parked);
    page.load("/__test/blank").await?;
    let moments = [
        (Moment::Page("fetch"), 0),
        (Moment::RequestLost, 0),
        (Moment::AnswerHeld, 1),
    ];
    for (moment, stored) in moments {
        for n in 0..TIMES * rounds() {
            let mark = format!("unsafe-{}-{moment:?}-{n}-", scene.engine.name());
            let mark = mark.replace(['(', ')', '"'], "");
            forget_safety(&page);
            asked(&page, &mark, moment).await?;
            let server = scene.server().await?;
            let before = server.rows_with(&mark).await?.len();
            ensure!(before == stored, "{mark}: {before} rows before it is asked");
            page.click("#unknown button").await?;
            person::reference(&page).await?;
            let rows = server.rows_with(&mark).await?.len();
            ensure!(rows == 1, "{mark}: {rows} rows");
        }
    }
    Ok(())
}

/// From now on the description of the endpoint does not say that a repeat is safe.
fn forget_safety(page: &Page) {
    page.stage.heal();
    let edit = |text: &str| text.replace(r#""repeat":"idempotency_key""#, r#""repeat":"unknown""#);
    let fault = Fault::Edit(Arc::new(edit));
    page.stage.on(&format!("GET {REGISTER}*"), fault);
}

/// Somebody registers, the tab is killed, and they come back: the page asks.
async fn asked(page: &Page, mark: &str, moment: Moment) -> Result<()> {
    device::keep_draft(page, REGISTER, person::answers(mark), 0).await?;
    page.start(REGISTER).await?;
    let stop = moment.prepare(page);
    person::press(page, mark, &moment.first()).await?;
    stop.until_reached(page).await?;
    page.kill(End::Closed).await?;
    forget_safety(page);
    let before = page.stage.seen("POST *").len();
    page.start(REGISTER).await?;
    page.find("#unknown button").await?;
    ensure!(page.count("#unknown .countdown").await? == 0, "it counts");
    let kept = device::entries(page).await?;
    let mine = kept.iter().filter(|entry| entry.to_string().contains(mark));
    let states: Vec<_> = mine.map(|entry| entry.get("state").cloned()).collect();
    ensure!(states == [Some("unknown".into())], "kept as {states:?}");
    let after = page.stage.seen("POST *").len();
    ensure!(after == before, "it was sent again by itself");
    Ok(())
}

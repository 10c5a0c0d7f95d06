//! The same draft in two tabs.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    device,
    page::Page,
    person::{self, REGISTER},
};
use thirtyfour::WindowHandle;

/// Presses when told to by the other window.
const LISTEN: &str = "new BroadcastChannel('press').onmessage = \
                      () => document.querySelector(arguments[0]).click()";

/// Opens the form with the same answers in two windows; the second is looked at.
async fn two(page: &Page, mark: &str) -> Result<[WindowHandle; 2]> {
    let first = page.window().await?;
    let second = page.open_window().await?;
    for window in [&first, &second] {
        page.look_at(window).await?;
        page.load("/__test/blank").await?;
        device::keep_draft(page, REGISTER, person::answers(mark), 0).await?;
        page.start(REGISTER).await?;
        let shown = person::control("email");
        page.until("the draft is in the form", async || {
            Ok((page.value(&shown).await? == person::email(mark)).then_some(()))
        })
        .await?;
    }
    Ok([first, second])
}

/// Both show the same reference; it is stored once. Leaves the first window alone.
async fn one_row(
    scene: &Scene<'_>,
    page: &Page,
    tabs: [WindowHandle; 2],
    mark: &str,
) -> Result<()> {
    let [first, second] = tabs;
    page.look_at(&second).await?;
    let there = person::reference(page).await;
    page.web.close_window().await?;
    page.look_at(&first).await?;
    let here = person::reference(page).await?;
    let there = there?;
    ensure!(here == there, "one shows {here}, the other {there}");
    let kept = device::entries(page).await?;
    ensure!(kept.len() == 1, "{} entries are kept", kept.len());
    let rows = scene.server().await?.rows_with(mark).await?;
    ensure!(rows.len() == 1, "stored {} times", rows.len());
    Ok(())
}

/// Both send at once.
pub(crate) async fn both_send_at_once(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("both-{}", scene.engine.name());
    let page = scene.page().await?;
    let tabs = two(&page, &mark).await?;
    page.look_at(&tabs[0]).await?;
    page.web.execute(LISTEN, vec![person::SEND.into()]).await?;
    page.look_at(&tabs[1]).await?;
    let press = "new BroadcastChannel('press').postMessage(''); \
                 document.querySelector(arguments[0]).click()";
    page.web.execute(press, vec![person::SEND.into()]).await?;
    one_row(scene, &page, tabs, &mark).await
}

/// The second sends while the first's request hangs.
pub(crate) async fn the_second_sends_while_the_first_hangs(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("hangs-{}", scene.engine.name());
    let page = scene.page().await?;
    let tabs = two(&page, &mark).await?;
    let gate = page.stage.hold("POST *");
    page.look_at(&tabs[0]).await?;
    person::press(&page, &mark, "").await?;
    page.until("the first's request hangs", async || {
        Ok((gate.reached() == 1).then_some(()))
    })
    .await?;
    page.look_at(&tabs[1]).await?;
    person::press(&page, &mark, "").await?;
    page.until_text("form .send [role=status]", "جارٍ الإرسال")
        .await?;
    ensure!(gate.reached() == 1, "the second sent a request of its own");
    gate.open();
    one_row(scene, &page, tabs, &mark).await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent == 1, "sent {sent} times");
    Ok(())
}

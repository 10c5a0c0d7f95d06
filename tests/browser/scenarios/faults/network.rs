//! The connection is slow, fails, or is not there.

use super::{
    LONGEST_WAIT, PROBLEM, arrived, filled, is_not_registered, no_row, noticed, one_row, send_into,
};
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    person::{self, REGISTER, SEND, control},
    stage::{Fault, Gate},
};

/// Row 1, a connection of the second generation: the page can be read before the app is
/// there; after a second of sending the page says that it goes on; one request.
pub(crate) async fn a_slow_connection_is_told_of(scene: &mut Scene<'_>) -> Result<()> {
    let mark = format!("slow-{}", scene.engine.name());
    let page = scene.page().await?;
    person::keep_draft(&page, &mark).await?;
    let (module, reply) = (Gate::default(), Gate::default());
    page.stage.on("GET *.wasm", Fault::Halt(module.clone()));
    page.stage.on("POST *", Fault::Halt(reply.clone()));
    page.load(REGISTER).await?;
    page.until("the module is on its way", async || {
        Ok((!page.stage.seen("GET *.wasm").is_empty()).then_some(()))
    })
    .await?;
    page.until_text("main", "ملتقى خدمة المجتمع").await?;
    page.find(&control("email")).await?;
    ensure!(
        page.count("html[data-ready]").await? == 0,
        "the gate held nothing"
    );
    module.open();
    page.ready().await?;
    person::has_answers(&page, &mark).await?;
    person::send(&page).await?;
    page.until("the reply is on its way", async || {
        Ok((reply.reached() == 1).then_some(()))
    })
    .await?;
    page.pass(1).await?;
    page.until_text("form .send [role=status]", "الاتصال بطيء")
        .await?;
    is_not_registered(&page).await?;
    reply.open();
    arrived(scene, &page, &mark).await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent == 1, "sent {sent} times");
    Ok(())
}

/// Row 2, offline before sending: it is queued, and says that it is not sent; back online
/// it goes by itself.
pub(crate) async fn offline_it_waits_and_then_goes(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "offline").await?;
    page.set_offline(true).await?;
    person::send(&page).await?;
    noticed(&page, "waiting", &mark).await?;
    page.until_text("#waiting", "لم يُرسل بعد").await?;
    page.until_text("#waiting", "لا اتصال بالشبكة").await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent == 0, "sent {sent} times");
    no_row(scene, &mark).await?;
    page.set_offline(false).await?;
    arrived(scene, &page, &mark).await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent == 1, "sent {sent} times");
    Ok(())
}

/// Row 3, the connection ends after the server has stored it: unknown; then it goes again
/// by itself with the same key.
pub(crate) async fn a_lost_reply_is_unknown_and_goes_again(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "lost").await?;
    send_into(&page, SEND, Fault::HangUpAfter).await?;
    noticed(&page, "unknown", &mark).await?;
    page.find("#unknown .countdown").await?;
    page.stage.heal();
    page.pass(LONGEST_WAIT).await?;
    arrived(scene, &page, &mark).await?;
    let sent = page.stage.seen("POST *").len();
    ensure!(sent > 1, "sent {sent} times");
    Ok(())
}

/// Rows 4, 5 and 13, the connection ends while uploading; 500 and 502; the reply is cut
/// off: each time unknown, and sent again with the same key.
pub(crate) async fn whatever_is_unknown_keeps_its_key(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "unknown").await?;
    let mut button = SEND;
    for (name, fault, is_stored) in [
        ("dropped", Fault::HangUp, false),
        (
            "500",
            Fault::reply(500, PROBLEM, r#"{"title":"broken"}"#),
            false,
        ),
        (
            "502",
            Fault::reply(502, "text/html", "<h1>Bad Gateway</h1>"),
            false,
        ),
        ("cut off", Fault::Cut, true),
    ] {
        send_into(&page, button, fault).await?;
        noticed(&page, "unknown", &mark)
            .await
            .with_context(|| name.to_owned())?;
        page.find("#unknown .countdown").await?;
        let text = page.text("main").await?;
        ensure!(
            !text.contains("Bad Gateway"),
            "the page of the 502 is shown"
        );
        match is_stored {
            true => drop(one_row(scene, &mark).await?),
            false => no_row(scene, &mark).await?,
        }
        super::is_alive(&page).await?;
        button = "#unknown button";
    }
    page.stage.heal();
    page.click("#unknown button").await?;
    arrived(scene, &page, &mark).await
}

/// Row 11, a server that never answers is not waited for without end.
pub(crate) async fn without_an_answer_the_request_ends(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "silence").await?;
    send_into(&page, SEND, Fault::Silence).await?;
    page.pass(9).await?;
    is_not_registered(&page).await?;
    ensure!(page.count("#unknown").await? == 0, "it ended too early");
    // The content's time-out.
    page.pass(1).await?;
    noticed(&page, "unknown", &mark).await?;
    no_row(scene, &mark).await
}

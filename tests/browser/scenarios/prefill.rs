//! What an address may fill in: sessions and a campaign, and nothing personal.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{
    device,
    person::{self, FORUM, REGISTER, control},
};

const QUESTION: &str = "/forums/community-service/question/";

/// The link at a session chooses it in the form; an address that names none chooses none.
pub(crate) async fn a_session_is_chosen_by_its_link(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    page.start(FORUM).await?;
    let link = format!("a[href^=\"{QUESTION}\"][href$=\"session=lojain-omran\"]");
    page.click(&link).await?;
    page.until_path(&format!("{QUESTION}?session=lojain-omran"))
        .await?;
    let chosen = "return [...document.querySelectorAll('form [name=session]')] \
                  .filter((e) => e.checked || (e.tagName === 'SELECT' && e.value)).map((e) => e.value)";
    page.until("the session is chosen", async || {
        let chosen: Vec<String> = page.js(chosen).await?;
        Ok((chosen == ["lojain-omran"]).then_some(()))
    })
    .await?;
    page.load("/__test/blank").await?;
    page.js::<()>("sessionStorage.clear(); return null").await?;
    page.start(&format!("{QUESTION}?session=nobody&name=Somebody"))
        .await?;
    page.type_into(&control("question"), "?").await?;
    let chosen: Vec<String> = page.js(chosen).await?;
    ensure!(chosen.is_empty(), "{chosen:?} is chosen");
    ensure!(
        page.value(&control("name")).await?.is_empty(),
        "the address names a person"
    );
    Ok(())
}

/// The campaign that brought somebody stands in what they send; the address fills in no
/// e-mail address.
pub(crate) async fn a_campaign_is_sent_and_an_address_is_not_taken(
    scene: &mut Scene<'_>,
) -> Result<()> {
    let mark = format!("campaign-{}", scene.engine.name());
    let page = scene.page().await?;
    page.start("/?campaign=poster-7").await?;
    page.start(&format!(
        "{REGISTER}?email=somebody@example.org&full_name=Somebody"
    ))
    .await?;
    page.type_into(&control("organisation"), "x").await?;
    for name in ["email", "full_name"] {
        ensure!(
            page.value(&control(name)).await?.is_empty(),
            "{name} is filled in"
        );
    }
    device::keep_draft(&page, REGISTER, person::answers(&mark), 0).await?;
    page.start(REGISTER).await?;
    person::press(&page, &mark, "").await?;
    person::reference(&page).await?;
    let posts = page.stage.seen("POST *");
    let body = posts
        .last()
        .map(|post| String::from_utf8_lossy(&post.body).into_owned());
    let body = body.unwrap_or_default();
    ensure!(body.contains(r#""campaign":"poster-7""#), "sent: {body}");
    let rows = scene.server().await?.rows_with(&mark).await?;
    let stored: Vec<_> = rows.iter().map(|row| row.get("campaign")).collect();
    ensure!(
        stored == [Some(&"poster-7".to_owned())],
        "stored: {stored:?}"
    );
    Ok(())
}

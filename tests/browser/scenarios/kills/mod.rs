//! The tab is killed at each change of state of a registration: each arrives exactly once.
//! `MULTAQA_ROUNDS` says how often each way of it is gone, instead of once.

mod moment;
mod unsafe_repeat;

pub(crate) use unsafe_repeat::where_a_repeat_is_not_known_to_be_safe_it_asks;

use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use moment::Moment;
use multaqa_tests::{
    device,
    engine::Engine,
    page::Page,
    person::{self, REGISTER},
    stage::Html,
    windows::End,
};
use std::{collections::BTreeMap, env};

/// The pages that somebody comes back to: the outbox works on all of them.
const RETURNS: [&str; 3] = [REGISTER, "/", "/registrations/"];

/// How a tab ends: a crash can be had in Chromium alone.
fn ends(engine: Engine) -> &'static [End] {
    match engine {
        Engine::Chromium => &[End::Closed, End::Crashed],
        Engine::Firefox | Engine::WebKit => &[End::Closed],
    }
}

/// The entry is about to be written: nothing has been promised.
pub(crate) async fn before_it_is_written(scene: &mut Scene<'_>) -> Result<()> {
    killed_at(scene, "before it is written", &[Moment::Page("put:queued")]).await
}

/// It is written as queued.
pub(crate) async fn when_it_is_queued(scene: &mut Scene<'_>) -> Result<()> {
    killed_at(scene, "when it is queued", &[Moment::Page("kept:queued")]).await
}

/// It is written as being sent, and the request has not left.
pub(crate) async fn before_the_request_leaves(scene: &mut Scene<'_>) -> Result<()> {
    killed_at(scene, "before the request leaves", &[Moment::Page("fetch")]).await
}

/// The request has left; the endpoint never gets it, or only after the tab is gone.
pub(crate) async fn while_the_request_is_on_its_way(scene: &mut Scene<'_>) -> Result<()> {
    let moments = [Moment::RequestLost, Moment::RequestLate];
    killed_at(scene, "while the request is on its way", &moments).await
}

/// The endpoint has it, and its answer has not left.
pub(crate) async fn before_the_answer_leaves(scene: &mut Scene<'_>) -> Result<()> {
    killed_at(scene, "before the answer leaves", &[Moment::AnswerHeld]).await
}

/// The answer has come, and it is not written that it is done.
pub(crate) async fn before_done_is_written(scene: &mut Scene<'_>) -> Result<()> {
    killed_at(scene, "before done is written", &[Moment::Page("put:done")]).await
}

/// It is written that it is done, and nothing more has happened.
pub(crate) async fn when_done_is_written(scene: &mut Scene<'_>) -> Result<()> {
    killed_at(scene, "when done is written", &[Moment::Page("kept:done")]).await
}

/// How often each way is gone.
fn rounds() -> usize {
    let wanted = env::var("MULTAQA_ROUNDS").ok();
    wanted.and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// A way that a kill goes.
#[derive(Clone, Copy)]
struct Way {
    moment: Moment,
    end: End,
    /// Where the person comes back to.
    target: &'static str,
}

/// Each of the moments with each end and each return.
fn ways(engine: Engine, moments: &[Moment]) -> Vec<Way> {
    let mut ways = Vec::new();
    for &moment in moments {
        for &end in ends(engine) {
            ways.extend(RETURNS.map(|target| Way {
                moment,
                end,
                target,
            }));
        }
    }
    ways.repeat(rounds())
}

async fn killed_at(scene: &mut Scene<'_>, name: &str, moments: &[Moment]) -> Result<()> {
    let engine = scene.engine;
    let mut page = fresh(scene).await?;
    let mut shown = BTreeMap::new();
    let mut failure = None;
    for (n, way) in ways(engine, moments).into_iter().enumerate() {
        let mark = format!("kill-{}-{}-{n}-", engine.name(), name.replace(' ', "-"));
        page = at_the_form(scene, page, &mark).await?;
        let came = once(&page, &mark, way).await;
        let reference = match came {
            Ok(reference) => reference,
            // Nobody can be killed at a change of storage that answers no more. The app goes on
            // without it: it has said that they are registered, and so they must be, once.
            Err(_) if n > 0 && engine == Engine::WebKit && is_deaf(&page).await => {
                eprintln!("webkit   storage answers no more after {n} kills");
                shown.insert(person::email(&mark), Some(person::reference(&page).await?));
                break;
            }
            Err(error) => {
                failure.get_or_insert(error.context(mark.clone()));
                None
            }
        };
        shown.insert(person::email(&mark), reference);
        if failure.is_some() {
            break;
        }
    }
    let rows = scene.server().await?.rows().await?;
    let (mut lost, mut doubled) = (0, 0);
    for (email, reference) in &shown {
        let mine = rows.iter().filter(|row| row.get("email") == Some(email));
        let references: Vec<_> = mine.map(|row| row.get("reference")).collect();
        let is_known = reference.is_some() && references.first() == Some(&reference.as_ref());
        lost += usize::from(!is_known);
        doubled += references.len().saturating_sub(1);
    }
    let (kills, engine) = (shown.len(), engine.name());
    eprintln!("{engine:8} {name:32} {kills:3} kills {lost:3} lost {doubled:3} doubled");
    if let Some(failure) = failure {
        return Err(failure);
    }
    ensure!(lost == 0 && doubled == 0, "{lost} lost, {doubled} doubled");
    Ok(())
}

/// A page of a browser that nobody was killed in, and that can be stopped.
async fn fresh(scene: &mut Scene<'_>) -> Result<Page> {
    let page = scene.page_for_many().await?;
    page.stage.set_html(Html::Parked);
    page.load("/__test/blank").await?;
    Ok(page)
}

/// The form, with a draft of `mark`, in a browser whose storage answers.
async fn at_the_form(scene: &mut Scene<'_>, page: Page, mark: &str) -> Result<Page> {
    open_form(&page, mark).await?;
    if scene.engine != Engine::WebKit || device::answers(&page).await {
        return Ok(page);
    }
    eprintln!("webkit   storage answers no more before {mark}: another browser");
    let page = fresh(scene).await?;
    open_form(&page, mark).await?;
    Ok(page)
}

async fn open_form(page: &Page, mark: &str) -> Result<()> {
    device::keep_draft(page, REGISTER, person::answers(mark), 0).await?;
    page.start(REGISTER).await
}

/// Whether storage has stopped to answer, for good: WebKit's does so now and then once a tab was
/// killed, until the browser ends.
async fn is_deaf(page: &Page) -> bool {
    !device::answers(page).await
}

/// Somebody who is at the form registers, the tab is killed at a moment, and they come back.
/// Returns the reference that they find.
async fn once(page: &Page, mark: &str, way: Way) -> Result<Option<String>> {
    let Way {
        moment,
        end,
        target,
    } = way;
    let before = device::references(page).await?;
    let stop = moment.prepare(page);
    person::press(page, mark, &moment.first()).await?;
    stop.until_reached(page).await?;
    let draft = device::draft(page, REGISTER).await?;
    page.kill(end).await?;
    page.stage.heal();
    if moment == Moment::Page("put:queued") {
        // Nothing was promised; what was typed is there, as the browser brings back a
        // tab with its session.
        let draft = draft.context("the draft is gone")?;
        page.load("/__test/blank").await?;
        let script = "sessionStorage.setItem('draft:' + arguments[0], arguments[1])";
        let arguments = vec![REGISTER.into(), draft.into()];
        page.web.execute(script, arguments).await?;
        page.start(REGISTER).await?;
        person::press(page, mark, "").await?;
    } else {
        if moment == Moment::Page("kept:done") {
            // The page tells what was there before it by the second.
            page.load("/__test/blank").await?;
            let second = "const second = Math.floor(Date.now() / 1000); \
                          return second > (window.__second ??= second)";
            page.until_true("the next second has begun", second).await?;
        }
        page.load(target).await?;
        stop.release(page).await?;
    }
    let reference = device::arrival(page, mark, before).await?;
    let reference = match reference {
        Some(reference) => reference,
        None => return Err(page.failure("it did not arrive").await),
    };
    is_shown(page, &reference, moment).await?;
    Ok(Some(reference))
}

/// Where the person looks for it, the reference stands.
async fn is_shown(page: &Page, reference: &str, moment: Moment) -> Result<()> {
    let path = page.path().await?;
    if path == "/registrations/" {
        return page.until_text("main", reference).await;
    }
    if path != REGISTER {
        return Ok(());
    }
    if moment == Moment::Page("kept:done") {
        // It was done before the page was opened.
        page.find("#already").await?;
        return Ok(());
    }
    let shown = person::reference(page).await?;
    ensure!(shown == reference, "shown {shown}, kept {reference}");
    Ok(())
}

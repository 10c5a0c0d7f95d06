//! Somebody who opens the search and types all queries, a letter at a time.

use super::{
    SLOWER,
    queries::{BACK, NOTHING, QUERIES, steps},
    site::{FIELD, open},
};
use crate::page::Page;
use anyhow::{Context as _, Result, bail, ensure};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

const RECORDER: &str = include_str!("recorder.js");
const YARDSTICK: &str = include_str!("yardstick.js");

/// So long nothing may change after a query of which all seemed to be there, in
/// milliseconds: longer than any work that the app could have put off.
const STILL: u32 = 500;

/// So often the yardstick is measured before it counts, until the browser has compiled it.
const WARM_UP: usize = 9;

/// What a key cost, in milliseconds.
#[derive(Clone, Debug)]
pub struct Key {
    /// What the page took until what is found stood in it.
    pub handled: f64,
    /// The same, and what the browser takes besides to put a letter into any field.
    pub shown: f64,
    /// Until the next picture; nought, if it came within a frame.
    pub painted: f64,
    /// All that the main thread did until all was drawn: files that came, style and layout
    /// included.
    pub all: f64,
}

/// Everything, typed once.
#[derive(Clone, Debug)]
pub struct Round {
    /// For each query, its keys.
    pub queries: Vec<Vec<Key>>,
    /// What each file took that came while the search was opened, in milliseconds.
    pub opening: Vec<f64>,
    /// The same of those that came while one typed.
    pub coming: Vec<f64>,
    /// The yardstick, after each key: what the machine does besides meets both.
    pub yardstick: Vec<f64>,
    /// The yardstick on a processor that nothing slows down.
    pub unslowed: Vec<f64>,
}

#[derive(Deserialize)]
struct Taken {
    keys: Vec<Noted>,
    arrivals: Vec<Noted>,
    late: u32,
}

#[derive(Deserialize)]
struct Noted {
    began: f64,
    ended: f64,
    #[serde(default)]
    inserted: f64,
    #[serde(default)]
    painted: f64,
}

#[derive(Deserialize)]
struct Settled {
    typed: String,
    hits: usize,
}

impl Noted {
    fn took(&self) -> f64 {
        self.ended - self.began
    }
}

/// Types everything once, in a document of its own.
pub async fn round(page: &Page) -> Result<Round> {
    slow_down(page, SLOWER).await?;
    cdp(page, "Performance.enable", json!({})).await?;
    page.start("/").await?;
    page.web.execute(RECORDER, vec![]).await?;
    open(page).await?;
    settled(page).await?;
    let opening = taken(page).await?.arrivals;
    ensure!(!opening.is_empty(), "no file was seen to come");
    page.web.execute(YARDSTICK, vec![]).await?;
    measured(page, WARM_UP).await?;
    let (mut coming, mut yardstick) = (Vec::new(), Vec::new());
    let mut queries = Vec::new();
    for (_, query) in QUERIES {
        let (keys, came) = type_query(page, query, &mut yardstick)
            .await
            .with_context(|| format!("“{query}”"))?;
        queries.push(keys);
        coming.extend(came);
    }
    slow_down(page, 1).await?;
    let unslowed = measured(page, WARM_UP).await?;
    let times = |noted: Vec<Noted>| noted.iter().map(Noted::took).collect();
    Ok(Round {
        queries,
        opening: times(opening),
        coming: times(coming),
        yardstick,
        unslowed,
    })
}

/// What each key of a query cost, and the files that came.
async fn type_query(
    page: &Page,
    query: &str,
    yardstick: &mut Vec<f64>,
) -> Result<(Vec<Key>, Vec<Noted>)> {
    let (mut all, mut hits) = (Vec::new(), 0);
    for (key, step) in query.chars().zip(steps(query)) {
        let before = main_thread(page).await?;
        press(page, key).await?;
        let shown = settled(page).await?;
        all.push(main_thread(page).await? - before);
        ensure!(
            shown.typed == step,
            "“{}” stands in the field, not “{step}”",
            shown.typed
        );
        hits = shown.hits;
        yardstick.extend(measured(page, 1).await?);
    }
    ensure!((hits == 0) == (query == NOTHING), "it finds {hits} things");
    let still = format!("new Promise((done) => setTimeout(done, {STILL}))");
    evaluate::<Value>(page, &still).await?;
    let taken = taken(page).await?;
    ensure!(
        taken.late == 0,
        "the page went on to change when it seemed to be done: the times tell too little"
    );
    ensure!(taken.keys.len() == all.len(), "not every key was seen");
    let keys = taken.keys.iter().zip(all).map(|(noted, all)| Key {
        handled: noted.took() - noted.inserted,
        shown: noted.took(),
        painted: noted.painted,
        all,
    });
    let keys = keys.collect();
    send(page, "Escape", 27, "").await?;
    let shown = settled(page).await?;
    ensure!(shown.typed.is_empty(), "Escape clears the field");
    self::taken(page).await?;
    Ok((keys, taken.arrivals))
}

/// Presses a key, as the browser gets it from the keyboard.
async fn press(page: &Page, key: char) -> Result<()> {
    match key {
        BACK => send(page, "Backspace", 8, "").await,
        letter => {
            let letter = letter.to_string();
            send(page, &letter, 0, &letter).await
        }
    }
}

async fn send(page: &Page, key: &str, code: u32, text: &str) -> Result<()> {
    let active: String = evaluate(page, "document.activeElement?.id ?? ''").await?;
    ensure!(
        active == FIELD,
        "the field has lost the focus to “{active}”"
    );
    let kind = if text.is_empty() {
        "rawKeyDown"
    } else {
        "keyDown"
    };
    for (kind, text) in [(kind, text), ("keyUp", "")] {
        let mut event = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code });
        if let (false, Some(event)) = (text.is_empty(), event.as_object_mut()) {
            event.insert("text".to_owned(), text.into());
        }
        cdp(page, "Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

/// How long the main thread has worked, in milliseconds.
async fn main_thread(page: &Page) -> Result<f64> {
    let told = cdp(page, "Performance.getMetrics", json!({})).await?;
    let metrics = told.get("metrics").and_then(Value::as_array);
    let seconds = metrics
        .into_iter()
        .flatten()
        .find(|metric| metric.get("name").and_then(Value::as_str) == Some("TaskDuration"))
        .and_then(|metric| metric.get("value")?.as_f64());
    Ok(1000.0 * seconds.context("Chromium does not tell how long it worked")?)
}

/// The yardstick, so often.
async fn measured(page: &Page, times: usize) -> Result<Vec<f64>> {
    let mut all = Vec::new();
    for _ in 0..times {
        all.push(evaluate(page, "__yardstick()").await?);
    }
    Ok(all)
}

async fn settled(page: &Page) -> Result<Settled> {
    evaluate(page, "__typing.settled()").await
}

async fn taken(page: &Page) -> Result<Taken> {
    evaluate(page, "__typing.taken()").await
}

async fn slow_down(page: &Page, times: u32) -> Result<()> {
    cdp(
        page,
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": times }),
    )
    .await?;
    Ok(())
}

/// What an expression comes to, once it is settled. Unlike a driver's script it costs the
/// page hardly anything.
pub(super) async fn evaluate<T: DeserializeOwned>(page: &Page, expression: &str) -> Result<T> {
    let how = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let told = cdp(page, "Runtime.evaluate", how).await?;
    if let Some(thrown) = told.get("exceptionDetails") {
        bail!("a script threw: {thrown}");
    }
    let value = told.pointer("/result/value").cloned().unwrap_or_default();
    Ok(serde_json::from_value(value)?)
}

async fn cdp(page: &Page, method: &str, parameters: Value) -> Result<Value> {
    let told = page.web.cdp().send_raw(method, parameters).await;
    told.with_context(|| method.to_owned())
}

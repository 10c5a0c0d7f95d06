//! `typing --site DIR …`: types in the search of a built site, prints what a keystroke takes,
//! and fails where that is over a budget. `cargo xtask bench` builds the site and starts this.

use anyhow::{Context as _, Result, bail};
use multaqa_tests::{
    driver::Driver,
    engine::{Engine, Mode},
    page::Page,
    process,
    settings::Settings,
    stage::{Backend, Html, Stage},
    typing::{self, Budgets, Opening, Round, report},
};
use std::{env, path::PathBuf, str::FromStr};

/// What is to be done.
struct Task {
    site: PathBuf,
    repetitions: usize,
    budgets: Budgets,
}

#[tokio::main]
async fn main() -> Result<()> {
    let task = Task::from_arguments()?;
    let measured = measure(&task).await;
    process::end_all();
    let (opening, rounds) = measured?;
    println!("{}", report::tables(&rounds, opening));
    println!("{}", report::sentence(&rounds, task.budgets));
    let faults = report::faults(&rounds, opening, task.budgets);
    if !faults.is_empty() {
        bail!("over budget: {}", faults.join("; "));
    }
    Ok(())
}

async fn measure(task: &Task) -> Result<(Opening, Vec<Round>)> {
    let settings = Settings::from_env()?;
    let driver = Driver::start(Engine::Chromium, &settings).await?;
    let opening = in_session(&driver, task, async |page| {
        typing::open_and_weigh(page, &task.site).await
    });
    let opening = opening.await?;
    let mut rounds = Vec::new();
    for number in 1..=task.repetitions {
        eprintln!("  round {number} of {}", task.repetitions);
        rounds.push(in_session(&driver, task, typing::round).await?);
    }
    Ok((opening, rounds))
}

/// Does something in a session of its own: each time as somebody who was never there, of whom
/// the browser has cached and compiled nothing.
async fn in_session<T>(
    driver: &Driver,
    task: &Task,
    job: impl AsyncFnOnce(&Page) -> Result<T>,
) -> Result<T> {
    let session = driver.session(Mode::default()).await?;
    let backend = Backend::Folder {
        root: task.site.clone(),
        base: "/".to_owned(),
    };
    let page = Page {
        web: session.web.clone(),
        engine: Engine::Chromium,
        stage: Stage::open(backend).await?,
    };
    page.stage.set_html(Html::Untouched);
    let done = job(&page).await;
    session.web.clone().quit().await.ok();
    done
}

impl Task {
    fn from_arguments() -> Result<Self> {
        let arguments: Vec<String> = env::args().skip(1).collect();
        let find = |name: &str| {
            let mut pairs = arguments.chunks_exact(2);
            pairs.find_map(|pair| match pair {
                [given, value] if given == name => Some(value.as_str()),
                _ => None,
            })
        };
        Ok(Self {
            site: value(find, "--site")?,
            repetitions: value(find, "--repetitions")?,
            budgets: Budgets {
                bytes: value(find, "--bytes")?,
                milliseconds: value(find, "--milliseconds")?,
                yardstick: value(find, "--yardstick")?,
            },
        })
    }
}

fn value<'a, T: FromStr>(find: impl Fn(&str) -> Option<&'a str>, name: &str) -> Result<T> {
    let text = find(name).with_context(|| format!("{name} is missing"))?;
    text.parse()
        .ok()
        .with_context(|| format!("{name} cannot be {text}"))
}

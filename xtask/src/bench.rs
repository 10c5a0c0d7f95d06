//! What a keystroke takes in the search of a large site, in the real app.
//!
//! The site is the one of `cargo xtask scale` at its largest, built whole by the real program
//! with the real app: no short cut could leave out what makes the search slow. It stays in
//! the target folder, so that the next run builds only what has changed since.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context as _, Result};
use clap::Args;
use multaqa_generate::Size;

use crate::app::{self, Kind};
use crate::budgets;
use crate::console;
use crate::fingerprint::{self, Record};
use crate::folder;
use crate::native::{self, Build};
use crate::process;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::suite;

/// What the content follows from.
const SOURCES: [&str; 2] = ["crates/generate/src", "content"];

/// How it is measured.
#[derive(Debug, Args)]
pub(crate) struct Selection {
    /// How many forums the site has, with 20 speakers and 100 sessions each. The budget is
    /// for the number unless given.
    #[arg(long, default_value_t = 1_000)]
    forums: usize,
    /// How often everything is typed.
    #[arg(long, default_value_t = 7)]
    repetitions: usize,
    /// Print instead what calls of the standard library cost in the browser.
    #[arg(long)]
    pub(crate) calls: bool,
}

/// Builds the site, types in its search, and fails if that is over a budget.
pub(crate) fn bench(project: &Project, selection: &Selection) -> Result<()> {
    let tools = setup::set_up(project, &[Need::App, Need::Browsers])?;
    app::build(project, &tools, Kind::Small)?;
    native::build(project, Build::Optimised)?;
    let size = Size::of(selection.forums);
    let folder = project.target.join("bench").join(size.forums.to_string());
    console::heading(&format!(
        "Building a site of {} forums, {} speakers and {} sessions",
        size.forums, size.speakers, size.sessions
    ));
    let content = folder.join("content");
    write_content(project, size, &folder, &content)?;
    let site = folder.join("site");
    let mut multaqa = native::multaqa(&project.optimised_program(), "build", &content);
    multaqa.arg("--app").arg(project.app());
    multaqa.arg("--out").arg(&site);
    multaqa.arg("--cache").arg(folder.join("cache"));
    process::run(&mut multaqa)?;
    console::heading("Typing in its search, in Chromium slowed down four times");
    let mut arguments: Vec<OsString> = vec!["--site".into(), site.into()];
    for (name, value) in [
        ("--repetitions", selection.repetitions.to_string()),
        ("--bytes", budgets::SEARCH_BYTES.to_string()),
        (
            "--milliseconds",
            budgets::KEYSTROKE_MILLISECONDS.to_string(),
        ),
        ("--yardstick", budgets::YARDSTICK_MILLISECONDS.to_string()),
    ] {
        arguments.extend([name.into(), value.into()]);
    }
    suite::typing(project, &tools, &arguments)
}

/// Writes the content, unless it lies there as it would be written.
fn write_content(project: &Project, size: Size, folder: &Path, content: &Path) -> Result<()> {
    let now = fingerprint::of_files(&project.root, &SOURCES, &format!("{size:?}"))?;
    let record = Record::new(folder.join("content.fingerprint"), now);
    if record.is_current() {
        return Ok(());
    }
    record.forget()?;
    folder::clear(content)?;
    multaqa_generate::write(size, &project.content(), content).context("writing content")?;
    record.keep()
}

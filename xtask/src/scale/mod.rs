//! How building a site grows with its content, against the budgets for large sites.

mod conference;
mod pages;
mod run;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use fs_err as fs;
use multaqa_generate::{Size, speaker_file};

use self::{pages::Kinds, run::Run};
use crate::budgets;
use crate::console;
use crate::dist;
use crate::folder;
use crate::measure::kilobytes;
use crate::native::{self, Build};
use crate::project::Project;

/// The budgets at the largest size.
const SECONDS: f64 = 60.0;
const MEGABYTES: u64 = 2_000;

/// After one changed file.
const SECONDS_AGAIN: f64 = 3.0;

/// What is measured.
#[derive(Debug, Args)]
pub(crate) struct Selection {
    /// The largest number of forums; 10, 100 and 1,000 are tried up to it.
    #[arg(long, default_value_t = 1_000)]
    largest: usize,
    /// Where content and sites are written; a temporary folder unless given.
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Builds one conference of 883 sessions instead, and prints what that takes.
    #[arg(long)]
    conference: bool,
    /// The program that builds the conference, instead of one that is made first.
    #[arg(long, requires = "conference")]
    program: Option<PathBuf>,
    /// The folder with the app, for a program that has none inside.
    #[arg(long, requires = "program")]
    app: Option<PathBuf>,
}

/// What was found at one size.
struct Found {
    size: Size,
    cold: Run,
    same: Run,
    one: Run,
    files: usize,
    bytes: u64,
    kinds: Kinds,
    search: usize,
}

/// Builds sites of growing content, prints how they grow, and fails if one is over a budget.
pub(crate) fn scale(project: &Project, selection: &Selection) -> Result<()> {
    let room = selection
        .keep
        .clone()
        .unwrap_or_else(|| project.target.join("scale"));
    if selection.conference {
        let program = match &selection.program {
            Some(program) => program.clone(),
            None => dist::program(project)?.file,
        };
        let bench = conference::Bench {
            program,
            app: selection.app.as_deref(),
            folder: room.join("conference"),
        };
        let outcome = conference::measure(project, &bench);
        return match selection.keep {
            Some(_) => outcome,
            None => outcome.and_then(|()| folder::clear(&bench.folder)),
        };
    }
    native::build(project, Build::Optimised)?;
    let mut sizes = vec![10, 100, 1_000];
    sizes.retain(|forums| *forums < selection.largest);
    sizes.push(selection.largest);
    let mut found = Vec::new();
    for forums in sizes {
        let folder = room.join(forums.to_string());
        // Nothing is removed between two sizes: for a minute ext4 passes over each file that
        // is gone when it makes a new one, which would be measured with the next.
        found.push(measure(project, Size::of(forums), &folder)?);
    }
    if selection.keep.is_none() {
        folder::clear(&room)?;
    }
    print(&found);
    verdict(&found)
}

fn measure(project: &Project, size: Size, folder: &Path) -> Result<Found> {
    console::heading(&format!(
        "{} forums, {} speakers, {} sessions",
        size.forums, size.speakers, size.sessions
    ));
    if folder.exists() {
        console::note(
            "what is removed now slows the file system for some minutes: times are upper bounds",
        );
        folder::clear(folder)?;
    }
    let [content, site, app, cache] =
        ["content", "site", "app", "cache"].map(|name| folder.join(name));
    multaqa_generate::write(size, &project.content(), &content).context("writing content")?;
    // What the app weighs is measured elsewhere; here it only has to be there.
    fs::create_dir_all(&app)?;
    fs::write(app.join("app-0.js"), "0")?;
    fs::write(app.join("app-0_bg.wasm"), b"\0asm\x01\0\0\0")?;
    let build = || {
        let mut multaqa = native::multaqa(&project.optimised_program(), "build", &content);
        multaqa.arg("--app").arg(&app).arg("--out").arg(&site);
        run::run(multaqa.arg("--cache").arg(&cache))
    };
    let cold = build()?;
    let same = build()?;
    let file = content.join(speaker_file(size.speakers / 2));
    let text = fs::read_to_string(&file)?;
    fs::write(&file, text + "\nسطر أضيف.\n")?;
    let one = build()?;
    let (files, bytes) = pages::weight(&site)?;
    Ok(Found {
        size,
        cold,
        same,
        one,
        files,
        bytes,
        kinds: Kinds::of(&site)?,
        search: pages::search_bytes(&site)?,
    })
}

fn print(found: &[Found]) {
    console::heading("How the build grows");
    println!(
        "Seconds as the clock tells them, and in brackets of all processors together, which is what counts where others use the machine too."
    );
    println!(
        "| forums | speakers | sessions | cold | again | one file changed | peak MB | files | site MB | search KB |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for f in found {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            f.size.forums,
            f.size.speakers,
            f.size.sessions,
            f.cold.times(),
            f.same.times(),
            f.one.times(),
            f.cold.peak_bytes / 1_000_000,
            f.files,
            f.bytes / 1_000_000,
            kilobytes(f.search),
        );
    }
    console::heading("The dearest page of each kind: KB (brotli 11), elements");
    let heads: Vec<String> = found
        .iter()
        .map(|f| format!("{} forums |", f.size.forums))
        .collect();
    println!("| page | {}", heads.join(" "));
    println!("| --- | {}", " --- |".repeat(found.len()));
    let Some(largest) = found.last() else { return };
    for kind in largest.kinds.names() {
        let cells: Vec<String> = found.iter().map(|f| f.kinds.cell(kind)).collect();
        println!("| `{kind}` | {} |", cells.join(" | "));
    }
}

fn verdict(found: &[Found]) -> Result<()> {
    let mut over = Vec::new();
    for f in found {
        let forums = f.size.forums;
        for (what, seconds, budget) in [
            ("a cold build", f.cold.seconds, SECONDS),
            ("a build after one change", f.one.seconds, SECONDS_AGAIN),
        ] {
            if seconds > budget {
                over.push(format!(
                    "{forums} forums: {what} takes {seconds:.1} s, budget {budget} s"
                ));
            }
        }
        let peak = f.cold.peak_bytes / 1_000_000;
        if peak > MEGABYTES {
            over.push(format!(
                "{forums} forums: {peak} MB at the peak, budget {MEGABYTES} MB"
            ));
        }
        if f.search > budgets::SEARCH_BYTES {
            let is = kilobytes(f.search);
            over.push(format!("{forums} forums: {is} KB to search, budget 250 KB"));
        }
        let least = found.first().map_or(&f.kinds, |first| &first.kinds);
        over.extend(
            f.kinds
                .over(least)
                .into_iter()
                .map(|line| format!("{forums} forums: {line}")),
        );
    }
    if over.is_empty() {
        console::good("all budgets are kept");
        return Ok(());
    }
    bail!("over budget:\n  {}", over.join("\n  "))
}

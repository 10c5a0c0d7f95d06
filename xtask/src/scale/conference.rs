//! What it takes to build one large conference.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use multaqa_generate::conference::{self, DAYS, ROOMS, SESSIONS, SPEAKERS};

use super::pages::Kinds;
use super::run::{self, Run};
use crate::console;
use crate::folder;
use crate::native;
use crate::project::Project;

/// Where it is built and by what.
pub(super) struct Bench<'a> {
    pub(super) program: PathBuf,
    /// The folder with the app, where the program has none inside.
    pub(super) app: Option<&'a Path>,
    pub(super) folder: PathBuf,
}

/// Builds it three times without a cache and once with what another build kept, and prints what
/// that takes, and the dearest page of each kind.
pub(super) fn measure(project: &Project, bench: &Bench<'_>) -> Result<()> {
    console::heading(&format!(
        "A conference: {SESSIONS} sessions, {SPEAKERS} speakers, {ROOMS} rooms, {DAYS} days"
    ));
    folder::clear(&bench.folder)?;
    let content = bench.folder.join("content");
    conference::write(&project.content(), &content).context("writing the conference")?;
    let build = |site: &str, more: &[&Path]| -> Result<Run> {
        let mut multaqa = native::multaqa(&bench.program, "build", &content);
        multaqa.arg("--out").arg(bench.folder.join(site));
        if let Some(app) = bench.app {
            multaqa.arg("--app").arg(app);
        }
        for cache in more {
            multaqa.arg("--cache").arg(cache);
        }
        run::run(&mut multaqa)
    };
    let cold = ["1", "2", "3"].map(|site| build(site, &[]));
    let cache = bench.folder.join("cache");
    build("cached", &[&cache])?;
    let same = build("cached", &[&cache])?;
    let (files, bytes) = super::pages::weight(&bench.folder.join("1"))?;
    println!("| build | time (of all processors) | peak MB |");
    println!("| --- | --- | --- |");
    for (name, run) in cold
        .into_iter()
        .map(|run| ("cold", run))
        .chain([("again", Ok(same))])
    {
        let run = run?;
        let peak = run.peak_bytes / 1_000_000;
        println!("| {name} | {} | {peak} |", run.times());
    }
    println!("{files} files, {} MB", bytes / 1_000_000);
    let kinds = Kinds::of(&bench.folder.join("1"))?;
    println!("| page | dearest |");
    println!("| --- | --- |");
    for kind in kinds.names() {
        println!("| `{kind}` | {} |", kinds.cell(kind));
    }
    Ok(())
}

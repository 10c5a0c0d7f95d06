//! What people who work on Multaqa run: `cargo xtask help`.
//!
//! It needs nothing but cargo to start, and gets the rest itself.

mod app;
mod bench;
mod budgets;
mod busy;
mod calls;
mod check;
mod console;
mod descendants;
mod dist;
mod fingerprint;
mod folder;
mod fuzz;
mod measure;
mod native;
mod process;
mod project;
mod scale;
mod serve;
mod setup;
mod shrink;
mod suite;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

use app::Kind;
use native::Build;
use project::Project;
use setup::Need;

/// Sets up, serves, builds, tests, checks and measures Multaqa.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Gets every tool that the other commands need, browsers included.
    Setup {
        /// Get Trunk too, for work on the interface, and say how to put it on PATH.
        #[arg(long)]
        trunk: bool,
    },
    /// Serves the sample site with its registration endpoint.
    Serve(serve::Selection),
    /// Builds the app and the sample site, and compares sizes with budgets.
    Build {
        /// The folder to write the site to.
        #[arg(long)]
        out: PathBuf,
        /// The path at which the site will be served, `/` unless given.
        #[arg(long)]
        base: Option<String>,
        /// The origin at which the site will be served: `https://…`.
        #[arg(long)]
        origin: Option<String>,
        /// The moment that the site is built for, as RFC 3339.
        #[arg(long)]
        now: Option<String>,
    },
    /// Runs all tests: native, registration endpoints, budgets, three browsers.
    Test(suite::Selection),
    /// Checks format, lints, the dependency rule and the other rules.
    Check,
    /// Takes screenshots of the sample's pages.
    Shots {
        /// The folder to write them to.
        #[arg(long, default_value = "target/shots")]
        out: PathBuf,
    },
    /// Compares bytes and counts of the sample with budgets, and what a keystroke takes in
    /// the search of a large site. Other times are not measured.
    Bench(bench::Selection),
    /// Packs the optimised program with the app inside, for people without Rust, and proves
    /// that it needs nothing else.
    Dist {
        /// The folder with a built app, instead of one that is built here.
        #[arg(long)]
        app: Option<PathBuf>,
    },
    /// Looks for inputs that break what is promised of any (crates/fuzz), by libFuzzer.
    Fuzz(fuzz::Selection),
    /// Builds sites of growing content, and compares time, memory and pages with budgets.
    Scale(scale::Selection),
}

fn main() -> ExitCode {
    let outcome = run(Line::parse().command);
    descendants::stay_if_interrupted();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    descendants::guard()?;
    let project = Project::find()?;
    match command {
        Command::Setup { trunk } => set_up(&project, trunk),
        Command::Serve(selection) => serve::serve(&project, &selection),
        Command::Build {
            out,
            base,
            origin,
            now,
        } => {
            let options = [("--base", base), ("--origin", origin), ("--now", now)];
            let more: Vec<String> = options
                .into_iter()
                .filter_map(|(name, value)| Some([name.to_owned(), value?]))
                .flatten()
                .collect();
            build(&project, &absolute(&out)?, &more)
        }
        Command::Test(selection) => suite::test(&project, &selection),
        Command::Check => check::check(&project),
        Command::Shots { out } => suite::shots(&project, &absolute(&out)?),
        Command::Dist { app } => dist::dist(&project, app.as_deref()),
        Command::Fuzz(selection) => fuzz::fuzz(&project, &selection),
        Command::Scale(selection) => scale::scale(&project, &selection),
        Command::Bench(selection) if selection.calls => calls::calls(&project),
        Command::Bench(selection) => {
            build(&project, &project.target.join("sample"), &[])?;
            bench::bench(&project, &selection)
        }
    }
}

fn set_up(project: &Project, trunk: bool) -> Result<()> {
    let mut needs = vec![
        Need::Development,
        Need::App,
        Need::Browsers,
        Need::Servers,
        Need::Deny,
    ];
    if trunk {
        needs.push(Need::Trunk);
    }
    let tools = setup::set_up(project, &needs)?;
    console::good("everything is there");
    if trunk {
        process::run(&mut app::build_bindgen(project))?;
        println!("export PATH={:?}", tools.path);
    }
    Ok(())
}

fn build(project: &Project, out: &Path, more: &[String]) -> Result<()> {
    let tools = setup::set_up(project, &[Need::App])?;
    app::build(project, &tools, Kind::Small)?;
    native::build(project, Build::Whole)?;
    native::build_sample(project, out, more)?;
    console::good(&format!("the sample site is in {}", project.shown(out)));
    measure::measure(out)
}

/// Paths are meant from where the person is.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| path.display().to_string())
}

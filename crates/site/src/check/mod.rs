//! `multaqa check`, and the warnings that other commands give of a content folder.

mod events;
mod format;
mod mend;

pub(crate) use events::Known;

use anyhow::Result;
use clap::ValueEnum;
use multaqa_content::{Fault, Options, Report, Site, load};
use std::{
    io::{IsTerminal as _, stderr},
    path::{Path, PathBuf},
};
use thiserror::Error;

/// What is checked, and how it is said.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The content folder.
    content: PathBuf,
    #[command(flatten)]
    strict: Strict,
    /// Put right what can mean one thing only: digits, quotes and commas of Arabic where TOML
    /// has its own, dates and times without their zeros, characters that nobody sees.
    #[arg(long)]
    fix: bool,
    /// How errors and warnings are said.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Whether warnings are errors.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(crate) struct Strict {
    /// Fail on warnings too, as a check before publishing.
    #[arg(long)]
    strict: bool,
}

impl Strict {
    /// Fails for warnings, if they are errors.
    fn judge(self, warnings: usize) -> Result<()> {
        if self.strict && warnings > 0 {
            return Err(Warned.into());
        }
        Ok(())
    }
}

/// How errors and warnings are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: each with its lines of the file.
    #[default]
    Text,
    /// For programs: a list of objects.
    Json,
    /// For GitHub's checks: each at its line of a change.
    Github,
}

/// The command failed, and what is wrong is said already.
#[derive(Debug, Error)]
#[error("the content has faults")]
pub(crate) struct Said;

/// There are warnings, and they count as errors.
#[derive(Debug, Error)]
#[error("there are warnings, and --strict takes them for errors; nothing was written")]
struct Warned;

/// Checks a content folder.
pub(crate) fn run(args: &Args, options: &Options) -> Result<()> {
    if args.fix {
        for change in mend::folder(&args.content, options)? {
            // What programs read is the report alone.
            match args.format {
                Format::Text => println!("{change}"),
                _ => eprintln!("{change}"),
            }
        }
    }
    if args.format == Format::Text {
        let (_, warnings) = loaded(&args.content, options, args.strict)?;
        match warnings {
            0 => println!("{}: no faults", args.content.display()),
            1 => println!("{}: no faults, 1 warning", args.content.display()),
            _ => println!("{}: no faults, {warnings} warnings", args.content.display()),
        }
        return Ok(());
    }
    let report = checked(&args.content, options);
    let said = match args.format {
        Format::Github => format::github(&report, &args.content),
        _ => format::json(&report),
    };
    print!("{said}");
    let is_error = |fault: &Fault| args.strict.strict || fault.code.is_none();
    if report.faults.iter().any(is_error) {
        return Err(Said.into());
    }
    Ok(())
}

/// All that is to be said of a content folder.
fn checked(content: &Path, options: &Options) -> Report {
    let site = load(content).and_then(|site| site.check_photos().map(|()| site));
    match site {
        Ok(site) => site.warnings(options),
        Err(report) => report,
    }
}

/// A site whose warnings are given; says how many there are.
///
/// # Errors
/// The report, if the content has errors; and if it has warnings and is to have none.
pub(crate) fn loaded(content: &Path, options: &Options, strict: Strict) -> Result<(Site, usize)> {
    let site = load(content)?;
    site.check_photos()?;
    warned(site, options, strict)
}

/// The same of a site that is read already, for the address at which it will stand.
pub(crate) fn warned(site: Site, options: &Options, strict: Strict) -> Result<(Site, usize)> {
    let report = site.warnings(options);
    let count = report.faults.len();
    if count > 0 {
        eprintln!("{}", report.render(stderr().is_terminal()));
        strict.judge(count)?;
    }
    Ok((site, count))
}

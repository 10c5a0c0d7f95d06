//! What the reference endpoint has stored, written out for people, and copied.

use anyhow::{Context as _, Result};
use clap::Subcommand;
use multaqa_endpoint::{Export, Format, Keys, Rows, backup};
use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

#[derive(Debug, Subcommand)]
pub(crate) enum Registrations {
    /// Write them as CSV (RFC 4180, UTF-8) to the standard output, or as a workbook.
    Export(ExportArgs),
    /// Copy the SQLite file as a whole, registrations and messages, while a server may go on
    /// writing to it. A copy made by other means may lack what was stored last.
    Backup {
        /// The SQLite file.
        #[arg(long)]
        db: PathBuf,
        /// The copy; there must be no such file yet.
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Messages {
    /// Write them as CSV (RFC 4180, UTF-8) to the standard output, or as a workbook.
    Export(ExportArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// The SQLite file.
    #[arg(long)]
    db: PathBuf,
    /// Write a workbook to this file instead, in which phone numbers and times are as they
    /// should be. It replaces a file of that name.
    #[arg(long)]
    xlsx: Option<PathBuf>,
    /// With the keys. Whoever has a registration's key can take it back: keep such a list to
    /// yourself.
    #[arg(long)]
    keys: bool,
}

impl Registrations {
    /// Carries out a command.
    pub(crate) fn run(self) -> Result<()> {
        match self {
            Self::Export(args) => export(Rows::Registrations, &args),
            Self::Backup { db, out } => {
                let named = || format!("copying {} to {}", db.display(), out.display());
                backup(&db, &out).with_context(named)
            }
        }
    }
}

impl Messages {
    /// Carries out a command.
    pub(crate) fn run(self) -> Result<()> {
        match self {
            Self::Export(args) => export(Rows::Messages, &args),
        }
    }
}

/// Writes what the endpoint has stored, as CSV or as a workbook.
fn export(rows: Rows, args: &ExportArgs) -> Result<()> {
    let keys = match args.keys {
        true => Keys::Shown,
        false => Keys::LeftOut,
    };
    let named = || args.db.display().to_string();
    let Some(workbook) = &args.xlsx else {
        let format = Format::Csv;
        let export = Export { rows, format, keys };
        let written = export.write(&args.db, io::stdout().lock());
        return written.map(drop).with_context(named);
    };
    let format = Format::Workbook;
    // In memory first: what fails leaves the file that is there. Nobody but its owner may read it.
    let mut bytes = Vec::new();
    let export = Export { rows, format, keys };
    let count = export.write(&args.db, &mut bytes).with_context(named)?;
    let written = || -> io::Result<()> {
        let folder = workbook.parent().filter(|folder| *folder != Path::new(""));
        let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(&bytes)?;
        file.persist(workbook)?;
        Ok(())
    };
    written().with_context(|| workbook.display().to_string())?;
    println!("{}: {count} rows", workbook.display());
    Ok(())
}

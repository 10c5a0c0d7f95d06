//! What is in an archive: the program, how its commands are completed and described, the
//! sample's content, and the licences of all that is inside.

use crate::{
    archive::{self, Entry, Files},
    licences, sums,
};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What to pack.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The program, made with the feature `dist` for this machine.
    #[arg(long)]
    program: PathBuf,
    /// The platform that it is made for, as rustc calls it.
    #[arg(long)]
    target: String,
    /// The project's folder.
    #[arg(long)]
    root: PathBuf,
    /// The folder for archives.
    #[arg(long)]
    out: PathBuf,
}

/// Files of the project that go along, and what they are called there.
const FILES: [(&str, &str); 4] = [
    ("README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    // The font's licence asks for it.
    ("crates/preview/fonts/OFL.txt", "LICENSE-Vazirmatn"),
];

/// Writes the archive and the checksums.
pub(crate) fn pack(args: &Args) -> Result<()> {
    let name = name(&args.target);
    let is_windows = args.target.contains("windows");
    let mut files = Files::new();
    let mut put = |place: &str, entry: Entry| files.insert(format!("{name}/{place}"), entry);

    let program = Entry {
        bytes: read(&args.program)?,
        is_program: true,
    };
    let bytes = program.bytes.len();
    put(program_name(&args.target), program);
    for (from, to) in FILES {
        put(to, Entry::plain(read(&args.root.join(from))?));
    }
    let licences = licences::text(&args.root, &args.target)?;
    put("LICENSES-third-party.txt", Entry::plain(licences.into()));
    let manual = tempfile::tempdir()?;
    write_manual(&args.program, manual.path())?;
    for (folder, place) in [
        (manual.path().to_owned(), ""),
        (args.root.join("content"), "content/"),
    ] {
        for path in below(&folder)? {
            let inner = path
                .strip_prefix(&folder)?
                .to_string_lossy()
                .replace('\\', "/");
            put(&format!("{place}{inner}"), Entry::plain(read(&path)?));
        }
    }

    fs::create_dir_all(&args.out)?;
    let end = if is_windows { "zip" } else { "tar.gz" };
    let path = args.out.join(format!("{name}.{end}"));
    archive::write(&files, &path)?;
    sums::write(&args.out)?;
    let archive = path.metadata()?.len();
    println!(
        "{}: {:.1} MB, of it the program {:.1} MB unpacked",
        path.display(),
        megabytes(archive),
        megabytes(bytes as u64)
    );
    Ok(())
}

/// The archive's folder, and the archive without its ending.
pub(crate) fn name(target: &str) -> String {
    format!("multaqa-{}-{target}", env!("CARGO_PKG_VERSION"))
}

/// The program's file on a platform.
pub(crate) fn program_name(target: &str) -> &'static str {
    if target.contains("windows") {
        "multaqa.exe"
    } else {
        "multaqa"
    }
}

#[expect(clippy::cast_precision_loss, reason = "for people to read")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn write_manual(program: &Path, out: &Path) -> Result<()> {
    let status = Command::new(program).arg("manual").arg(out).status();
    let status = status.with_context(|| format!("starting {}", program.display()))?;
    if !status.success() {
        bail!(
            "{} manual failed; it must be made for this machine, with --features dist",
            program.display()
        );
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// All files below a folder.
pub(crate) fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

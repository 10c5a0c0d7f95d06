//! Bundles what every site carries into the program: the sheets of style/ in three groups,
//! minified unless the program is built without the feature `minify`; the script of each
//! page's head; the files of public/; and the built app, if `MULTAQA_EMBED_APP` names its
//! folder (the program then needs no `--app`).

use anyhow::{Context as _, Result};
use std::{env, fmt::Write as _, fs, path::Path};

#[cfg(feature = "minify")]
#[path = "build/minified.rs"]
mod sheet;

#[cfg(not(feature = "minify"))]
#[path = "build/plain.rs"]
mod sheet;

fn main() -> Result<()> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?)
        .join("../..")
        .canonicalize()?;

    let style = root.join("style");
    println!("cargo::rerun-if-changed={}", style.display());
    for sheet in ["core.css", "forms.css", "reading.css"] {
        write(&out.join(sheet), &sheet::bundle(&style.join(sheet))?)?;
    }

    let script = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/early.js");
    println!("cargo::rerun-if-changed={}", script.display());
    write(&out.join("early.js"), &without_comments(&read(&script)?))?;

    let public = root.join("public");
    println!("cargo::rerun-if-changed={}", public.display());
    write(&out.join("public.rs"), &table(&public)?)?;

    println!("cargo::rustc-env=MULTAQA_TARGET={}", env::var("TARGET")?);
    println!("cargo::rerun-if-env-changed=MULTAQA_EMBED_APP");
    let app = match env::var("MULTAQA_EMBED_APP") {
        Ok(folder) => {
            println!("cargo::rerun-if-changed={folder}");
            let folder = Path::new(&folder)
                .canonicalize()
                .with_context(|| format!("MULTAQA_EMBED_APP: {folder}"))?;
            table(&folder)?
        }
        Err(_) => "&[]".to_owned(),
    };
    write(&out.join("app.rs"), &app)
}

/// The text of a file.
fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("writing {}", file.display()))
}

/// A script without the lines that are comments, and without what indents the others.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A Rust expression: the files of a folder as `&[(name, bytes)]`.
fn table(folder: &Path) -> Result<String> {
    let reading = || format!("reading {}", folder.display());
    let entries = fs::read_dir(folder).with_context(reading)?;
    let mut files: Vec<_> = entries.collect::<Result<_, _>>().with_context(reading)?;
    files.retain(|entry| entry.path().is_file());
    files.sort_by_key(fs::DirEntry::file_name);
    let mut table = String::from("&[");
    for entry in files {
        let name = entry.file_name();
        write!(
            table,
            "({:?}, include_bytes!({:?})),",
            name.to_string_lossy(),
            entry.path()
        )?;
    }
    table.push(']');
    Ok(table)
}

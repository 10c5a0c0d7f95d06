//! Bundles what every site carries into the program: the sheets of style/ in
//! three groups, minified; the script of each page's head; the files of public/; and the built app, if `MULTAQA_EMBED_APP` names its
//! folder (the program then needs no `--app`).

use lightningcss::{
    bundler::{Bundler, FileProvider},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions},
    targets::{Browsers, Targets},
};
use std::{env, error::Error, fmt::Write as _, fs, path::Path};

/// The oldest engines that the styles are written for: those of 2023, the first with
/// WebAssembly's reference types in all three.
const BROWSERS: Browsers = Browsers {
    chrome: Some(112 << 16),
    edge: Some(112 << 16),
    firefox: Some(113 << 16),
    safari: Some(16 << 16 | 4 << 8),
    ios_saf: Some(16 << 16 | 4 << 8),
    samsung: Some(23 << 16),
    android: None,
    ie: None,
    opera: None,
};

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?)
        .join("../..")
        .canonicalize()?;

    let style = root.join("style");
    println!("cargo::rerun-if-changed={}", style.display());
    for sheet in ["core.css", "forms.css", "reading.css"] {
        fs::write(out.join(sheet), bundle(&style.join(sheet))?)?;
    }

    let script = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/early.js");
    println!("cargo::rerun-if-changed={}", script.display());
    fs::write(
        out.join("early.js"),
        without_comments(&fs::read_to_string(script)?),
    )?;

    let public = root.join("public");
    println!("cargo::rerun-if-changed={}", public.display());
    fs::write(out.join("public.rs"), table(&public)?)?;

    println!("cargo::rerun-if-env-changed=MULTAQA_EMBED_APP");
    let app = match env::var("MULTAQA_EMBED_APP") {
        Ok(folder) => {
            println!("cargo::rerun-if-changed={folder}");
            table(&Path::new(&folder).canonicalize()?)?
        }
        Err(_) => "&[]".to_owned(),
    };
    fs::write(out.join("app.rs"), app)?;
    Ok(())
}

fn bundle(index: &Path) -> Result<String, Box<dyn Error>> {
    let files = FileProvider::new();
    let targets = Targets::from(BROWSERS);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(index)
        .map_err(|e| format!("{}: {e}", index.display()))?;
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|e| e.to_string())?;
    let options = PrinterOptions {
        minify: true,
        targets,
        ..PrinterOptions::default()
    };
    Ok(sheet.to_css(options).map_err(|e| e.to_string())?.code)
}

/// A script without the lines that are comments, and without what indents the others.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A Rust expression: the files of a folder as `&[(name, bytes)]`.
fn table(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
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

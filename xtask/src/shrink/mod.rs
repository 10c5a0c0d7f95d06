//! Makes the built app smaller without a change in what it does; docs/adr/0012 tells why.
//!
//! What the loader never reaches goes from the glue and the module in turn, since each
//! keeps things in the other alive; wasm-opt drops what the module then holds in vain; and
//! the names that the two share become short.

mod glue;
mod module;
mod order;
pub(crate) mod split;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::fingerprint;
use crate::process;
use glue::Glue;
use split::Divided;

/// What browsers with reference types have: what the compiler and wasm-bindgen use.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Drops unreachable things only: quick. Names are kept: what belongs to which part is told
/// by them.
const DROP: [&str; 2] = ["--remove-unused-module-elements", "--debuginfo"];

/// As small as it gets: over and over until a round changes nothing.
/// (The lowest kilobyte is the end of the stack, which no pointer names: so an offset can
/// become part of a load or store.)
const SMALL: [&str; 5] = [
    "-Oz",
    "--low-memory-unused",
    "--converge",
    "--strip-producers",
    "--strip-target-features",
];

/// The short name of [`glue::MODULE`], and of what parts import from.
const MODULE: &str = "a";

/// Shrinks a glue script and its module, in their place, and divides the module: its parts
/// come to lie beside it, each as `<name>.wasm`. `wasm_opt` is the program.
pub(crate) fn shrink(wasm_opt: &Path, script: &Path, module: &Path) -> Result<()> {
    let reading = |path: &Path| format!("reading {}", path.display());
    let text = fs::read_to_string(script).context(reading(script))?;
    let mut glue = Glue::read(&text)?;
    glue.drop_exports();
    let optimised = |passes: &[&str], bytes: &[u8]| {
        write(module, bytes)?;
        process::run(&mut optimise(wasm_opt, module, passes))?;
        fs::read(module).context(reading(module))
    };
    let mut bytes = fs::read(module).context(reading(module))?;
    while let Some(fewer) = drop_exports(glue.exports(), &bytes)? {
        bytes = optimised(&DROP, &fewer)?;
        keep_imports(&mut glue, &bytes)?;
    }
    let Divided { rest, parts } = split::divide(&bytes)?;
    let mut small = Vec::new();
    let mut wanted = BTreeSet::new();
    for (name, part) in parts {
        let part = order::order(&optimised(&SMALL, &part)?)?;
        wanted.extend(
            module::names(&part)?
                .imports
                .into_iter()
                .map(|(_, name)| name),
        );
        small.push((name, part));
    }
    let mut used = glue.exports();
    used.extend(wanted.iter().map(String::as_str));
    bytes = drop_exports(used, &rest)?.unwrap_or(rest);
    bytes = optimised(&SMALL, &bytes)?;
    keep_imports(&mut glue, &bytes)?;
    bytes = order::order(&bytes)?;
    let (text, bytes, exports) = shorten(&glue, &bytes)?;
    write(script, text.as_bytes())?;
    write(module, &bytes)?;
    for (name, part) in small {
        let file = module.with_file_name(format!("{name}.wasm"));
        write(&file, &shorten_part(&part, &exports)?)?;
    }
    Ok(())
}

/// Gives a file a name with a hash of what it holds, `<begin>-<hash><end>`: what is served
/// under it is kept for ever.
pub(crate) fn name_by_content(file: &Path, begin: &str, end: &str) -> Result<PathBuf> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let named = file.with_file_name(format!("{begin}-{}{end}", fingerprint::of_bytes(&bytes)));
    fs::rename(file, &named).with_context(|| format!("naming {}", named.display()))?;
    Ok(named)
}

/// The module without the exports that nothing uses; `None` if it has none.
fn drop_exports(used: Vec<&str>, module: &[u8]) -> Result<Option<Vec<u8>>> {
    let is_used = |name: &str| used.contains(&name);
    if module::names(module)?
        .exports
        .iter()
        .all(|name| is_used(name))
    {
        return Ok(None);
    }
    let same = |from: &str, name: &str| Ok((from.to_owned(), name.to_owned()));
    module::rewrite(module, same, |name| is_used(name).then(|| name.to_owned())).map(Some)
}

fn keep_imports(glue: &mut Glue, module: &[u8]) -> Result<()> {
    let imports = module::names(module)?.imports;
    let is_wanted = |name: &str| {
        let mut names = imports.iter();
        names.any(|(from, import)| from == glue::MODULE && import == name)
    };
    glue.keep_imports(is_wanted);
    Ok(())
}

/// The script and the module with short names for what they share, and the short names of
/// the module's exports.
fn shorten(glue: &Glue, module: &[u8]) -> Result<(String, Vec<u8>, BTreeMap<String, String>)> {
    let names = module::names(module)?;
    let imports = shorts(glue.imports());
    let exports = shorts(names.exports.iter().map(String::as_str));
    if let Some(name) = glue
        .exports()
        .iter()
        .find(|name| !exports.contains_key(**name))
    {
        bail!("the glue uses {name}, which the WebAssembly module does not export");
    }
    let short = |names: &BTreeMap<&str, String>, name: &str| {
        names.get(name).cloned().unwrap_or_else(|| name.to_owned())
    };
    let bytes = module::rewrite(
        module,
        |from, name| match imports.get(name) {
            _ if from != glue::MODULE => Ok((from.to_owned(), name.to_owned())),
            Some(short) => Ok((MODULE.to_owned(), short.clone())),
            None => Err(anyhow!(
                "the WebAssembly module imports {name}, which the glue does not have"
            )),
        },
        |name| Some(short(&exports, name)),
    )?;
    let text = glue.written(
        MODULE,
        |name| short(&imports, name),
        |name| short(&exports, name),
    );
    let exports = exports
        .into_iter()
        .map(|(name, short)| (name.to_owned(), short));
    Ok((text, bytes, exports.collect()))
}

/// A part that imports from the rest by the short names of its exports.
fn shorten_part(part: &[u8], exports: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let import = |from: &str, name: &str| match exports.get(name) {
        Some(short) if from == split::BASE => Ok((MODULE.to_owned(), short.clone())),
        _ => Err(anyhow!(
            "a part of the app imports {name}, which is not there"
        )),
    };
    module::rewrite(part, import, |_| None)
}

/// A short name for each name.
fn shorts<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, String> {
    let numbered = names.enumerate();
    numbered
        .map(|(at, name)| (name, words::short(at)))
        .collect()
}

fn optimise(wasm_opt: &Path, module: &Path, passes: &[&str]) -> Command {
    let mut command = process::command(wasm_opt);
    command
        .arg(module)
        .args(FEATURES)
        .args(passes)
        .arg("--output")
        .arg(module);
    command
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_content() {
        let folder = tempfile::tempdir().unwrap();
        let named = |text: &str| {
            let file = folder.path().join("app-0_bg.wasm");
            fs::write(&file, text).unwrap();
            let named = name_by_content(&file, "app", "_bg.wasm").unwrap();
            assert!(!file.exists());
            assert_eq!(fs::read_to_string(&named).unwrap(), text);
            named.file_name().unwrap().to_string_lossy().into_owned()
        };
        let first = named("1");
        assert!(
            first.starts_with("app-") && first.ends_with("_bg.wasm"),
            "{first}"
        );
        assert_eq!(first, named("1"));
        assert_ne!(first, named("2"));
    }
}

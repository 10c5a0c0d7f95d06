//! The licences of the crates that are inside the program: most ask that their text goes
//! wherever the program goes.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
    process::Command,
};

const HEAD: &str = "\
The licences of what is inside the multaqa program besides its own code: crates from crates.io
and the C code that some bring along. Besides these there are the standard library of Rust (MIT
or Apache-2.0), in programs for *-linux-musl the C library musl (MIT, https://musl.libc.org/),
time zone data of the IANA (public domain) and the font Vazirmatn (LICENSE-Vazirmatn).
";

/// How files that hold a licence begin, in capitals.
const NAMES: [&str; 6] = [
    "LICENSE",
    "LICENCE",
    "COPYING",
    "COPYRIGHT",
    "NOTICE",
    "UNLICENSE",
];

/// The C code of some crates lies in a folder of its own.
const DEPTH: usize = 3;

/// A line for each crate, then each text once.
pub(crate) fn text(root: &Path, target: &str) -> Result<String> {
    let metadata = metadata(root, target)?;
    let mut out = HEAD.to_owned();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in linked(&metadata) {
        let field = |name: &str| {
            package
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let crate_name = format!("{} {}", field("name"), field("version"));
        let _ = write!(out, "\n{crate_name}: {}", field("license"));
        let folder = Path::new(field("manifest_path")).parent();
        let found = texts_below(folder.context("a manifest has a folder")?, DEPTH)?;
        if found.is_empty() {
            // What remains is what its manifest says of it.
            let _ = write!(out, ", {}", field("repository"));
        }
        for text in found {
            texts.entry(text).or_default().insert(crate_name.clone());
        }
    }
    out.push('\n');
    for (text, crates) in texts {
        let crates: Vec<_> = crates.into_iter().collect();
        let line = "-".repeat(80);
        let _ = write!(
            out,
            "\n{line}\n{}\n{line}\n\n{}\n",
            crates.join(", "),
            text.trim_end()
        );
    }
    Ok(out)
}

fn metadata(root: &Path, target: &str) -> Result<Value> {
    let cargo = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", target, "--features", "dist"])
        .arg("--manifest-path")
        .arg(root.join("crates/site/Cargo.toml"))
        .output()
        .context("starting cargo")?;
    if !cargo.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&cargo.stderr));
    }
    Ok(serde_json::from_slice(&cargo.stdout)?)
}

/// The packages from outside that the program is linked of: not what only builds it, as
/// build scripts and macros do.
fn linked(metadata: &Value) -> Vec<&Value> {
    let packages: BTreeMap<&str, &Value> = list(metadata.get("packages"))
        .iter()
        .filter_map(|package| Some((package.get("id")?.as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(metadata.pointer("/resolve/nodes"))
        .iter()
        .filter_map(|node| Some((node.get("id")?.as_str()?, node)))
        .collect();
    let mut open: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| {
            package
                .get("name")
                .is_some_and(|name| name == "multaqa-site")
        })
        .map(|(id, _)| *id)
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if packages.get(id).is_none_or(|package| is_macro(package)) || !seen.insert(id) {
            continue;
        }
        let dependencies = list(nodes.get(id).and_then(|node| node.get("deps")));
        let normal = dependencies.iter().filter(|dependency| {
            let mut kinds = list(dependency.get("dep_kinds")).iter();
            kinds.any(|kind| kind.get("kind").is_some_and(Value::is_null))
        });
        open.extend(normal.filter_map(|dependency| dependency.get("pkg")?.as_str()));
    }
    let found = seen.into_iter().filter_map(|id| packages.get(id).copied());
    let mut found: Vec<_> = found
        .filter(|package| package.get("source").is_some_and(Value::is_string))
        .collect();
    found.sort_by_key(|package| {
        ["name", "version"].map(|key| package.get(key).map(Value::to_string))
    });
    found
}

fn is_macro(package: &Value) -> bool {
    list(package.get("targets")).iter().any(|target| {
        let mut kinds = list(target.get("kind")).iter();
        kinds.any(|kind| kind == "proc-macro")
    })
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts of files that hold a licence, however their lines end.
fn texts_below(folder: &Path, depth: usize) -> Result<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        if path.is_dir() {
            if depth > 1 {
                texts.extend(texts_below(&path, depth - 1)?);
            }
        } else if NAMES.iter().any(|start| name.starts_with(start)) && !name.ends_with(".RS") {
            let text = String::from_utf8_lossy(&fs::read(&path)?).replace('\r', "");
            texts.insert(text);
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_linked_is_found_but_not_what_only_builds() {
        let source = "registry+https://github.com/rust-lang/crates.io-index";
        let package = |name: &str, source: Option<&str>, kind: &str| json!({"id": name, "name": name, "version": "1", "source": source, "targets": [{"kind": [kind]}]});
        let dependency =
            |name: &str, kind: Option<&str>| json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [
                package("multaqa-site", None, "lib"),
                package("own", None, "lib"),
                package("deep", Some(source), "lib"),
                package("builder", Some(source), "lib"),
                package("derive", Some(source), "proc-macro"),
                package("syntax", Some(source), "lib"),
                package("unrelated", Some(source), "lib"),
            ],
            "resolve": {"nodes": [
                {"id": "multaqa-site", "deps": [dependency("own", None), dependency("builder", Some("build"))]},
                {"id": "own", "deps": [dependency("deep", None), dependency("derive", None)]},
                {"id": "derive", "deps": [dependency("syntax", None)]},
            ]},
        });
        let names: Vec<_> = linked(&metadata)
            .iter()
            .map(|package| package["name"].clone())
            .collect();
        assert_eq!(names, ["deep"]);
    }

    #[test]
    fn texts_are_found_in_folders_too_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("c_src/lib");
        fs::create_dir_all(&inner).unwrap();
        fs::write(folder.path().join("LICENSE-MIT"), "one\r\n").unwrap();
        fs::write(inner.join("copying.txt"), "two\n").unwrap();
        fs::write(inner.join("COPYING"), "one\n").unwrap();
        fs::write(folder.path().join("license.rs"), "code").unwrap();
        let texts = texts_below(folder.path(), DEPTH).unwrap();
        assert_eq!(texts.into_iter().collect::<Vec<_>>(), ["one\n", "two\n"]);
    }
}

//! Reads and rewrites the import and export sections of a WebAssembly module; every
//! other section is passed on as it is.

use anyhow::{Context as _, Result, anyhow, bail};
use wasm_encoder::reencode::{Reencode as _, RoundtripReencoder};
use wasm_encoder::{EntityType, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// What a module imports and exports, in its order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// The names of imports, each with its module's.
    pub(super) imports: Vec<(String, String)>,
    /// The names of exports.
    pub(super) exports: Vec<String>,
}

/// The names of a module.
pub(super) fn names(module: &[u8]) -> Result<Names> {
    let mut names = Names::default();
    rewrite(
        module,
        |from, name| {
            names.imports.push((from.to_owned(), name.to_owned()));
            Ok((from.to_owned(), name.to_owned()))
        },
        |_| None,
    )?;
    rewrite(
        module,
        |_, _| Ok(Default::default()),
        |name| {
            names.exports.push(name.to_owned());
            None
        },
    )?;
    Ok(names)
}

/// Rewrites names: `import` gives an import (its module and its name) its new ones,
/// `export` gives an export its new name, or `None` to drop it.
pub(super) fn rewrite(
    module: &[u8],
    mut import: impl FnMut(&str, &str) -> Result<(String, String)>,
    mut export: impl FnMut(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    const READING: &str = "reading the WebAssembly module";
    let mut to = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context(READING)?;
        match &payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for one in section.clone().into_imports() {
                    let one = one.context(READING)?;
                    let kind: EntityType = RoundtripReencoder
                        .entity_type(one.ty)
                        .context("rewriting an import")?;
                    let (from, name) = import(one.module, one.name)?;
                    imports.import(&from, &name, kind);
                }
                to.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for one in section.clone() {
                    let one = one.context(READING)?;
                    let Some(name) = export(one.name) else {
                        continue;
                    };
                    let kind = RoundtripReencoder
                        .export_kind(one.kind)
                        .context("rewriting an export")?;
                    exports.export(&name, kind, one.index);
                }
                to.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let ends = [range.start, range.end].map(usize::try_from);
                    let [Ok(start), Ok(end)] = ends else {
                        bail!("a section lies beyond what memory holds");
                    };
                    let data = module
                        .get(start..end)
                        .ok_or_else(|| anyhow!("a section ends after its module"))?;
                    to.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(to.finish())
}

#[cfg(test)]
#[path = "module_tests.rs"]
mod tests;

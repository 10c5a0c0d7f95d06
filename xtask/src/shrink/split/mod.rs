//! Divides the app: what only some pages need becomes modules of their own, which the
//! loader fetches for those pages (docs/adr/0024).

mod assign;
pub(crate) mod imports;
mod parts;
mod read;
mod write;

use std::collections::BTreeSet;

use anyhow::Result;
use wasm_encoder::ExportKind;

use parts::{PARTS, Part};
use read::Functions;
pub(super) use write::BASE;
use write::Cut;

/// A divided module.
#[derive(Debug)]
pub(super) struct Divided {
    /// What every page needs.
    pub(super) rest: Vec<u8>,
    /// The parts, each with its name.
    pub(super) parts: Vec<(&'static str, Vec<u8>)>,
}

/// Divides a module that has the names of its functions still.
///
/// # Errors
/// If the module has another shape, or lacks an entry of a part.
pub(super) fn divide(module: &[u8]) -> Result<Divided> {
    divided(module, &PARTS)
}

fn divided(module: &[u8], of: &[Part]) -> Result<Divided> {
    let functions = Functions::read(module)?;
    let assigned = assign::assign(&functions, of)?;
    let mut parts = Vec::new();
    let mut called = BTreeSet::new();
    for (number, part) in of.iter().enumerate() {
        let cut = Cut::new(&functions, &assigned, Some(number));
        called.extend(cut.imports());
        parts.push((part.name, cut.write(module, name)?));
    }
    let share = |kind| move |index| (kind, index, name(kind, index));
    let mut shared: Vec<_> = called.into_iter().map(share(ExportKind::Func)).collect();
    shared.extend((0..functions.memories).map(share(ExportKind::Memory)));
    shared.extend((0..functions.tables).map(share(ExportKind::Table)));
    shared.extend((0..functions.globals).map(share(ExportKind::Global)));
    let rest = Cut::new(&functions, &assigned, None).rest(module, shared)?;
    Ok(Divided { rest, parts })
}

/// The name under which the rest shares a thing.
fn name(kind: ExportKind, index: u32) -> String {
    let kind = match kind {
        ExportKind::Func => "function",
        ExportKind::Memory => "memory",
        ExportKind::Table => "table",
        ExportKind::Global => "global",
        ExportKind::Tag => "tag",
    };
    format!("shared {kind} {index}")
}

#[cfg(test)]
#[path = "split_tests.rs"]
mod tests;

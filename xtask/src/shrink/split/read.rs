//! What a module defines, and who names whom in it.

use anyhow::{Context as _, Result, anyhow};
use wasmparser::{ElementItems, ElementKind, FunctionBody, Operator, Parser, Payload, TypeRef};

const READING: &str = "reading the WebAssembly module";

/// A module's functions and what names them.
#[derive(Debug, Default)]
pub(super) struct Functions {
    /// How many are imported, which come before those that the module defines.
    pub(super) imported: u32,
    /// The index of each function's type, imports included.
    pub(super) types: Vec<u32>,
    /// The names of functions as paths, with what generic ones are made for; empty where
    /// there is none.
    pub(super) names: Vec<String>,
    /// The functions that each one names, imports included.
    pub(super) named: Vec<Vec<u32>>,
    /// The functions that are exported, or run at the start.
    pub(super) exported: Vec<u32>,
    /// The first table's functions, each with its place.
    pub(super) table: Vec<(u32, u32)>,
    /// How many places the first table has.
    pub(super) places: u32,
    /// How many memories, tables and globals there are.
    pub(super) memories: u32,
    pub(super) tables: u32,
    pub(super) globals: u32,
}

impl Functions {
    /// Reads a module.
    pub(super) fn read(module: &[u8]) -> Result<Self> {
        let mut all = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload.context(READING)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import.context(READING)?.ty {
                            TypeRef::Func(kind) => {
                                all.types.push(kind);
                                all.named.push(Vec::new());
                                all.imported += 1;
                            }
                            _ => return Err(other_shape("it imports more than functions")),
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        all.types.push(kind.context(READING)?);
                    }
                }
                Payload::MemorySection(section) => all.memories = section.count(),
                Payload::GlobalSection(section) => all.globals = section.count(),
                Payload::TableSection(section) => {
                    all.tables = section.count();
                    let first = section.into_iter().next();
                    let first = first.ok_or_else(|| other_shape("it has no table"))?;
                    let size = first.context(READING)?.ty.initial;
                    all.places = u32::try_from(size).context(READING)?;
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export.context(READING)?;
                        if export.kind == wasmparser::ExternalKind::Func {
                            all.exported.push(export.index);
                        }
                    }
                }
                Payload::StartSection { func, .. } => all.exported.push(func),
                Payload::ElementSection(section) => {
                    for element in section {
                        all.element(&element.context(READING)?)?;
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    all.named.push(named(&body).context(READING)?);
                }
                Payload::CustomSection(section) => {
                    if let wasmparser::KnownCustom::Name(names) = section.as_known() {
                        all.read_names(names).context(READING)?;
                    }
                }
                _ => {}
            }
        }
        all.names.resize(all.types.len(), String::new());
        Ok(all)
    }

    fn element(&mut self, element: &wasmparser::Element<'_>) -> Result<()> {
        let ElementKind::Active {
            table_index: None | Some(0),
            offset_expr,
        } = &element.kind
        else {
            return Err(other_shape("elements that are not of the first table"));
        };
        let place = match offset_expr.get_operators_reader().read().context(READING)? {
            Operator::I32Const { value } => u32::try_from(value).context(READING)?,
            _ => return Err(other_shape("elements at a place that is computed")),
        };
        let ElementItems::Functions(functions) = element.items.clone() else {
            return Err(other_shape("elements that are expressions"));
        };
        for (place, function) in (place..).zip(functions) {
            self.table.push((place, function.context(READING)?));
        }
        Ok(())
    }

    fn read_names(
        &mut self,
        section: wasmparser::NameSectionReader<'_>,
    ) -> Result<(), wasmparser::BinaryReaderError> {
        for part in section {
            if let wasmparser::Name::Function(names) = part? {
                for name in names {
                    let name = name?;
                    let at = usize::try_from(name.index).unwrap_or_default();
                    if self.names.len() <= at {
                        self.names.resize(at + 1, String::new());
                    }
                    if let Some(slot) = self.names.get_mut(at) {
                        *slot = plain(name.name);
                    }
                }
            }
        }
        Ok(())
    }

    /// A function's name.
    pub(super) fn name(&self, function: u32) -> &str {
        self.names.get(at(function)).map_or("", String::as_str)
    }

    /// The functions that a function names.
    pub(super) fn named_by(&self, function: u32) -> &[u32] {
        self.named.get(at(function)).map_or(&[], Vec::as_slice)
    }

    /// All functions, imports included.
    pub(super) fn all(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.types.len()).unwrap_or(u32::MAX)
    }
}

/// A name without the numbers of crates, which wasm-bindgen leaves in: `app[0123…]::start`.
fn plain(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((number, rest)) if number.len() > 8 && is_hexadecimal(number) => {
                plain.push_str(rest);
            }
            _ => plain.extend(["[", piece]),
        }
    }
    plain
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// An index as one of a list.
pub(super) fn at(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

fn named(body: &FunctionBody<'_>) -> Result<Vec<u32>, wasmparser::BinaryReaderError> {
    let mut named = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => named.push(function_index),
            _ => {}
        }
    }
    named.sort_unstable();
    named.dedup();
    Ok(named)
}

fn other_shape(what: &str) -> anyhow::Error {
    anyhow!("the WebAssembly module has another shape than xtask/src/shrink/split reads: {what}")
}

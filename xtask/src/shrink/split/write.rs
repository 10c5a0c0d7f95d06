//! Writes the module without its parts, and the parts as modules of their own.
//!
//! A part imports what it needs of the rest by number from the one module [`BASE`]: the
//! memory, the tables, the globals, functions. Its own functions stand in the places of the
//! table that they had, which are empty until the part is there; each entry has a place
//! behind those, by which the rest calls it.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context as _, Result};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    FunctionSection, ImportSection, Instruction, Module, TableSection, TypeSection,
};
use wasmparser::{
    CodeSectionReader, ElementSectionReader, ExportSectionReader, FunctionBody,
    FunctionSectionReader, Operator, Parser, Payload, TableSectionReader,
};

use super::assign::Assigned;
use super::read::{Functions, at};

/// The module that a part imports from.
pub(in crate::shrink) const BASE: &str = "base";

type Error = reencode::Error<Misplaced>;

/// The name of a function that is used by a module which has it not.
#[derive(Debug)]
pub(super) struct Misplaced(String);

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is named where it is not", self.0)
    }
}

impl std::error::Error for Misplaced {}

/// One of the modules that are written.
pub(super) struct Cut<'a> {
    functions: &'a Functions,
    assigned: &'a Assigned,
    /// Which part; `None` for the rest.
    part: Option<usize>,
    /// The index of each function that is in the module, or is imported by it.
    indices: BTreeMap<u32, u32>,
    /// What parts import of the rest: kind, index, and the name.
    shared: Vec<(ExportKind, u32, String)>,
}

impl<'a> Cut<'a> {
    /// A part, or for `None` the rest.
    pub(super) fn new(
        functions: &'a Functions,
        assigned: &'a Assigned,
        part: Option<usize>,
    ) -> Self {
        let mut cut = Self {
            functions,
            assigned,
            part,
            indices: BTreeMap::new(),
            shared: Vec::new(),
        };
        let imported = match part {
            None => (0..functions.imported).collect(),
            Some(_) => cut.imports(),
        };
        let own = functions.all().filter(|function| cut.is_own(*function));
        let all: Vec<u32> = imported.into_iter().chain(own).collect();
        cut.indices = (0..)
            .zip(all)
            .map(|(index, function)| (function, index))
            .collect();
        cut
    }

    /// Whether the module defines a function.
    fn is_own(&self, function: u32) -> bool {
        function >= self.functions.imported
            && self.assigned.parts.get(&function).copied() == self.part
    }

    /// The place in the table by which the module calls an entry of another.
    fn entry(&self, function: u32) -> Option<u32> {
        let place = self
            .assigned
            .entries
            .iter()
            .position(|one| *one == function)?;
        let place = u32::try_from(place).ok()?;
        (!self.is_own(function)).then_some(self.functions.places + place)
    }

    /// The functions of the rest that a part calls.
    pub(super) fn imports(&self) -> Vec<u32> {
        let own = self
            .functions
            .all()
            .filter(|function| self.is_own(*function));
        let mut named: Vec<u32> = own
            .flat_map(|function| self.functions.named_by(function))
            .copied()
            .filter(|function| !self.is_own(*function) && self.entry(*function).is_none())
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The rest of a module, which lets the parts have what they share.
    pub(super) fn rest(
        mut self,
        module: &[u8],
        shared: Vec<(ExportKind, u32, String)>,
    ) -> Result<Vec<u8>> {
        self.shared = shared;
        let mut to = Module::new();
        self.parse_core_module(&mut to, Parser::new(0), module)
            .context("taking the parts out of the WebAssembly module")?;
        Ok(to.finish())
    }

    /// A part of a module. `names` tells under which name the rest exports a thing.
    pub(super) fn write(
        mut self,
        module: &[u8],
        name: impl Fn(ExportKind, u32) -> String,
    ) -> Result<Vec<u8>> {
        const WRITING: &str = "writing a part of the app";
        let mut types = TypeSection::new();
        let mut imports = ImportSection::new();
        let mut kinds = FunctionSection::new();
        let mut elements = ElementSection::new();
        let mut code = CodeSection::new();
        for function in self.imports() {
            let kind = self
                .functions
                .types
                .get(at(function))
                .copied()
                .unwrap_or_default();
            imports.import(
                BASE,
                &name(ExportKind::Func, function),
                EntityType::Function(kind),
            );
        }
        let mut function = self.functions.imported;
        for payload in Parser::new(0).parse_all(module) {
            match payload.context(WRITING)? {
                Payload::TypeSection(section) => {
                    self.parse_type_section(&mut types, section)
                        .context(WRITING)?;
                }
                Payload::TableSection(section) => {
                    for (index, table) in (0..).zip(section) {
                        let mut kind = self
                            .table_type(table.context(WRITING)?.ty)
                            .context(WRITING)?;
                        if index == 0 {
                            self.make_room(&mut kind);
                        }
                        imports.import(BASE, &name(ExportKind::Table, index), kind);
                    }
                }
                Payload::MemorySection(section) => {
                    for (index, memory) in (0..).zip(section) {
                        let kind = self
                            .memory_type(memory.context(WRITING)?)
                            .context(WRITING)?;
                        imports.import(BASE, &name(ExportKind::Memory, index), kind);
                    }
                }
                Payload::GlobalSection(section) => {
                    for (index, global) in (0..).zip(section) {
                        let kind = self
                            .global_type(global.context(WRITING)?.ty)
                            .context(WRITING)?;
                        imports.import(BASE, &name(ExportKind::Global, index), kind);
                    }
                }
                Payload::FunctionSection(section) => {
                    self.parse_function_section(&mut kinds, section)
                        .context(WRITING)?;
                }
                Payload::ElementSection(section) => {
                    self.parse_element_section(&mut elements, section)
                        .context(WRITING)?;
                }
                Payload::CodeSectionEntry(body) => {
                    if self.is_own(function) {
                        self.parse_function_body(&mut code, body).context(WRITING)?;
                    }
                    function += 1;
                }
                _ => {}
            }
        }
        let mut to = Module::new();
        to.section(&types)
            .section(&imports)
            .section(&kinds)
            .section(&elements)
            .section(&code);
        Ok(to.finish())
    }

    /// Room for the entries behind all other places.
    fn make_room(&self, kind: &mut wasm_encoder::TableType) {
        let more = self.assigned.entries.len() as u64;
        kind.minimum += more;
        kind.maximum = kind.maximum.map(|most| most + more);
    }

    /// The module's functions among the elements, each run of neighbours for itself.
    fn runs(&self) -> Vec<(u32, Vec<u32>)> {
        let entries = self.assigned.entries.iter().copied();
        let entries = (self.functions.places..).zip(entries);
        let table = self.functions.table.iter().copied();
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (place, function) in table.chain(entries) {
            let is_imported = function < self.functions.imported && self.part.is_none();
            if !is_imported && !self.is_own(function) {
                continue;
            }
            let index = self.indices.get(&function).copied().unwrap_or_default();
            match runs.last_mut() {
                Some((first, run)) if at(place) == at(*first) + run.len() => run.push(index),
                _ => runs.push((place, vec![index])),
            }
        }
        runs
    }
}

impl Reencode for Cut<'_> {
    type Error = Misplaced;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let index = self.indices.get(&function).copied();
        index.ok_or_else(|| {
            let name = self.functions.name(function);
            reencode::Error::UserError(Misplaced(name.to_owned()))
        })
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: TableSectionReader<'_>,
    ) -> Result<(), Error> {
        for (index, table) in section.into_iter().enumerate() {
            let mut kind = self.table_type(table?.ty)?;
            if index == 0 {
                self.make_room(&mut kind);
            }
            tables.table(kind);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        for export in section {
            self.parse_export(exports, export?)?;
        }
        for (kind, index, name) in self.shared.clone() {
            let index = match kind {
                ExportKind::Func => self.function_index(index)?,
                _ => index,
            };
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _section: ElementSectionReader<'_>,
    ) -> Result<(), Error> {
        for (place, run) in self.runs() {
            let place = ConstExpr::i32_const(i32::try_from(place).unwrap_or(i32::MAX));
            elements.active(None, &place, Elements::Functions(run.into()));
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        for (function, kind) in (self.functions.imported..).zip(section) {
            let kind = kind?;
            if self.is_own(function) {
                functions.function(self.type_index(kind)?);
            }
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (function, body) in (self.functions.imported..).zip(section) {
            let body = body?;
            if self.is_own(function) {
                self.parse_function_body(code, body)?;
            }
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let operator = reader.read()?;
            let called = match operator {
                Operator::Call { function_index } => Some(function_index),
                _ => None,
            };
            let place = called.and_then(|called| Some((called, self.entry(called)?)));
            let Some((called, place)) = place else {
                function.instruction(&self.instruction(operator)?);
                continue;
            };
            let kind = self.functions.types.get(at(called)).copied();
            function.instruction(&Instruction::I32Const(place.cast_signed()));
            function.instruction(&Instruction::CallIndirect {
                type_index: self.type_index(kind.unwrap_or_default())?,
                table_index: 0,
            });
        }
        code.function(&function);
        Ok(())
    }

    // Names are of use up to here only.
    fn parse_custom_section(
        &mut self,
        _module: &mut Module,
        _section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }
}

//! Puts a module's functions into an order that compresses well.
//!
//! wasm-opt puts the most used functions first, since the smallest indices take one byte.
//! Beyond those, neighbours that are alike are worth more: functions of about the same size
//! are often made from the same generic one.

use std::cmp::Reverse;

use anyhow::{Context as _, Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef,
};

/// How many indices take one byte (LEB128).
const ONE_BYTE: usize = 128;

/// The module with its functions in that order.
pub(super) fn order(module: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(module)?;
    let order = functions.order();
    let mut indices = vec![0; functions.imported + order.len()];
    for (at, slot) in indices.iter_mut().enumerate().take(functions.imported) {
        *slot = index(at)?;
    }
    for (place, function) in order.iter().enumerate() {
        if let Some(slot) = indices.get_mut(functions.imported + function) {
            *slot = index(functions.imported + place)?;
        }
    }
    let mut to = Module::new();
    Ordering { order, indices }
        .parse_core_module(&mut to, Parser::new(0), module)
        .context("ordering the functions of the WebAssembly module")?;
    Ok(to.finish())
}

fn index(at: usize) -> Result<u32> {
    u32::try_from(at).map_err(|_| anyhow!("the module has too many functions"))
}

/// The functions that a module defines.
#[derive(Default)]
struct Functions {
    /// How many it imports, which come before them.
    imported: usize,
    /// Their sizes in bytes.
    sizes: Vec<usize>,
    /// How often each index is called, imports included.
    calls: Vec<usize>,
}

impl Functions {
    fn read(module: &[u8]) -> Result<Self> {
        const READING: &str = "reading the WebAssembly module";
        let mut functions = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload.context(READING)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let kind = import.context(READING)?.ty;
                        functions.imported += usize::from(matches!(kind, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => functions.see(&body).context(READING)?,
                _ => {}
            }
        }
        Ok(functions)
    }

    fn see(&mut self, body: &FunctionBody<'_>) -> Result<(), wasmparser::BinaryReaderError> {
        let range = body.range();
        self.sizes
            .push(usize::try_from(range.end - range.start).unwrap_or(usize::MAX));
        for operator in body.get_operators_reader()? {
            if let Operator::Call { function_index } = operator? {
                let at = usize::try_from(function_index).unwrap_or_default();
                if self.calls.len() <= at {
                    self.calls.resize(at + 1, 0);
                }
                if let Some(calls) = self.calls.get_mut(at) {
                    *calls += 1;
                }
            }
        }
        Ok(())
    }

    /// The functions that the module defines, counted from 0: first the most called ones,
    /// as far as their indices take one byte, then all others by size.
    fn order(&self) -> Vec<usize> {
        let calls = |function: &usize| self.calls.get(self.imported + function).copied();
        let mut order: Vec<usize> = (0..self.sizes.len()).collect();
        order.sort_by_key(|function| Reverse(calls(function)));
        let first = ONE_BYTE.saturating_sub(self.imported).min(order.len());
        if let Some(rest) = order.get_mut(first..) {
            rest.sort_by_key(|function| (self.sizes.get(*function), *function));
        }
        order
    }
}

/// Writes the functions in an order, and their indices wherever they stand.
struct Ordering {
    order: Vec<usize>,
    indices: Vec<u32>,
}

impl Reencode for Ordering {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Self::Error>> {
        let at = usize::try_from(function).unwrap_or(usize::MAX);
        Ok(self.indices.get(at).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            if let Some(kind) = types.get(function) {
                functions.function(self.type_index(*kind)?);
            }
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            if let Some(body) = bodies.get(function) {
                self.parse_function_body(code, body.clone())?;
            }
        }
        Ok(())
    }
}

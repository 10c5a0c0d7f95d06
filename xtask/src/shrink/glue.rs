//! The glue script as wasm-bindgen writes it, before terser: its top-level items and the
//! object of imports. The shape is read strictly; another shape is a failure, so that a
//! change of wasm-bindgen is seen when the app is built and not in a browser.

use anyhow::{Result, anyhow};

use super::words;

/// The module that the imports of the WebAssembly come from.
pub(super) const MODULE: &str = "./app_bg.js";

/// How the function that makes the imports begins and how their object ends.
const BEGIN: &str =
    "function __wbg_get_imports() {\n    const import0 = {\n        __proto__: null,\n";
const END: &str = "    };\n";
/// How one import begins, before its name, and how it may end.
const INDENT: &str = "        ";
const ENDS: [&str; 2] = ["        },", "        }, arguments); },"];
/// What the script gives to who imports it, and what of it the loader uses.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
const EXPORT: &str = "export { __wbg_init as default };";

/// A glue script.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Glue {
    /// The top-level items apart from the function that makes the imports.
    items: Vec<String>,
    /// The functions that the module may import: name, and the text after it.
    imports: Vec<(String, String)>,
    /// What follows the imports in their function.
    rest: String,
}

impl Glue {
    /// Takes a script apart.
    ///
    /// # Errors
    /// If it has another shape than what wasm-bindgen 0.2.130 writes.
    pub(super) fn read(script: &str) -> Result<Self> {
        let mut items = items(script);
        let mut places = items.iter().enumerate();
        let at = places.find_map(|(at, item)| item.starts_with(BEGIN).then_some(at));
        let function = at.map(|at| items.remove(at)).unwrap_or_default();
        let body = function
            .strip_prefix(BEGIN)
            .ok_or_else(|| other_shape("no function __wbg_get_imports with one object"))?;
        let (imports, rest) = imports(body)?;
        if !rest.contains(&key(MODULE)) {
            return Err(other_shape(&format!("no key {}", key(MODULE))));
        }
        if items.iter().filter(|item| item.trim() == EXPORTS).count() != 1 {
            return Err(other_shape(&format!("no line {EXPORTS}")));
        }
        if script.contains("wasm[") {
            return Err(other_shape("an export that is not named by wasm.…"));
        }
        Ok(Self {
            items,
            imports,
            rest: rest.to_owned(),
        })
    }

    /// Drops what only other scripts could use, as the loader uses `default` alone: the
    /// classes, with what frees them, and `initSync`.
    pub(super) fn drop_exports(&mut self) {
        let classes: Vec<String> = self
            .items
            .iter()
            .filter_map(|item| Some(words::first(item.strip_prefix("export class ")?).to_owned()))
            .collect();
        self.items.retain(|item| {
            !classes.iter().any(|class| {
                item.starts_with(&format!("export class {class} "))
                    || item.starts_with(&format!("if (Symbol.dispose) {class}.prototype"))
            })
        });
        for item in &mut self.items {
            if item.trim() == EXPORTS {
                *item = item.replace(EXPORTS, EXPORT);
            }
        }
        self.drop_unused();
    }

    /// Drops the imports that the module does not name, and what only they used.
    pub(super) fn keep_imports(&mut self, is_wanted: impl Fn(&str) -> bool) {
        self.imports.retain(|(name, _)| is_wanted(name));
        self.drop_unused();
    }

    /// Drops functions and finalizers that nothing names, until all that is left is used.
    fn drop_unused(&mut self) {
        while let Some(at) = self.first_unused() {
            self.items.remove(at);
        }
    }

    fn first_unused(&self) -> Option<usize> {
        let is_unused = |(at, item): (usize, &String)| {
            let name = droppable(item)?;
            let others = self.items.iter().enumerate();
            let is_used = others
                .filter(|(other, _)| *other != at)
                .map(|(_, item)| item)
                .chain(self.imports.iter().map(|(_, text)| text))
                .chain([&self.rest])
                .any(|text| words::has(text, name));
            (!is_used).then_some(at)
        };
        self.items.iter().enumerate().find_map(is_unused)
    }

    /// The names of the functions that the module may import.
    pub(super) fn imports(&self) -> impl Iterator<Item = &str> {
        self.imports.iter().map(|(name, _)| name.as_str())
    }

    /// The names of the module's exports that the script uses.
    pub(super) fn exports(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .items
            .iter()
            .chain(self.imports.iter().map(|(_, text)| text))
            .flat_map(|text| words::after_wasm(text))
            .map(|(_, text)| words::first(text))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The script with other names for the module of imports, imports and exports.
    pub(super) fn written(
        &self,
        module: &str,
        import: impl Fn(&str) -> String,
        export: impl Fn(&str) -> String,
    ) -> String {
        let mut script = String::new();
        for item in &self.items {
            rename(item, &export, &mut script);
        }
        script.push_str(BEGIN);
        for (name, text) in &self.imports {
            script.push_str(&[INDENT, &import(name)].concat());
            rename(text, &export, &mut script);
        }
        script.push_str(&self.rest.replace(&key(MODULE), &key(module)));
        script
    }
}

/// The key of a module in the object of all imports.
fn key(module: &str) -> String {
    format!("\"{module}\": import0,")
}

fn other_shape(what: &str) -> anyhow::Error {
    anyhow!(
        "wasm-bindgen writes another shape than xtask/src/shrink/glue.rs reads: {what}\n  \
         What to do: Has wasm-bindgen's version changed? Compare \
         target/wasm/wasm-bindgen/release/app.js with what glue.rs reads, and change that."
    )
}

/// The top-level items of a script: each begins in the first column, and what closes it
/// stands there too.
fn items(script: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in script.split_inclusive('\n') {
        let goes_on = line.starts_with([' ', '}', '\n', '\r']);
        match items.last_mut() {
            Some(item) if goes_on => item.push_str(line),
            _ => items.push(line.to_owned()),
        }
    }
    items
}

/// The imports and what follows them.
fn imports(body: &str) -> Result<(Vec<(String, String)>, &str)> {
    let mut imports: Vec<(String, String)> = Vec::new();
    let mut is_inside = false;
    let mut rest = body;
    for line in body.split_inclusive('\n') {
        if !is_inside && line == END {
            return Ok((imports, rest));
        }
        rest = rest.get(line.len()..).unwrap_or_default();
        if is_inside {
            if let Some((_, text)) = imports.last_mut() {
                text.push_str(line);
            }
            is_inside = !ENDS.contains(&line.trim_end());
            continue;
        }
        let begin = line.strip_prefix(INDENT).unwrap_or_default();
        let name = words::first(begin);
        let text = begin.get(name.len()..).unwrap_or_default();
        if name.is_empty() || !text.starts_with(": function(") {
            return Err(other_shape(&format!("the import {:?}", line.trim())));
        }
        imports.push((name.to_owned(), text.to_owned()));
        is_inside = true;
    }
    Err(other_shape("imports without an end"))
}

/// The name of an item that may go when nothing names it.
fn droppable(item: &str) -> Option<&str> {
    let function = item.strip_prefix("async ").unwrap_or(item);
    if let Some(name) = function.strip_prefix("function ") {
        return Some(words::first(name));
    }
    let name = words::first(item.strip_prefix("const ")?);
    name.ends_with("Finalization").then_some(name)
}

/// Copies a text, the exports in it renamed.
fn rename(text: &str, export: &impl Fn(&str) -> String, to: &mut String) {
    let mut done = 0;
    for (at, after) in words::after_wasm(text) {
        let name = words::first(after);
        to.push_str(text.get(done..at).unwrap_or_default());
        to.push_str(&export(name));
        done = at + name.len();
    }
    to.push_str(text.get(done..).unwrap_or_default());
}

#[cfg(test)]
#[path = "glue_tests.rs"]
mod tests;

//! A small module keeps everything but the names that change.

use wasm_encoder::{
    CodeSection, ExportKind, Function, FunctionSection, MemorySection, MemoryType, TypeSection,
};

use super::*;

fn module() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("./app_bg.js", "__wbg_long_1", EntityType::Function(0));
    imports.import("./other.js", "it", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    functions.function(0);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut exports = ExportSection::new();
    exports.export("memory", ExportKind::Memory, 0);
    exports.export("useless", ExportKind::Func, 2);
    exports.export("start", ExportKind::Func, 2);
    let mut body = Function::new([]);
    body.instructions().call(0).call(1).end();
    let mut code = CodeSection::new();
    code.function(&body);
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&memories)
        .section(&exports)
        .section(&code);
    module.finish()
}

fn owned(all: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(from, name): &(&str, &str)| ((*from).to_owned(), (*name).to_owned());
    all.iter().map(owned).collect()
}

#[test]
fn names_are_in_the_modules_order() {
    let names = names(&module()).unwrap();
    let imports = [("./app_bg.js", "__wbg_long_1"), ("./other.js", "it")];
    assert_eq!(names.imports, owned(&imports));
    assert_eq!(names.exports, ["memory", "useless", "start"]);
}

#[test]
fn what_keeps_its_names_stays_the_same_to_the_byte() {
    let same = |from: &str, name: &str| Ok((from.to_owned(), name.to_owned()));
    let again = rewrite(&module(), same, |name| Some(name.to_owned())).unwrap();
    assert_eq!(again, module());
}

#[test]
fn names_change_and_exports_go() {
    let short = rewrite(
        &module(),
        |from, name| {
            Ok((
                from.replace("./app_bg.js", "a"),
                name.replace("__wbg_long_1", "b"),
            ))
        },
        |name| (name != "useless").then(|| name.replace("start", "s")),
    )
    .unwrap();
    let found = names(&short).unwrap();
    assert_eq!(found.imports, owned(&[("a", "b"), ("./other.js", "it")]));
    assert_eq!(found.exports, ["memory", "s"]);
    let code = |module: &[u8]| module.get(module.len() - 10..).unwrap().to_vec();
    assert_eq!(code(&short), code(&module()));
}

#[test]
fn what_is_no_module_is_a_failure() {
    let failure = names(b"<!doctype html>").unwrap_err().to_string();
    assert!(
        failure.contains("reading the WebAssembly module"),
        "{failure}"
    );
}

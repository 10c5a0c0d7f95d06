//! A small app is divided: each module is valid, and what belongs where is told by names and
//! calls.

use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, IndirectNameMap, MemorySection,
    MemoryType, Module, NameMap, NameSection, RefType, TableSection, TableType, TypeSection,
    ValType,
};
use wasmparser::{Parser, Payload, Validator};

use super::*;

const OF: [Part; 2] = [
    Part {
        name: "one",
        entries: &["app::one::draw"],
        modules: &["app::one"],
    },
    Part {
        name: "two",
        entries: &["app::two::draw"],
        modules: &["app::two"],
    },
];

/// The functions after the import, which is 0: name, what it calls, whether it stands in the
/// table.
const FUNCTIONS: [(&str, &[u32], bool); 8] = [
    // 1: what starts; 2: drawn by it.
    ("app[0123456789abcdef]::start", &[2, 3, 5], false),
    ("app[0123456789abcdef]::shared_by_start", &[], false),
    // 3: an entry, which calls its own 4, what both parts need (7), and what is imported.
    ("app[0123456789abcdef]::one::draw", &[4, 7, 0, 2], false),
    ("app[0123456789abcdef]::helper", &[], false),
    // 5: the other entry.
    ("app[0123456789abcdef]::two::draw", &[7], false),
    // 6: a closure of the first part.
    (
        "<app[0123456789abcdef]::El>::live::<app[0123456789abcdef]::one::draw::{closure#0}>",
        &[3],
        true,
    ),
    // 7: needed by both.
    ("app[0123456789abcdef]::both", &[], false),
    // 8: a closure that any part may make.
    ("app[0123456789abcdef]::ones::{closure#0}", &[], true),
];

fn module(functions: &[(&str, &[u32], bool)]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("./app_bg.js", "it", EntityType::Function(0));
    let mut kinds = FunctionSection::new();
    let mut code = CodeSection::new();
    let mut names = NameMap::new();
    let mut placed = Vec::new();
    for (index, (name, calls, is_placed)) in (1..).zip(functions) {
        kinds.function(0);
        let mut body = Function::new([]);
        for call in *calls {
            body.instructions().call(*call);
        }
        body.instructions().end();
        code.function(&body);
        names.append(index, name);
        if *is_placed {
            placed.push(index);
        }
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 3,
        maximum: Some(3),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let stack = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(stack, &ConstExpr::i32_const(1024));
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 1);
    let mut elements = ElementSection::new();
    elements.active(
        None,
        &ConstExpr::i32_const(1),
        Elements::Functions(placed.into()),
    );
    let mut name_section = NameSection::new();
    name_section.functions(&names);
    name_section.locals(&IndirectNameMap::new());
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&kinds)
        .section(&tables)
        .section(&memories)
        .section(&globals)
        .section(&exports)
        .section(&elements)
        .section(&code)
        .section(&name_section);
    module.finish()
}

/// How many functions a module defines, the places of its elements, and its imports.
fn shape(module: &[u8]) -> (u32, Vec<(u32, u32)>, Vec<String>) {
    Validator::new().validate_all(module).unwrap();
    let mut defined = 0;
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::FunctionSection(section) = payload.unwrap() {
            defined = section.count();
        }
    }
    // What reads a module to be divided takes none that imports more than functions.
    let mut places = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ElementSection(section) = payload.unwrap() {
            for element in section {
                let element = element.unwrap();
                let wasmparser::ElementKind::Active { offset_expr, .. } = element.kind else {
                    panic!("not active");
                };
                let wasmparser::Operator::I32Const { value } =
                    offset_expr.get_operators_reader().read().unwrap()
                else {
                    panic!("not constant");
                };
                let wasmparser::ElementItems::Functions(functions) = element.items else {
                    panic!("no functions");
                };
                for (place, function) in (value.cast_unsigned()..).zip(functions) {
                    places.push((place, function.unwrap()));
                }
            }
        }
    }
    let names = super::super::module::names(module).unwrap();
    let imports = names
        .imports
        .into_iter()
        .map(|(from, name)| format!("{from}: {name}"));
    (defined, places, imports.collect())
}

#[test]
fn each_part_has_what_only_it_needs() {
    let Divided { rest, parts } = divided(&module(&FUNCTIONS), &OF).unwrap();
    // start, what it draws by, what both need, and the closure of no part.
    let (defined, places, imports) = shape(&rest);
    assert_eq!((defined, places), (4, vec![(2, 4)]));
    assert_eq!(imports, ["./app_bg.js: it"]);
    let exports = super::super::module::names(&rest).unwrap().exports;
    assert_eq!(
        exports,
        [
            "start",
            "shared function 0",
            "shared function 2",
            "shared function 7",
            "shared memory 0",
            "shared table 0",
            "shared global 0"
        ]
    );
    let [("one", one), ("two", two)] = &parts[..] else {
        panic!("{parts:?}");
    };
    // Its entry, the helper, the closure in its old place; entries stand behind the others.
    let (defined, places, imports) = shape(one);
    assert_eq!((defined, places), (3, vec![(1, 5), (3, 3)]));
    assert_eq!(
        imports,
        [
            "base: shared function 0",
            "base: shared function 2",
            "base: shared function 7",
            "base: shared table 0",
            "base: shared memory 0",
            "base: shared global 0"
        ]
    );
    let (defined, places, _) = shape(two);
    assert_eq!((defined, places), (1, vec![(4, 1)]));
}

#[test]
fn an_entry_that_is_not_there_is_told_of() {
    let mut functions = FUNCTIONS;
    functions[4].0 = "app[0123456789abcdef]::two::other";
    let error = divided(&module(&functions), &OF).unwrap_err();
    assert!(error.to_string().contains("app::two::draw"), "{error}");
}

#[test]
fn a_module_of_another_shape_is_told_of() {
    let mut imports = ImportSection::new();
    imports.import(
        "x",
        "memory",
        MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        },
    );
    let mut module = Module::new();
    module.section(&imports);
    let error = divided(&module.finish(), &OF).unwrap_err();
    assert!(error.to_string().contains("more than functions"), "{error}");
}

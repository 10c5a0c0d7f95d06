//! A small script of wasm-bindgen's shape.

use super::*;

const SCRIPT: &str = r#"export class Sink {
    free() {
        SinkFinalization.unregister(this);
        wasm.__wbg_sink_free(this.__wbg_ptr, 0);
    }
}
if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_log_4f1b: function(arg0) {
            console.log(arg0);
        },
        __wbg_call_40b0: function() { return handleError(function (arg0) {
            wasm.__wbg_malloc(arg0);
        }, arguments); },
        __wbg_only_9a1b: function(arg0) {
            makeClosure(arg0, invoke_9a1b);
        },
    };
    return {
        __proto__: null,
        "./app_bg.js": import0,
    };
}

function invoke_9a1b(arg0) {
    wasm.invoke_9a1b(helper(arg0));
}
function helper(arg0) { return arg0; }
function makeClosure(arg0, f) {
    return makeClosure;
}
const SinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_sink_free(ptr, 1));
function handleError(f, args) {
    wasm.__store(f);
}
let wasm;
function initSync(module) {
    finish(module);
}
async function __wbg_init(module) {
    finish(module);
}
function finish(instance) {
    wasm = instance.exports;
    wasm.__wbindgen_start();
}

export { initSync, __wbg_init as default };
"#;

fn glue() -> Glue {
    Glue::read(SCRIPT).unwrap()
}

fn same(name: &str) -> String {
    name.to_owned()
}

#[test]
fn an_unchanged_script_has_the_same_lines() {
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&glue().written(MODULE, same, same)), sorted(SCRIPT));
}

#[test]
fn classes_go_with_what_frees_them() {
    let mut glue = glue();
    glue.drop_exports();
    let script = glue.written(MODULE, same, same);
    assert!(
        !script.contains("Sink") && !script.contains("sink"),
        "{script}"
    );
    assert!(!script.contains("initSync"), "{script}");
    assert!(script.contains("\nexport { __wbg_init as default };\n"));
}

#[test]
fn an_import_goes_with_all_that_it_alone_used() {
    let mut glue = glue();
    glue.drop_exports();
    glue.keep_imports(|name| name != "__wbg_only_9a1b");
    let imports: Vec<&str> = glue.imports().collect();
    assert_eq!(imports, ["__wbg_log_4f1b", "__wbg_call_40b0"]);
    assert_eq!(
        glue.exports(),
        ["__store", "__wbg_malloc", "__wbindgen_start"]
    );
    let script = glue.written(MODULE, same, same);
    for gone in ["invoke", "helper", "makeClosure"] {
        assert!(!script.contains(gone), "{gone} in {script}");
    }
}

#[test]
fn names_become_short_at_both_ends() {
    let script = glue().written(
        "m",
        |name| name.replace("__wbg_log_4f1b", "a"),
        |name| name.replace("__wbindgen_start", "s"),
    );
    for part in [
        "\"m\": import0,",
        "        a: function(arg0) {\n            console.log",
        "    wasm.s();\n",
        "        __wbg_call_40b0: function() { return handleError(",
    ] {
        assert!(script.contains(part), "{part} in {script}");
    }
}

#[test]
fn another_shape_is_a_failure_that_says_which() {
    for (from, to, told) in [
        ("__wbg_get_imports()", "getImports()", "__wbg_get_imports"),
        (
            "__wbg_log_4f1b: function(arg0) {",
            "log: (arg0) => {",
            "the import",
        ),
        ("./app_bg.js", "wbg", "no key"),
        ("initSync, __wbg_init as", "__wbg_init as", "no line export"),
        ("wasm.__store", "wasm['__store']", "wasm.…"),
        ("    };\n    return", "    });\n    return", "the import"),
    ] {
        assert!(SCRIPT.contains(from), "{from}");
        let failure = Glue::read(&SCRIPT.replace(from, to)).unwrap_err();
        assert!(failure.to_string().contains(told), "{failure}");
    }
    let begun = SCRIPT.split_once("    };\n    return").unwrap().0;
    assert!(
        Glue::read(begun)
            .unwrap_err()
            .to_string()
            .contains("without an end")
    );
}

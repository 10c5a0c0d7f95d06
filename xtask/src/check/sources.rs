//! Rules on single source files: documents, the browser's border, the
//! gallery, inline styles, length.

use super::lexer::{Kind, Token, tokens};
use super::tree::Tree;
use super::{Fault, fault};

/// A file longer than this probably tells two stories.
const LONG: usize = 400;

/// Every module says what it is for.
pub(super) fn undocumented_modules(tree: &Tree) -> Vec<Fault> {
    tree.below("", ".rs")
        .filter(|(_, text)| {
            let first = text.lines().map(str::trim).find(|line| !line.is_empty());
            !first.is_some_and(|line| line.starts_with("//!"))
        })
        .map(|(path, _)| {
            fault(
                path,
                1,
                "the file does not begin with a `//!` comment".to_owned(),
            )
        })
        .collect()
}

/// Only `src/browser/`, and the entry of the program, know the browser's
/// interfaces; so the rest runs natively too, and timers and listeners are
/// guarded in one place.
pub(super) fn browser_outside_its_module(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.below("", ".rs") {
        // A stand-in for a crate from outside, and a tool of the build.
        let is_other =
            path.starts_with("crates/wasm-streams/") || path.starts_with("crates/bindgen/");
        let is_app = path.starts_with("src/") || path.starts_with("crates/") && !is_other;
        let may =
            path.starts_with("src/browser/") || matches!(path, "src/browser.rs" | "src/main.rs");
        if !is_app || may {
            continue;
        }
        for token in tokens(text) {
            let Some(name) = token.name() else { continue };
            let is_browsers = matches!(name, "web_sys" | "js_sys" | "gloo")
                || name.starts_with("gloo_")
                || name.starts_with("wasm_bindgen");
            if is_browsers {
                faults.push(fault(
                    path,
                    token.line,
                    format!("{name} belongs in src/browser/ alone"),
                ));
            }
        }
    }
    faults
}

/// Every file of `src/ui/` appears in the gallery's table, which the
/// snapshots and the accessibility tests go by.
pub(super) fn missing_in_gallery(tree: &Tree) -> Vec<Fault> {
    const GALLERY: &str = "src/ui/gallery";
    let shown: Vec<String> = tree
        .below(GALLERY, ".rs")
        .flat_map(|(_, text)| tokens(text))
        .filter_map(|token| token.name().map(str::to_owned))
        .collect();
    let mut components: Vec<(&str, &str)> = tree
        .below("src/ui/", ".rs")
        .filter(|(path, _)| !path.starts_with(GALLERY))
        .filter_map(|(path, _)| {
            Some((
                path,
                path.strip_prefix("src/ui/")?.split(['/', '.']).next()?,
            ))
        })
        .filter(|(_, component)| *component != "mod")
        .collect();
    components.dedup_by_key(|(_, component)| *component);
    components
        .into_iter()
        .filter(|(_, component)| !shown.iter().any(|name| name == component))
        .map(|(path, component)| {
            fault(path, 1, format!("{component} is not named in {GALLERY}.rs"))
        })
        .collect()
}

/// No style attributes: the Content-Security-Policy refuses them, and a
/// style belongs in a sheet.
pub(super) fn inline_styles(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.below("src/", ".rs") {
        let found = tokens(text);
        for (at, token) in found.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| found.get(at));
            let is_variable = before
                .is_some_and(|token| token.is('.') || matches!(token.name(), Some("let" | "mut")));
            if token.name() == Some("style") && !is_variable && is_attribute(&found, at + 1) {
                faults.push(fault(
                    path,
                    token.line,
                    "a style attribute: put it into a sheet of style/".to_owned(),
                ));
            }
        }
    }
    faults
}

/// Whether `style` goes on as `="…"`, `={…}`, `=move || …`, `=|| …` or
/// `:width=…`.
fn is_attribute(tokens: &[Token], at: usize) -> bool {
    let is = |at: usize, mark: char| tokens.get(at).is_some_and(|token| token.is(mark));
    if is(at, ':') && !is(at + 1, ':') {
        let mut end = at + 1;
        while is(end, '-') || tokens.get(end).and_then(Token::name).is_some() {
            end += 1;
        }
        return is(end, '=') && !is(end + 1, '=');
    }
    is(at, '=')
        && tokens.get(at + 1).is_some_and(|token| match &token.kind {
            Kind::Text => true,
            Kind::Name(name) => name == "move",
            Kind::Mark(mark) => matches!(mark, '{' | '|' | '('),
            Kind::Other => false,
        })
}

/// Files that may want to be two. Only a hint.
pub(super) fn long_files(tree: &Tree) -> Vec<Fault> {
    tree.below("", "")
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONG)
        .map(|(path, lines)| {
            fault(
                path,
                lines,
                format!("{lines} lines: does it tell two stories?"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rule = fn(&Tree) -> Vec<Fault>;

    fn lines(rule: Rule, files: &[(&str, &str)]) -> Vec<usize> {
        rule(&Tree::of(files))
            .into_iter()
            .map(|fault| fault.line)
            .collect()
    }

    #[test]
    fn a_module_without_a_document_is_found() {
        let files = [
            ("src/a.rs", "\n//! Doc.\n"),
            ("xtask/src/b.rs", "// No.\n"),
            ("tests/c.rs", ""),
        ];
        assert_eq!(undocumented_modules(&Tree::of(&files)).len(), 2);
    }

    #[test]
    fn the_browser_is_known_in_its_module_and_entry_only() {
        assert_eq!(
            lines(
                browser_outside_its_module,
                &[("src/browser/a.rs", "use web_sys::Window;")]
            ),
            [0; 0]
        );
        assert_eq!(
            lines(
                browser_outside_its_module,
                &[("src/main.rs", "use wasm_bindgen::JsValue;")]
            ),
            [0; 0]
        );
        assert_eq!(
            lines(
                browser_outside_its_module,
                &[("src/ui/a.rs", "// web_sys\nuse leptos::web_sys::Window;")]
            ),
            [2]
        );
        assert_eq!(
            lines(
                browser_outside_its_module,
                &[("crates/domain/src/a.rs", "use gloo_net::http;")]
            ),
            [1]
        );
    }

    #[test]
    fn a_component_that_the_gallery_lacks_is_found() {
        let files = [
            ("src/ui/button.rs", ""),
            ("src/ui/chips/mod.rs", ""),
            ("src/ui/dialog.rs", ""),
            ("src/ui/gallery.rs", "use super::{button, chips}; // dialog"),
            ("src/ui/mod.rs", "mod dialog;"),
        ];
        let faults = missing_in_gallery(&Tree::of(&files));
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].file, "src/ui/dialog.rs");
    }

    #[test]
    fn style_attributes_are_found_and_variables_are_not() {
        let text = "let style = \"a\"; item.style = \"b\";\n<p style=\"left:0\">\n<p style=move || a()>\n\
                    <p style:width=w>\nfn f(style: Style) {}\nuse style::width;\n<p style:min-width=\"1px\">";
        assert_eq!(lines(inline_styles, &[("src/a.rs", text)]), [2, 3, 4, 7]);
    }

    #[test]
    fn a_long_file_is_hinted_at() {
        let long = "x\n".repeat(LONG + 1);
        assert_eq!(
            long_files(&Tree::of(&[("src/a.rs", &long), ("style/b.css", "x")])).len(),
            1
        );
    }
}

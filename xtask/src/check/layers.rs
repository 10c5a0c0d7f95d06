//! The dependency rule among the app's modules: nothing imports upward.

use super::lexer::{Kind, Token, tokens};
use super::tree::Tree;
use super::{Fault, fault};

/// A layer of `src/` and what it may import besides itself. `domain` is the
/// crate of that name; whatever is not listed here is the top, and may import
/// everything.
const LAYERS: [(&str, &[&str]); 8] = [
    ("reactive", &[]),
    ("browser", &["domain"]),
    ("i18n", &["domain", "browser"]),
    ("state", &["domain", "browser", "reactive"]),
    ("ui", &["browser", "reactive"]),
    ("parts", &["ui", "state", "i18n", "domain", "reactive"]),
    (
        "pages",
        &[
            "parts", "ui", "state", "i18n", "browser", "domain", "reactive",
        ],
    ),
    (
        "navigation",
        &["ui", "state", "browser", "domain", "reactive"],
    ),
];

/// How the domain crate is called in code.
const DOMAIN: &str = "multaqa_domain";

/// Finds what imports upward.
pub(super) fn upward_imports(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.below("src/", ".rs") {
        let place = module(path);
        let Some((layer, allowed)) = place
            .first()
            .and_then(|first| LAYERS.iter().find(|(layer, _)| layer == first))
        else {
            continue;
        };
        for (line, name) in imports(&tokens(text), &place) {
            if name != *layer && !allowed.contains(&name.as_str()) {
                let may = allowed.join(", ");
                faults.push(fault(
                    path,
                    line,
                    format!("{layer} may not import {name}, only {may}"),
                ));
            }
        }
    }
    faults
}

/// `src/ui/button.rs` is the module `ui::button`.
pub(super) fn module(path: &str) -> Vec<&str> {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut parts: Vec<&str> = path.split('/').collect();
    if parts.last() == Some(&"mod") {
        parts.pop();
    }
    parts
}

/// What a file takes from the crate's root or from the domain, with lines.
fn imports(tokens: &[Token], place: &[&str]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // Inline modules ("mod tests { … }"): the depth of braces they opened at.
    let mut inline: Vec<usize> = Vec::new();
    let mut braces = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Mark('{') => {
                braces += 1;
                let is_module = at >= 2 && tokens.get(at - 2).and_then(Token::name) == Some("mod");
                if is_module {
                    inline.push(braces);
                }
            }
            Kind::Mark('}') => {
                if inline.last() == Some(&braces) {
                    inline.pop();
                }
                braces = braces.saturating_sub(1);
            }
            Kind::Name(name) if name == DOMAIN => found.push((token.line, "domain".to_owned())),
            Kind::Name(name) if name == "crate" => found.extend(heads(tokens, at + 1)),
            Kind::Name(name) if name == "super" && !follows_path(tokens, at) => {
                let (ups, next) = supers(tokens, at);
                if ups >= place.len() + inline.len() {
                    found.extend(heads(tokens, next));
                }
            }
            _ => {}
        }
    }
    found
}

fn follows_path(tokens: &[Token], at: usize) -> bool {
    at >= 1 && tokens.get(at - 1).is_some_and(|token| token.is(':'))
}

/// How many `super` stand in a row, and where the path goes on.
pub(super) fn supers(tokens: &[Token], mut at: usize) -> (usize, usize) {
    let mut ups = 0;
    while tokens.get(at).and_then(Token::name) == Some("super") {
        ups += 1;
        at += 1;
        let next_is_super = tokens.get(at + 2).and_then(Token::name) == Some("super");
        if is_separator(tokens, at) && next_is_super {
            at += 2;
        }
    }
    (ups, at)
}

fn is_separator(tokens: &[Token], at: usize) -> bool {
    let is_colon = |at: usize| tokens.get(at).is_some_and(|token| token.is(':'));
    is_colon(at) && is_colon(at + 1)
}

/// The first names after `crate`: one, or each of a group in braces.
fn heads(tokens: &[Token], at: usize) -> Vec<(usize, String)> {
    if !is_separator(tokens, at) {
        return Vec::new();
    }
    let named = |token: &Token| token.name().map(|name| (token.line, name.to_owned()));
    let Some(first) = tokens.get(at + 2) else {
        return Vec::new();
    };
    if first.is('*') {
        return vec![(first.line, "everything".to_owned())];
    }
    if !first.is('{') {
        return named(first).into_iter().collect();
    }
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut previous = first;
    for token in tokens.iter().skip(at + 2) {
        match token.kind {
            Kind::Mark('{') => depth += 1,
            Kind::Mark('}') => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            Kind::Name(_) if depth == 1 && (previous.is('{') || previous.is(',')) => {
                found.extend(named(token));
            }
            _ => {}
        }
        previous = token;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> Vec<String> {
        let tree = Tree::of(&[(path, text)]);
        upward_imports(&tree)
            .into_iter()
            .map(|fault| format!("{}: {}", fault.line, fault.message))
            .collect()
    }

    #[test]
    fn what_goes_downward_is_allowed() {
        assert_eq!(
            faults(
                "src/pages/home.rs",
                "use crate::parts::card;\nuse multaqa_domain::Route;"
            ),
            [""; 0]
        );
        assert_eq!(
            faults("src/app.rs", "use crate::{pages, navigation};"),
            [""; 0]
        );
        assert_eq!(
            faults(
                "src/ui/button.rs",
                "use crate::browser::focus; use super::icon;"
            ),
            [""; 0]
        );
    }

    #[test]
    fn an_upward_import_is_found_with_its_line() {
        assert_eq!(
            faults("src/ui/button.rs", "//! Doc.\nuse crate::parts::card;"),
            ["2: ui may not import parts, only browser, reactive"]
        );
        assert_eq!(
            faults("src/ui/button.rs", "use multaqa_domain::Route;").len(),
            1
        );
        assert_eq!(
            faults("src/parts/mod.rs", "fn f() { crate::app::draw() }").len(),
            1
        );
    }

    #[test]
    fn groups_globs_and_relative_paths_are_seen_through() {
        let group = "use crate::{browser::{focus, timers}, pages::home, state};";
        assert_eq!(faults("src/ui/a.rs", group).len(), 2);
        assert_eq!(
            faults("src/ui/a.rs", "use super::super::pages::home;").len(),
            1
        );
        assert_eq!(faults("src/ui/mod.rs", "use super::pages::home;").len(), 1);
        assert_eq!(faults("src/ui/a.rs", "use crate::*;").len(), 1);
        let inner = "mod tests { use super::super::pages; use super::super::super::pages; }";
        assert_eq!(faults("src/ui/a.rs", inner).len(), 1);
    }

    #[test]
    fn comments_and_texts_are_not_imports() {
        assert_eq!(
            faults(
                "src/ui/a.rs",
                "/// See crate::pages.\nconst A: &str = \"crate::pages\";"
            ),
            [""; 0]
        );
    }
}

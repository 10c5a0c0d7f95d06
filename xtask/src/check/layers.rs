//! The dependency rule among the app's modules: nothing imports upward.

use super::imports::{imports, module};
use super::lexer::tokens;
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
        let found = tokens(text);
        let domain = found.iter().filter(|token| token.name() == Some(DOMAIN));
        let mut taken: Vec<(usize, String)> = domain
            .map(|token| (token.line, "domain".to_owned()))
            .collect();
        // What is longer leads on from these, or stays within the layer.
        let mut imported = imports(&found, &place);
        imported.retain(|(_, path)| !path.contains("::"));
        taken.extend(imported);
        for (line, name) in taken {
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

//! The rule of the app's parts (docs/adr/0024): what a part's modules make, that part alone
//! makes. So nothing else may import them.

use crate::shrink::split::PARTS;

use super::layers::{module, supers};
use super::lexer::{Kind, Token, tokens};
use super::tree::Tree;
use super::{Fault, fault};

/// The crate of the app, as functions are named.
const APP: &str = "multaqa_app::";

/// Who may import modules of any part: what calls the entries, and what is drawn natively
/// only.
const OTHERS: [&str; 3] = ["pages", "pages::still", "ui::gallery"];

/// Finds imports of a part's module from outside of the part.
pub(super) fn imports_from_outside(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.below("src/", ".rs") {
        let place = module(path);
        let here = place.join("::");
        let is_other = OTHERS.contains(&here.as_str()) || here.starts_with("pages::still::");
        if is_other || path.ends_with("_tests.rs") {
            continue;
        }
        for (line, imported) in imports(&tokens(text), &place) {
            for part in &PARTS {
                let its = |module: &str| part.modules().any(|one| is_within(module, one));
                if its(&imported) && !its(&here) {
                    let name = part.name;
                    let message = format!(
                        "{imported} belongs to the part {name} of the app, and {here} does not"
                    );
                    faults.push(fault(path, line, message));
                }
            }
        }
    }
    faults
}

/// Whether a module is another or lies in it; both without the crate's name.
fn is_within(module: &str, other: &str) -> bool {
    let other = other.strip_prefix(APP).unwrap_or(other);
    module
        .strip_prefix(other)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The whole paths that a file takes from the crate, with lines.
fn imports(tokens: &[Token], place: &[&str]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let follows = at > 0 && tokens.get(at - 1).is_some_and(|token| token.is(':'));
        match token.name() {
            Some("crate") => expand(tokens, at + 1, &[], &mut found),
            Some("super") if !follows => {
                let (ups, next) = supers(tokens, at);
                let base = place.get(..place.len().saturating_sub(ups));
                expand(tokens, next, base.unwrap_or_default(), &mut found);
            }
            _ => {}
        }
    }
    found
}

/// The paths that go on from `before` at a `::`.
fn expand(tokens: &[Token], mut at: usize, before: &[&str], found: &mut Vec<(usize, String)>) {
    let mut path: Vec<&str> = before.to_vec();
    let is_colon = |at: usize| tokens.get(at).is_some_and(|token| token.is(':'));
    while is_colon(at) && is_colon(at + 1) {
        let Some(token) = tokens.get(at + 2) else {
            return;
        };
        match &token.kind {
            Kind::Name(name) => path.push(name),
            Kind::Mark('{') => {
                members(tokens, at + 3, &path, found);
                return;
            }
            _ => break,
        }
        at += 3;
        found.push((token.line, path.join("::")));
    }
}

/// The members of a group in braces, each a path of its own.
fn members(tokens: &[Token], mut at: usize, before: &[&str], found: &mut Vec<(usize, String)>) {
    let mut depth = 0_usize;
    let mut is_first = true;
    while let Some(token) = tokens.get(at) {
        match &token.kind {
            Kind::Mark('}') if depth == 0 => return,
            Kind::Mark('{') => depth += 1,
            Kind::Mark('}') => depth -= 1,
            Kind::Mark(',') if depth == 0 => is_first = true,
            Kind::Name(name) if depth == 0 && is_first => {
                is_first = false;
                let mut path = before.to_vec();
                path.push(name);
                found.push((token.line, path.join("::")));
                expand(tokens, at + 1, &path, found);
            }
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> Vec<String> {
        let faults = imports_from_outside(&Tree::of(&[(path, text)]));
        let told = faults.into_iter();
        told.map(|fault| format!("{}: {}", fault.line, fault.message))
            .collect()
    }

    #[test]
    fn a_part_may_use_its_own_and_what_is_nobodys() {
        for (path, text) in [
            ("src/pages/plan.rs", "use crate::parts::plan_carry::carry;"),
            (
                "src/pages/plan.rs",
                "use crate::{ui::El, state::plan::Plan};",
            ),
            ("src/pages/mod.rs", "use crate::pages::plan;"),
            ("src/pages/still/year.rs", "use crate::parts::views::more;"),
            ("src/state/plan/mod.rs", "pub(crate) use fresh::Fresh;"),
        ] {
            assert_eq!(faults(path, text), [""; 0], "{path}: {text}");
        }
    }

    #[test]
    fn who_is_of_no_part_or_another_may_not() {
        for (path, text) in [
            ("src/app.rs", "use crate::parts::plan_carry;"),
            (
                "src/app.rs",
                "use crate::{\nui::El,\nparts::{frame, plan_carry::{carry, file}}};",
            ),
            ("src/parts/frame.rs", "use super::plan_carry::carry;"),
            (
                "src/parts/frame.rs",
                "fn f() { crate::parts::plan_carry::carry() }",
            ),
            (
                "src/pages/register.rs",
                "use crate::state::plan::fresh::Fresh;",
            ),
        ] {
            let found = faults(path, text);
            assert!(!found.is_empty(), "{path}: {text}");
            assert!(found[0].contains("the part plan"), "{found:?}");
        }
    }
}

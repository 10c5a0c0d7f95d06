//! The rule of the app's parts (docs/adr/0024): what a part's modules make, that part alone
//! makes. So nothing else may import them.

use super::PARTS;
use crate::check::imports::{imports, module};
use crate::check::lexer::tokens;
use crate::check::tree::Tree;
use crate::check::{Fault, fault};

/// The crate of the app, as functions are named.
const APP: &str = "multaqa_app::";

/// Who may import modules of any part: what calls the entries, and what is drawn natively
/// only.
const OTHERS: [&str; 3] = ["pages", "pages::still", "ui::gallery"];

/// Finds imports of a part's module from outside of the part.
pub(crate) fn imports_from_outside(tree: &Tree) -> Vec<Fault> {
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

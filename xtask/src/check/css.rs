//! Style sheets are written for both directions of writing: logical
//! properties only.

use super::tree::Tree;
use super::{Fault, fault};

/// Properties that name a side of the screen. `width` and `height` do not,
/// and neither do media queries.
const PHYSICAL_STARTS: [&str; 6] = [
    "margin-",
    "padding-",
    "border-",
    "scroll-margin-",
    "scroll-padding-",
    "inset-",
];
const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];

/// Properties whose value may name a side.
const SIDED_VALUES: [&str; 6] = [
    "text-align",
    "text-align-last",
    "float",
    "clear",
    "caption-side",
    "transform-origin",
];

/// Shorthands whose fourth value is the left side.
const FOUR_SIDED: [&str; 7] = [
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-color",
    "scroll-margin",
    "scroll-padding",
];

/// Finds physical properties and values.
pub(super) fn physical_properties(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.below("style/", ".css") {
        for declaration in declarations(text) {
            if let Some(message) = complaint(&declaration.property, &declaration.value) {
                faults.push(fault(path, declaration.line, message));
            }
        }
    }
    faults
}

fn complaint(property: &str, value: &str) -> Option<String> {
    let words: Vec<&str> = value.split_whitespace().collect();
    if SIDES.contains(&property) {
        return Some(format!(
            "`{property}` is physical: use inset-inline-start and its kind"
        ));
    }
    let is_physical = PHYSICAL_STARTS
        .iter()
        .filter_map(|start| property.strip_prefix(start))
        .any(|rest| rest.split('-').any(|word| SIDES.contains(&word)));
    if is_physical {
        return Some(format!(
            "`{property}` is physical: use -inline-start, -inline-end, -block-start, -block-end"
        ));
    }
    if SIDED_VALUES.contains(&property)
        && words.iter().any(|word| matches!(*word, "left" | "right"))
    {
        return Some(format!(
            "`{property}: {value}` is physical: use start, end, inline-start, inline-end"
        ));
    }
    let has_own_sides = !value.contains('(') && words.len() == 4 && words.get(1) != words.get(3);
    if FOUR_SIDED.contains(&property) && has_own_sides {
        return Some(format!(
            "`{property}: {value}` has a left and a right: use the -inline properties"
        ));
    }
    None
}

struct Declaration {
    line: usize,
    property: String,
    value: String,
}

/// The declarations of a sheet. What ends in `{` is a selector or a query,
/// what ends in `;` or `}` and has a colon is a declaration.
fn declarations(text: &str) -> Vec<Declaration> {
    let mut found = Vec::new();
    let mut part = String::new();
    let (mut line, mut start) = (1, 1);
    for c in blanked(text).chars() {
        match c {
            '{' | ';' | '}' => {
                if c != '{'
                    && let Some((property, value)) = part.split_once(':')
                {
                    found.push(Declaration {
                        line: start,
                        property: property.trim().to_ascii_lowercase(),
                        value: value.trim().to_ascii_lowercase(),
                    });
                }
                part.clear();
            }
            _ => {
                if part.trim().is_empty() {
                    start = line;
                }
                part.push(c);
            }
        }
        line += usize::from(c == '\n');
    }
    found
}

/// The sheet with comments and quoted texts blanked out, lines kept.
fn blanked(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if first == '"' || first == '\'' {
            rest.get(1..)
                .and_then(|inner| inner.find(first))
                .map_or(rest.len(), |at| at + 2)
        } else {
            0
        };
        if skipped == 0 {
            result.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        } else {
            let (blank, after) = rest.split_at_checked(skipped).unwrap_or((rest, ""));
            result.extend(blank.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = after;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(sheet: &str) -> Vec<usize> {
        let tree = Tree::of(&[("style/a.css", sheet)]);
        physical_properties(&tree)
            .into_iter()
            .map(|fault| fault.line)
            .collect()
    }

    #[test]
    fn physical_properties_and_values_are_found_with_their_lines() {
        let sheet = "a {\n  margin-left: 1px;\n  left: 0;\n  text-align: right;\n  float:left;\n  border-top-left-radius: 2px;\n  padding: 1px 2px 3px 4px\n}";
        assert_eq!(lines(sheet), [2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn logical_properties_sizes_and_queries_pass() {
        let sheet = "@media (min-width: 40rem) { a:hover { inset-inline-start: 0; width: 1px; height: 2px; \
                     padding: 1px 2px 3px 2px; margin: 0 auto; text-align: start; border-end-end-radius: 1px } }";
        assert_eq!(lines(sheet), [0_usize; 0]);
    }

    #[test]
    fn comments_and_texts_are_not_declarations() {
        assert_eq!(
            lines("/* left: 0; */ a::before { content: \"left: 0;\"; }"),
            [0_usize; 0]
        );
        assert_eq!(lines("/* a\n */\na { right: 0 }"), [3]);
    }
}

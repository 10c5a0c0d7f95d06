//! What a module takes from others of its crate, as whole paths.

use super::lexer::{Kind, Token};

/// `src/ui/button.rs` is the module `ui::button`.
pub(crate) fn module(path: &str) -> Vec<&str> {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut parts: Vec<&str> = path.split('/').collect();
    if parts.last() == Some(&"mod") {
        parts.pop();
    }
    parts
}

/// The paths that a file takes from the crate, each with its line, and each path that leads
/// there: `crate::ui::button` is `ui` and `ui::button`. `place` is the file's module.
pub(crate) fn imports(tokens: &[Token], place: &[&str]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // Inline modules ("mod tests { … }"), each with the depth of braces it opened at.
    let mut here = place.to_vec();
    let mut inline: Vec<usize> = Vec::new();
    let mut braces = 0_usize;
    let name = |at: usize| tokens.get(at).and_then(Token::name);
    for (at, token) in tokens.iter().enumerate() {
        let follows = at > 0 && tokens.get(at - 1).is_some_and(|token| token.is(':'));
        match &token.kind {
            Kind::Mark('{') => {
                braces += 1;
                if at >= 2 && name(at - 2) == Some("mod") {
                    inline.push(braces);
                    here.extend(name(at - 1));
                }
            }
            Kind::Mark('}') => {
                if inline.last() == Some(&braces) {
                    inline.pop();
                    here.pop();
                }
                braces = braces.saturating_sub(1);
            }
            Kind::Name(name) if name == "crate" => expand(tokens, at + 1, &[], &mut found),
            Kind::Name(name) if name == "super" && !follows => {
                let (ups, next) = supers(tokens, at);
                let base = here.get(..here.len().saturating_sub(ups));
                expand(tokens, next, base.unwrap_or_default(), &mut found);
            }
            _ => {}
        }
    }
    found
}

/// How many `super` stand in a row, and where the path goes on.
fn supers(tokens: &[Token], mut at: usize) -> (usize, usize) {
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

/// The paths that go on from `before` at a `::`.
fn expand(tokens: &[Token], mut at: usize, before: &[&str], found: &mut Vec<(usize, String)>) {
    let mut path: Vec<&str> = before.to_vec();
    while is_separator(tokens, at) {
        let Some(token) = tokens.get(at + 2) else {
            return;
        };
        match &token.kind {
            Kind::Name(name) => path.push(name),
            Kind::Mark('{') => {
                members(tokens, at + 3, &path, found);
                return;
            }
            Kind::Mark('*') => path.push("*"),
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

//! Rust text as tokens, so that rules see code and neither comments nor text: those of
//! proc-macro2, in one row. A whole parser would take longer to compile than all the rules.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

/// A token with the line it begins on, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or keyword.
    Name(String),
    /// A string literal.
    Text,
    /// A number, a character or a lifetime.
    Other,
    /// One mark; `::` is two of them.
    Mark(char),
}

impl Token {
    /// The name, if it is one.
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Name(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it is this mark.
    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// The tokens of a Rust file; none of one that is not Rust, which the compiler tells.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    if let Ok(stream) = text.parse::<TokenStream>() {
        flatten(stream, &mut found);
    }
    found
}

/// The tokens of a stream and of what stands in brackets in it.
fn flatten(stream: TokenStream, found: &mut Vec<Token>) {
    let mut after_quote = false;
    for tree in stream {
        let mut push = |span: Span, kind| {
            let line = span.start().line;
            found.push(Token { line, kind });
        };
        let is_lifetime = std::mem::take(&mut after_quote);
        match tree {
            TokenTree::Ident(_) if is_lifetime => {}
            TokenTree::Ident(name) => {
                let text = name.to_string();
                let text = text.strip_prefix("r#").unwrap_or(&text).to_owned();
                push(name.span(), Kind::Name(text));
            }
            TokenTree::Punct(mark) if mark.as_char() == '\'' => {
                after_quote = true;
                push(mark.span(), Kind::Other);
            }
            TokenTree::Punct(mark) => push(mark.span(), Kind::Mark(mark.as_char())),
            TokenTree::Literal(literal) => {
                let is_text = literal.to_string().ends_with(['"', '#']);
                push(
                    literal.span(),
                    if is_text { Kind::Text } else { Kind::Other },
                );
            }
            TokenTree::Group(group) => {
                let marks = match group.delimiter() {
                    Delimiter::Parenthesis => Some(('(', ')')),
                    Delimiter::Brace => Some(('{', '}')),
                    Delimiter::Bracket => Some(('[', ']')),
                    Delimiter::None => None,
                };
                if let Some((open, _)) = marks {
                    push(group.span_open(), Kind::Mark(open));
                }
                flatten(group.stream(), found);
                if let Some((_, close)) = marks {
                    let line = group.span_close().start().line;
                    let kind = Kind::Mark(close);
                    found.push(Token { line, kind });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let named = |token: Token| token.name().map(str::to_owned);
        tokens(text).into_iter().filter_map(named).collect()
    }

    #[test]
    fn comments_and_texts_hold_no_names() {
        let text = "a // b\n/* c /* d */ e */ f \"g \\\" h\" r#\"i \" j\"# b\"k\" l";
        assert_eq!(names(text), ["a", "f", "l"]);
    }

    #[test]
    fn characters_and_lifetimes_do_not_open_a_text() {
        assert_eq!(names("x<'a>('\"', '\\'', '\\u{41}', 'ع') y"), ["x", "y"]);
        assert_eq!(names("'outer: loop"), ["loop"]);
    }

    #[test]
    fn a_name_that_begins_like_a_raw_string_is_a_name() {
        assert_eq!(
            names("r b crate br r#type rb"),
            ["r", "b", "crate", "br", "type", "rb"]
        );
    }

    #[test]
    fn lines_are_counted_through_comments_and_texts() {
        let found = tokens("/*\n\n*/ \"\n\" a");
        assert_eq!(found.last().map(|token| token.line), Some(4));
    }
}

//! Rust text as tokens, so that rules see code and neither comments nor text.
//!
//! It knows as much of the language as the rules need: names, marks, literals
//! and what is a comment. A whole parser would cost more time than it saves.

/// A token with the line it begins on, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or keyword.
    Name(String),
    /// A string literal; its content.
    Text(String),
    /// A number, a character or a lifetime.
    Other,
    /// One mark; `::` is two of them.
    Mark(char),
}

impl Token {
    /// The name, if it is one.
    pub(super) fn name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Name(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it is this mark.
    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// The tokens of a Rust file.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    Lexer {
        rest: text,
        line: 1,
        found: Vec::new(),
    }
    .run()
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    found: Vec<Token>,
}

impl<'a> Lexer<'a> {
    fn run(mut self) -> Vec<Token> {
        while let Some(first) = self.rest.chars().next() {
            self.step(first);
        }
        self.found
    }

    fn step(&mut self, first: char) {
        if first.is_whitespace() {
            self.take(first.len_utf8());
        } else if self.rest.starts_with("//") {
            self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.take(block_comment(self.rest));
        } else if let Some((whole, content)) = string(self.rest) {
            self.push(whole, Kind::Text(content.to_owned()));
        } else if first == '\'' {
            self.push(quoted(self.rest), Kind::Other);
        } else if first.is_ascii_digit() {
            self.push(word(self.rest), Kind::Other);
        } else if is_word(first) {
            let raw = if self.rest.starts_with("r#") { 2 } else { 0 };
            let name = self.rest.get(raw..).unwrap_or_default();
            let length = word(name);
            let name = name.get(..length).unwrap_or_default().to_owned();
            self.push(raw + length, Kind::Name(name));
        } else {
            self.push(first.len_utf8(), Kind::Mark(first));
        }
    }

    fn push(&mut self, length: usize, kind: Kind) {
        self.found.push(Token {
            line: self.line,
            kind,
        });
        self.take(length);
    }

    fn take(&mut self, length: usize) {
        let length = length.max(1);
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.line += taken.matches('\n').count();
        self.rest = rest;
    }
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn word(text: &str) -> usize {
    text.find(|c| !is_word(c)).unwrap_or(text.len())
}

/// The length of a block comment; they nest.
fn block_comment(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => {
                depth += 1;
                at += 2;
            }
            Some(b"*/") => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The length of a string literal with its prefix, and its content.
fn string(text: &str) -> Option<(usize, &str)> {
    let prefix = text
        .find(|c| !matches!(c, 'b' | 'c' | 'r'))
        .filter(|length| *length <= 2)?;
    let is_raw = text.get(..prefix)?.contains('r');
    let body = text.get(prefix..)?;
    if is_raw {
        let hashes = body.find(|c| c != '#')?;
        let content = body.get(hashes..)?.strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        let length = content.find(&end).unwrap_or(content.len());
        let whole = prefix + hashes + 1 + length + end.len();
        return Some((whole, content.get(..length)?));
    }
    let content = body.strip_prefix('"')?;
    let mut escaped = false;
    for (at, c) in content.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((prefix + 1 + at + 1, content.get(..at)?)),
            _ => {}
        }
    }
    Some((text.len(), content))
}

/// The length of what a single quote begins: a character or a lifetime.
fn quoted(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            // The escaped character may itself be a quote.
            chars.next();
            chars
                .find(|(_, c)| *c == '\'')
                .map_or(text.len(), |(at, _)| at + 1)
        }
        Some((at, c)) => {
            let after = at + c.len_utf8();
            if text.get(after..).is_some_and(|rest| rest.starts_with('\'')) {
                after + 1
            } else {
                1 + text.get(1..).map_or(0, word)
            }
        }
        None => 1,
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

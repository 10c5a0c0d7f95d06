//! What is searched for.

use super::fold::{GAP, fold, loosen, without_article};

/// So many words count, and so many characters; what is beyond them is left out.
const WORDS: usize = 8;
const CHARACTERS: usize = 100;

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is spelled, as far as folding keeps that.
    pub(super) strict: Vec<u8>,
    /// What is looked for: without its article, and loosened.
    pub(super) loose: Vec<u8>,
}

/// What is searched for: each of its words must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The longest first: it is found least often.
    pub(super) words: Vec<Word>,
}

impl Query {
    /// Reads what was typed. Words with a sign between them, such as `a-b`, must stand
    /// together.
    pub fn parse(text: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let end = text.char_indices().nth(CHARACTERS);
        let text = end.and_then(|(end, _)| text.get(..end)).unwrap_or(text);
        for typed in text.split_whitespace() {
            let folded = fold(typed);
            let Some((_, strict)) = folded.bytes.split_first() else {
                continue;
            };
            let mut loose = without_article(strict).to_owned();
            loosen(&mut loose);
            let strict = strict.to_owned();
            let longer = |word: &Word| word.loose.len() >= loose.len();
            let at = words.iter().take_while(|word| longer(word)).count();
            words.insert(at, Word { strict, loose });
        }
        words.truncate(WORDS);
        Self { words }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The longest of its words by which files are told apart ([`super::files`]).
    pub fn key(&self) -> &[u8] {
        let Some(word) = self.words.first() else {
            return &[];
        };
        let mut key: &[u8] = &[];
        for part in word.loose.split(|byte| *byte == GAP) {
            if part.len() > key.len() {
                key = part;
            }
        }
        key
    }
}

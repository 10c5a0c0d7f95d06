//! What is searched for.

use super::{
    fold::{GAP, fold, loosen, without_article},
    sieve::Sieve,
};

/// So many words count; those after them are left out.
const WORDS: usize = 8;

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is spelled, as far as folding keeps that.
    pub(super) strict: Vec<u8>,
    /// What is looked for: without its article, and loosened.
    pub(super) loose: Vec<u8>,
    /// What a text must have for the word to stand there.
    pub(super) sieve: Sieve,
}

/// What is searched for: each of its words must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) words: Vec<Word>,
}

impl Query {
    /// Reads what was typed. Words with a sign between them, such as `a-b`, must stand
    /// together.
    pub fn parse(text: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        for typed in text.split(' ') {
            let mut strict = fold(typed).bytes;
            if strict.is_empty() || words.len() == WORDS {
                continue;
            }
            // The gap that the word stands after.
            strict.remove(0);
            let mut loose = without_article(&strict).to_owned();
            loosen(&mut loose);
            let sieve = Sieve::of_word(&loose);
            words.push(Word {
                strict,
                loose,
                sieve,
            });
        }
        Self { words }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The longest of its words, by which files are told apart ([`super::files`]).
    pub(super) fn key(&self) -> &[u8] {
        let mut key: &[u8] = &[];
        for word in &self.words {
            for part in word.loose.split(|byte| *byte == GAP) {
                if part.len() > key.len() {
                    key = part;
                }
            }
        }
        key
    }
}

//! Whole words of scripts, and short names.

/// The letters of short names: what is short in a script and rare in WebAssembly's texts.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The short name of this number: a, b, …, Z, aa, ba, …
pub(super) fn short(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = LETTERS.get(number % LETTERS.len()).copied();
        name.push(char::from(letter.unwrap_or_default()));
        number /= LETTERS.len();
        if number == 0 {
            return name;
        }
        number -= 1;
    }
}

/// The identifier at the start of a text; empty if none is there.
pub(super) fn first(text: &str) -> &str {
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether a text contains an identifier as a whole word.
pub(super) fn has(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        !before.ends_with(is_part) && first(after).len() == word.len()
    })
}

/// The text after each `wasm.` that is a word of its own.
pub(super) fn after_wasm(text: &str) -> impl Iterator<Item = (usize, &str)> {
    const WASM: &str = "wasm.";
    text.match_indices(WASM).filter_map(|(at, _)| {
        let (before, after) = text.split_at_checked(at)?;
        let is_word = !before.ends_with(|c| is_part(c) || c == '.');
        is_word
            .then(|| after.strip_prefix(WASM))
            .flatten()
            .map(|after| (at + WASM.len(), after))
    })
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn short_names_are_one_letter_then_two_and_never_the_same() {
        let names: BTreeSet<String> = (0..3_000).map(short).collect();
        assert_eq!(names.len(), 3_000);
        assert_eq!([short(0), short(51), short(52)], ["a", "Z", "aa"]);
        assert!(names.iter().all(|name| name.len() <= 3));
    }

    #[test]
    fn words_are_whole() {
        assert!(has("x(free)", "free"));
        for text in ["xfree", "free1", "$free", "_free_", ""] {
            assert!(!has(text, "free"), "{text}");
        }
        let found = |text| {
            after_wasm(text)
                .map(|(_, word)| first(word))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("wasm.a(wasm.b1); x.wasm.c; mywasm.d 'e.wasm'"),
            ["a", "b1"]
        );
    }
}

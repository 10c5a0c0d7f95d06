//! A text in which pieces are replaced one by one, and which knows where each of its bytes stood
//! before.

use std::ops::Range;
use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

/// The text of a file's TOML with its slips mended.
pub(crate) struct Mended {
    text: String,
    /// For each byte of the text, and for its end, the byte of the file.
    places: Vec<usize>,
}

impl Mended {
    /// A text in which nothing is replaced yet.
    pub(crate) fn new(text: String) -> Self {
        let places = (0..=text.len()).collect();
        Self { text, places }
    }

    /// The text as it is now.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a piece of the text stands in the file.
    pub(crate) fn place(&self, span: &Range<usize>) -> Range<usize> {
        let last = self.places.last().copied().unwrap_or(0);
        let of = |at: usize| self.places.get(at).copied().unwrap_or(last);
        let start = of(span.start);
        start..of(span.end).max(start)
    }

    /// Replaces a piece of the text. A piece that is none, or cuts a character, stays as it is.
    pub(crate) fn put(&mut self, span: Range<usize>, with: &str) {
        if self.text.get(span.clone()).is_none() {
            return;
        }
        let old = self.place(&span);
        // What is longer than before stands at the last byte of what it replaces.
        let last = old.end.saturating_sub(1).max(old.start);
        let places = (0..with.len()).map(|n| (old.start + n).min(last));
        self.places.splice(span.clone(), places);
        self.text.replace_range(span, with);
    }

    /// A table of this text, with the places that its values have in the file.
    pub(crate) fn placed<'t>(&self, table: &DeTable<'t>) -> DeTable<'t> {
        let mut placed = DeTable::new();
        for (key, value) in table {
            let key = Spanned::new(self.place(&key.span()), key.get_ref().clone());
            placed.insert(key, self.placed_value(value));
        }
        placed
    }

    fn placed_value<'t>(&self, value: &Spanned<DeValue<'t>>) -> Spanned<DeValue<'t>> {
        let inner = match value.get_ref() {
            DeValue::Table(table) => DeValue::Table(self.placed(table)),
            DeValue::Array(items) => {
                let mut placed = DeArray::new();
                for item in items.iter() {
                    placed.push(self.placed_value(item));
                }
                DeValue::Array(placed)
            }
            other => other.clone(),
        };
        Spanned::new(self.place(&value.span()), inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_keeps_its_place() {
        let file = "date = ٢٠٢٧-٠٢-١٠\nstart = 9:00\nx = 1";
        let mut mended = Mended::new(file.to_owned());
        for (old, new) in [("٢٠٢٧-٠٢-١٠", "2027-02-10"), ("9:00", "\"09:00\"")] {
            let at = mended.text().find(old).unwrap();
            mended.put(at..at + old.len(), new);
        }
        assert_eq!(mended.text(), "date = 2027-02-10\nstart = \"09:00\"\nx = 1");
        let parsed = DeTable::parse(mended.text()).unwrap();
        let placed = mended.placed(parsed.get_ref());
        for (key, text) in [("date", "٢٠٢٧-٠٢-١٠"), ("start", "9:00"), ("x", "1")] {
            let (_, value) = placed.iter().find(|(k, _)| k.get_ref() == key).unwrap();
            assert_eq!(file.get(value.span()), Some(text));
        }
        mended.put(1000..1001, "nowhere");
        mended.put(0..0, "");
        assert!(mended.text().starts_with("date"));
    }
}

//! Slugs: the short ASCII names that stand in addresses.

use crate::{
    decode::{Decode, Fit},
    json::Json,
};
use serde::Serialize;
use std::fmt;

/// A short ASCII name in an address: `a`–`z`, `0`–`9` and single hyphens between,
/// at most [`Slug::MAX`] bytes. Arabic would be percent-encoded when shared, and
/// then looks like spam.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Slug(String);

impl Slug {
    /// The longest slug, in bytes.
    pub const MAX: usize = 80;

    /// Parses a slug; `None` if a character or the shape is not allowed.
    pub fn parse(text: &str) -> Option<Self> {
        let ok = !text.is_empty()
            && text.len() <= Self::MAX
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !crate::text::contains(text, "--")
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        ok.then(|| Self(text.to_owned()))
    }

    /// Parses a slug or nothing, which is empty; `None` if it is neither.
    pub fn parse_maybe(text: &str) -> Option<Option<Self>> {
        match text {
            "" => Some(None),
            _ => Self::parse(text).map(Some),
        }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Slug {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        value
            .and_then(Json::as_text)
            .and_then(Self::parse)
            .unwrap_or_else(|| {
                fit.fail();
                Self(String::new())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn only_short_ascii_names_are_slugs() {
        for good in ["a", "community-service", "2017", "a-1-b"] {
            assert!(Slug::parse(good).is_some(), "{good}");
        }
        let long = "a".repeat(Slug::MAX + 1);
        for bad in [
            "", "-a", "a-", "a--b", "A", "خدمة", "a/b", "a b", "..", &long,
        ] {
            assert!(Slug::parse(bad).is_none(), "{bad}");
        }
    }
}

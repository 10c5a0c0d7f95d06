//! Links that content may carry.

use crate::{
    decode::{Decode, Fit, record},
    json::Json,
};
use serde::Serialize;

/// A link that is safe to put into `href`: `https:`, `http:`, `mailto:` or `tel:`,
/// without control characters or white space. `javascript:` and `data:` never parse,
/// neither from content nor from a payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WebLink(String);

impl WebLink {
    /// Parses a link; `None` if its scheme is not one of the four, or it holds
    /// white space or a control character.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let known = ["https", "http", "mailto", "tel"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        let web = scheme.to_ascii_lowercase().starts_with("http");
        let host = !web
            || rest
                .strip_prefix("//")
                .is_some_and(|r| !r.is_empty() && !r.starts_with('/'));
        let clean = !text.chars().any(|c| c.is_control() || c.is_whitespace());
        (known && host && clean && !rest.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The link as it goes into `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for WebLink {
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

/// A link with the words that stand for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedLink {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub href: WebLink,
}

record!(NamedLink { title, href });

#[cfg(test)]
mod tests {
    use super::WebLink;

    #[test]
    fn script_and_data_are_no_links() {
        for good in [
            "https://example.org/a",
            "HTTPS://example.org",
            "mailto:a@b.c",
            "tel:+9714",
        ] {
            assert!(WebLink::parse(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            " https://a",
            "java\nscript:x",
            "https:",
            "https://",
            "https:///x",
            "//example.org",
            "/a",
            "vbscript:x",
            "",
        ] {
            assert!(WebLink::parse(bad).is_none(), "{bad}");
        }
    }
}

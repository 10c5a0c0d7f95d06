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
    /// Parses a link; `None` if its scheme is not one of the four, or it holds white space, a
    /// control character, a user name before its host, or no host.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let is = |known: &str| scheme.eq_ignore_ascii_case(known);
        let fits = if is("https") || is("http") {
            rest.strip_prefix("//").is_some_and(has_host)
        } else if is("tel") {
            // A code that a telephone acts upon, such as `*123#`, is no number.
            rest.bytes()
                .all(|b| b.is_ascii_digit() || b"+-.()".contains(&b))
        } else {
            is("mailto")
        };
        let clean = !text.chars().any(|c| c.is_control() || c.is_whitespace());
        (fits && clean && !rest.is_empty()).then(|| Self(text.to_owned()))
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

/// Whether an address without its scheme begins with a host, and with no name of a user, which
/// could be taken for one, nor `\`, which browsers read as `/` and others do not.
fn has_host(rest: &str) -> bool {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end).unwrap_or("");
    !host.is_empty() && !host.contains(['@', '\\'])
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
            "tel:04-123.4567",
            "https://a.example/@name",
            "https://a.example?q=a@b",
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
            "https://good.example@evil.example/",
            "https://good.example\\@evil.example@evil.example/",
            "https://a:b@evil.example",
            "https://?",
            "https://#x",
            "https://\\evil.example",
            "tel:*123#",
            "tel:+9714;x",
            "/a",
            "vbscript:x",
            "",
        ] {
            assert!(WebLink::parse(bad).is_none(), "{bad}");
        }
    }
}

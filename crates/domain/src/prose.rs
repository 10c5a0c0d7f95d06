//! Prose as a small tree of elements: what Markdown becomes natively, so that the browser needs
//! neither a Markdown parser nor HTML from strings.
//!
//! All that can be decided natively is decided there: the direction of each piece, the attributes
//! of a table. The app walks the tree and knows none of that. A payload may hold nothing but
//! [`TAGS`] and [`ATTRS`], and no links other than [`is_link`] takes.

use crate::{
    decode::{Decode, Fit},
    json::Json,
    link::WebLink,
    text::contains,
};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// A run of pieces, in reading order.
pub type Prose = Vec<Piece>;

/// A heading; the page draws it two levels below its own (`h2` or `h3`).
pub const HEADING: &str = "h";

/// The tags that prose may hold.
const TAGS: [&str; 20] = [
    HEADING,
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "a",
    "code",
    "bdi",
];

/// The attributes that its elements may have.
const ATTRS: [&str; 8] = [
    "href",
    "dir",
    "class",
    "start",
    "scope",
    "tabindex",
    "role",
    "aria-label",
];

/// A piece of prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text, as it is.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element: in a payload a list of its tag, its attributes if it has any, and its children.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// One of the known tags.
    pub tag: &'static str,
    /// Attributes. A link of the site itself starts with `/` and stands below the site's base.
    pub attrs: Vec<(&'static str, String)>,
    /// What stands in it.
    pub children: Prose,
}

/// What some prose says, in one line: a blank stands between blocks.
#[cfg(not(target_family = "wasm"))]
pub fn text(prose: &[Piece]) -> String {
    let mut line = String::new();
    for piece in prose {
        match piece {
            Piece::Text(text) => line.push_str(text),
            Piece::Element(element) => {
                let is_within = matches!(element.tag, "strong" | "em" | "a" | "code" | "bdi");
                if !is_within && !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&text(&element.children));
            }
        }
    }
    line
}

/// Whether a link may stand in prose: a [`WebLink`], or a path of the site, with nothing in it
/// that a browser could take for another origin.
pub fn is_link(href: &str) -> bool {
    let is_path = href.starts_with('/')
        && !contains(href, "//")
        && href.bytes().all(|c| c.is_ascii_graphic() && c != b'\\');
    is_path || WebLink::parse(href).is_some()
}

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let element = match self {
            Self::Text(text) => return serializer.serialize_str(text),
            Self::Element(element) => element,
        };
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(element.tag)?;
        if !element.attrs.is_empty() {
            let attrs = element.attrs.iter().cloned();
            list.serialize_element(&attrs.collect::<BTreeMap<_, _>>())?;
        }
        for child in &element.children {
            list.serialize_element(child)?;
        }
        list.end()
    }
}

impl Decode for Piece {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let Some(Json::List(items)) = value else {
            return Self::Text(Decode::decode(value, fit));
        };
        let mut items = items.iter();
        let mut element = Element {
            tag: known(&TAGS, items.next().and_then(Json::as_text), fit),
            attrs: Vec::new(),
            children: Vec::new(),
        };
        for item in items {
            let Json::Object(members) = item else {
                element.children.push(Self::decode(Some(item), fit));
                continue;
            };
            for (name, value) in members {
                let name = known(&ATTRS, Some(name), fit);
                let value = String::decode(Some(value), fit);
                if name == "href" && !is_link(&value) {
                    fit.fail();
                }
                element.attrs.push((name, value));
            }
        }
        Self::Element(element)
    }
}

/// A name, if it is one of those that are known.
fn known(all: &[&'static str], name: Option<&str>, fit: &mut Fit) -> &'static str {
    let found = all.iter().find(|known| Some(**known) == name);
    fit.or_default(found.copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Prose> {
        Prose::read(&Json::parse(json).unwrap())
    }

    #[test]
    fn what_is_written_is_read_again() {
        for json in [
            r#"["نص"]"#,
            r#"[["p","نص ",["bdi","C++"]],["hr"]]"#,
            r#"[["ul",["li","أ",["ol",{"start":"3"},["li","ب"]]]]]"#,
            r#"[["p",["a",{"href":"https://example.org/"},["bdi","x"]]]]"#,
            r#"[["p",["a",{"href":"/pages/faq/#x"},["bdi","x"]]]]"#,
        ] {
            let prose = read(json).unwrap();
            assert_eq!(serde_json::to_string(&prose).unwrap(), json);
        }
    }

    #[test]
    fn what_a_page_may_not_hold_is_refused() {
        for json in [
            r#"[1]"#,
            r#"[[]]"#,
            r#"[["script","alert(1)"]]"#,
            r#"[["p",{"onclick":"alert(1)"},"x"]]"#,
            r#"[["p",{"style":"x"}]]"#,
            r#"[["p",{"dir":1}]]"#,
            r#"[["a",{"href":"javascript:alert(1)"}]]"#,
            r#"[["ul",["li",["a",{"href":"//example.org"}]]]]"#,
            r#"[["a",{"href":"/\\example.org"}]]"#,
            r#"[["a",{"href":"/\t/example.org"}]]"#,
            r#"[["a",{"href":""}]]"#,
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}

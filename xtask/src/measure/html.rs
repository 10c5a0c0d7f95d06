//! What a page's HTML tells about its cost: elements, requests, fonts.

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

/// What the browser must do before it can paint the page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Cost {
    /// Elements as served, counted by their start tags.
    pub(crate) elements: usize,
    /// Requests before the first paint, the page's own among them.
    pub(crate) requests: usize,
    /// Fonts that are loaded before the first paint.
    pub(crate) fonts: usize,
}

/// Reads a page.
pub(crate) fn cost(html: &str) -> Cost {
    let mut cost = Cost {
        requests: 1,
        ..Cost::default()
    };
    let mut emitter = DefaultEmitter::default();
    // Scripts, styles and titles are text, not tags.
    emitter.naively_switch_states(true);
    let mut in_style = false;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                cost.elements += 1;
                in_style = is(&tag.name, "style");
                let loads = loaded(&tag);
                cost.requests += usize::from(loads != Loads::Nothing);
                cost.fonts += usize::from(loads == Loads::Font);
            }
            Token::String(text) if in_style => {
                let text = String::from_utf8_lossy(&text).to_ascii_lowercase();
                cost.requests += text.matches("@import").count();
                cost.fonts += text.matches("@font-face").count();
            }
            Token::EndTag(_) => in_style = false,
            _ => {}
        }
    }
    cost
}

#[derive(Debug, PartialEq, Eq)]
enum Loads {
    Nothing,
    Font,
    Other,
}

/// What a tag loads before the first paint.
fn loaded(tag: &StartTag<()>) -> Loads {
    let value = |name: &[u8]| {
        tag.attributes
            .get(name)
            .map(|value| String::from_utf8_lossy(&value.value).to_ascii_lowercase())
    };
    let has = |name: &[u8]| tag.attributes.contains_key(name);
    if is(&tag.name, "script") {
        let is_module = value(b"type").as_deref() == Some("module");
        let blocks = has(b"src") && !has(b"async") && !has(b"defer") && !is_module;
        return if blocks { Loads::Other } else { Loads::Nothing };
    }
    if !is(&tag.name, "link") {
        return Loads::Nothing;
    }
    let rel = value(b"rel").unwrap_or_default();
    let rels: Vec<&str> = rel.split_ascii_whitespace().collect();
    let is_for_screen = value(b"media").is_none_or(|media| media != "print");
    if rels.contains(&"preload") && value(b"as").as_deref() == Some("font") {
        Loads::Font
    } else if rels.contains(&"stylesheet")
        && !rels.contains(&"alternate")
        && !has(b"disabled")
        && is_for_screen
    {
        Loads::Other
    } else {
        Loads::Nothing
    }
}

fn is(name: &HtmlString, expected: &str) -> bool {
    name.as_slice() == expected.as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_needs_nothing_else_is_one_request() {
        let html = "<!doctype html><html><head><title><b></title><style>p>a{}</style>\
                    <link rel=icon href=i><script type=module src=a></script><script>'<p>'</script></head>\
                    <body><p>a<br>b<!-- <p> --></p><script defer src=b></script></body></html>";
        // html head title style link script script body p br script
        assert_eq!(
            cost(html),
            Cost {
                elements: 11,
                requests: 1,
                fonts: 0
            }
        );
    }

    #[test]
    fn what_blocks_the_paint_is_counted() {
        let requests = |html| cost(html).requests - 1;
        assert_eq!(requests("<link rel=stylesheet href=a>"), 1);
        assert_eq!(requests("<link rel=stylesheet href=a media=print>"), 0);
        assert_eq!(requests("<script src=a></script>"), 1);
        assert_eq!(requests("<style>@import url(a);</style>"), 1);
        assert_eq!(
            cost("<link rel=preload as=font href=a>"),
            Cost {
                elements: 1,
                requests: 2,
                fonts: 1
            }
        );
        assert_eq!(cost("<style>@font-face{}</style>").fonts, 1);
    }
}

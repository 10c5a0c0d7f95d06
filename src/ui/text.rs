//! Small pieces of text: isolated values, links, headings, visually hidden words.

use super::{El, el};

/// A value that may run left to right, kept from turning what stands beside it.
pub(crate) fn bdi(text: &str) -> El {
    el("bdi").text(text)
}

/// A value that always runs left to right, such as a handle or a phone number.
pub(crate) fn ltr(text: &str) -> El {
    el("bdi").attr("dir", "ltr").text(text)
}

/// A paragraph.
pub(crate) fn paragraph(text: &str) -> El {
    el("p").text(text)
}

/// A link that stays on the site.
pub(crate) fn link(href: &str, text: &str) -> El {
    el("a").attr("href", href).text(text)
}

/// A link that leaves the site.
pub(crate) fn external(href: &str, content: El) -> El {
    el("a")
        .attr("href", href)
        .attr("rel", "noopener external")
        .child(content)
}

/// The page's one main heading, which takes focus when the page is shown.
pub(crate) fn title(text: &str) -> El {
    el("h1")
        .attr("id", "title")
        .attr("tabindex", "-1")
        .text(text)
}

/// The main heading with a line below it.
pub(crate) fn head(heading: &str, below: El) -> El {
    el("div").class("head").child(title(heading)).child(below)
}

/// A section with a heading of the second level, which names it.
pub(crate) fn section(id: &'static str, heading: &str) -> El {
    el("section")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).text(heading))
}

/// Words for assistive technology only.
pub(crate) fn hidden(text: &str) -> El {
    el("span").class("visually-hidden").text(text)
}

/// A list of short texts.
pub(crate) fn list(class: &'static str, items: impl IntoIterator<Item = El>) -> El {
    el("ul")
        .class(class)
        .attr("role", "list")
        .children(items.into_iter().map(|item| el("li").child(item)))
}

//! A person's photo or, where there is none, their initials.

use super::{El, el};

/// A photo, with the size that keeps its place while it loads.
pub(crate) struct Photo {
    /// Its address.
    pub(crate) src: String,
    /// Width in CSS pixels.
    pub(crate) width: u32,
    /// Height in CSS pixels.
    pub(crate) height: u32,
    /// The alternative text.
    pub(crate) alt: String,
}

/// The photo, else the initials, which are decoration: the name stands beside them.
pub(crate) fn avatar(initials: &str, photo: Option<Photo>) -> El {
    let frame = el("span").class("avatar");
    match photo {
        None => frame.attr("aria-hidden", "true").text(initials),
        Some(photo) => frame.child(
            el("img")
                .attr("src", &photo.src)
                .attr("width", &photo.width.to_string())
                .attr("height", &photo.height.to_string())
                .attr("alt", &photo.alt)
                .attr("loading", "lazy")
                .attr("decoding", "async"),
        ),
    }
}

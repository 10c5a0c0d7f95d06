//! Photos; a person's or, where there is none, their initials.

use super::{El, el};

/// A photo, with the size that keeps its place while it loads.
pub(crate) struct Photo {
    /// The address of its largest file.
    pub(crate) src: String,
    /// The addresses and widths of all its files.
    pub(crate) srcset: String,
    /// The width at which it is shown, as CSS length: by it the browser chooses a file.
    pub(crate) shown: &'static str,
    /// Whether it may wait until one comes near.
    pub(crate) is_lazy: bool,
    /// Width and height of its largest file, in pixels.
    pub(crate) size: [u32; 2],
    /// The alternative text.
    pub(crate) alt: String,
}

/// The photo, else the initials, which are decoration: the name stands beside them.
pub(crate) fn avatar(initials: &str, photo: Option<Photo>) -> El {
    let frame = el("span").class("avatar");
    match photo {
        None => frame.attr("aria-hidden", "true").text(initials),
        Some(photo) => frame.child(image(photo)),
    }
}

/// A photo by itself.
pub(crate) fn image(photo: Photo) -> El {
    let [width, height] = photo.size.map(|side| side.to_string());
    // `loading` before the addresses, which a browser fetches once it knows them.
    el("img")
        .attr_maybe("loading", photo.is_lazy.then_some("lazy"))
        .attr("sizes", photo.shown)
        .attr("srcset", &photo.srcset)
        .attr("src", &photo.src)
        .attr("width", &width)
        .attr("height", &height)
        .attr("alt", &photo.alt)
        .attr("decoding", "async")
}

//! Draws the pictures that stand for a page where its link is shared: 1200×630 pixels, PNG.
//!
//! [`Card`] says what stands in a picture, [`Painter::png`] draws it: the same bytes for the
//! same card, on every machine. Text is shaped by HarfBuzz's algorithm (cosmic-text, harfrust)
//! with an embedded font, so that letters are joined and marks are placed. Nothing here knows
//! forums or reads files.

#[cfg(feature = "draw")]
mod canvas;
#[cfg(feature = "draw")]
mod colour;
#[cfg(feature = "draw")]
mod font;
#[cfg(feature = "draw")]
mod painter;
#[cfg(feature = "draw")]
mod photo;
#[cfg(feature = "draw")]
mod text;

#[cfg(feature = "draw")]
pub use painter::Painter;

/// Width of a picture in pixels.
pub const WIDTH: u32 = 1200;

/// Height of a picture in pixels.
pub const HEIGHT: u32 = 630;

/// Changes whenever the same card gives another picture, so that a picture that was kept is
/// not taken for one of today.
pub const EDITION: u32 = 2;

/// Width and height of a photo, in pixels.
pub const PHOTO: u32 = 208;

/// What stands in a picture. Texts are Arabic with whatever else they hold; what runs left to
/// right should be isolated (U+2066–2069). Line breaks count as spaces, and a character that
/// the font does not have is left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// The colour of the ground: a sector's, 1–8, or the site's own for any other number.
    pub colour: u8,
    /// The site's name, in the corner.
    pub site: String,
    /// What is large: a forum's title, a person's name.
    pub title: String,
    /// What stands below it, a line each; empty ones are left out. Where there is no room for
    /// all of them, the last are left out.
    pub lines: Vec<String>,
    /// The letters in a medallion beside the title; none, if empty.
    pub initials: String,
    /// A name of the photo in their place, which another photo does not have.
    pub photo: Option<String>,
}

impl Card {
    /// Whether something stands beside the title.
    #[cfg(feature = "draw")]
    fn has_medallion(&self) -> bool {
        !self.initials.is_empty() || self.photo.is_some()
    }

    /// All that a picture depends on, as bytes: equal for equal pictures.
    pub fn key(&self) -> Vec<u8> {
        let mut key = Vec::new();
        key.extend(EDITION.to_le_bytes());
        key.push(self.colour);
        let texts = [&self.site, &self.title, &self.initials];
        for text in texts.into_iter().chain(&self.lines) {
            key.extend(text.as_bytes());
            // No text holds it: it is no character of UTF-8.
            key.push(0xff);
        }
        if let Some(photo) = &self.photo {
            key.push(0xfe);
            key.extend(photo.as_bytes());
        }
        key
    }
}

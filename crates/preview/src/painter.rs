//! The picture of a card: where what stands.

use crate::{
    Card, HEIGHT, WIDTH,
    canvas::{Canvas, circle, star},
    colour::{WHITE, palette},
    photo,
    text::{Laid, Style, Writer},
};
use std::{borrow::Cow, io};

/// What adorns the ground.
pub(crate) const ORNAMENT: u8 = 1;

/// The ground of the medallion.
const MEDALLION: u8 = 2;

/// Thin lines.
const LINE: u8 = 5;

/// Text that matters less.
pub(crate) const SOFT: u8 = 14;

/// From the edges to what is written.
pub(crate) const MARGIN: f32 = 84.0;

/// The middle of the site's sign, from the top.
const SIGN: f32 = 92.0;
const SIGN_RADIUS: f32 = 26.0;

/// The room for the title and what stands below it.
pub(crate) const TOP: f32 = 150.0;
pub(crate) const BOTTOM: f32 = HEIGHT as f32 - 62.0;

/// Between the title and what stands below it.
const GAP: f32 = 30.0;

/// Of the medallion, from it to its ring, and from it to the text.
const RADIUS: f32 = 104.0;
const RING: f32 = 10.0;
const APART: f32 = 60.0;

/// The height for the site's name, and the least that a title gets.
const SITE_HEIGHT: f32 = 60.0;
const LEAST_TITLE: f32 = 190.0;

/// The most characters of a line below the title; a role may be a paragraph.
const LONGEST: usize = 140;

pub(crate) const SITE: Style = Style {
    bold: true,
    size: 34.0,
    least: 18.0,
    lines: 1,
    leading: 1.6,
};

pub(crate) const TITLE: Style = Style {
    bold: true,
    size: 84.0,
    least: 30.0,
    lines: 3,
    leading: 1.45,
};

pub(crate) const DETAIL: Style = Style {
    bold: false,
    size: 36.0,
    least: 27.0,
    lines: 2,
    leading: 1.5,
};

const INITIALS: Style = Style {
    bold: true,
    size: 84.0,
    least: 20.0,
    lines: 1,
    leading: 1.5,
};

/// Draws pictures. It keeps what glyphs look like, so one painter draws many pictures
/// faster than many draw one each; it is for one thread.
pub struct Painter {
    writer: Writer,
    /// Ground and ornament, without and with a medallion.
    grounds: [Canvas; 2],
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

/// A text in its place: the right edge of its box, its top, its shade.
pub(crate) struct Placed {
    pub(crate) laid: Laid,
    pub(crate) right: f32,
    pub(crate) top: f32,
    shade: u8,
    /// Whether these are the letters in the medallion.
    is_initials: bool,
}

impl Painter {
    /// A painter with the embedded font.
    pub fn new() -> Self {
        let plain = ground();
        let mut medallion = plain.clone();
        let (x, y) = middle_of_medallion();
        medallion.shape(MEDALLION, |px, py| circle(px - x, py - y, RADIUS));
        medallion.shape(LINE, |px, py| {
            1.5 - (circle(px - x, py - y, RADIUS + RING)).abs()
        });
        Self {
            writer: Writer::new(),
            grounds: [plain, medallion],
        }
    }

    /// The picture of a card as a PNG file. `photo` is the one that the card names: red, green,
    /// blue and opacity of [`crate::PHOTO`] times as many pixels, row by row from the top.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    pub fn png(&mut self, card: &Card, photo: Option<&[u8]>) -> io::Result<Vec<u8>> {
        let mut placed = self.place(card);
        let [plain, medallion] = &self.grounds;
        let ground = if card.has_medallion() {
            medallion
        } else {
            plain
        };
        if photo.is_some() {
            placed.retain(|text| !text.is_initials);
        }
        let mut canvas = ground.clone();
        for text in &placed {
            self.writer
                .draw(&text.laid, &mut canvas, text.right, text.top, text.shade);
        }
        let palette = palette(card.colour);
        let Some(photo) = photo else {
            return canvas.png(&palette);
        };
        let (x, y) = middle_of_medallion();
        let corner = (x - RADIUS, y - RADIUS);
        photo::framed(&canvas.rgb(&palette), photo, corner)
    }

    /// Every text of a card in its place.
    pub(crate) fn place(&mut self, card: &Card) -> Vec<Placed> {
        let right = WIDTH as f32 - MARGIN;
        let mut placed = Vec::new();
        let beside_sign = right - SIGN_RADIUS * 2.0 - 18.0;
        if let Some(laid) = self
            .writer
            .lay(&card.site, SITE, (beside_sign - MARGIN, SITE_HEIGHT))
        {
            placed.push(Placed {
                right: beside_sign,
                top: SIGN - laid.height / 2.0,
                laid,
                shade: WHITE,
                is_initials: false,
            });
        }

        let mut edge = right;
        if card.has_medallion() {
            let (x, y) = middle_of_medallion();
            edge = x - RADIUS - APART;
            let width = RADIUS * 1.5;
            if let Some(laid) = self.writer.lay(&card.initials, INITIALS, (width, width)) {
                placed.push(Placed {
                    // The box's middle is the medallion's; short text is not as wide.
                    right: x + (width - laid.left) / 2.0,
                    top: y - laid.height / 2.0,
                    laid,
                    shade: WHITE,
                    is_initials: true,
                });
            }
        }

        let width = edge - MARGIN;
        let mut room = BOTTOM - TOP;
        // What stands below is laid out first: the title takes what is left.
        let mut below = Vec::new();
        for line in &card.lines {
            let line = cut(line);
            let most = (room / 2.0).min(room - LEAST_TITLE);
            if let Some(laid) = self.writer.lay(&line, DETAIL, (width, f32::INFINITY))
                && laid.height <= most
            {
                room -= laid.height;
                below.push(laid);
            }
        }
        let gap = if below.is_empty() { 0.0 } else { GAP };
        room -= gap;
        let mut block = Vec::new();
        if let Some(title) = self.writer.lay(&card.title, TITLE, (width, room)) {
            room -= title.height;
            block.push((title, gap, WHITE));
        }
        block.extend(below.into_iter().map(|laid| (laid, 0.0, SOFT)));
        let mut top = TOP + room / 2.0;
        for (laid, gap, shade) in block {
            let height = laid.height + gap;
            placed.push(Placed {
                laid,
                right: edge,
                top,
                shade,
                is_initials: false,
            });
            top += height;
        }
        placed
    }
}

fn middle_of_medallion() -> (f32, f32) {
    (
        WIDTH as f32 - MARGIN - RADIUS - RING,
        f32::midpoint(TOP, BOTTOM),
    )
}

/// A line of at most [`LONGEST`] characters, cut between words.
fn cut(text: &str) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else {
        return Cow::Borrowed(text);
    };
    let head = text.get(..end).unwrap_or(text);
    let head = head
        .rsplit_once(char::is_whitespace)
        .map_or(head, |(head, _)| head);
    let head = head.trim_end_matches(['،', '؛', '.', ':', ' ']);
    Cow::Owned([head, "…"].concat())
}

/// The ground: the site's sign, large at the left edge and small beside the name.
fn ground() -> Canvas {
    let mut canvas = Canvas::new();
    let (x, y) = (70.0, HEIGHT as f32 - 60.0);
    for (radius, shade) in [
        (430.0, ORNAMENT),
        (330.0, 0),
        (316.0, ORNAMENT),
        (190.0, 0),
        (176.0, ORNAMENT),
    ] {
        canvas.shape(shade, |px, py| star(px - x, py - y, radius));
    }
    let sign = WIDTH as f32 - MARGIN - SIGN_RADIUS;
    canvas.shape(WHITE, |px, py| star(px - sign, py - SIGN, SIGN_RADIUS));
    canvas
}

#[cfg(test)]
#[path = "painter_tests.rs"]
mod tests;

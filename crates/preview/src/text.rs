//! Text in a box: shaped, broken into lines, and as large as the box allows.

use crate::{
    canvas::Canvas,
    font::{self, Coverage},
};
use cosmic_text::{
    Align, Attrs, Buffer, Family, FontSystem, LayoutGlyph, Metrics, Shaping, SwashCache,
    SwashContent, Weight, Wrap,
};

/// How a text may look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// Whether it is bold.
    pub(crate) bold: bool,
    /// The size in pixels that it has if there is room.
    pub(crate) size: f32,
    /// The size below which it does not shrink.
    pub(crate) least: f32,
    /// The most lines that it may take.
    pub(crate) lines: usize,
    /// From one line to the next, in sizes.
    pub(crate) leading: f32,
}

/// A text that is laid out, right-aligned in its box.
pub(crate) struct Laid {
    /// The glyphs of each line, with its baseline below the top of the box.
    lines: Vec<(f32, Vec<LayoutGlyph>)>,
    /// Height of all lines.
    pub(crate) height: f32,
    /// From the left edge of the box to the leftmost line's.
    pub(crate) left: f32,
    /// The right edge of the box in the layout.
    right: f32,
}

/// Lays out and draws text; keeps what was shaped and what glyphs look like.
pub(crate) struct Writer {
    fonts: FontSystem,
    coverage: Coverage,
    glyphs: SwashCache,
    buffer: Buffer,
}

/// Each try to make a text smaller takes this much of it.
const STEP: f32 = 0.94;

/// Nobody reads what is smaller, in pixels.
const SMALLEST: f32 = 4.0;

/// Widths are not tried more finely than this, in pixels, when lines are evened out.
const EVENNESS: f32 = 12.0;

impl Writer {
    pub(crate) fn new() -> Self {
        let mut fonts = font::system();
        let coverage = Coverage::of(&mut fonts);
        Self {
            buffer: Buffer::new(&mut fonts, Metrics::new(1.0, 1.0)),
            coverage,
            fonts,
            glyphs: SwashCache::new(),
        }
    }

    /// Lays out a text in a box, right to left: as large as style and box allow, in lines
    /// that are about even. `None` if there is nothing to write.
    ///
    /// A text that is too long even at its least size is broken within words, and goes on
    /// shrinking: nothing of it is cut off.
    pub(crate) fn lay(
        &mut self,
        text: &str,
        style: Style,
        (width, height): (f32, f32),
    ) -> Option<Laid> {
        let text = self.coverage.writable(text);
        if text.chars().all(|c| c == ' ' || font::is_direction(c)) {
            return None;
        }
        // The mark makes the line run right to left, whatever it begins with.
        let text = ["\u{200f}", &text].concat();
        let weight = if style.bold {
            Weight::BOLD
        } else {
            Weight::NORMAL
        };
        let attributes = Attrs::new()
            .family(Family::Name(font::FAMILY))
            .weight(weight);
        self.buffer.set_size(Some(width), None);
        self.buffer.set_wrap(Wrap::Word);
        self.buffer
            .set_text(&text, &attributes, Shaping::Advanced, Some(Align::Right));

        let mut size = style.size;
        while !self.fits(size, style, (width, height)) && size > SMALLEST {
            size *= STEP;
            if size < style.least {
                self.buffer.set_wrap(Wrap::WordOrGlyph);
            }
        }
        let narrow = self.evened(width);
        self.buffer.set_size(Some(narrow), None);
        self.buffer.shape_until_scroll(&mut self.fonts, false);

        let runs = self.buffer.layout_runs();
        let lines: Vec<_> = runs.map(|run| (run.line_y, run.glyphs.to_vec())).collect();
        let glyphs = || lines.iter().flat_map(|(_, glyphs)| glyphs);
        let left = glyphs().map(|g| g.x).fold(narrow, f32::min);
        Some(Laid {
            height: lines.len() as f32 * size * style.leading,
            left: width - narrow + left,
            right: narrow,
            lines,
        })
    }

    /// Whether the text takes no more lines than it may, and they stay in the box.
    fn fits(&mut self, size: f32, style: Style, (width, height): (f32, f32)) -> bool {
        self.buffer
            .set_metrics(Metrics::new(size, size * style.leading));
        self.buffer.shape_until_scroll(&mut self.fonts, false);
        let mut runs = self.buffer.layout_runs();
        let is_narrow = runs.all(|run| run.line_w <= width + 0.5);
        let count = self.count();
        is_narrow && count <= style.lines && count as f32 * size * style.leading <= height
    }

    fn count(&self) -> usize {
        self.buffer.layout_runs().count()
    }

    /// The least width at which the text takes as many lines as at `width`: then its lines
    /// are about as long as each other.
    fn evened(&mut self, width: f32) -> f32 {
        let count = self.count();
        if count < 2 {
            return width;
        }
        let (mut least, mut most) = (width / 2.0, width);
        while most - least > EVENNESS {
            let middle = f32::midpoint(least, most);
            self.buffer.set_size(Some(middle), None);
            self.buffer.shape_until_scroll(&mut self.fonts, false);
            let mut runs = self.buffer.layout_runs();
            if runs.all(|run| run.line_w <= middle + 0.5) && self.count() <= count {
                most = middle;
            } else {
                least = middle;
            }
        }
        most
    }

    /// Draws a text with its box's right edge and top there.
    pub(crate) fn draw(
        &mut self,
        laid: &Laid,
        canvas: &mut Canvas,
        right: f32,
        top: f32,
        shade: u8,
    ) {
        let left = right - laid.right;
        for (baseline, glyphs) in &laid.lines {
            for glyph in glyphs {
                let place = glyph.physical((left, top + baseline), 1.0);
                let image = self.glyphs.get_image(&mut self.fonts, place.cache_key);
                let Some(image) = image.as_ref().filter(|i| i.content == SwashContent::Mask) else {
                    continue;
                };
                canvas.mask(
                    place.x + image.placement.left,
                    place.y - image.placement.top,
                    image.placement.width,
                    &image.data,
                    shade,
                );
            }
        }
    }
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;

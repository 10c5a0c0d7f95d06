//! What is said of shaping: letters are joined, marks are placed, nothing is a box.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use super::*;

const STYLE: Style = Style {
    bold: true,
    size: 80.0,
    least: 30.0,
    lines: 3,
    leading: 1.45,
};

const BOX: (f32, f32) = (1000.0, 400.0);

fn glyphs(writer: &mut Writer, text: &str) -> Vec<LayoutGlyph> {
    let laid = writer.lay(text, STYLE, BOX).unwrap();
    laid.lines
        .into_iter()
        .flat_map(|(_, glyphs)| glyphs)
        .collect()
}

fn ids(writer: &mut Writer, text: &str) -> Vec<u16> {
    glyphs(writer, text)
        .iter()
        .map(|glyph| glyph.glyph_id)
        .collect()
}

impl Laid {
    /// Whether a glyph is the font's box for what it lacks.
    pub(crate) fn has_boxes(&self) -> bool {
        self.lines
            .iter()
            .flat_map(|(_, glyphs)| glyphs)
            .any(|glyph| glyph.glyph_id == 0)
    }

    pub(crate) fn count(&self) -> usize {
        self.lines.len()
    }
}

impl Writer {
    /// The edges of what is drawn: left, top, right, bottom.
    pub(crate) fn ink(&mut self, laid: &Laid, right: f32, top: f32) -> [i32; 4] {
        let mut edges = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        for (baseline, glyphs) in &laid.lines {
            for glyph in glyphs {
                let place = glyph.physical((right - laid.right, top + baseline), 1.0);
                let image = self.glyphs.get_image(&mut self.fonts, place.cache_key);
                let Some(image) = image else { continue };
                let (left, top) = (
                    place.x + image.placement.left,
                    place.y - image.placement.top,
                );
                if image.data.iter().any(|cover| *cover > 0) {
                    edges[0] = edges[0].min(left);
                    edges[1] = edges[1].min(top);
                    edges[2] = edges[2].max(left + image.placement.width.cast_signed());
                    edges[3] = edges[3].max(top + image.placement.height.cast_signed());
                }
            }
        }
        edges
    }
}

/// The glyphs that draw something.
fn drawn(writer: &mut Writer, text: &str) -> Vec<u16> {
    let nothing = ids_of_nothing(writer);
    let mut ids = ids(writer, text);
    ids.retain(|id| !nothing.contains(id));
    ids
}

#[test]
fn a_word_is_joined() {
    let mut writer = Writer::new();
    let word = drawn(&mut writer, "بيت");
    let alone: Vec<u16> = ["ب", "ي", "ت"]
        .iter()
        .flat_map(|c| drawn(&mut writer, c))
        .collect();
    assert_eq!((word.len(), alone.len()), (3, 3));
    assert!(
        word.iter().all(|id| !alone.contains(id)),
        "{word:?} {alone:?}"
    );
    // The same letters, kept from joining.
    let apart = drawn(&mut writer, "ب\u{200c}ي\u{200c}ت");
    assert!(
        alone.iter().all(|id| apart.contains(id)),
        "{alone:?} {apart:?}"
    );
}

#[test]
fn lam_and_alif_are_one_glyph_and_marks_have_their_own() {
    let mut writer = Writer::new();
    for (text, count) in [("لا", 1), ("مل", 2), ("مُلْ", 4)] {
        assert_eq!(drawn(&mut writer, text).len(), count, "{text}");
    }
}

/// What marks of direction become: glyphs that draw nothing.
fn ids_of_nothing(writer: &mut Writer) -> Vec<u16> {
    let all = glyphs(writer, "\u{2068}ن\u{2069}");
    let letter = ids(writer, "ن");
    let letter = *letter.last().unwrap();
    all.iter()
        .map(|glyph| glyph.glyph_id)
        .filter(|id| *id != letter)
        .collect()
}

#[test]
fn isolates_draw_nothing_and_turn_what_they_hold() {
    let mut writer = Writer::new();
    let laid = writer.lay(
        "\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}",
        STYLE,
        BOX,
    );
    assert!(laid.is_none(), "there is nothing to write");
    let plain = writer.lay("وسم Tag", STYLE, BOX).unwrap();
    let isolated = writer.lay("وسم \u{2068}Tag\u{2069}", STYLE, BOX).unwrap();
    assert!(!isolated.has_boxes());
    assert_eq!(
        writer.ink(&plain, 1000.0, 0.0),
        writer.ink(&isolated, 1000.0, 0.0)
    );
    // The sign of a Latin hashtag stands to its left, inside an isolate only.
    let sign = |writer: &mut Writer, text: &str| {
        let glyphs = glyphs(writer, text);
        let sign = text.find('#').unwrap() + '\u{200f}'.len_utf8();
        let sign = glyphs.iter().find(|g| g.start == sign).unwrap().x;
        glyphs
            .iter()
            .filter(|g| g.start > 12 && g.w > 10.0)
            .all(|g| sign <= g.x)
    };
    assert!(sign(&mut writer, "وسم \u{2068}#Tag\u{2069}"));
    assert!(!sign(&mut writer, "وسم #Tag"));
}

#[test]
fn a_line_runs_right_to_left_whatever_it_begins_with() {
    let mut writer = Writer::new();
    for text in ["ملتقى X", "X ملتقى", "#وسم", "2017 ملتقى", "«نص»"] {
        let glyphs = glyphs(&mut writer, text);
        let first = glyphs
            .iter()
            .filter(|g| g.w > 1.0)
            .min_by_key(|g| g.start)
            .unwrap();
        let last = glyphs
            .iter()
            .filter(|g| g.w > 1.0)
            .max_by_key(|g| g.start)
            .unwrap();
        assert!(first.x > last.x, "{text}");
        let right = glyphs.iter().map(|g| g.x + g.w).fold(0.0, f32::max);
        assert!((right - BOX.0).abs() < 1.5, "{text} ends at {right}");
    }
}

#[test]
fn lines_are_about_even() {
    let mut writer = Writer::new();
    let text = "ملتقى التواصل الاجتماعي لخدمة المجتمع في دول الخليج";
    let laid = writer.lay(text, STYLE, BOX).unwrap();
    assert!(laid.count() > 1);
    let width = |glyphs: &[LayoutGlyph]| glyphs.iter().map(|g| g.w).sum::<f32>();
    let widths: Vec<f32> = laid.lines.iter().map(|(_, glyphs)| width(glyphs)).collect();
    let (least, most) = widths
        .iter()
        .fold((f32::MAX, 0.0_f32), |(a, b), w| (a.min(*w), b.max(*w)));
    assert!(least > most / 2.0, "{widths:?}");
}

//! Texts of all kinds, and in which order their letters have to stand (`directions.txt`).

use anyhow::{Context as _, Result};
use multaqa_direction::{Direction, strong};
use std::iter::once;
use unicode_segmentation::UnicodeSegmentation as _;

/// A text and how it is read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text, as content has it.
    pub text: String,
    /// What stands from left to right, blanks left out.
    pub visual: String,
}

/// All texts.
pub fn table() -> Vec<Reading> {
    include_str!("../directions.txt")
        .lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| match line.strip_prefix('<') {
            Some(line) => reading(line, Direction::LeftToRight),
            None => reading(line, Direction::RightToLeft),
        })
        .collect()
}

fn reading(marked: &str, base: Direction) -> Reading {
    // Pieces in turn: the text's, isolated, the text's …
    let pieces = marked.split(['⟦', '⟧']).enumerate();
    let mut pieces: Vec<_> = pieces
        .map(|(index, piece)| {
            let own = piece.chars().find_map(strong);
            match index % 2 {
                0 => laid(piece, base),
                _ => laid(piece, own.unwrap_or(Direction::LeftToRight)),
            }
        })
        .collect();
    if base == Direction::RightToLeft {
        pieces.reverse();
    }
    Reading {
        text: marked.replace(['⟦', '⟧'], ""),
        visual: pieces.concat(),
    }
}

/// A piece of one direction, from left to right. Numbers stand as everywhere.
fn laid(piece: &str, direction: Direction) -> String {
    let mut units: Vec<String> = Vec::new();
    let mut graphemes = piece.graphemes(true).peekable();
    let is_digit = |text: &str| text.chars().all(char::is_numeric);
    let mut is_number = false;
    while let Some(grapheme) = graphemes.next() {
        let next_is_digit = graphemes.peek().is_some_and(|next| is_digit(next));
        let goes_on = is_digit(grapheme)
            || (is_number && next_is_digit && matches!(grapheme, "." | "," | ":" | "/" | "٫"));
        match units.last_mut() {
            Some(number) if is_number && goes_on => number.push_str(grapheme),
            _ => units.push(grapheme.to_owned()),
        }
        is_number = goes_on;
    }
    if direction == Direction::RightToLeft {
        units.reverse();
    }
    units.concat().split_whitespace().collect()
}

/// Forums that say all texts wherever content can: their file names and what they hold. A forum
/// that says too much would be read in parts.
pub fn forums() -> Result<Vec<(String, String)>> {
    let texts: Vec<_> = table().into_iter().map(|reading| reading.text).collect();
    let forums = texts.chunks(18).zip(1..).map(|(texts, number)| {
        let first = texts.get(number).context("too few texts")?;
        Ok((
            format!("directions-{number}.md"),
            forum(first, number, texts),
        ))
    });
    forums.collect()
}

fn forum(title: &str, day: usize, texts: &[String]) -> String {
    let title = quoted(title);
    let head = format!(
        "+++\ntitle = {title}\ntheme = {title}\nsummary = {title}\ndate = 2027-05-0{day}\nzone = \"Asia/Dubai\"\n\
         venue = {{ name = {title}, city = \"دبي\", country = \"AE\" }}\n"
    );
    let sessions = texts.iter().enumerate().map(|(index, text)| {
        let (hour, text) = (8 + index / 3, quoted(text));
        let (start, end) = (index % 3 * 20, index % 3 * 20 + 15);
        format!(
            "[[session]]\nid = \"s{index}\"\nkind = \"talk\"\ntitle = {text}\nroom = {text}\ntopics = [{text}]\n\
             people = [{{ name = {text}, role = {text} }}]\n\
             start = {hour:02}:{start:02}:00\nend = {hour:02}:{end:02}:00\ntext = {text}\n"
        )
    });
    let all = once(head)
        .chain(sessions)
        .chain(once("+++\n\nنص.\n".to_owned()));
    all.collect::<Vec<_>>().join("\n")
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_bidi::BidiInfo;

    /// What a program shows of a plain text that guesses at its direction as UAX #9 says.
    fn shown(text: &str) -> String {
        let info = BidiInfo::new(text, None);
        let levels: Vec<_> = text
            .grapheme_indices(true)
            .filter_map(|(at, grapheme)| Some((*info.levels.get(at)?, grapheme)))
            .filter(|(_, grapheme)| {
                let is_seen = |c: char| !c.is_whitespace() && !matches!(c, '\u{2068}' | '\u{2069}');
                grapheme.chars().any(is_seen)
            })
            .collect();
        let order: Vec<_> = levels.iter().map(|(level, _)| *level).collect();
        let order = BidiInfo::reorder_visual(&order);
        let shown = order.into_iter().filter_map(|at| Some(levels.get(at)?.1));
        shown.collect()
    }

    #[test]
    fn there_are_many_texts() {
        assert!(table().len() >= 60);
    }

    #[test]
    fn plain_texts_are_read_as_meant() {
        for Reading { text, visual } in table() {
            assert_eq!(shown(&multaqa_content::isolated(&text)), visual, "{text}");
        }
    }

    /// What nothing runs against is left as it is.
    #[test]
    fn a_text_of_one_direction_has_no_marks() {
        for text in ["AI Summit Dubai 2027 (GITEX)", "ملتقى الرياض 2027"] {
            assert_eq!(multaqa_content::isolated(text), text);
        }
    }
}

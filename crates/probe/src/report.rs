//! What a trial tells: lines for people to read.

use std::io::{self, Write};

/// How good what a line tells is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// ✓: as it should be.
    Good,
    /// ✗: registering does not work, or not as the description says.
    Bad,
    /// !: it works, and something can be gained, or could not be found out.
    Hint,
    /// Text that belongs to the line above it.
    More,
}

/// Lines about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub title: String,
    /// The lines.
    pub lines: Vec<(Mark, String)>,
}

impl Section {
    /// No lines yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            lines: Vec::new(),
        }
    }

    /// Something is as it should be.
    pub fn good(&mut self, text: impl Into<String>) {
        self.lines.push((Mark::Good, text.into()));
    }

    /// Something is wrong.
    pub fn bad(&mut self, text: impl Into<String>) {
        self.lines.push((Mark::Bad, text.into()));
    }

    /// Something can be gained, or is not known.
    pub fn hint(&mut self, text: impl Into<String>) {
        self.lines.push((Mark::Hint, text.into()));
    }

    /// Text that belongs to the line above; each of its lines is set in.
    pub fn more(&mut self, text: &str) {
        let lines = text.lines().map(|line| (Mark::More, line.to_owned()));
        self.lines.extend(lines);
    }

    /// How many lines tell of something wrong.
    pub fn faults(&self) -> usize {
        let bad = self.lines.iter().filter(|(mark, _)| *mark == Mark::Bad);
        bad.count()
    }

    /// Writes it, in colour or plainly.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, to: &mut impl Write, colour: bool) -> io::Result<()> {
        if colour {
            writeln!(to, "\n\x1b[1m{}\x1b[0m", clean(&self.title))?;
        } else {
            writeln!(to, "\n{}", clean(&self.title))?;
        }
        for (mark, text) in &self.lines {
            let (sign, tone) = match mark {
                Mark::Good => ("✓", "32"),
                Mark::Bad => ("✗", "31"),
                Mark::Hint => ("!", "33"),
                Mark::More => (" ", "2"),
            };
            let text = clean(text);
            match mark {
                Mark::More => writeln!(to, "{}", ["      ", &text].concat().trim_end())?,
                _ if colour => writeln!(to, "  \x1b[{tone}m{sign}\x1b[0m {text}")?,
                _ => writeln!(to, "  {sign} {text}")?,
            }
        }
        Ok(())
    }
}

/// Without what would steer a terminal: a server's words stand in the lines.
fn clean(text: &str) -> String {
    let steers =
        |c: &char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !steers(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_plain_and_a_server_steers_no_terminal() {
        let mut section = Section::new("CORS");
        section.good("fine");
        section.bad("no \x1b[2J\u{202e}way");
        section.more("a\nb");
        let mut out = Vec::new();
        section.write(&mut out, false).unwrap();
        let expected = "\nCORS\n  ✓ fine\n  ✗ no [2Jway\n      a\n      b\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        assert_eq!(section.faults(), 1);
    }
}

//! `multaqa check --fix`.

use super::checked;
use anyhow::{Context as _, Result};
use multaqa_content::{Options, fixes};
use std::{fs, path::Path};

/// So often a folder is looked through: what is mended may show the next slip.
const ROUNDS: usize = 50;

/// Mends what is certain in a folder, and returns a line for each change.
///
/// # Errors
/// If a file cannot be read or written.
pub(super) fn folder(content: &Path, options: &Options) -> Result<Vec<String>> {
    let mut changes = Vec::new();
    for _ in 0..ROUNDS {
        let report = checked(content, options);
        let fixed = fixes(content, &report.faults);
        let fixed = fixed.with_context(|| format!("reading {}", content.display()))?;
        if fixed.is_empty() {
            break;
        }
        for file in fixed {
            fs::write(&file.path, file.text)
                .with_context(|| format!("writing {}", file.path.display()))?;
            for change in file.changes {
                let (from, to) = (shown(&change.from), shown(&change.to));
                let (file, line, column) = (change.file, change.line, change.column);
                changes.push(format!("{file}:{line}:{column}: {from} → {to}"));
            }
        }
    }
    Ok(changes)
}

/// A piece of a file as a line shows it: what nobody sees by its number.
fn shown(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || c.is_ascii_graphic() || "“”„«»،؛–".contains(c);
    let mut shown = String::new();
    for c in text.chars() {
        if c == ' ' || is_plain(c) {
            shown.push(c);
        } else {
            shown.push_str(&format!("U+{:04X}", u32::from(c)));
        }
    }
    if shown.trim().is_empty() {
        return if text.is_empty() {
            "nothing"
        } else {
            "a space"
        }
        .to_owned();
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_nobody_sees_is_told_by_its_number() {
        for (text, is) in [
            ("٢٠٢٧-٠٢-١٠", "٢٠٢٧-٠٢-١٠"),
            ("“ملتقى”", "“ملتقى”"),
            ("\u{a0}", "U+00A0"),
            (" ", "a space"),
            ("", "nothing"),
            ("\u{202b}\u{1b}", "U+202BU+001B"),
        ] {
            assert_eq!(shown(text), is);
        }
    }
}

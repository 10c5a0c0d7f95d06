//! A row of CSV (RFC 4180), safe to open in a spreadsheet.
//!
//! A cell that starts like a formula (`=`, `+`, `-`, `@`, their full-width forms, a tab
//! or a carriage return) gets an apostrophe before it: whatever a visitor typed, no
//! spreadsheet computes it. Phone numbers start with `+` and get it too. There is no
//! exception to the rule, and without the apostrophe a spreadsheet would take
//! `+971501234567` for the number 9.7E+11. A program that reads the file back drops one
//! apostrophe where one of these characters follows it.

use std::io::{self, Write};

/// The byte order mark by which Excel knows that the file is UTF-8; without it,
/// Arabic becomes rubbish.
pub(super) const BOM: &str = "\u{feff}";

/// Writes a row with its CRLF.
pub(super) fn write_row<'a>(
    mut out: impl Write,
    cells: impl IntoIterator<Item = &'a str>,
) -> io::Result<()> {
    let cells: Vec<_> = cells.into_iter().map(cell).collect();
    write!(out, "{}\r\n", cells.join(","))
}

fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        ["'", text].concat()
    } else {
        text.to_owned()
    };
    // Semicolons too: where the comma is the decimal sign, Excel splits at them.
    let quote = text.contains([',', ';', '"', '\r', '\n']) || text.trim() != text;
    if quote {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_by_table() {
        for (text, written) in [
            ("", ""),
            ("لجين عمران", "لجين عمران"),
            ("a,b", "\"a,b\""),
            ("a;b", "\"a;b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("a\r\nb", "\"a\r\nb\""),
            (" a", "\" a\""),
            ("=1+1", "'=1+1"),
            (
                "=HYPERLINK(\"http://x\",\"y\")",
                "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
            ),
            ("+971501234567", "'+971501234567"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(cell(text), written, "{text:?}");
        }
    }
}

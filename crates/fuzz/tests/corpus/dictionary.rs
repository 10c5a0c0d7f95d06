//! A dictionary of libFuzzer: a line is a word in quotes, which may stand after its name.

use std::{fs, path::Path};

/// The words of a dictionary; none, where there is no such file.
pub(super) fn read(path: &Path) -> Vec<Vec<u8>> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(word).collect()
}

fn word(line: &str) -> Option<Vec<u8>> {
    let quoted = line.get(line.find('"')? + 1..line.rfind('"')?)?;
    let mut word = Vec::new();
    let mut bytes = quoted.bytes();
    while let Some(byte) = bytes.next() {
        word.push(match (byte, byte == b'\\') {
            (byte, false) => byte,
            _ => match bytes.next()? {
                b'x' => {
                    let digits = [bytes.next()?, bytes.next()?];
                    u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
                }
                other => other,
            },
        });
    }
    Some(word)
}

#[test]
fn words_are_read_as_they_are_meant() {
    for (line, read) in [
        (r#""a""#, Some(&b"a"[..])),
        (r#"name="a b""#, Some(b"a b")),
        (r#""\x0d\x0a\"\\""#, Some(b"\r\n\"\\")),
        ("", None),
        ("a", None),
    ] {
        assert_eq!(word(line).as_deref(), read, "{line}");
    }
}

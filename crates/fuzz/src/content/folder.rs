//! Bytes as a change of the folder of content.
//!
//! The first byte names a file ([`FILES`]), and the second what becomes of it: by `d` and `e` it is
//! edited (the rest of the first line is the start of the line that the other lines replace; they
//! end the front matter where no line starts so), by any other the rest of the bytes takes its
//! place. After the files come, by letters too: `l`, the photo; `m`, a file of any name; `n`, a
//! link. By `d` and `p` pages are drawn besides.

use super::base::{FILES, PHOTO, PUBLIC};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

/// A change: the letter of a file, how it is changed, and by what.
pub(super) struct Change<'a> {
    letter: u8,
    mode: u8,
    rest: &'a [u8],
}

impl<'a> Change<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let [letter, mode, rest @ ..] = bytes else {
            return None;
        };
        Some(Self {
            letter: letter.wrapping_sub(b'a') % 14,
            mode: *mode,
            rest,
        })
    }

    /// Whether it is about a picture.
    pub(super) fn is_photo(&self) -> bool {
        usize::from(self.letter) == FILES.len()
    }

    /// Whether pages are drawn.
    pub(super) fn is_drawn(&self) -> bool {
        matches!(self.mode, b'd' | b'p')
    }

    /// Writes the base with this change into an empty folder.
    pub(super) fn write(&self, folder: &Path) {
        for (name, text) in FILES {
            put(folder, Path::new(name), text.as_bytes());
        }
        put(folder, Path::new(PUBLIC.0), PUBLIC.1.as_bytes());
        put(folder, Path::new(PHOTO.0), PHOTO.1);
        match FILES.get(usize::from(self.letter)) {
            Some((name, text)) if matches!(self.mode, b'd' | b'e') => {
                put(folder, Path::new(name), &edited(text, self.rest));
            }
            Some((name, _)) => put(folder, Path::new(name), self.rest),
            None => self.write_other(folder),
        }
    }

    fn write_other(&self, folder: &Path) {
        if self.is_photo() {
            return put(folder, Path::new(PHOTO.0), self.rest);
        }
        let (name, rest) = split(self.rest);
        let Some(name) = inside(name) else {
            return;
        };
        match usize::from(self.letter) - FILES.len() {
            1 => put(folder, &name, rest),
            _ => link(&folder.join(name), split(rest).0),
        }
    }
}

/// Until the end of the line, and from there on.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, &[]),
    }
}

/// A path that stays where it is put.
fn inside(name: &[u8]) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in name.split(|byte| *byte == b'/').take(20) {
        if part.contains(&0) || matches!(part, b"" | b"." | b"..") {
            return None;
        }
        path.push(named(part));
    }
    Some(path)
}

#[cfg(unix)]
fn named(bytes: &[u8]) -> &OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(bytes)
}

#[cfg(not(unix))]
fn named(bytes: &[u8]) -> &OsStr {
    OsStr::new(std::str::from_utf8(bytes).unwrap_or("name"))
}

/// Where the system takes no such name, nothing is put.
fn put(folder: &Path, name: &Path, bytes: &[u8]) {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        let _ = fs::create_dir_all(parent);
    }
    let _ = fs::write(path, bytes);
}

#[cfg(unix)]
fn link(path: &Path, target: &[u8]) {
    if let Some(parent) = path.parent() {
        let _ = fs::create_dir_all(parent);
    }
    let _ = fs::remove_file(path);
    let _ = std::os::unix::fs::symlink(named(target), path);
}

#[cfg(not(unix))]
fn link(_path: &Path, _target: &[u8]) {}

fn edited(text: &str, rest: &[u8]) -> Vec<u8> {
    let (start, put) = split(rest);
    let mut lines: Vec<&[u8]> = text.lines().map(str::as_bytes).collect();
    let is_it = |line: &&[u8]| !start.is_empty() && line.starts_with(start);
    match lines.iter().position(is_it) {
        Some(at) => lines[at] = put,
        None => {
            let end = lines.iter().rposition(|line| *line == b"+++");
            lines.insert(end.unwrap_or_default(), put);
        }
    }
    lines.push(b"");
    lines.join(&b'\n')
}

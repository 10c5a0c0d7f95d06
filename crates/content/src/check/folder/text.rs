//! The text of a file of content.

use super::super::{
    fault::{Fault, Faults, Fix},
    source::Source,
};
use std::{
    fs,
    io::{self, Read as _},
    path::Path,
    sync::Arc,
};
use thiserror::Error;

/// The longest file of content, in bytes.
const LONGEST: u64 = 1_000_000;

/// The text of a file, if it is one.
pub(super) fn text(name: &str, path: &Path, faults: &Faults) -> Option<Arc<Source>> {
    let fault = |message: String, help: &str| {
        faults.push(Fault::of_file(name, message, Some(help)));
    };
    let bytes = match read_bounded(path) {
        Ok(bytes) => bytes,
        Err(error @ Unread::TooLong) => {
            let help = "pictures belong into media/, not into texts";
            fault(error.to_string(), help);
            return None;
        }
        Err(error) => {
            let help = "check that it is a file, and that you may read it";
            fault(format!("the file cannot be read: {error}"), help);
            return None;
        }
    };
    let (text, invalid) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let lossy = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (lossy, Some(at))
        }
    };
    let (source, bad) = Source::new(name.to_owned(), &text);
    let source = Arc::new(source);
    if let Some(at) = invalid {
        let help = "save the file as UTF-8".to_owned();
        let message = "the file is not valid UTF-8 from here on".to_owned();
        faults.push(Fault::at(&source, at..at + 1, message, Some(help)));
        return None;
    }
    for bad in bad {
        let number = u32::from(bad.character);
        let (what, help) = if bad.character.is_control() {
            ("control character", "delete it")
        } else {
            let help = "delete it; what runs left to right is isolated by the site itself";
            ("character that turns the direction of what follows", help)
        };
        let message = format!("{what} U+{number:04X}");
        let put = String::new();
        let span = bad.span.clone();
        let mut fault = Fault::at(&source, bad.span, message, Some(help.to_owned()));
        fault.fix = Some(Fix { span, put });
        faults.push(fault);
    }
    Some(source)
}

/// Why a file's bytes are not taken.
#[derive(Debug, Error)]
enum Unread {
    #[error("not a regular file")]
    NotAFile,
    #[error("the file is larger than {} MB", LONGEST / 1_000_000)]
    TooLong,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A regular file's bytes.
fn read_bounded(path: &Path) -> Result<Vec<u8>, Unread> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Unread::NotAFile);
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(Unread::TooLong);
    }
    Ok(bytes)
}

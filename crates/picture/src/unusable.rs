//! Why a file cannot be used as a picture, and what to do about it.

use thiserror::Error;

/// Why a file cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Unusable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is longer than [`crate::LONGEST`].
    #[error("the file has more than {} MB", crate::LONGEST / 1_000_000)]
    TooLong,
    /// It is of a format that is not read.
    #[error("it is a file of the format {0}, whatever its name says")]
    Other(&'static str),
    /// It is no picture that is known.
    #[error("it is not a picture")]
    Unknown,
    /// It has too many pixels.
    #[error("it has {width} × {height} pixels, at most 51 million are read")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Its end is missing.
    #[error("the end of the picture is missing")]
    Cut,
    /// It cannot be decoded, for this reason.
    #[error("it cannot be decoded: {0}")]
    Broken(String),
}

/// How files of other formats start: how many bytes are passed over, what comes then, and the
/// format's name. ISO media files name their kind after the size of their first box (ISO/IEC
/// 14496-12).
const FORMATS: [(usize, &[u8], &str); 11] = [
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
    (0, b"%PDF", "PDF"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "SVG"),
];

impl Unusable {
    pub(crate) fn broken(error: impl ToString) -> Self {
        Self::Broken(error.to_string())
    }

    /// What a file is that is neither JPEG nor PNG nor WebP.
    pub(crate) fn other(file: &[u8]) -> Self {
        if file.is_empty() {
            return Self::Empty;
        }
        let is = |(skipped, start, _): &&(usize, &[u8], &str)| {
            file.get(*skipped..)
                .is_some_and(|rest| rest.starts_with(start))
        };
        match FORMATS.iter().find(is) {
            Some((.., name)) => Self::Other(name),
            None => Self::Unknown,
        }
    }

    /// What to do.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Other("HEIC") => {
                "save it as JPEG; an iPhone does so by itself with Settings > Camera > Formats > Most Compatible"
            }
            Self::Other(_) | Self::Unknown => "save it as JPEG, PNG or WebP",
            Self::TooLong | Self::TooLarge { .. } => {
                "make it smaller: 1,000 pixels on each side are more than a page shows"
            }
            Self::Empty | Self::Cut => "copy it once more from where it comes from",
            Self::Broken(_) => {
                "open it in a program for pictures and save it anew, as JPEG, PNG or WebP"
            }
        }
    }
}

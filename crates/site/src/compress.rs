//! Files compressed beside themselves, for hosts that serve them so: `.br` (RFC 7932)
//! and `.gz` (RFC 1952).

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Endings of files that compression makes smaller.
const TEXT: [&str; 9] = [
    "html",
    "js",
    "json",
    "svg",
    "css",
    "txt",
    "xml",
    "wasm",
    "webmanifest",
];

/// How hard it is tried to make files small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// As small as can be: a page takes a tenth of a second.
    Best,
    /// Nearly as small, for sites of so many pages that the best would take minutes.
    Quick,
}

/// The most pages that are compressed at [`Effort::Best`].
const FEW: usize = 100;

impl Effort {
    /// For a site of about so many pages.
    pub(crate) fn for_pages(pages: usize) -> Self {
        if pages <= FEW {
            Self::Best
        } else {
            Self::Quick
        }
    }
}

/// Writes `path.br` and `path.gz` where they are smaller than the file, and returns their
/// paths.
///
/// # Errors
/// Those of the file system.
pub(crate) fn beside(path: &Path, bytes: &[u8], effort: Effort) -> io::Result<Vec<PathBuf>> {
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    let mut written = Vec::new();
    if !TEXT.contains(&ending) {
        return Ok(written);
    }
    for (ending, small) in [("br", brotli(bytes, effort)?), ("gz", gzip(bytes, effort)?)] {
        if small.len() < bytes.len() {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(ending);
            fs::write(&name, small)?;
            written.push(name.into());
        }
    }
    Ok(written)
}

fn brotli(bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: match effort {
            Effort::Best => 11,
            Effort::Quick => 5,
        },
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

fn gzip(bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    let level = match effort {
        Effort::Best => flate2::Compression::best(),
        Effort::Quick => flate2::Compression::new(5),
    };
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    encoder.finish()
}

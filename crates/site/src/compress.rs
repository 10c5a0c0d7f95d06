//! Files compressed beside themselves, for hosts that serve them so: `.br` (RFC 7932)
//! and `.gz` (RFC 1952).

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
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

/// Writes `path.br` and `path.gz` where they are smaller than the file.
///
/// # Errors
/// Those of the file system.
pub(crate) fn beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    if !TEXT.contains(&ending) {
        return Ok(());
    }
    for (ending, small) in [("br", brotli(bytes)?), ("gz", gzip(bytes)?)] {
        if small.len() < bytes.len() {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(ending);
            fs::write(name, small)?;
        }
    }
    Ok(())
}

pub(crate) fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

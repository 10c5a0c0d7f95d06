//! Brotli (RFC 7932) and gzip (RFC 1952) of bytes in memory.
//!
//! A crate of its own because brotli's encoder is generic, and so compiled by whoever calls it:
//! here it is optimised in development too (`profile.dev` of the workspace), and the crate that
//! calls this one need not be.

use std::io::{self, Write as _};

/// Brotli's form of the bytes. `quality` goes from 0 (quick) to 11 (small); `lgwin` is the binary
/// logarithm of the window in bytes, from 10 to 24.
///
/// # Errors
/// None in practice: memory is written.
pub fn brotli(bytes: &[u8], quality: i32, lgwin: i32) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

/// gzip's form of the bytes. `level` goes from 1 (quick) to 9 (small).
///
/// # Errors
/// None in practice: memory is written.
pub fn gzip(bytes: &[u8], level: u32) -> io::Result<Vec<u8>> {
    let level = flate2::Compression::new(level);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    encoder.finish()
}

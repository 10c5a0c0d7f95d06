//! Sizes under brotli, by node's built-in compressor.
//!
//! The reference library in node takes a twentieth of the time that a Rust
//! one takes in a development build, and nothing has to be compiled.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::process;

/// Reads paths as a JSON array, writes sizes as one. 11 is the highest
/// quality, as a site is compressed ahead of time.
const SCRIPT: &str = "\
    const fs = require('node:fs'), { brotliCompressSync, constants } = require('node:zlib');\
    const size = (file) => { const text = fs.readFileSync(file); return brotliCompressSync(text, { params: {\
        [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }).length; };\
    process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(size)));";

/// The compressed sizes of these files, in bytes and in their order.
pub(crate) fn sizes(files: &[&Path]) -> Result<Vec<usize>> {
    let paths: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let input = serde_json::to_vec(&paths).context("listing files")?;
    let mut node = process::command("node")
        .args(["-e", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node could not be started\n  What to do: Run `cargo xtask setup`.")?;
    // The end of the input must be seen, so the pipe is dropped here.
    if let Some(mut pipe) = node.stdin.take() {
        pipe.write_all(&input)
            .context("telling node which files to measure")?;
    }
    let output = node.wait_with_output().context("measuring sizes")?;
    if !output.status.success() {
        bail!("node could not measure the sizes; its words stand above");
    }
    serde_json::from_slice(&output.stdout).context("reading the sizes that node found")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_come_in_the_order_of_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let (long, short) = (folder.path().join("long"), folder.path().join("short"));
        let noise: String = (0..1_000_u32)
            .map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761)))
            .collect();
        std::fs::write(&long, noise).unwrap();
        std::fs::write(&short, "a").unwrap();
        let sizes = sizes(&[&long, &short]).unwrap();
        assert!(sizes[0] > 1_000 && sizes[1] < 10, "{sizes:?}");
    }
}

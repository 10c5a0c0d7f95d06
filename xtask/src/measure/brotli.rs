//! Sizes under brotli, by node's built-in compressor.
//!
//! That is the reference library. The one in Rust takes three times as long in a development
//! build, makes the app's module 0.2 KB larger, and would have to be compiled first.

use std::ffi::OsStr;

use anyhow::{Context as _, Result, bail, ensure};

use crate::process;

/// Prints the size of each file that it is given. 11 is the highest quality, as a site is
/// compressed ahead of time.
const SCRIPT: &str = "\
    const fs = require('node:fs'), { brotliCompressSync, constants } = require('node:zlib');\
    const size = (file) => { const text = fs.readFileSync(file); return brotliCompressSync(text, { params: {\
        [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }).length; };\
    for (const file of process.argv.slice(1)) console.log(size(file));";

/// How many files node is given at once: systems limit how long a command may be.
const AT_ONCE: usize = 500;

/// The compressed sizes of these files, in bytes and in their order.
pub(crate) fn sizes(files: &[impl AsRef<OsStr>]) -> Result<Vec<usize>> {
    let mut sizes = Vec::new();
    for files in files.chunks(AT_ONCE) {
        let mut node = process::command("node");
        let Ok(output) = node.args(["-e", SCRIPT, "--"]).args(files).output() else {
            bail!("node could not be started\n  What to do: Run `cargo xtask setup`.");
        };
        let [said, failed] =
            [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
        ensure!(
            output.status.success(),
            "node could not measure the sizes: {failed}"
        );
        for line in said.lines() {
            sizes.push(line.parse().context("reading the sizes that node found")?);
        }
    }
    Ok(sizes)
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

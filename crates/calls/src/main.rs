//! `multaqa-calls WASM_OPT FOLDER…`: prints what each example in the folders weighs.
//!
//! The examples are compiled for the browser as the app is, each with one call; wasm-opt
//! makes them small, and brotli compresses them, as a visitor gets the app. What a call costs is
//! what its example weighs over the example `nothing`. In the app it is less where others have
//! brought a part of it along already.

use anyhow::{Context as _, Result, ensure};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The example that all others are compared with.
const NOTHING: &str = "nothing";

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let wasm_opt = arguments.next().context("which wasm-opt?")?;
    let folder = arguments.next().context("which folder of examples?")?;
    print!("{}", table(sizes(&wasm_opt, &folder)?)?);
    Ok(())
}

/// Each example and its bytes, as a visitor gets them.
fn sizes(wasm_opt: &Path, folder: &Path) -> Result<Vec<(String, usize)>> {
    let room = tempfile::tempdir()?;
    let mut sizes = Vec::new();
    let reading = || format!("reading {}", folder.display());
    for entry in fs::read_dir(folder).with_context(reading)? {
        let file = entry.with_context(reading)?.path();
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        // Beside each lies the same with a hash in its name.
        if file.extension().is_none_or(|end| end != "wasm") || name.contains('-') {
            continue;
        }
        let small = room.path().join(name.as_ref());
        let mut command = Command::new(wasm_opt);
        command.args([
            "-Oz",
            "--all-features",
            "--strip-debug",
            "--strip-producers",
        ]);
        let status = command.arg(&file).arg("-o").arg(&small).status();
        let status = status.with_context(|| format!("starting {}", wasm_opt.display()))?;
        ensure!(status.success(), "wasm-opt failed on {}", file.display());
        sizes.push((name.into_owned(), compressed(&fs::read(small)?)?));
    }
    Ok(sizes)
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    Ok(multaqa_compress::brotli(bytes, 11, 22)?.len())
}

/// The table, the dearest first: KB of 1,000 bytes.
fn table(mut sizes: Vec<(String, usize)>) -> Result<String> {
    let nothing = sizes.iter().position(|(name, _)| name == NOTHING);
    let nothing = nothing.context("the example `nothing` is missing")?;
    let (_, base) = sizes.swap_remove(nothing);
    sizes.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
    let mut text = format!("| call | KB over {} |\n| --- | --- |\n", kilobytes(base));
    for (name, size) in sizes {
        let over = size.saturating_sub(base);
        text += &format!("| `{name}` | {} |\n", kilobytes(over));
    }
    Ok(text)
}

fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dearest_comes_first_and_is_told_over_nothing() {
        let sizes = [("sort", 5_700), (NOTHING, 5_000), ("format", 6_640)];
        let sizes = sizes.map(|(name, size)| (name.to_owned(), size));
        let expected =
            "| call | KB over 5.0 |\n| --- | --- |\n| `format` | 1.6 |\n| `sort` | 0.7 |\n";
        assert_eq!(table(sizes.to_vec()).unwrap(), expected);
        assert!(table(Vec::new()).is_err());
    }
}

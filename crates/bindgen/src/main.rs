//! wasm-bindgen for the app: the module that the compiler wrote becomes one that a browser
//! can load, with the script that loads it.
//!
//! The work is done by `wasm-bindgen-cli-support`, the library under the `wasm-bindgen`
//! command line. The command line itself also brings a test runner with an HTTP client, a
//! server and TLS, which take most of its three minutes to compile. This program takes those of
//! its options that `cargo xtask` and Trunk give:
//! <https://wasm-bindgen.github.io/wasm-bindgen/reference/cli.html>.

use anyhow::{Context as _, Result, bail};
use lexopt::{Arg, Parser, ValueExt as _};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};
use wasm_bindgen_cli_support::Bindgen;

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
enum Order {
    /// Say the version, as `wasm-bindgen 0.2.130`.
    Version,
    /// Write the module and its script.
    Bind(Binding),
}

/// A module, and where it goes.
#[derive(Debug, PartialEq, Eq)]
struct Binding {
    /// The module that the compiler wrote.
    input: PathBuf,
    /// The folder that gets `<name>.js` and `<name>_bg.wasm`.
    folder: PathBuf,
    name: String,
    /// Keep the debugger's sections.
    keep_debug: bool,
    /// Write names of functions as people read them, not as the compiler mangles them.
    demangle: bool,
}

fn main() -> ExitCode {
    match parse(std::env::args_os().skip(1)).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(order: Order) -> Result<()> {
    match order {
        Order::Version => {
            println!("wasm-bindgen {}", env!("CARGO_PKG_VERSION"));
            Ok(())
        }
        Order::Bind(binding) => bind(&binding),
    }
}

fn bind(binding: &Binding) -> Result<()> {
    Bindgen::new()
        .input_path(&binding.input)
        .web(true)?
        .out_name(&binding.name)
        .typescript(false)
        .keep_debug(binding.keep_debug)
        .demangle(binding.demangle)
        .generate(&binding.folder)
        .with_context(|| format!("binding {}", binding.input.display()))
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Order> {
    let mut parser = Parser::from_args(arguments);
    let (mut input, mut folder, mut name) = (None, None, None);
    let (mut keep_debug, mut demangle) = (false, true);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("version") | Arg::Short('V') => return Ok(Order::Version),
            Arg::Long("out-dir") => folder = Some(PathBuf::from(parser.value()?)),
            Arg::Long("out-name") => name = Some(parser.value()?.string()?),
            Arg::Long("target") => match parser.value()?.string()?.as_str() {
                "web" => {}
                other => bail!("the target is web, not {other}"),
            },
            // Nothing reads the app's types.
            Arg::Long("no-typescript") => {}
            Arg::Long("keep-debug") => keep_debug = true,
            Arg::Long("no-demangle") => demangle = false,
            Arg::Value(path) if input.is_none() => input = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Order::Bind(Binding {
        input: input.context("name the module to read")?,
        folder: folder.context("name the folder to write to, with --out-dir")?,
        name: name.context("name what is written, with --out-name")?,
        keep_debug,
        demangle,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Order> {
        parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_version_is_that_of_the_library() {
        assert_eq!(env!("CARGO_PKG_VERSION"), wasm_bindgen_shared::version());
    }

    #[test]
    fn what_trunk_gives_is_taken() {
        let order = of("--target=web --out-dir=/a b --out-name=app --no-typescript").unwrap();
        let wanted = Binding {
            input: "b".into(),
            folder: "/a".into(),
            name: "app".into(),
            keep_debug: false,
            demangle: true,
        };
        assert_eq!(order, Order::Bind(wanted));
        assert_eq!(of("--version").unwrap(), Order::Version);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "--out-dir=a --out-name=b",
            "--out-dir=a in",
            "--out-dir=a --out-name=b --target=nodejs in",
            "--out-dir=a --out-name=b --weak-refs in",
            "--out-dir=a --out-name=b in other",
        ] {
            assert!(of(line).is_err(), "{line}");
        }
    }
}

//! The standard library for WebAssembly, which the app is compiled against.
//!
//! `rustup target add` gets it. Where rustup is refused the download, Debian's
//! own Rust comes with the library's source, and cargo builds it along with
//! the app ("build-std"). Being built here, it can also be built small.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use fs_err as fs;

use super::{Job, Step, apt};
use crate::console;
use crate::process;
use crate::project::{Project, rustup_home};

/// The target's name, for rustc and cargo.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// rustup's component that is the standard library's source.
const SOURCE: &str = "rust-src";

/// The name under which rustup knows the system's own Rust.
const DISTRO: &str = "distro";

/// Debian's most recent Rust, and the source of its standard library.
const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Compiler flags that make a standard library built here small: a panic
/// stops at once and carries no place and no `Debug` text. (A panic of the
/// app is told to the person by the page's loader, which sees the trap.)
const SMALL: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none ";

/// Compiler flags by which the app can be divided (`crate::shrink`): names of functions that
/// tell for what a generic one was made, and no function that stands for another, whose name
/// would then be wrong.
const NAMED: &str = "-Csymbol-mangling-version=v0 -Zmerge-functions=disabled";

/// How to compile for the browser on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WasmTarget {
    /// By rustup's toolchain, with the standard library as it comes. The app
    /// is some 15 KB larger then.
    Stock,
    /// By rustup's toolchain, which builds the standard library too, small.
    Built,
    /// By the system's Rust, which builds the standard library too, small.
    Distro {
        /// A linker for WebAssembly, from rustup's toolchain.
        linker: PathBuf,
    },
}

impl WasmTarget {
    /// Finds it, after the set-up.
    pub(crate) fn find(project: &Project) -> Result<Self> {
        look(project)?.with_context(|| {
            format!(
                "There is no standard library for {TARGET}.\n  \
                 What to do: Run `cargo xtask setup`."
            )
        })
    }

    /// The variables under which cargo, and whatever calls it, compiles for
    /// the browser quickly: with the standard library as it comes, if it does.
    pub(crate) fn quick_variables(&self) -> Vec<(&'static str, OsString)> {
        // What a debugger reads is the larger part of a module, and wasm-bindgen reads it all.
        let mut variables: Vec<(&str, OsString)> = vec![(RUSTFLAGS, "-Cdebuginfo=0".into())];
        if let Self::Distro { linker } = self {
            variables.extend(distro(linker));
            variables.extend([(BOOTSTRAP, "1".into()), (BUILD_STD, STD.into())]);
        }
        variables
    }

    /// The variables under which cargo compiles for the browser what becomes the small app.
    pub(crate) fn variables(&self) -> Vec<(&'static str, OsString)> {
        let small = if *self == Self::Stock { "" } else { SMALL };
        let mut variables: Vec<(&str, OsString)> = vec![
            (BOOTSTRAP, "1".into()),
            (RUSTFLAGS, [small, NAMED].concat().into()),
        ];
        if *self != Self::Stock {
            variables.extend([
                (BUILD_STD, STD.into()),
                (
                    "CARGO_UNSTABLE_BUILD_STD_FEATURES",
                    "optimize_for_size".into(),
                ),
            ]);
        }
        if let Self::Distro { linker } = self {
            variables.extend(distro(linker));
        }
        variables
    }
}

/// Lets a released compiler take unstable options.
const BOOTSTRAP: &str = "RUSTC_BOOTSTRAP";

const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Has cargo compile crates of the standard library.
const BUILD_STD: &str = "CARGO_UNSTABLE_BUILD_STD";
const STD: &str = "std,panic_abort";

/// Compiles by the system's Rust.
fn distro(linker: &Path) -> [(&'static str, OsString); 2] {
    [
        ("RUSTUP_TOOLCHAIN", DISTRO.into()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()),
    ]
}

/// The step that gets it.
pub(super) struct Target;

impl Step for Target {
    fn about(&self) -> (String, &'static str) {
        (format!("the standard library for {TARGET}"), "30 s")
    }

    fn is_there(&self, project: &Project) -> Result<bool> {
        Ok(look(project)?.is_some())
    }

    fn get(&self, job: &mut Job<'_>) -> Result<()> {
        let sysroot = sysroot(job.project)?;
        if !process::is_program("rustup") {
            bail!(
                "rustup is not installed, so the target cannot be added.\n  What to do: Install \
                 rustup (https://rustup.rs), or your system's {TARGET} library for {}.",
                sysroot.display()
            );
        }
        // Never a question to the network twice.
        let marker = marker(job.project, TARGET);
        if !is_refused(&marker, &sysroot) {
            let added = job.run(
                process::command("rustup")
                    .args(["target", "add", TARGET])
                    .current_dir(&job.project.root),
            );
            if added.is_ok() && rustup_has_target(&sysroot) {
                return Ok(());
            }
            remember_refusal(&marker, &sysroot)?;
        }
        console::note(
            "rustup could not download the target; building it from Debian's Rust instead",
        );
        if !apt::is_debian() {
            bail!(
                "rustup could not download the target, and this is not Debian.\n  What to do: Get \
                 `rustup target add {TARGET}` to work (it needs the network), then remove {} and \
                 try again.\n    Or link a Rust of 1.95 or later that has its standard library's \
                 source: `rustup toolchain link {DISTRO} FOLDER`.",
                marker.display()
            );
        }
        if !has_source(Path::new("/usr")) {
            let purpose = "building the standard library for WebAssembly";
            apt::install(job, &PACKAGES, purpose)?;
        }
        link_distro(job)
    }
}

/// The step that gets the standard library's source, by which rustup's
/// toolchain can build it small. One can do without.
pub(super) struct Source;

impl Step for Source {
    fn about(&self) -> (String, &'static str) {
        (
            "the standard library's source, to build it small".to_owned(),
            "10 s",
        )
    }

    fn is_there(&self, project: &Project) -> Result<bool> {
        let is_stock = look(project)? == Some(WasmTarget::Stock);
        Ok(!is_stock || is_refused(&marker(project, SOURCE), &sysroot(project)?))
    }

    fn get(&self, job: &mut Job<'_>) -> Result<()> {
        let mut rustup = process::command("rustup");
        rustup
            .args(["component", "add", SOURCE])
            .current_dir(&job.project.root);
        if job.run(&mut rustup).is_err() {
            console::note("rustup could not download it; the app will be some 15 KB larger");
            remember_refusal(&marker(job.project, SOURCE), &sysroot(job.project)?)?;
        }
        Ok(())
    }
}

/// What there is already, found without a network.
fn look(project: &Project) -> Result<Option<WasmTarget>> {
    let sysroot = sysroot(project)?;
    if rustup_has_target(&sysroot) {
        return Ok(Some(match has_source(&sysroot) {
            true => WasmTarget::Built,
            false => WasmTarget::Stock,
        }));
    }
    let distro = rustup_home()?.join("toolchains").join(DISTRO);
    if is_refused(&marker(project, TARGET), &sysroot) && has_source(&distro) {
        return Ok(linker(&sysroot).map(|linker| WasmTarget::Distro { linker }));
    }
    Ok(None)
}

fn sysroot(project: &Project) -> Result<PathBuf> {
    let path = process::rustc(project, &["--print", "sysroot"])?;
    Ok(PathBuf::from(path.trim()))
}

fn rustup_has_target(sysroot: &Path) -> bool {
    let library = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    library.is_dir()
}

/// Whether a toolchain has a compiler and the standard library's source.
fn has_source(toolchain: &Path) -> bool {
    process::is_program(toolchain.join("bin/rustc"))
        && process::is_program(toolchain.join("bin/cargo"))
        && toolchain
            .join("lib/rustlib/src/rust/library/std/Cargo.toml")
            .is_file()
}

/// rust-lld of rustup's toolchain, whichever the host is.
fn linker(sysroot: &Path) -> Option<PathBuf> {
    fs::read_dir(sysroot.join("lib/rustlib"))
        .ok()?
        .flatten()
        .map(|folder| folder.path().join("bin/rust-lld"))
        .find(|program| process::is_program(program))
}

/// The file that remembers for which toolchain rustup was refused something.
fn marker(project: &Project, what: &str) -> PathBuf {
    project.tools.join(format!("rustup-refused-{what}"))
}

fn is_refused(marker: &Path, sysroot: &Path) -> bool {
    fs::read(marker).is_ok_and(|refused| refused == sysroot.as_os_str().as_encoded_bytes())
}

fn remember_refusal(marker: &Path, sysroot: &Path) -> Result<()> {
    Ok(fs::write(marker, sysroot.as_os_str().as_encoded_bytes())?)
}

fn link_distro(job: &mut Job<'_>) -> Result<()> {
    let link = rustup_home()?.join("toolchains").join(DISTRO);
    if link.exists() && !has_source(&link) {
        bail!(
            "rustup knows a toolchain named {DISTRO} that has no source of the standard library.\n  \
             What to do: If it can go: `rustup toolchain uninstall {DISTRO}`, then try again."
        );
    }
    if !link.exists() {
        console::note(&format!(
            "telling rustup of Debian's Rust: rustup toolchain link {DISTRO} /usr"
        ));
        let mut rustup: Command = process::command("rustup");
        job.run(rustup.args(["toolchain", "link", DISTRO, "/usr"]))?;
    }
    Ok(())
}

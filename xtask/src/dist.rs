//! `cargo xtask dist`: the program for people without Rust, as an archive.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::app::{self, Kind};
use crate::console;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Need};

/// Links the C library into the program, where the platform allows it.
const STATIC: &str = "-C target-feature=+crt-static";

/// The program, with the app inside.
pub(crate) struct Program {
    target: String,
    pub(crate) file: PathBuf,
}

/// Builds the program and its archive; then unpacks that and uses it.
pub(crate) fn dist(project: &Project, app: Option<&Path>) -> Result<()> {
    let program = match app {
        Some(app) => with_app(project, &fs_err::canonicalize(app)?)?,
        None => program(project)?,
    };
    let target = program.target.as_str();
    console::heading("Packing it, and using the archive in an empty folder");
    let out = project.target.join("dist");
    process::run(
        tool(project)
            .args(["pack", "--target", target, "--program"])
            .arg(&program.file)
            .arg("--root")
            .arg(&project.root)
            .arg("--out")
            .arg(&out),
    )?;
    let end = if cfg!(windows) { "zip" } else { "tar.gz" };
    let archive = out.join(format!(
        "multaqa-{}-{target}.{end}",
        env!("CARGO_PKG_VERSION")
    ));
    process::run(tool(project).arg("prove").arg(&archive))?;
    console::good(&format!("{} is ready", project.shown(&archive)));
    Ok(())
}

/// Builds the app, and the program with it inside.
pub(crate) fn program(project: &Project) -> Result<Program> {
    let tools = setup::set_up(project, &[Need::App])?;
    app::build(project, &tools, Kind::Small)?;
    with_app(project, &project.app())
}

fn with_app(project: &Project, app: &Path) -> Result<Program> {
    app::files(app)?;
    let (target, flags) = platform(project)?;
    console::heading(&format!(
        "Building the program for {target} (the first time takes about 10 min)"
    ));
    let variable = target.to_uppercase().replace('-', "_");
    process::run(
        process::cargo(project)
            .args(["build", "--locked", "--profile", "program"])
            .args(["--target", &target, "--package", "multaqa-site"])
            .args(["--bin", "multaqa", "--features", "dist"])
            .env("CARGO_TARGET_DIR", &project.target)
            // Would take the place of the target's own flags.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env(format!("CARGO_TARGET_{variable}_RUSTFLAGS"), flags)
            .env("MULTAQA_EMBED_APP", app),
    )?;
    let file = project.target.join(&target).join("program").join("multaqa");
    let file = file.with_extension(std::env::consts::EXE_EXTENSION);
    Ok(Program { target, file })
}

/// The tool that packs, which this program leaves the libraries for archives to.
fn tool(project: &Project) -> std::process::Command {
    let mut cargo = process::cargo(project);
    cargo.args(["run", "--quiet", "--locked"]);
    cargo.args(["--package", "multaqa-dist", "--"]);
    cargo
}

/// This machine's target, as rustc calls it, and flags of the compiler for it, as
/// `CARGO_TARGET_…_RUSTFLAGS` takes them: static where that can be.
fn platform(project: &Project) -> Result<(String, &'static str)> {
    let told = process::rustc(project, &["-vV"])?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc -vV names no host")?;
    let native = |flags| (host.to_owned(), flags);
    if let Some(machine) = host.strip_suffix("-unknown-linux-gnu") {
        let target = format!("{machine}-unknown-linux-musl");
        if let Err(failure) = setup::set_up_musl(project, &target) {
            console::note(&format!(
                "{failure:#}\nThe program is linked with glibc instead, statically: it looks up \
                 names of servers only where glibc of the same version is installed."
            ));
            return Ok(native(STATIC));
        }
        return Ok((target, ""));
    }
    if host.ends_with("-windows-msvc") {
        return Ok(native(STATIC));
    }
    if !host.ends_with("-linux-musl") {
        console::note("the program uses the system's own libraries: here it cannot be static");
    }
    Ok(native(""))
}

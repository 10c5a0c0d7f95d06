//! The `multaqa` program, for people who organise forums.

mod check;
mod cli;
#[cfg(feature = "endpoint-test")]
mod endpoint_test;
#[cfg(feature = "dist")]
mod manual;
mod stored;

use clap::Parser;
use multaqa_content::Report;
use std::{
    io::{IsTerminal as _, stderr},
    process::ExitCode,
};

/// That of the system's library keeps the holes which large blocks leave between small ones that
/// last: some builds of 30,000 pages took 8 GB where others took one
/// (docs/adr/0018-how-a-large-site-is-built.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref::<Report>() {
                Some(report) => eprintln!("{}", report.render(stderr().is_terminal())),
                None if error.is::<check::Said>() => {}
                None => eprintln!("error: {error:#}"),
            }
            ExitCode::FAILURE
        }
    }
}

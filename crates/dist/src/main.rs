//! Packs the `multaqa` program for people without Rust, and proves that the archive is all
//! that they need. `cargo xtask dist` runs both.

mod archive;
mod check;
mod licences;
mod pack;
mod prove;
mod room;
mod sums;

use clap::Parser;
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, Parser)]
#[command(name = "multaqa-dist", about)]
enum Line {
    /// Write the archive of a program, and the checksums of all archives beside it.
    Pack(pack::Args),
    /// Unpack an archive into an empty folder, and build and serve its sample there.
    Prove {
        /// The archive.
        archive: PathBuf,
        /// Started again by itself, where there is no network.
        #[arg(long, hide = true)]
        inside: bool,
    },
}

fn main() -> ExitCode {
    let outcome = match Line::parse() {
        Line::Pack(args) => pack::pack(&args),
        Line::Prove { archive, inside } => prove::prove(&archive, inside),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

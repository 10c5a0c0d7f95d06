//! The tests of registration endpoints: `cargo test -p multaqa-tests --test endpoints`.
//!
//! Each server that organisers really use is run on this machine, described in content as
//! a person would describe it, and registered at as a page would. Trials are named
//! `server::case`; a table at the end shows what was seen.

mod cases;
mod descriptions;
mod lane;
mod scene;
mod table;

use lane::Lane;
use libtest_mimic::{Arguments, Trial};
use multaqa_tests::{
    process,
    servers::{self, Programs},
};
use std::{process::ExitCode, sync::Arc};
use table::Table;

fn main() -> ExitCode {
    let runtime = match process::runtime(1) {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let programs = Programs::from_env();
    let table = Arc::new(Table::default());
    let mut lanes = Vec::new();
    let mut trials = Vec::new();
    for kind in servers::ALL {
        let lane = Arc::new(Lane::new(kind, programs.clone()));
        lanes.push(Arc::clone(&lane));
        for case in cases::ALL {
            let (lane, table, runtime) =
                (Arc::clone(&lane), Arc::clone(&table), Arc::clone(&runtime));
            trials.push(Trial::test(
                format!("{}::{}", kind.name, case.name),
                move || {
                    // Programs are started as the runtime's children.
                    let _runtime = runtime.enter();
                    let result = lane.play(case);
                    table.add(kind.name, case.name, &result);
                    result
                        .map(drop)
                        .map_err(|error| format!("{error:#}").into())
                },
            ));
        }
    }
    let arguments = Arguments::from_args();
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(lanes);
    {
        let _runtime = runtime.enter();
        process::end_all();
    }
    if !arguments.list {
        print!("{}", table.text(&servers::ALL.map(|kind| kind.name)));
    }
    conclusion.exit_code()
}

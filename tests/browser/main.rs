//! The browser tests: `cargo test -p multaqa-tests --test browser`.
//!
//! Trials are named `engine::module::scenario`; a filter works as with any test. The
//! engines run side by side, the scenarios of one engine after one another.

mod lane;
mod scenarios;

use lane::{Lanes, Scenario};
use libtest_mimic::{Arguments, Trial};
use multaqa_tests::{process, settings::Settings};
use std::{process::ExitCode, sync::Arc};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let (settings, runtime) = match prepared() {
        Ok(prepared) => prepared,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let (engines, fast) = (settings.engines.clone(), settings.fast);
    let lanes = Arc::new(Lanes::new(settings));
    let mut trials = Vec::new();
    for scenario in scenarios::ALL {
        let important = scenarios::IMPORTANT;
        if fast
            && !important
                .iter()
                .any(|start| scenario.name.starts_with(start))
        {
            continue;
        }
        for engine in &engines {
            trials.push(trial(*engine, *scenario, &lanes, &runtime));
        }
    }
    let mut arguments = Arguments::from_args();
    // Each trial waits for its engine's lane, so all may wait at once.
    arguments.test_threads.get_or_insert(trials.len().max(1));
    let is_whole = arguments.filter.is_none() && !fast && !arguments.list;
    if is_whole {
        let lanes = Arc::clone(&lanes);
        runtime.spawn(async move { lanes.warm().await });
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    let report = runtime.block_on(lanes.close());
    process::end_all();
    if conclusion.num_passed + conclusion.num_failed > 0 {
        println!("{report}");
    }
    conclusion.exit_code()
}

fn prepared() -> anyhow::Result<(Settings, Arc<Runtime>)> {
    let runtime = process::runtime(2)?;
    Ok((Settings::from_env()?, Arc::new(runtime)))
}

fn trial(
    engine: multaqa_tests::engine::Engine,
    scenario: Scenario,
    lanes: &Arc<Lanes>,
    runtime: &Arc<Runtime>,
) -> Trial {
    let (lanes, runtime) = (Arc::clone(lanes), Arc::clone(runtime));
    Trial::test(format!("{}::{}", engine.name(), scenario.name), move || {
        runtime
            .block_on(lanes.run(engine, scenario))
            .map_err(|error| format!("{error:#}").into())
    })
}

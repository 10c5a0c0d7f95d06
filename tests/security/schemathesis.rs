//! The reference endpoint, held against its contract by Schemathesis: what the contract allows is
//! taken, what it does not is refused, and every reply is one that it names.
//!
//! schemathesis.toml says how, hooks.py what no contract can. `MULTAQA_ROUNDS` says how many
//! times as many requests are made.

use crate::{Site, content};
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::process::{self, Group};
use std::{env, time::Duration};
use tokio::{process::Command, time::timeout};

/// Requests that each part of a round makes up for each operation.
const EXAMPLES: u32 = 40;

/// How long a round may take.
const ROUND: Duration = Duration::from_secs(300);

/// The contract holds, also from one request to the next, and where nearly every request is one
/// too many.
pub(crate) async fn contract() -> Result<String> {
    let site = Site::serve(content(), &["--behind-proxy", "--rate", "1"]).await?;
    let whole = run(&site, "examples,coverage,fuzzing,stateful", Visitors::Many).await?;
    let (rows, messages) = (site.server.rows().await?, site.server.messages()?);
    let cancelled = rows.iter().filter_map(|row| row.get("cancelled"));
    let cancelled = cancelled.filter(|time| !time.is_empty()).count();
    // Else hardly anything has been tested.
    ensure!(
        rows.len() > 100 && messages.len() > 50 && cancelled > 0,
        "stored: {} registrations, {cancelled} of them taken back, {} messages",
        rows.len(),
        messages.len()
    );
    let throttled = run(&site, "coverage", Visitors::One).await?;
    let more = site.server.rows().await?.len() - rows.len();
    ensure!(more < 20, "{more} registrations were not too many");
    Ok([whole, throttled].join("\n"))
}

/// Who sends the requests.
#[derive(Clone, Copy, PartialEq)]
enum Visitors {
    One,
    Many,
}

/// Runs these phases; what it says in sum.
async fn run(site: &Site, phases: &str, visitors: Visitors) -> Result<String> {
    let rounds = env::var("MULTAQA_ROUNDS").ok();
    let rounds: u32 = rounds.map_or(Ok(1), |rounds| rounds.parse())?;
    let folder = process::folder("schemathesis")?;
    let mut command = Command::new(&site.programs.python);
    command
        .args(["-B", "-m", "schemathesis.cli", "--config-file"])
        .arg(site.file("schemathesis.toml"))
        .arg("run")
        .arg(format!("http://{}/api/openapi.json", site.server.address()))
        .args(["--no-color", "--phases", phases, "--max-examples"])
        .arg(EXAMPLES.saturating_mul(rounds).to_string())
        // There it looks for the hooks, and here it leaves what it finds.
        .env("PYTHONPATH", site.file(""))
        .env("PYTHONUTF8", "1")
        .envs((visitors == Visitors::Many).then_some(("MULTAQA_CROWD", "1")))
        .current_dir(folder.path());
    let mut group = Group::start(command, folder.path(), false)?;
    let ended = timeout(ROUND.saturating_mul(rounds), group.child.wait()).await;
    let report = group.log();
    let status = ended.with_context(|| format!("it does not end:\n{report}"))??;
    ensure!(status.success(), "{report}\n{}", site.server.log_tail());
    let sum = report.lines().find(|line| line.contains(" generated, "));
    let sum = sum.with_context(|| format!("it does not sum up:\n{report}"))?;
    Ok(format!("Schemathesis ({phases}): {}", sum.trim()))
}

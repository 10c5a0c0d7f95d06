//! A site as a host serves it, graded by MDN's HTTP Observatory.
//!
//! proxy.mjs stands before it with a certificate of its own; names.mjs leads the scanner there.

use crate::{Site, content};
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    field,
    process::{self, Group},
};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, process::Stdio, time::Duration};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Command,
    time::timeout,
};

/// The site's name, which no name server knows.
const NAME: &str = "forum.example";

/// All that can be had by a site which is not on browsers' list of preloaded names, and whose
/// scripts are its own, so that their integrity need not be told.
const SCORE: u32 = 130;

/// How long a program may take.
const ENOUGH: Duration = Duration::from_secs(60);

const HSTS: &str = "\n[hsts]\nmax_age = 63072000\ninclude_subdomains = true\npreload = true\n+++\n";

/// What the scanner says.
#[derive(Debug, Deserialize)]
struct Report {
    scan: Scan,
    tests: BTreeMap<String, Test>,
}

#[derive(Debug, Deserialize)]
struct Scan {
    grade: String,
    score: u32,
}

#[derive(Debug, Deserialize)]
struct Test {
    pass: bool,
    result: String,
}

/// Every test passes, and the grade is the best.
pub(crate) async fn grade() -> Result<String> {
    let folder = process::folder("observatory")?;
    let copy = folder.path().join("content");
    field::copy(&content(), &copy)?;
    let settings = fs::read_to_string(copy.join("site.md"))?;
    let (head, text) = settings.rsplit_once("+++\n").context("no front matter")?;
    fs::write(copy.join("site.md"), [head, HSTS, text].concat())?;
    let site = Site::serve(copy, &["--behind-proxy"]).await?;

    let [key, certificate] = ["key.pem", "certificate.pem"].map(|file| folder.path().join(file));
    let mut make = Command::new(&site.programs.python);
    make.arg("-B").arg(site.file("certificate.py")).arg(NAME);
    output(make.arg(&key).arg(&certificate)).await?;

    let mut proxy = Command::new(&site.programs.node);
    proxy.arg(site.file("proxy.mjs")).arg(NAME);
    proxy.arg(site.server.address().port().to_string());
    proxy.arg(key).arg(&certificate);
    let mut proxy = Group::start(proxy, folder.path(), true)?;
    let ports = proxy.child.stdout.take().context("no output")?;
    let mut ports = BufReader::new(ports).lines();
    let ports = timeout(ENOUGH, ports.next_line()).await??;
    let ports = ports.with_context(|| format!("the proxy ended: {}", proxy.log_tail()))?;
    let (https, http) = ports.split_once(' ').context("no ports")?;

    let scanner = "@mdn/mdn-http-observatory/src/scan.js";
    let mut scan = Command::new(&site.programs.node);
    scan.arg("--import").arg(site.file("names.mjs"));
    scan.arg(site.programs.node_modules.join(scanner)).arg(NAME);
    scan.env("NODE_EXTRA_CA_CERTS", certificate)
        .env("MULTAQA_NAME", NAME)
        .envs([("MULTAQA_HTTPS", https), ("MULTAQA_HTTP", http)])
        // Milliseconds; it waits ten seconds otherwise, also on a busy machine.
        .envs([("CLIENT_TIMEOUT", "50000"), ("ABORT_TIMEOUT", "50000")]);
    let said = output(&mut scan).await?;
    let report: Report = serde_json::from_str(&said).context(said.clone())?;
    let passes = !report.tests.is_empty() && report.tests.values().all(|test| test.pass);
    let Scan { grade, score } = report.scan;
    ensure!(passes && grade == "A+" && score >= SCORE, "{said}");
    let mut told = format!("HTTP Observatory: {grade}, {score}\n");
    for (name, test) in report.tests {
        told.push_str(&format!("  {name}: {}\n", test.result));
    }
    Ok(told)
}

/// The output of a program that must succeed.
async fn output(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null()).kill_on_drop(true);
    let output = timeout(ENOUGH, command.output()).await;
    let output = output.with_context(|| format!("{command:?} does not end"))??;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?}: {said}{errors}");
    Ok(said)
}

//! What `Trunk.toml` says for work on the interface holds: `trunk build` makes the app, and
//! `trunk serve` serves it, with the pages' payloads of a site beside it.

use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    driver::Driver,
    engine::{Engine, Mode},
    process::{self, Group},
    settings::Settings,
    site::Server,
};
use std::{
    env, fs,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    time::Duration,
};
use thirtyfour::{By, WebDriver, prelude::ElementQueryable as _};
use tokio::{
    net::TcpStream,
    process::Command,
    time::{Instant, sleep, timeout},
};

/// How long compiling and starting may take: only what hangs takes so long.
const PATIENCE: Duration = Duration::from_secs(600);

/// What `Trunk.toml` says beside its commands.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "csr"];

#[tokio::test(flavor = "multi_thread")]
async fn the_app_is_built_and_served() -> Result<()> {
    let outcome = build_and_serve(&Settings::from_env()?).await;
    process::end_all();
    outcome
}

async fn build_and_serve(settings: &Settings) -> Result<()> {
    let folder = process::folder("trunk")?;
    let site = Server::start(settings).await?;
    let config = folder.path().join("Trunk.toml");
    let dist = folder.path().join("dist");
    fs::write(&config, elsewhere(settings, &dist, site.address())?)?;

    let mut group = Group::start(trunk("build", &config), folder.path(), false)?;
    let ended = timeout(PATIENCE, group.child.wait()).await??;
    ensure!(ended.success(), "trunk build failed:\n{}", group.log_tail());
    let built: Vec<_> = fs::read_dir(&dist)?.flatten().map(|e| e.path()).collect();
    for end in ["html", "js", "wasm"] {
        let is_there = built
            .iter()
            .any(|file| file.extension().is_some_and(|e| e == end));
        ensure!(is_there, "trunk build made no .{end}: {built:?}");
    }

    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let mut serve = trunk("serve", &config);
    serve.args(["--port", &port.to_string(), "--no-autoreload"]);
    let served = Group::start(serve, folder.path(), false)?;
    let driver = Driver::start(Engine::Chromium, settings).await?;
    let session = driver.session(Mode::default()).await?;
    let shown = until_shown(&session.web, port).await;
    session.web.quit().await.ok();
    shown.with_context(|| format!("trunk serve says:\n{}", served.log_tail()))
}

/// Trunk with a subcommand, as a person calls it who has no network. `MULTAQA_TRUNK_VARIABLES`
/// are what it needs to compile for the browser on this machine, a `NAME=value` a line.
fn trunk(subcommand: &str, config: &Path) -> Command {
    let mut command = Command::new(env::var_os("MULTAQA_TRUNK").unwrap_or("trunk".into()));
    let variables = env::var("MULTAQA_TRUNK_VARIABLES").unwrap_or_default();
    command.envs(variables.lines().filter_map(|line| line.split_once('=')));
    command
        .args(["--offline", "--skip-version-check", "--config"])
        .arg(config)
        .arg(subcommand)
        .args(FEATURES);
    command
}

/// The project's `Trunk.toml` for a folder and ports of its own.
fn elsewhere(settings: &Settings, dist: &Path, site: SocketAddr) -> Result<String> {
    let mut config = fs::read_to_string(settings.root.join("Trunk.toml"))?;
    let root = settings.root.display();
    for (here, there) in [
        ("target = \"", format!("target = \"{root}/")),
        (
            "dist = \"target/trunk\"",
            format!("dist = \"{}\"", dist.display()),
        ),
        (
            "\"src\", \"style\", \"crates/domain/src\", \"index.html\"",
            format!("\"{root}/src\""),
        ),
        ("127.0.0.1:8080/", format!("{site}/")),
    ] {
        ensure!(config.contains(here), "Trunk.toml has no {here}");
        config = config.replace(here, &there);
    }
    Ok(config)
}

/// Waits until the app has drawn the home page from its payload.
async fn until_shown(web: &WebDriver, port: u16) -> Result<()> {
    let answers = async || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await;
    let deadline = Instant::now() + PATIENCE;
    while answers().await.is_err() {
        ensure!(Instant::now() < deadline, "nobody answers");
        sleep(Duration::from_millis(100)).await;
    }
    web.goto(&format!("http://127.0.0.1:{port}/")).await?;
    let heading = web.query(By::Css("main h1"));
    let heading = heading.wait(PATIENCE, Duration::from_millis(100));
    let text = heading.first().await?.text().await?;
    ensure!(!text.is_empty(), "the heading is empty");
    Ok(())
}

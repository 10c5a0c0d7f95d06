//! A driver that runs, and the sessions that it gives.

use crate::{
    engine::{Engine, Mode},
    page::PATIENCE,
    process::{self, Group},
    processor,
    settings::Settings,
    times::{self, Kind},
};
use anyhow::{Context, Result, bail};
use std::{
    net::{Ipv4Addr, TcpListener},
    path::Path,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// How long a driver may take to answer after its start.
const START: Duration = Duration::from_secs(120);

/// An engine's driver, started once; it ends when this is dropped.
#[derive(Debug)]
pub struct Driver {
    /// Which engine it drives.
    pub engine: Engine,
    port: u16,
    group: Group,
    folder: TempDir,
    settings: Settings,
}

/// A browser session, with its profile.
#[derive(Debug)]
pub struct Session {
    /// The session itself.
    pub web: WebDriver,
    /// What it was set to.
    pub mode: Mode,
    _profile: TempDir,
}

impl Driver {
    /// Starts it on a free port and waits until it answers.
    pub async fn start(engine: Engine, settings: &Settings) -> Result<Self> {
        let folder = process::folder(engine.name())?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut command = engine.driver(settings, port);
        command.env("TZ", "UTC").current_dir(folder.path());
        let group = Group::start(command, folder.path(), false)?;
        let settings = settings.clone();
        let mut driver = Self {
            engine,
            port,
            group,
            folder,
            settings,
        };
        driver.until_ready().await?;
        Ok(driver)
    }

    /// A new session.
    pub async fn session(&self, mode: Mode) -> Result<Session> {
        let _time = times::spent(Kind::Browsers);
        let profile = TempDir::new_in(self.folder.path())?;
        let wanted = self
            .engine
            .capabilities(&self.settings, mode, profile.path());
        let url = format!("http://127.0.0.1:{}", self.port);
        let web = WebDriver::builder(url, Capabilities::from(wanted))
            .request_timeout(2 * PATIENCE + Duration::from_secs(30))
            .await
            .with_context(|| {
                let (name, log) = (self.engine.name(), self.group.log_tail());
                format!("{name} gives no session; its driver's log ends:\n{log}")
            })?;
        Ok(Session {
            web,
            mode,
            _profile: profile,
        })
    }

    /// The time on the processors that it and its browsers have taken.
    pub fn processor_time(&self) -> Option<Duration> {
        processor::time_below(self.group.child.id()?)
    }

    /// A folder that lives as long as the driver.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    async fn until_ready(&mut self) -> Result<()> {
        let deadline = Instant::now() + START;
        while !self.answers().await.unwrap_or(false) {
            if self.group.has_ended() || Instant::now() > deadline {
                let (name, log) = (self.engine.name(), self.group.log_tail());
                bail!("the driver of {name} does not answer; its log ends:\n{log}");
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    async fn answers(&self) -> Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await?;
        let host = format!("127.0.0.1:{}", self.port);
        let ask = format!("GET /status HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes()).await?;
        let mut reply = [0; 15];
        stream.read_exact(&mut reply).await?;
        Ok(reply.windows(3).any(|three| three == b"200"))
    }
}

//! Registration endpoints that organisers really use, run on this machine, each with an
//! empty folder and a port of its own, and ended when dropped.

mod graphql;
mod json_server;
mod kinto;
mod node_red;
mod parse_server;
mod pocketbase;
mod programs;
mod python;
mod reference;
mod rest;

pub use programs::Programs;

use crate::process::{self, Group};
use anyhow::{Context as _, Result, bail};
use multaqa_domain::{
    exchange::{Method, Request},
    json::Json,
};
use multaqa_probe::http::{self, Response};
use std::{
    net::TcpListener,
    path::Path,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::process::Command;

/// How long a server may take to answer for the first time.
const START: Duration = Duration::from_secs(90);

/// How long a server may take for an answer, in milliseconds.
const ANSWER: u32 = 20_000;

/// A kind of server.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name, as in the names of tests.
    pub name: &'static str,
    start: fn(&Programs) -> Result<Server>,
    rows: fn(&Server) -> Result<Vec<Json>>,
    throttle: fn(&Server) -> Result<()>,
}

/// All kinds.
pub const ALL: [Kind; 9] = [
    pocketbase::KIND,
    python::DRF,
    python::FASTAPI,
    graphql::KIND,
    json_server::KIND,
    node_red::KIND,
    kinto::KIND,
    parse_server::KIND,
    reference::KIND,
];

impl Kind {
    /// Starts one, and waits until it answers.
    ///
    /// # Errors
    /// If it cannot be started, or ends instead.
    pub fn start(self, programs: &Programs) -> Result<Server> {
        (self.start)(programs).with_context(|| format!("{} did not start", self.name))
    }

    /// What it has stored, read back by its own interface.
    ///
    /// # Errors
    /// If it does not tell.
    pub fn rows(self, server: &Server) -> Result<Vec<Json>> {
        (self.rows)(server).with_context(|| format!("{} does not tell its rows", self.name))
    }

    /// Brings it to refuse more than a few requests, if it does not by itself.
    ///
    /// # Errors
    /// If it does not let itself be brought to.
    pub fn throttle(self, server: &Server) -> Result<()> {
        (self.throttle)(server)
    }
}

/// A server that runs.
#[derive(Debug)]
pub struct Server {
    /// The port on 127.0.0.1.
    pub port: u16,
    programs: Programs,
    /// What whoever administers it shows for that, if it asks.
    token: Option<String>,
    group: Group,
    folder: TempDir,
}

impl Server {
    /// An address on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The end of its log.
    pub fn log_tail(&self) -> String {
        self.group.log_tail()
    }

    /// Runs a program in a folder as a server, and waits until `path` answers.
    fn run(
        programs: &Programs,
        folder: TempDir,
        path: &str,
        command: impl Fn(u16, &Path) -> Command,
    ) -> Result<Self> {
        let mut last = String::new();
        // Somebody else may take the port that was free.
        for _ in 0..3 {
            let port = free_port()?;
            let mut command = command(port, folder.path());
            command.current_dir(folder.path());
            let mut group = Group::start(command, folder.path(), false)?;
            let url = format!("http://127.0.0.1:{port}{path}");
            if answers(&url, &mut group)? {
                return Ok(Self {
                    port,
                    programs: programs.clone(),
                    token: None,
                    group,
                    folder,
                });
            }
            last = group.log_tail();
        }
        bail!("it ended: {last}")
    }

    /// Asks it for JSON, as whoever administers it.
    fn json(&self, method: Method, path: &str, body: Option<String>) -> Result<Json> {
        let mut headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
        let token = self.token.iter();
        headers.extend(token.map(|token| ("Authorization".to_owned(), token.clone())));
        let request = Request {
            method,
            url: self.url(path),
            headers,
            body,
            timeout: ANSWER,
        };
        let reply = http::send(&request, &[]).map_err(anyhow::Error::msg)?;
        parsed(&reply).with_context(|| format!("{path}: {} {}", reply.status, reply.text()))
    }

    fn rows_at(&self, path: &str, pointer: &str) -> Result<Vec<Json>> {
        let json = self.json(Method::Get, path, None)?;
        let rows = json.pointer(pointer).context("no rows there")?;
        Ok(rows.items().to_vec())
    }
}

fn parsed(reply: &Response) -> Option<Json> {
    let is_good = (200..=299).contains(&reply.status);
    is_good.then(|| Json::parse(&reply.text())).flatten()
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Waits until something answers well; `false` if the program has ended instead.
fn answers(url: &str, group: &mut Group) -> Result<bool> {
    let start = Instant::now();
    while start.elapsed() < START {
        if group.has_ended() {
            return Ok(false);
        }
        // Some answer 404 before they are ready.
        let reply = http::ask("GET", url, &[], Duration::from_secs(5));
        if reply.is_ok_and(|reply| (200..=299).contains(&reply.status)) {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(50));
    }
    bail!("{url} does not answer: {}", group.log_tail())
}

fn folder(name: &str) -> Result<TempDir> {
    process::folder(name)
}

/// It does so by itself, or cannot.
fn by_itself(_: &Server) -> Result<()> {
    Ok(())
}

//! The site under test: `multaqa serve` and `multaqa build`, run as an organiser would.

use crate::{
    process::{self, Group},
    settings::Settings,
    stage::{Backend, Visitor},
    times::{self, Kind},
};
use anyhow::{Context, Result, bail, ensure};
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, time::Duration};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Command,
    time::timeout,
};

/// How long the server may take to start: it compresses the whole site first.
const START: Duration = Duration::from_secs(300);

/// The sample, served with a registration endpoint of its own; it ends when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    database: PathBuf,
    group: Group,
    _folder: TempDir,
    settings: Settings,
}

/// A registration, as `multaqa registrations export` shows it: column to value.
pub type Row = BTreeMap<String, String>;

impl Server {
    /// Starts `multaqa serve` on a free port and waits until it listens.
    pub async fn start(settings: &Settings) -> Result<Self> {
        Self::start_with(settings, &[]).await
    }

    /// The same, with further arguments.
    pub async fn start_with(settings: &Settings, more: &[&str]) -> Result<Self> {
        let folder = process::folder("serve")?;
        let database = folder.path().join("registrations.sqlite");
        let mut command = Command::new(&settings.multaqa);
        command
            .arg("serve")
            .arg(&settings.content)
            .args(["--port", "0", "--db"])
            .arg(&database)
            .arg("--app")
            .arg(&settings.app)
            .args(more);
        let mut group = Group::start(command, folder.path(), true)?;
        let output = group.child.stdout.take().context("no output")?;
        let mut lines = BufReader::new(output).lines();
        let listening = async {
            while let Some(line) = lines.next_line().await? {
                if let Some((_, address)) = line.split_once("listening on http://") {
                    return Ok(address.trim_end_matches('/').parse()?);
                }
            }
            bail!("it ended before it listened")
        };
        let address = match timeout(START, listening).await {
            Ok(Ok(address)) => address,
            other => bail!(
                "multaqa serve did not start: {other:?}\n{}",
                group.log_tail()
            ),
        };
        // What else it prints must be read, or it would block.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let settings = settings.clone();
        Ok(Self {
            address,
            database,
            group,
            _folder: folder,
            settings,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// For the stage; each time as somebody else sees it.
    pub fn backend(&self) -> Backend {
        Backend::Server(self.address, Visitor::new())
    }

    /// For the stage, with each request as from somebody else: for many registrations.
    pub fn backend_for_many(&self) -> Backend {
        Backend::Server(self.address, Visitor::crowd())
    }

    /// The registrations that it has stored.
    pub async fn rows(&self) -> Result<Vec<Row>> {
        let _time = times::spent(Kind::Server);
        let mut command = Command::new(&self.settings.multaqa);
        command
            .args(["registrations", "export", "--db"])
            .arg(&self.database);
        let output = output(command).await?;
        let text = output.trim_start_matches('\u{feff}');
        let rows = csv::Reader::from_reader(text.as_bytes())
            .into_deserialize()
            .collect::<Result<Vec<Row>, _>>()?;
        Ok(rows)
    }

    /// The stored registrations in which some value has the word `mark` in it.
    pub async fn rows_with(&self, mark: &str) -> Result<Vec<Row>> {
        let mut rows = self.rows().await?;
        rows.retain(|row| row.values().any(|value| is_marked(value, mark)));
        Ok(rows)
    }

    /// The messages that it has stored.
    pub fn messages(&self) -> Result<Vec<Row>> {
        let _time = times::spent(Kind::Server);
        let mut text = Vec::new();
        let export = multaqa_endpoint::Export {
            rows: multaqa_endpoint::Rows::Messages,
            format: multaqa_endpoint::Format::Csv,
            keys: multaqa_endpoint::Keys::LeftOut,
        };
        export.write(&self.database, &mut text)?;
        let text = String::from_utf8(text)?;
        let rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes())
            .into_deserialize()
            .collect::<Result<Vec<Row>, _>>()?;
        Ok(rows)
    }

    /// The end of its log.
    pub fn log_tail(&self) -> String {
        self.group.log_tail()
    }
}

/// The sample, built into a folder.
#[derive(Debug)]
pub struct Built {
    folder: TempDir,
    base: String,
}

impl Built {
    /// Runs `multaqa build` for a base path, with further arguments.
    pub async fn new(settings: &Settings, base: &str, more: &[&str]) -> Result<Self> {
        let folder = process::folder("built")?;
        let mut command = Command::new(&settings.multaqa);
        command
            .arg("build")
            .arg(&settings.content)
            .arg("--out")
            .arg(folder.path())
            .args(["--base", base, "--app"])
            .arg(&settings.app)
            .args(more);
        output(command).await?;
        let base = base.to_owned();
        Ok(Self { folder, base })
    }

    /// For the stage.
    pub fn backend(&self) -> Backend {
        let root = self.folder.path().to_owned();
        let base = self.base.clone();
        Backend::Folder { root, base }
    }
}

async fn output(mut command: Command) -> Result<String> {
    let output = command.output().await.with_context(|| {
        let program = command.as_std().get_program();
        format!("cannot start {}", program.display())
    })?;
    ensure!(
        output.status.success(),
        "{:?} failed: {}",
        command.as_std(),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}

/// The path of every page, found as a person finds them: by links, from the home page on. A link
/// that leads nowhere is an error.
pub async fn pages(backend: &Backend) -> Result<Vec<String>> {
    let mut found = vec!["/".to_owned()];
    let mut next = 0;
    while let Some(path) = found.get(next).cloned() {
        next += 1;
        let answer = backend.get(&path).await;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        let html = String::from_utf8_lossy(&answer.body);
        for link in html.split("href=\"/").skip(1) {
            let link = link.split(['"', '#', '?']).next().unwrap_or_default();
            let path = format!("/{link}");
            if path.ends_with('/') && !found.contains(&path) {
                found.push(path);
            }
        }
    }
    ensure!(found.len() > 10, "the site has hardly a page: {found:?}");
    Ok(found)
}

/// Whether this mark is in a text, and not only as a part of another, longer one.
fn is_marked(text: &str, mark: &str) -> bool {
    let is_outside = |c: Option<char>| c.is_none_or(|c| c != '-' && !c.is_alphanumeric());
    text.match_indices(mark).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + mark.len()..)
            .and_then(|after| after.chars().next());
        is_outside(before) && is_outside(after)
    })
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    #[test]
    fn a_mark_is_no_part_of_another() {
        assert!(is_marked("once-webkit@example.org", "once-webkit"));
        assert!(is_marked("اسم once-webkit", "once-webkit"));
        assert!(!is_marked("at-once-webkit@example.org", "once-webkit"));
        assert!(!is_marked("nonce-webkit@example.org", "once-webkit"));
        assert!(!is_marked("asks-webkit-0-@example.org", "asks-webkit"));
        assert!(is_marked("asks-webkit-0-@example.org", "asks-webkit-0-"));
    }
}

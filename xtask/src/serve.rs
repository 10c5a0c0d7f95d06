//! `cargo xtask serve`: the sample site as soon as its pages can be drawn, and the app in it
//! as soon as that is built.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::app::{self, Kind};
use crate::console;
use crate::descendants;
use crate::folder;
use crate::native::{self, Build};
use crate::process;
use crate::project::Project;
use crate::setup::{self, Need};

/// How often the site is asked whether it is there.
const POLL: Duration = Duration::from_millis(100);

/// How long a site of the sample's size may take for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How it is served.
#[derive(Debug, Args)]
pub(crate) struct Selection {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// End once the pages are served with the app: to measure how long that takes.
    #[arg(long)]
    until_ready: bool,
}

/// Serves the sample until it is interrupted.
pub(crate) fn serve(project: &Project, selection: &Selection) -> Result<()> {
    let start = Instant::now();
    let port = selection.port;
    // Better to know it now than after minutes of building.
    if let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        bail!("port {port} cannot be used: {error}\n  What to do: Choose another with --port.");
    }
    native::build(project, Build::Light)?;
    let kind = Kind::Development;
    let needs = [Need::Development];
    let is_built = match setup::find(project, &needs)? {
        Some(tools) => app::is_there(project, &tools, kind)?,
        None => false,
    };
    if !is_built {
        // The pages of today are not for the app of yesterday.
        folder::clear(&kind.folder(project))?;
    }
    console::heading("Serving the sample (Ctrl-C ends it)");
    let mut multaqa = native::on_sample(project, "serve", &kind.folder(project));
    multaqa
        .arg("--db")
        .arg(project.target.join("registrations.sqlite"))
        .args(["--port", &port.to_string()]);
    let mut site = process::start_shown(&mut multaqa)?;
    wait_until(&mut site, || page(port).is_some())?;
    say(start, port, "the pages are there to read");
    let built = if is_built {
        Ok(())
    } else {
        setup::set_up(project, &needs).and_then(|tools| app::build(project, &tools, kind))
    };
    match &built {
        Ok(()) => {
            let has_app = || page(port).is_some_and(|page| page.contains("id=\"start\""));
            wait_until(&mut site, has_app)?;
            say(start, port, "the app is in the pages");
        }
        Err(failure) => {
            console::bad(&format!("{failure:#}"));
            console::note("the pages are served without the app");
        }
    }
    if selection.until_ready {
        descendants::end_all();
        return built;
    }
    let ended = site.wait().context("waiting for the site")?;
    built.and(process::succeeded(&multaqa, ended))
}

fn say(start: Instant, port: u16, what: &str) {
    let time = console::duration(start.elapsed());
    console::good(&format!(
        "{what}: http://127.0.0.1:{port}/ ({time} after the start)"
    ));
}

/// Waits for something of the site, and fails if the site ends before.
fn wait_until(site: &mut Child, is: impl Fn() -> bool) -> Result<()> {
    while !is() {
        if let Some(status) = site.try_wait().context("looking after the site")? {
            bail!("the site has ended ({status})");
        }
        thread::sleep(POLL);
    }
    Ok(())
}

/// The home page as it is served; `None` while nobody answers.
fn page(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.starts_with("HTTP/1.1 200").then_some(answer)
}

//! An archive, unpacked into an empty folder, builds and serves its sample: without Rust, Node,
//! `--app` or a network, and where the program is static without a file besides.

use crate::{
    archive, check, pack,
    room::{self, Room, Walls},
    sums,
};
use anyhow::{Context as _, Result, bail, ensure};
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// What the program adds to the address when it listens.
const LISTENING: &str = "listening on ";

/// Proves it, or says what is missing.
pub(crate) fn prove(archive: &Path, inside: bool) -> Result<()> {
    if inside {
        room::only_loopback()?;
    } else {
        match room::again_without_network("--inside")? {
            Some(true) => return Ok(()),
            Some(false) => bail!("the archive is not enough"),
            None => {
                println!("  not shut off from the network: unshare(1) and ip(8) cannot do it here")
            }
        }
    }
    sums::check(archive)?;
    let temporary = tempfile::tempdir()?;
    archive::unpack(archive, temporary.path())?;
    let file = archive.file_name().context("no file")?.to_string_lossy();
    let name = file.trim_end_matches(".tar.gz").trim_end_matches(".zip");
    let target = name
        .strip_prefix(&pack::name(""))
        .context("the archive is of another version")?;
    let program = pack::program_name(target);

    // Nothing but the program, the content, and the folder for temporary files.
    let folder = temporary.path().join("room");
    fs::create_dir_all(folder.join("tmp"))?;
    for name in [program, "content"] {
        let from = temporary.path().join(pack::name(target)).join(name);
        fs::rename(&from, folder.join(name)).with_context(|| from.display().to_string())?;
    }
    let is_static = target.ends_with("-musl") || target.ends_with("-linux-gnu");
    let walls = if inside && is_static {
        Walls::Files
    } else {
        Walls::Variables
    };
    let room = Room { folder, walls };
    if walls == Walls::Files {
        room::stand_in_for_proc(&room.folder, program)?;
    }

    let version = run(room.command(program).arg("--version"))?;
    let told = |what: &str| version.lines().find_map(|line| line.strip_prefix(what));
    ensure!(
        told("target: ") == Some(target),
        "another target: {version}"
    );
    let module = told("app: ").context("no app")?;
    run(room
        .command(program)
        .args(["build", "content", "--out", "site"]))?;
    let named = check::site(&room.folder.join("site"), module)?;

    let mut serve = room.command(program);
    serve.args(["serve", "content", "--port", "0"]);
    let served = Served::start(&mut serve)?;
    let home = served.get("")?;
    let home = String::from_utf8_lossy(&home);
    ensure!(
        check::app_of(&home).contains(module),
        "the home page names no app"
    );
    for name in &named {
        let bytes = served.get(name)?;
        let built = fs::read(room.folder.join("site").join(name))?;
        ensure!(bytes == built, "{name} is served with other content");
    }

    let walls = match (inside, walls) {
        (true, Walls::Files) => "no other file and no network",
        (true, Walls::Variables) => "no variables and no network",
        (false, _) => "no variables",
    };
    println!("  {name}: with {walls}, it built and served its sample, app {module}");
    Ok(())
}

fn run(command: &mut Command) -> Result<String> {
    let shown = format!("{command:?}");
    let output = command.stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("starting {shown}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{shown} failed ({}): {said}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// `multaqa serve`, which ends when this is dropped.
struct Served {
    child: Child,
    /// Kept open: it could not print to a pipe that nobody reads.
    output: BufReader<ChildStdout>,
    address: String,
    agent: ureq::Agent,
}

impl Served {
    fn start(command: &mut Command) -> Result<Self> {
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().context("starting multaqa serve")?;
        let output = child.stdout.take().context("no output")?;
        let config = ureq::Agent::config_builder()
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(30)));
        let mut served = Self {
            child,
            output: BufReader::new(output),
            address: String::new(),
            agent: config.build().into(),
        };
        for line in served.output.by_ref().lines() {
            if let Some(address) = line?.strip_prefix(LISTENING) {
                address.clone_into(&mut served.address);
                return Ok(served);
            }
        }
        bail!("multaqa serve ended before it listened")
    }

    /// A file of the site, as a program asks that takes no compression.
    fn get(&self, name: &str) -> Result<Vec<u8>> {
        let address = format!("{}{name}", self.address);
        let answer = self.agent.get(&address).call();
        let mut answer = answer.with_context(|| address.clone())?;
        answer.body_mut().read_to_vec().context(address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

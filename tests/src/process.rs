//! Programs that end when their test run does: each in a process group of its own,
//! which is asked to end and then made to, also on an interrupt.

use anyhow::{Context, Result, ensure};
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::{
    process::{Child, Command},
    runtime::{Builder, Runtime},
    signal::unix::{SignalKind, signal},
};

/// How long a group may take to end by itself.
const GRACE: Duration = Duration::from_secs(3);

/// The groups that run, for [`end_all`].
static RUNNING: Mutex<Running> = Mutex::new(Running {
    groups: Vec::new(),
    over: false,
});

struct Running {
    groups: Vec<Pid>,
    /// Whether [`end_all`] has begun: what started afterwards would be left behind.
    over: bool,
}

/// The runtime of a test run, with so many threads, in which an interrupt ends what was started
/// ([`end_all`]) and then the run.
///
/// # Errors
/// If the system has no threads left.
pub fn runtime(threads: usize) -> std::io::Result<Runtime> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(threads)
        .enable_all()
        .build()?;
    runtime.spawn(async {
        let (interrupt, terminate) = (SignalKind::interrupt(), SignalKind::terminate());
        let (Ok(mut interrupt), Ok(mut terminate)) = (signal(interrupt), signal(terminate)) else {
            return;
        };
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        end_all();
        std::process::exit(130);
    });
    Ok(runtime)
}

/// The folder of this run.
static SCRATCH: Mutex<Option<TempDir>> = Mutex::new(None);

/// A folder for one thing, in the folder of this run, which [`end_all`] removes: also
/// what a program leaves behind that had to be killed.
pub fn folder(name: &str) -> Result<TempDir> {
    let mut scratch = SCRATCH.lock().unwrap_or_else(PoisonError::into_inner);
    ensure!(!running().over, "the run is over");
    let scratch = match &mut *scratch {
        Some(scratch) => scratch,
        none => none.insert(
            tempfile::Builder::new()
                .prefix("multaqa-tests-")
                .tempdir()?,
        ),
    };
    let folder = tempfile::Builder::new()
        .prefix(name)
        .tempdir_in(scratch.path())?;
    Ok(folder)
}

/// A program with everything that it starts in its process group.
#[derive(Debug)]
pub struct Group {
    /// The program itself.
    pub child: Child,
    pid: Option<Pid>,
    folder: PathBuf,
}

/// The name of the log in a group's folder.
const LOG: &str = "log";

impl Group {
    /// Starts a program in a group of its own. `folder` is a temporary one for it alone:
    /// its standard error goes to a log there, its standard output too unless it is to
    /// be piped.
    pub fn start(mut command: Command, folder: &Path, pipe_output: bool) -> Result<Self> {
        let log = folder.join(LOG);
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        command
            .env("TMPDIR", folder)
            .process_group(0)
            .stdin(std::process::Stdio::null())
            .stderr(file.try_clone()?);
        if pipe_output {
            command.stdout(std::process::Stdio::piped());
        } else {
            command.stdout(file);
        }
        let program = command.as_std().get_program().to_owned();
        // Held until it is on the list, so that none starts unseen.
        let mut running = running();
        ensure!(!running.over, "the run is over");
        let child = command
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let pid = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
        let folder = folder.to_owned();
        running.groups.extend(pid);
        drop(running);
        Ok(Self { child, pid, folder })
    }

    /// Whether the program has ended.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// What it wrote to its log.
    pub fn log(&self) -> String {
        let bytes = fs::read(self.folder.join(LOG)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The end of what it wrote to its log.
    pub fn log_tail(&self) -> String {
        let text = self.log();
        let lines: Vec<_> = text.lines().rev().take(20).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let Some(pid) = self.pid else { return };
        end(&[pid], || {
            self.child.try_wait().ok();
        });
        running().groups.retain(|other| *other != pid);
    }
}

/// Ends every group that still runs, lets none start, and removes the folder of this run: at
/// its end, and on an interrupt.
pub fn end_all() {
    let groups = {
        let mut running = running();
        running.over = true;
        std::mem::take(&mut running.groups)
    };
    end(&groups, || {});
    drop(
        SCRATCH
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take(),
    );
}

fn running() -> MutexGuard<'static, Running> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end(groups: &[Pid], mut reap: impl FnMut()) {
    for group in groups {
        kill_process_group(*group, Signal::TERM).ok();
    }
    let deadline = Instant::now() + GRACE;
    while Instant::now() < deadline {
        reap();
        if groups.iter().all(|g| test_kill_process_group(*g).is_err()) {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    for group in groups {
        kill_process_group(*group, Signal::KILL).ok();
    }
    reap();
}

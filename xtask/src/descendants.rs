//! Nothing that was started outlives this program.
//!
//! Browsers and their drivers start programs of their own, which go on when
//! the one that started them is killed. On Linux this program adopts such
//! orphans ("subreaper"), so that all of them can be found below it in
//! `/proc`; it ends them when it is interrupted and when the tests are over.
//! Elsewhere the terminal's own Ctrl-C has to do.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context as _, Result};

/// What shells report for a program that an interrupt ended.
const INTERRUPTED: i32 = 130;

static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Adopts orphans, and on an interrupt ends everything that was started.
pub(crate) fn guard() -> Result<()> {
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_child_subreaper(true).context("adopting orphaned processes")?;
    ctrlc::set_handler(|| {
        IS_INTERRUPTED.store(true, Ordering::SeqCst);
        end_all();
        process::exit(INTERRUPTED);
    })
    .context("preparing for an interrupt")
}

/// Once interrupted, leaves the rest to the handler: the main thread sees the
/// programs it waited for fail, and must not exit before all have ended.
pub(crate) fn stay_if_interrupted() {
    while IS_INTERRUPTED.load(Ordering::SeqCst) {
        thread::park();
    }
}

/// Ends all programs that this one started and that still run: first politely,
/// then not. Returns their names.
#[cfg(target_os = "linux")]
pub(crate) fn end_all() -> Vec<String> {
    linux::end_all()
}

/// Elsewhere, nothing is known about the descendants.
#[cfg(not(target_os = "linux"))]
pub(crate) fn end_all() -> Vec<String> {
    Vec::new()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::fs;
    use std::process;
    use std::thread;
    use std::time::{Duration, Instant};

    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;

    /// How long a polite request may take.
    const PATIENCE: Duration = Duration::from_secs(3);
    const POLL: Duration = Duration::from_millis(20);

    struct Process {
        id: i32,
        parent: i32,
        name: String,
    }

    pub(super) fn end_all() -> Vec<String> {
        let ended = running().into_iter().map(|process| process.name).collect();
        for signal in [Signal::SIGTERM, Signal::SIGKILL] {
            let start = Instant::now();
            for process in running() {
                // It may have ended by itself; then there is nothing to do.
                let _ = kill(Pid::from_raw(process.id), signal);
            }
            while !running().is_empty() && start.elapsed() < PATIENCE {
                thread::sleep(POLL);
            }
        }
        ended
    }

    /// All descendants that have not ended.
    fn running() -> Vec<Process> {
        let mut children: HashMap<i32, Vec<Process>> = HashMap::new();
        for process in all() {
            children.entry(process.parent).or_default().push(process);
        }
        let mut found = Vec::new();
        let mut open = vec![i32::try_from(process::id()).unwrap_or_default()];
        while let Some(id) = open.pop() {
            for process in children.remove(&id).unwrap_or_default() {
                open.push(process.id);
                found.push(process);
            }
        }
        found
    }

    fn all() -> Vec<Process> {
        let Ok(folders) = fs::read_dir("/proc") else {
            return Vec::new();
        };
        folders
            .flatten()
            .filter_map(|folder| {
                let id = folder.file_name().to_str()?.parse().ok()?;
                parse(id, &fs::read_to_string(folder.path().join("stat")).ok()?)
            })
            .collect()
    }

    /// Reads proc_pid_stat(5): `id (name) state parent …`. The name may hold
    /// spaces and brackets. Processes that have ended but wait to be noticed
    /// ("zombies") do not count.
    fn parse(id: i32, stat: &str) -> Option<Process> {
        let (head, rest) = stat.rsplit_once(") ")?;
        let (_, name) = head.split_once('(')?;
        let mut fields = rest.split(' ');
        if matches!(fields.next()?, "Z" | "X") {
            return None;
        }
        Some(Process {
            id,
            parent: fields.next()?.parse().ok()?,
            name: name.to_owned(),
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_stat_line_is_read_with_brackets_in_the_name() {
            let process = parse(7, "7 (a) (b) S 3 7 7 0").unwrap();
            assert_eq!(
                (process.id, process.parent, process.name.as_str()),
                (7, 3, "a) (b")
            );
            assert!(parse(7, "7 (gone) Z 3 7 7 0").is_none());
        }

        /// Ends the descendants of a process of its own, lest it end what
        /// other tests have started.
        #[test]
        fn an_orphan_is_ended() {
            let status = process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "--ignored", "descendants::linux::tests::alone"])
                .status()
                .unwrap();
            assert!(status.success());
        }

        #[test]
        #[ignore = "run by `an_orphan_is_ended` in a process of its own"]
        fn alone() {
            nix::sys::prctl::set_child_subreaper(true).unwrap();
            // The shell is gone at once; what it started is an orphan.
            let shell = process::Command::new("sh")
                .args(["-c", "setsid sleep 300 &"])
                .status();
            assert!(shell.unwrap().success());
            assert_eq!(end_all().len(), 1);
            assert!(running().is_empty());
        }
    }
}

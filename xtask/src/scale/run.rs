//! How long a program takes, and how much memory it needs at most.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Context as _, Failure, Outcome};
use crate::process;

/// How often the kernel is asked.
const POLL: Duration = Duration::from_millis(20);

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub(crate) seconds: f64,
    /// Resident memory at its peak; 0 where the kernel does not tell (other than Linux).
    pub(crate) peak_bytes: u64,
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Outcome<Run> {
    let shown = process::shown(command);
    crate::console::command(&shown);
    let start = Instant::now();
    let mut child = command.spawn().context(format!("starting {shown}"))?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak_bytes = 0;
    loop {
        if let Some(peak) = fs::read_to_string(&status)
            .ok()
            .and_then(|text| peak_in(&text))
        {
            peak_bytes = peak;
        }
        if let Some(status) = child.try_wait().context(format!("waiting for {shown}"))? {
            if !status.success() {
                return Err(Failure::new(format!("{shown} failed ({status})")));
            }
            return Ok(Run {
                seconds: start.elapsed().as_secs_f64(),
                peak_bytes,
            });
        }
        thread::sleep(POLL);
    }
}

/// `VmHWM` of /proc/PID/status (proc(5)), the peak so far.
fn peak_in(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_read_as_the_kernel_writes_it() {
        assert_eq!(
            peak_in("Name:\ta\nVmHWM:\t    1024 kB\n"),
            Some(1024 * 1024)
        );
        assert_eq!(peak_in("Name:\ta\n"), None);
    }

    #[test]
    fn a_failed_program_is_a_failure() {
        assert!(run(&mut Command::new("false")).is_err());
        assert!(run(&mut Command::new("true")).is_ok());
    }
}

//! How long a program takes, and how much memory it needs at most.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::process;

/// How often the kernel is asked.
const POLL: Duration = Duration::from_millis(20);

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub(crate) seconds: f64,
    /// Time of all processors together: what counts where others use the machine too. 0 where
    /// the kernel does not tell (other than Linux).
    pub(crate) processor: f64,
    /// Resident memory at its peak; 0 where the kernel does not tell (other than Linux).
    pub(crate) peak_bytes: u64,
}

impl Run {
    /// Both times, for a table.
    pub(crate) fn times(self) -> String {
        format!("{:.1} s ({:.1} s)", self.seconds, self.processor)
    }
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Result<Run> {
    let start = Instant::now();
    let mut child = process::start_shown(command)?;
    let files = format!("/proc/{}", child.id());
    let read = |name: &str| fs::read_to_string(format!("{files}/{name}")).unwrap_or_default();
    let (mut peak_bytes, mut processor) = (0, 0.0);
    loop {
        peak_bytes = peak_in(&read("status")).unwrap_or(peak_bytes);
        processor = ticks_in(&read("stat")).map_or(processor, |ticks| f64::from(ticks) / TICKS);
        if let Some(status) = child.try_wait().context("waiting for a program")? {
            process::succeeded(command, status)?;
            return Ok(Run {
                seconds: start.elapsed().as_secs_f64(),
                processor,
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

/// Ticks a second, as Linux tells them everywhere.
const TICKS: f64 = 100.0;

/// The ticks that a program has used, in user and in kernel mode, by /proc/PID/stat (proc(5)).
/// The name of the program may hold anything, so what follows on it is counted.
fn ticks_in(stat: &str) -> Option<u32> {
    let (_, after) = stat.rsplit_once(") ")?;
    let mut fields = after.split(' ').skip(11);
    let (user, system): (u32, u32) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(user + system)
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
    fn ticks_are_counted_after_the_name() {
        let stat = "7 (a ) b) R 1 2 3 4 5 6 7 8 9 10 30 12 0 0 20 0";
        assert_eq!(ticks_in(stat), Some(42));
        assert_eq!(ticks_in("7 (a) R 1"), None);
    }

    #[test]
    fn a_failed_program_is_a_failure() {
        assert!(run(&mut Command::new("false")).is_err());
        assert!(run(&mut Command::new("true")).is_ok());
    }
}

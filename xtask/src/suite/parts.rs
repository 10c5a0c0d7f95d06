//! The parts of a test run, each of which runs even when another fails.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::console;

/// The parts of a test run, and how they ended.
#[derive(Debug, Default)]
pub(super) struct Parts {
    ended: Vec<(&'static str, Duration, bool)>,
}

impl Parts {
    /// Runs a part, even when an earlier one failed.
    pub(super) fn run(&mut self, name: &'static str, part: impl FnOnce() -> Result<()>) {
        console::heading(&format!("Part: {name}"));
        let start = Instant::now();
        let outcome = part();
        if let Err(failure) = &outcome {
            console::bad(&format!("{failure:#}"));
        }
        self.ended.push((name, start.elapsed(), outcome.is_ok()));
    }

    /// Says how all have ended, and fails if one has.
    pub(super) fn sum_up(&self) -> Result<()> {
        console::heading("Summary");
        for (name, time, is_ok) in &self.ended {
            let line = format!("{name} ({})", console::duration(*time));
            if *is_ok {
                console::good(&line);
            } else {
                console::bad(&line);
            }
        }
        let failed: Vec<&str> = self
            .ended
            .iter()
            .filter(|(.., is_ok)| !is_ok)
            .map(|(name, ..)| *name)
            .collect();
        ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failed_part_fails_the_run_and_the_others_still_run() {
        let mut parts = Parts::default();
        parts.run("first", || Err(anyhow::anyhow!("no")));
        parts.run("second", || Ok(()));
        assert_eq!(parts.ended.len(), 2);
        assert_eq!(parts.sum_up().unwrap_err().to_string(), "failed: first");
    }
}

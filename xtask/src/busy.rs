//! Loads beside the tests, as two compilers would be: threads that hash and move memory.
//!
//! They are threads of this program, so that they end with it, however it ends.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use sha2::{Digest as _, Sha256};

/// How much memory a load goes through again and again: more than a processor's cache.
const BYTES: usize = 32 * 1024 * 1024;

/// How much of it is hashed before a load asks whether it is to end.
const PIECE: usize = 1024 * 1024;

/// Loads that run until this is dropped.
#[derive(Debug)]
pub(crate) struct Loads {
    is_over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<u64>>,
}

impl Loads {
    /// Starts so many.
    pub(crate) fn start(number: usize) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let threads = (0..number)
            .map(|_| {
                let is_over = Arc::clone(&is_over);
                thread::spawn(move || work(&is_over))
            })
            .collect();
        Self { is_over, threads }
    }

    /// How many keep this machine busy: twice as many as it has processors.
    pub(crate) fn enough() -> usize {
        2 * thread::available_parallelism().map_or(1, usize::from)
    }
}

impl Drop for Loads {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
    }
}

/// Works until it is over; returns how many pieces were done.
fn work(is_over: &AtomicBool) -> u64 {
    let mut memory = vec![0_u8; BYTES];
    let mut pieces = 0;
    loop {
        for piece in memory.chunks_mut(PIECE) {
            if is_over.load(Ordering::Relaxed) {
                return pieces;
            }
            let hash = Sha256::digest(&*piece);
            for (byte, new) in piece.iter_mut().zip(hash.iter().cycle()) {
                *byte ^= *new;
            }
            pieces += 1;
        }
        black_box(&memory);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn loads_work_until_they_are_told() {
        let is_over = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&is_over);
        let load = thread::spawn(move || work(&told));
        thread::sleep(Duration::from_millis(300));
        assert!(!load.is_finished());
        is_over.store(true, Ordering::Relaxed);
        assert!(load.join().unwrap() > 0);
    }

    #[test]
    fn dropping_them_ends_them() {
        let loads = Loads::start(2);
        let is_over = Arc::clone(&loads.is_over);
        let start = Instant::now();
        drop(loads);
        // The threads' own copies are gone with them.
        assert_eq!(Arc::strong_count(&is_over), 1);
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}

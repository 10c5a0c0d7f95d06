//! Work shared among threads.

use std::{
    io,
    sync::{Mutex, PoisonError},
    thread,
};

/// Does the work of each item, in no certain order, on as many threads as the machine has
/// cores. Each thread has tools of its own. After an error nothing more is begun.
///
/// # Errors
/// The first error that came up.
pub(crate) fn each<T, W>(
    items: impl Iterator<Item = T> + Send,
    tools: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, T) -> io::Result<()> + Sync,
) -> io::Result<()>
where
    T: Send,
{
    let items = Mutex::new(Some(items));
    let failed = Mutex::new(None);
    // A thread that panicked leaves nothing half done here, and `scope` panics after it.
    let next = || {
        let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
        items.as_mut().and_then(Iterator::next)
    };
    let run = || {
        let mut tools = tools();
        while let Some(item) = next() {
            if let Err(error) = work(&mut tools, item) {
                *items.lock().unwrap_or_else(PoisonError::into_inner) = None;
                let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                failed.get_or_insert(error);
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    failed.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn each_item_is_taken_once() {
        let sum = AtomicUsize::new(0);
        let add = |_: &mut (), n: usize| {
            sum.fetch_add(n, Ordering::Relaxed);
            Ok(())
        };
        each(1..=1_000, || (), add).unwrap();
        assert_eq!(sum.into_inner(), 500_500);
    }

    #[test]
    fn an_error_ends_the_work() {
        let begun = AtomicUsize::new(0);
        let fail = |_: &mut (), _: usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            Err(io::Error::other("no room"))
        };
        let error = each(0..1_000_000, || (), fail).unwrap_err();
        assert_eq!(error.to_string(), "no room");
        assert!(begun.into_inner() < 1_000);
    }
}

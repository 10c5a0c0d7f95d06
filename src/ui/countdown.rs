//! Seconds that run down, said at the start and shown from then on.

use super::{El, el};
use crate::browser::time::{Timer, now};
use crate::reactive::{Kept, Live};

/// The text that `words` makes of the seconds left until `due` (seconds since the epoch).
/// It is not read out each second: what stands beside it says the first time.
pub(crate) fn countdown(due: i64, words: impl Fn(u32) -> String + Send + 'static) -> El {
    let left = move || {
        let left = due - now().map_or(due, |now| now.0);
        u32::try_from(left).unwrap_or(0)
    };
    let seconds = Live::new(left());
    // Belongs to what is drawn, and ends with it.
    Kept::new(Timer::every(1_000, move || seconds.set(left())));
    el("p")
        .class("countdown")
        .attr("aria-live", "off")
        .live_text(move || words(seconds.get()))
}

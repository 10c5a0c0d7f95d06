//! The clock by which the views compute states.
//!
//! It begins with the build's "now", so that both sides agree on the first render, and
//! then ticks with the device's clock, unless the site's clock is pinned.

use crate::browser::time::{Timer, now};
use crate::reactive::{self, Kept, Live, effect};
use multaqa_domain::time::{Clock, Instant};

/// How often it ticks, in milliseconds: states change by the minute.
const TICK: i32 = 20_000;

#[derive(Clone, Copy)]
struct Now(Live<Instant>);

/// Provides the clock to the views below, as of the build.
pub(crate) fn provide(clock: &Clock) {
    let signal = Live::new(clock.now);
    reactive::provide(Now(signal));
    if clock.pinned.is_some() {
        return;
    }
    // Runs in the browser only, after the first render.
    effect(move || {
        let tick = move || {
            if let Some(now) = now() {
                signal.set(now);
            }
        };
        tick();
        // Belongs to this run of the effect, and ends with it.
        Kept::new(Timer::every(TICK, tick));
    });
}

/// What time it is.
pub(crate) fn use_now() -> Live<Instant> {
    reactive::provided::<Now>().map_or_else(|| Live::new(Instant(0)), |now| now.0)
}

//! The clock by which the views compute states.
//!
//! It begins with the build's "now", so that both sides agree on the first render, and
//! then ticks with the device's clock, unless the site's clock is pinned.

use crate::browser::time::{Timer, now};
use leptos::prelude::*;
use multaqa_domain::time::{Clock, Instant};

/// How often it ticks, in milliseconds: states change by the minute.
const TICK: i32 = 20_000;

#[derive(Clone, Copy)]
struct Now(RwSignal<Instant>);

/// Provides the clock to the views below, as of the build.
pub(crate) fn provide(clock: &Clock) {
    let signal = RwSignal::new(clock.now);
    provide_context(Now(signal));
    if clock.pinned.is_some() {
        return;
    }
    // Runs in the browser only, after the first render.
    Effect::new(move || {
        let tick = move || {
            if let Some(now) = now() {
                signal.set(now);
            }
        };
        tick();
        let timer = StoredValue::new_local(Timer::every(TICK, tick));
        on_cleanup(move || timer.dispose());
    });
}

/// What time it is.
pub(crate) fn use_now() -> Signal<Instant> {
    use_context::<Now>().map_or_else(|| Signal::stored(Instant(0)), |now| now.0.into())
}

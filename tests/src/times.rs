//! What the tests spend their time on: noted by kind for each scenario, told at the end.

use std::{
    cell::RefCell,
    fmt::Write as _,
    time::{Duration, Instant},
};

/// What time is spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A driver or a browser is started or ended.
    Browsers,
    /// A page is loaded, until its HTML is read or the app is in charge.
    Pages,
    /// axe looks at a page.
    Axe,
    /// A condition is waited for.
    Waits,
    /// The server is asked what it has stored.
    Server,
    /// Everything else: commands to the browser, and the test's own work.
    Rest,
}

impl Kind {
    const ALL: [(Self, &str); 6] = [
        (Self::Browsers, "browsers"),
        (Self::Pages, "pages"),
        (Self::Axe, "axe"),
        (Self::Waits, "waits"),
        (Self::Server, "server"),
        (Self::Rest, "rest"),
    ];
}

/// The time that something took, by what it was spent on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times([Duration; Kind::ALL.len()]);

impl Times {
    fn add(&mut self, kind: Kind, time: Duration) {
        if let Some(spent) = self.0.get_mut(kind as usize) {
            *spent += time;
        }
    }

    /// All of it.
    pub fn total(&self) -> Duration {
        self.0.iter().sum()
    }

    fn and(mut self, other: &Self) -> Self {
        for (mine, more) in self.0.iter_mut().zip(other.0) {
            *mine += more;
        }
        self
    }
}

/// What is being measured on a thread: a scenario stays on the one that plays it.
struct Watch {
    times: Times,
    /// What is going on, the innermost last, and since when.
    kinds: Vec<Kind>,
    since: Instant,
}

thread_local! {
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

/// Measures a scenario on this thread.
pub fn start() {
    WATCH.replace(Some(Watch {
        times: Times::default(),
        kinds: Vec::new(),
        since: Instant::now(),
    }));
}

/// Ends what [`start`] began.
pub fn stop() -> Times {
    with(|_| {});
    WATCH
        .take()
        .map_or_else(Times::default, |watch| watch.times)
}

/// Until this is dropped, time is spent on its kind.
#[derive(Debug)]
pub struct Spent(());

/// From now on time is spent on this, and not on what is going on around it.
pub fn spent(kind: Kind) -> Spent {
    with(|watch| watch.kinds.push(kind));
    Spent(())
}

impl Drop for Spent {
    fn drop(&mut self) {
        with(|watch| _ = watch.kinds.pop());
    }
}

/// Notes what was spent so far, then changes what is going on.
fn with(change: impl FnOnce(&mut Watch)) {
    WATCH.with_borrow_mut(|watch| {
        let Some(watch) = watch else { return };
        let now = Instant::now();
        let kind = innermost(&watch.kinds);
        watch.times.add(kind, now - watch.since);
        watch.since = now;
        change(watch);
    });
}

/// What a page is waited for with is part of its load.
fn innermost(kinds: &[Kind]) -> Kind {
    let outer = kinds.iter().find(|kind| **kind == Kind::Pages);
    outer.or(kinds.last()).copied().unwrap_or(Kind::Rest)
}

/// What was measured of one lane.
#[derive(Debug)]
pub struct Lane {
    /// The name of its engine.
    pub engine: &'static str,
    /// The time on the processors of its driver and browsers, where that is known.
    pub processor: Duration,
    /// Its scenarios.
    pub scenarios: Vec<(&'static str, Times)>,
}

/// How many of the slowest are told.
const SLOWEST: usize = 10;

/// The report, in seconds: a line an engine, and the scenarios that took longest.
pub fn report(lanes: &[Lane]) -> String {
    let mut text = format!("{:32}{:>9}", "seconds", "all");
    for (_, name) in Kind::ALL {
        write!(text, "{name:>9}").ok();
    }
    writeln!(text, "  processor").ok();
    for lane in lanes {
        let whole = lane.scenarios.iter().map(|(_, times)| times);
        let whole = whole.fold(Times::default(), Times::and);
        line(&mut text, lane.engine, &whole);
        writeln!(text, "{:11.1}", lane.processor.as_secs_f32()).ok();
    }
    let mut all: Vec<_> = lanes
        .iter()
        .flat_map(|lane| {
            lane.scenarios
                .iter()
                .map(|(name, t)| (lane.engine, *name, t))
        })
        .collect();
    all.sort_by_key(|(.., times)| std::cmp::Reverse(times.total()));
    for (engine, name, times) in all.iter().take(SLOWEST) {
        line(&mut text, &format!("{engine}::{name}"), times);
        text.push('\n');
    }
    text
}

fn line(text: &mut String, name: &str, times: &Times) {
    let short: String = name.chars().take(46).collect();
    // Long names push the columns, which then are read by their order.
    write!(text, "{short:32}{:9.1}", times.total().as_secs_f32()).ok();
    for time in times.0 {
        write!(text, "{:9.1}", time.as_secs_f32()).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_of_what_goes_on_within() {
        start();
        let pause = Duration::from_millis(15);
        let outer = spent(Kind::Axe);
        let inner = spent(Kind::Waits);
        std::thread::sleep(pause);
        drop(inner);
        drop(outer);
        let load = spent(Kind::Pages);
        let wait = spent(Kind::Waits);
        std::thread::sleep(pause);
        drop((wait, load));
        let times = stop();
        let of = |kind: Kind| times.0[kind as usize];
        assert!(of(Kind::Waits) >= pause, "{times:?}");
        assert!(
            of(Kind::Pages) >= pause,
            "a load holds its waits: {times:?}"
        );
        assert!(of(Kind::Axe) < pause, "{times:?}");
        assert_eq!(times.total(), times.0.iter().sum());
    }

    #[test]
    fn the_slowest_are_told_and_no_more() {
        let seconds = |n| {
            let mut times = Times::default();
            times.add(Kind::Rest, Duration::from_secs(n));
            times
        };
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
        let scenarios = names.into_iter().zip((1..).map(seconds)).collect();
        let lane = Lane {
            engine: "webkit",
            processor: Duration::from_secs(7),
            scenarios,
        };
        let told = report(&[lane]);
        let lines: Vec<_> = told.lines().collect();
        assert_eq!(lines.len(), 2 + SLOWEST, "{told}");
        assert!(
            lines[1].contains("66.0") && lines[1].ends_with("7.0"),
            "{told}"
        );
        assert!(lines[2].starts_with("webkit::k "), "{told}");
        assert!(!told.contains("webkit::a "), "{told}");
    }
}

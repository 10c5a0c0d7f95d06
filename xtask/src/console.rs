//! What the person who started a command sees.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::{Duration, Instant};

/// Without a terminal, a step that lasts says so once in this many seconds.
const QUIET_SECONDS: u64 = 30;

/// Announces a part of the work.
pub(crate) fn heading(text: &str) {
    eprintln!("\n{} {text}", style("1;34", "==>"));
}

/// Shows a command that is about to run.
pub(crate) fn command(text: &str) {
    eprintln!("{}", style("2", &format!("$ {text}")));
}

/// Says that something is well.
pub(crate) fn good(text: &str) {
    eprintln!("  {} {text}", style("32", "ok"));
}

/// Says that something needs attention.
pub(crate) fn bad(text: &str) {
    eprintln!("  {} {text}", style("31", "FAILED"));
}

/// Says something that one should know, though nothing failed.
pub(crate) fn note(text: &str) {
    eprintln!("  {} {text}", style("33", "note"));
}

/// A time as people say it: `0.3 s`, `42 s`, `3 min 05 s`.
pub(crate) fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

fn style(code: &str, text: &str) -> String {
    if stderr().is_terminal() {
        format!("\x1b[{code}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

/// One line about a step that lasts: its name, its time so far, what it does.
#[derive(Debug)]
pub(crate) struct Progress {
    name: String,
    start: Instant,
    said: u64,
}

impl Progress {
    /// Says that the step begins, and how long it takes.
    pub(crate) fn begin(name: &str, takes: &str) -> Self {
        eprintln!("  {} {name} (takes {takes} on two cores)", style("33", "…"));
        Self {
            name: name.to_owned(),
            start: Instant::now(),
            said: 0,
        }
    }

    /// Shows that the step goes on; `doing` is the last thing it said.
    pub(crate) fn go_on(&mut self, doing: &str) {
        let elapsed = self.start.elapsed();
        if stderr().is_terminal() {
            let doing: String = doing.trim().chars().take(50).collect();
            eprint!("\r\x1b[K    {} {doing}", duration(elapsed));
            // A line that cannot be shown is no reason to fail.
            let _ = stderr().flush();
        } else if elapsed.as_secs() / QUIET_SECONDS > self.said {
            self.said = elapsed.as_secs() / QUIET_SECONDS;
            eprintln!("    {} {doing}", duration(elapsed));
        }
    }

    /// Says how the step ended.
    pub(crate) fn end(self, is_good: bool) {
        if stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
        let say = if is_good { good } else { bad };
        say(&format!(
            "{} ({})",
            self.name,
            duration(self.start.elapsed())
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::duration;
    use std::time::Duration;

    #[test]
    fn times_are_told_as_people_say_them() {
        assert_eq!(duration(Duration::from_millis(340)), "0.3 s");
        assert_eq!(duration(Duration::from_secs(42)), "42 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 05 s");
    }
}

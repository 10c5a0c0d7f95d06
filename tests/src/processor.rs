//! How much time on the machine's processors programs have taken: unlike time on the clock,
//! that is nearly the same beside other work.

use std::{collections::HashMap, fs, time::Duration};

/// What one line of `/proc/ID/stat` says (proc_pid_stat(5)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Process {
    id: u32,
    parent: u32,
    group: u32,
    /// Ticks, with those of the children that have ended and were waited for.
    ticks: u64,
}

/// The time of a program, of all that it has started and of its process group, in which WebKit's
/// processes stay that are nobody's children; `None` where `/proc` does not tell.
pub fn time_below(id: u32) -> Option<Duration> {
    let mut children: HashMap<u32, Vec<Process>> = HashMap::new();
    let mut open = Vec::new();
    let mut is_there = false;
    for folder in fs::read_dir("/proc").ok()?.filter_map(Result::ok) {
        let Some(process) = folder.file_name().to_str().and_then(|name| {
            let id = name.parse().ok()?;
            parse(id, &fs::read_to_string(folder.path().join("stat")).ok()?)
        }) else {
            continue;
        };
        is_there |= process.id == id;
        if process.id == id || process.group == id {
            open.push(process);
        } else {
            children.entry(process.parent).or_default().push(process);
        }
    }
    if !is_there {
        return None;
    }
    let mut ticks = 0;
    while let Some(process) = open.pop() {
        ticks += process.ticks;
        open.extend(children.remove(&process.id).unwrap_or_default());
    }
    let per_second = rustix::param::clock_ticks_per_second().max(1);
    Some(Duration::from_millis(ticks * 1000 / per_second))
}

/// The name stands in brackets, and may hold spaces and brackets itself.
fn parse(id: u32, stat: &str) -> Option<Process> {
    let (_, rest) = stat.rsplit_once(") ")?;
    let fields: Vec<_> = rest.split(' ').collect();
    // After the name: state, parent, group, …; the times are fields 14 to 17 of the whole line.
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    let ticks = (11..15).map(number).sum::<Option<u64>>()?;
    let parent = u32::try_from(number(1)?).ok()?;
    let group = u32::try_from(number(2)?).ok()?;
    Some(Process {
        id,
        parent,
        group,
        ticks,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{hint::black_box, process};

    #[test]
    fn a_stat_line_is_read_with_brackets_in_the_name() {
        let line = "7 (a) (b) S 3 7 7 0 -1 4194304 1 2 3 4 100 20 3 4 20 0 1";
        let process = Process {
            id: 7,
            parent: 3,
            group: 7,
            ticks: 127,
        };
        assert_eq!(parse(7, line), Some(process));
        assert_eq!(parse(7, "7 (gone)"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn work_takes_time() {
        let before = time_below(process::id()).unwrap();
        let mut sum = 0_u64;
        let start = std::time::Instant::now();
        while time_below(process::id()).unwrap() <= before {
            sum = (0..1_000_000).fold(sum, |sum, n| black_box(sum ^ n));
            assert!(start.elapsed() < Duration::from_secs(60), "{sum}");
        }
    }
}

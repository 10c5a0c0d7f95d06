//! The calendar file of a plan (RFC 5545), joined from those of its entries.

/// What became of the files.
#[derive(Debug, PartialEq, Eq)]
pub struct Joined {
    /// The file; `None` if it would hold nothing.
    pub file: Option<String>,
    /// How many of the files were left out, since they are no calendar files.
    pub left_out: u32,
}

/// What stands before all else in the file.
const HEAD: &str =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Multaqa//Multaqa//AR\r\nCALSCALE:GREGORIAN\r\n";

/// Joins calendar files: one calendar with each time zone once, and all events as they
/// are written, line for line. A file that is no calendar is left out as a whole.
pub fn join(files: &[String]) -> Joined {
    let mut zones: Vec<String> = Vec::new();
    let mut events: Vec<String> = Vec::new();
    let mut left_out = 0;
    for file in files {
        match components(file) {
            Some(parts) => {
                for part in parts {
                    let kind = match part.starts_with("BEGIN:VTIMEZONE\r\n") {
                        true => &mut zones,
                        false => &mut events,
                    };
                    let is_same = |other: &String| id(other) == id(&part);
                    if !kind.iter().any(is_same) {
                        kind.push(part);
                    }
                }
            }
            None => left_out += 1,
        }
    }
    let file = (!events.is_empty()).then(|| {
        let (zones, events) = (zones.concat(), events.concat());
        [HEAD, &zones, &events, "END:VCALENDAR\r\n"].concat()
    });
    Joined { file, left_out }
}

/// The time zones and events of a calendar, each from its first line to its last; `None`
/// if the file is no calendar, or has no event.
fn components(file: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let mut part = String::new();
    // The names of what has begun and not ended.
    let mut open: Vec<&str> = Vec::new();
    let mut is_over = false;
    let mut has_event = false;
    for line in file.split_terminator('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if is_over || (open.is_empty() && line != "BEGIN:VCALENDAR") {
            return None;
        }
        if let Some(name) = line.strip_prefix("BEGIN:") {
            open.push(name);
        }
        if open.len() > 1 {
            part.push_str(line);
            part.push_str("\r\n");
        }
        if let Some(name) = line.strip_prefix("END:") {
            if open.pop() != Some(name) {
                return None;
            }
            is_over = open.is_empty();
            if open.len() == 1 {
                let done = std::mem::take(&mut part);
                if name == "VEVENT" || name == "VTIMEZONE" {
                    has_event |= name == "VEVENT";
                    parts.push(done);
                }
            }
        }
    }
    (is_over && has_event).then_some(parts)
}

/// By what a component is known again: the zone's name, or the event's identifier, with
/// the lines that belong to it.
fn id(part: &str) -> &str {
    for name in ["\r\nTZID:", "\r\nUID:"] {
        if let Some((_, rest)) = part.split_once(name) {
            let mut at = 0;
            for line in rest.split_inclusive("\r\n") {
                if at > 0 && !line.starts_with(' ') {
                    break;
                }
                at += line.len();
            }
            return rest.get(..at).unwrap_or(rest);
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Asia/Dubai\r\nBEGIN:STANDARD\r\nDTSTART:19200101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

    fn event(uid: &str, summary: &str) -> String {
        format!("BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{summary}\r\nEND:VEVENT\r\n")
    }

    fn file(parts: &[&str]) -> String {
        let parts = parts.concat();
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{parts}END:VCALENDAR\r\n")
    }

    fn joined(parts: &[&str]) -> String {
        [HEAD, &parts.concat(), "END:VCALENDAR\r\n"].concat()
    }

    #[test]
    fn files_become_one() {
        let (a, b) = (event("a", "أ"), event("b", "ب"));
        let both = join(&[file(&[ZONE, &a]), file(&[ZONE, &b])]);
        assert_eq!(both.file, Some(joined(&[ZONE, &a, &b])));
        assert_eq!(both.left_out, 0);
    }

    #[test]
    fn different_zones_stay_and_one_event_stays_one() {
        let other = ZONE.replace("Dubai", "Riyadh");
        let a = event("a", "x");
        let both = join(&[file(&[ZONE, &a]), file(&[&other, &a])]);
        assert_eq!(both.file, Some(joined(&[ZONE, &other, &a])));
    }

    #[test]
    fn folded_lines_stay_folded_and_alarms_stay_within() {
        let folded = "BEGIN:VEVENT\r\nUID:long\r\n -a\r\nSUMMARY:x\r\n END:VEVENT\r\nBEGIN:VALARM\r\nUID:z\r\nEND:VALARM\r\nEND:VEVENT\r\n";
        let near = folded.replace("\r\n -a", "\r\n -b");
        let both = join(&[file(&[folded]), file(&[&near])]);
        assert_eq!(both.file, Some(joined(&[folded, &near])));
    }

    #[test]
    fn lines_end_as_the_standard_says() {
        let a = event("a", "x");
        let bare = file(&[&a]).replace("\r\n", "\n");
        assert_eq!(join(&[bare]).file, Some(joined(&[&a])));
    }

    #[test]
    fn what_is_no_calendar_is_left_out() {
        let a = event("a", "x");
        let good = file(&[&a]);
        for bad in [
            String::new(),
            "<!doctype html><title>404</title>".to_owned(),
            a.clone(),
            file(&[]),
            file(&["BEGIN:VTODO\r\nEND:VTODO\r\n"]),
            good.replace("END:VCALENDAR\r\n", ""),
            good.replace("END:VEVENT\r\n", ""),
            good.replace("END:VEVENT", "END:VALARM"),
            format!("{good}{good}"),
            format!("{good}more\r\n"),
            format!(" {good}"),
            "END:VCALENDAR\r\n".to_owned(),
        ] {
            let mixed = join(&[bad.clone(), good.clone()]);
            assert_eq!(mixed.file, Some(joined(&[&a])), "{bad}");
            assert_eq!(mixed.left_out, 1, "{bad}");
        }
        assert_eq!(join(&[]).file, None);
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(text in "(?s).{0,80}", near in "(BEGIN:|END:|VEVENT|VCALENDAR|TZID:|UID:| |\r|\n){0,30}") {
            let whole = ["BEGIN:VCALENDAR\r\n", &near, "\r\nEND:VCALENDAR"].concat();
            let joined = join(&[text, near, whole]);
            if let Some(file) = joined.file {
                prop_assert!(join(std::slice::from_ref(&file)).left_out == 0, "{}", file);
            }
        }
    }
}

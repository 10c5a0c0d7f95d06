//! The calendar file of a plan (RFC 5545), joined from those of its entries.

/// What stands before all else in the file.
const HEAD: &str =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Multaqa//Multaqa//AR\r\nCALSCALE:GREGORIAN\r\n";

/// Joins calendar files: one calendar with each time zone once, and the first event of each
/// file as it is written, line for line: the file of a forum has its sessions besides, which
/// the plan has or not. What is no calendar with an event is left out as a whole.
/// Returns the file, which is empty if it would hold nothing, and how many were left out.
pub fn join(files: &[String]) -> (String, u32) {
    let (mut zones, mut events) = (String::new(), String::new());
    let mut left_out = 0;
    for file in files {
        let before = (zones.len(), events.len());
        let mut part = String::new();
        let mut is_known = false;
        for line in file.split_inclusive("\r\n") {
            match line {
                "BEGIN:VEVENT\r\n" | "BEGIN:VTIMEZONE\r\n" => part.push_str(line),
                _ if part.is_empty() => {}
                _ => part.push_str(line),
            }
            // A line that is folded begins with a space.
            if line.starts_with("TZID:") {
                is_known = zones.contains(line);
            }
            if line == "END:VEVENT\r\n" {
                let event = std::mem::take(&mut part);
                if events.len() == before.1 {
                    events.push_str(&event);
                }
            }
            if line == "END:VTIMEZONE\r\n" {
                let zone = std::mem::take(&mut part);
                if !is_known {
                    zones.push_str(&zone);
                }
            }
        }
        let is_whole = file.starts_with("BEGIN:VCALENDAR\r\n")
            && file.ends_with("\r\nEND:VCALENDAR\r\n")
            && part.is_empty();
        if !is_whole || events.len() == before.1 {
            zones.truncate(before.0);
            events.truncate(before.1);
            left_out += 1;
        }
    }
    if !events.is_empty() {
        events = [HEAD, &zones, &events, "END:VCALENDAR\r\n"].concat();
    }
    (events, left_out)
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
        assert_eq!(both, (joined(&[ZONE, &a, &b]), 0));
    }

    #[test]
    fn of_a_forum_and_its_sessions_the_forum_is_taken() {
        let (a, b) = (event("a", "أ"), event("b", "ب"));
        let both = join(&[file(&[ZONE, &a, &b]), file(&[ZONE, &b])]);
        assert_eq!(both, (joined(&[ZONE, &a, &b]), 0));
        assert_eq!(join(&[file(&[&a, &b])]), (joined(&[&a]), 0));
    }

    #[test]
    fn different_zones_stay() {
        let other = ZONE.replace("Dubai", "Riyadh");
        let (a, b) = (event("a", "x"), event("b", "x"));
        let both = join(&[file(&[ZONE, &a]), file(&[&other, ZONE, &b])]);
        assert_eq!(both, (joined(&[ZONE, &other, &a, &b]), 0));
    }

    #[test]
    fn folded_lines_stay_folded_and_alarms_stay_within() {
        let folded = "BEGIN:VEVENT\r\nUID:long\r\n -a\r\nSUMMARY:x\r\n END:VEVENT\r\nBEGIN:VALARM\r\nUID:z\r\nEND:VALARM\r\nEND:VEVENT\r\n";
        assert_eq!(join(&[file(&[folded])]), (joined(&[folded]), 0));
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
            file(&[ZONE]),
            file(&["BEGIN:VTODO\r\nEND:VTODO\r\n"]),
            good.replace("END:VCALENDAR\r\n", ""),
            good.replace("END:VEVENT\r\n", ""),
            good.replace("BEGIN:VEVENT", "BEGIN:VALARM"),
            file(&[ZONE, &a, "BEGIN:VEVENT\r\nUID:half\r\n"]),
            format!("{good}more\r\n"),
            format!(" {good}"),
            "END:VCALENDAR\r\n".to_owned(),
        ] {
            let mixed = join(&[bad.clone(), good.clone()]);
            assert_eq!(mixed, (joined(&[&a]), 1), "{bad}");
        }
        assert_eq!(join(&[]), (String::new(), 0));
        assert_eq!(join(&[file(&[])]), (String::new(), 1));
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(text in "(?s).{0,80}", near in "(BEGIN:|END:|VEVENT|VCALENDAR|TZID:|UID:| |\r\n){0,30}") {
            let whole = ["BEGIN:VCALENDAR\r\n", &near, "\r\nEND:VCALENDAR\r\n"].concat();
            let (file, _) = join(&[text, near, whole]);
            if !file.is_empty() {
                prop_assert_eq!(join(std::slice::from_ref(&file)), (file, 0));
            }
        }
    }
}

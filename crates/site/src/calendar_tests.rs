//! Calendar files, as a calendar reads them.

use super::*;
use multaqa_domain::slug::Slug;
use proptest::prelude::*;

fn event(when: When) -> multaqa_content::Event {
    multaqa_content::Event {
        slug: Slug::parse("some-forum").unwrap(),
        title: "ملتقى".to_owned(),
        summary: "ملخص".to_owned(),
        place: None,
        when,
        decision: None,
        stamp: Instant(1_504_987_200),
    }
}

fn place(origin: Option<&str>) -> Place {
    Place {
        base: "/base/".to_owned(),
        origin: origin.map(str::to_owned),
    }
}

const DAYS: When = When::Days {
    first: (2017, 9, 14),
    end: (2017, 9, 15),
};

/// The content lines, unfolded as RFC 5545 says.
fn lines(file: &str) -> Vec<String> {
    let unfolded = file.replace("\r\n ", "").replace("\r\n\t", "");
    unfolded
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

/// The value of a property of the file, with its escapes undone.
fn text(file: &str, name: &str) -> Option<String> {
    let prefix = [name, ":"].concat();
    let value = lines(file)
        .into_iter()
        .find_map(|line| line.strip_prefix(&prefix).map(str::to_owned))?;
    let mut plain = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                'n' | 'N' => plain.push('\n'),
                other => plain.push(other),
            },
            // What separates values is escaped within one.
            ',' | ';' => return None,
            other => plain.push(other),
        }
    }
    Some(plain)
}

#[test]
fn an_event_of_whole_days() {
    let file = file(&event(DAYS), &place(None)).unwrap();
    assert_eq!(
        lines(&file),
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Multaqa//Multaqa//AR",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "DESCRIPTION:ملخص",
            "DTEND;VALUE=DATE:20170915",
            "DTSTAMP:20170909T200000Z",
            "DTSTART;VALUE=DATE:20170914",
            "STATUS:CONFIRMED",
            "SUMMARY:ملتقى",
            "UID:some-forum@multaqa",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn an_event_with_times_an_address_and_a_decision() {
    let when = When::Times {
        starts: Instant(1_505_365_200),
        ends: Some(Instant(1_505_379_600)),
    };
    let event = multaqa_content::Event {
        place: Some("قاعة، دبي".to_owned()),
        decision: Some(Decision::Cancelled),
        ..event(when)
    };
    let file = file(&event, &place(Some("https://forum.example"))).unwrap();
    let lines = lines(&file);
    for line in [
        "DTSTART:20170914T050000Z",
        "DTEND:20170914T090000Z",
        "LOCATION:قاعة، دبي",
        "STATUS:CANCELLED",
        "UID:some-forum@forum.example",
        "URL:https://forum.example/base/forums/some-forum/",
    ] {
        assert!(lines.iter().any(|l| l == line), "{line}: {file}");
    }
}

proptest! {
    /// Lines are folded by octets, between characters, and nothing of a text is lost.
    #[test]
    fn any_text_comes_back(title in "[\\PC]{1,300}", summary in "[ a,;:\"\\\\ب老\u{1f600}]{1,300}") {
        let event = multaqa_content::Event {
            title: title.clone(),
            summary: summary.clone(),
            ..event(DAYS)
        };
        let file = file(&event, &place(None)).unwrap();
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        prop_assert_eq!(text(&file, "SUMMARY"), Some(title));
        prop_assert_eq!(text(&file, "DESCRIPTION"), Some(summary));
    }
}

//! Events of a calendar file: a forum, a session (RFC 5545, 3.6.1; RFC 7986).

use super::{
    super::{
        Exports,
        decided::{Thing, titled},
    },
    Calendar,
    zone::utc,
};
use jiff::{Timestamp, civil::Date};
use multaqa_content::{
    facts::{Forum, Revision, Session, Times, Track, When},
    isolated,
};
use multaqa_domain::{forum::Decision, route::Route};

/// What every event has.
struct Common<'e> {
    uid: String,
    revision: Revision,
    decision: Option<Decision>,
    thing: Thing,
    title: &'e str,
    /// The language of the title (BCP 47).
    language: &'e str,
    description: String,
    place: Option<String>,
    url: Option<String>,
    /// What it is filed under besides its forum's sector.
    track: Option<&'e Track>,
}

impl Calendar<'_> {
    /// Adds a forum; one without a date is none yet.
    pub(super) fn forum(&mut self, exports: &Exports<'_>, forum: &Forum) {
        let Some(when) = &forum.when else { return };
        self.begin(
            exports,
            forum,
            &Common {
                uid: exports.forum_uid(&forum.slug),
                revision: forum.revision,
                decision: forum.timing.decision,
                thing: Thing::Forum,
                title: &forum.title,
                language: "ar",
                description: about(&[
                    words(&forum.subtitle),
                    words(&forum.hours),
                    words(&forum.theme),
                    &forum.summary,
                ]),
                place: forum.place.clone(),
                url: exports.page(&Route::Forum(forum.slug.clone())),
                track: None,
            },
        );
        let alarm = match when {
            When::Days { first, last } => {
                self.tells_of(exports, *first, *last);
                let date = |day: jiff::civil::Date| day.strftime("%Y%m%d").to_string();
                let end = last.tomorrow().unwrap_or(*last);
                self.body.raw("DTSTART;VALUE=DATE", &date(*first));
                self.body.raw("DTEND;VALUE=DATE", &date(end));
                // A day before its first midnight would be a midnight: nine in the morning of
                // that day.
                "-PT15H"
            }
            When::Times(times) => {
                self.times(exports, times);
                "-P1D"
            }
        };
        self.end(forum.timing.decision, &forum.title, alarm);
    }

    /// Adds a session; one without a time is part of its forum only.
    pub(super) fn session(&mut self, exports: &Exports<'_>, forum: &Forum, session: &Session) {
        let Some(times) = &session.times else { return };
        let people: Vec<_> = session
            .people
            .iter()
            .map(|taking| match &taking.on_behalf_of {
                Some(behalf) => [&behalf.name, " (", &taking.person.name, ")"].concat(),
                None => taking.person.name.clone(),
            })
            .collect();
        let decision = session.decision_in(forum);
        let language = session.language_name.as_ref();
        let language = language.map(|name| ["اللغة: ", name.as_str()].concat());
        let place = [session.room.as_ref(), forum.place.as_ref()];
        let place: Vec<_> = place.into_iter().flatten().map(String::as_str).collect();
        let page = exports.page(&Route::Forum(forum.slug.clone()));
        self.begin(
            exports,
            forum,
            &Common {
                uid: exports.session_uid(&forum.slug, &session.anchor),
                revision: session.revision,
                decision,
                thing: Thing::Session,
                title: &session.title,
                language: &session.language,
                description: about(&[
                    words(&session.subtitle),
                    words(&session.hours),
                    &people.join("، "),
                    &session.text,
                    language.as_deref().unwrap_or_default(),
                    &forum.title,
                ]),
                place: (!place.is_empty()).then(|| place.join("، ")),
                url: page.map(|page| [&page, "#", session.anchor.as_str()].concat()),
                track: session.track.as_ref(),
            },
        );
        self.times(exports, times);
        let parent = exports.forum_uid(&forum.slug);
        self.body.text("RELATED-TO;RELTYPE=PARENT", &parent);
        self.end(decision, &session.title, "-PT15M");
    }

    /// Begins an event: everything but its times.
    fn begin(&mut self, exports: &Exports<'_>, forum: &Forum, event: &Common<'_>) {
        let lines = &mut self.body;
        lines.raw("BEGIN", "VEVENT");
        lines.text("UID", &event.uid);
        // When this was written down: by whom it was changed, not by each build, or every
        // calendar would be another every time.
        let changed = exports.changed(forum);
        let stamp = changed.unwrap_or(Timestamp::UNIX_EPOCH);
        lines.raw("DTSTAMP", &utc(stamp));
        lines.raw("SEQUENCE", &event.revision.sequence.to_string());
        if let Some(changed) = changed {
            lines.raw("LAST-MODIFIED", &utc(changed));
        }
        lines.raw("STATUS", status(event.decision));
        // What was decided is said in the site's language.
        let title = titled(event.decision, event.thing, event.title);
        lines.words_in(event.language, "SUMMARY", &isolated(&title));
        if !event.description.is_empty() {
            lines.words("DESCRIPTION", &event.description);
        }
        if let Some(place) = &event.place {
            lines.words("LOCATION", &isolated(place));
        }
        if let Some(url) = &event.url {
            lines.raw("URL", url);
        }
        let (sector, track) = (forum.sector.as_ref(), event.track);
        let titles = [sector.map(|one| &one.title), track.map(|one| &one.title)];
        for title in titles.into_iter().flatten() {
            lines.words("CATEGORIES", &isolated(title));
        }
        let colour = track.map(|one| one.colour).or(sector.map(|one| one.colour));
        if let Some(colour) = colour {
            lines.raw("COLOR", colour_name(colour));
        }
        if let Some(stream) = &forum.stream {
            let name = "CONFERENCE;VALUE=URI;FEATURE=VIDEO;LANGUAGE=ar;LABEL=البث المباشر";
            lines.raw(name, stream.as_str());
        }
    }

    /// Ends an event, `alarm` before whose start an alarm is given (RFC 5545, 3.3.6) if the file
    /// gives any: not for what is cancelled, nor for what will be on another day.
    fn end(&mut self, decision: Option<Decision>, title: &str, alarm: &str) {
        let lines = &mut self.body;
        if self.reminds && !decision.is_some_and(Decision::is_off) {
            lines.raw("BEGIN", "VALARM");
            lines.raw("ACTION", "DISPLAY");
            lines.words("DESCRIPTION", &isolated(title));
            lines.raw("TRIGGER", alarm);
            lines.raw("END", "VALARM");
        }
        lines.raw("END", "VEVENT");
    }

    fn times(&mut self, exports: &Exports<'_>, times: &Times) {
        let first = times.starts.date();
        let last = times.ends.as_ref().map_or(first, |ends| ends.date());
        self.tells_of(exports, first, last);
        let moments = [
            ("DTSTART", Some(&times.starts)),
            ("DTEND", times.ends.as_ref()),
        ];
        for (name, at) in moments {
            if let Some(at) = at {
                let (zone, value) = self.zones.write(at);
                self.body.raw(&[name, &zone].concat(), &value);
            }
        }
    }
}

fn words(words: &Option<String>) -> &str {
    words.as_deref().unwrap_or_default()
}

impl Calendar<'_> {
    /// Notes whether the clock stands at the day before, or at one of these days: then what
    /// changes is urgent.
    fn tells_of(&mut self, exports: &Exports<'_>, first: Date, last: Date) {
        let eve = first.yesterday().unwrap_or(first);
        let today = exports.facts.today();
        self.is_near |= today.is_some_and(|today| eve <= today && today <= last);
    }
}

/// Some paragraphs, each on a line of its own.
fn about(paragraphs: &[&str]) -> String {
    let paragraphs = paragraphs.iter().filter(|text| !text.is_empty());
    let lines = paragraphs.flat_map(|text| text.lines());
    lines.map(isolated).collect::<Vec<_>>().join("\n")
}

fn status(decision: Option<Decision>) -> &'static str {
    match decision {
        Some(Decision::Cancelled) => "CANCELLED",
        // The date that it still has is not the one on which it will be.
        Some(Decision::Postponed) => "TENTATIVE",
        Some(Decision::Moved) | None => "CONFIRMED",
    }
}

/// The name of CSS (RFC 7986, 5.9) that comes nearest to a colour of the theme.
pub(super) fn colour_name(colour: u8) -> &'static str {
    match colour {
        1 => "teal",
        2 => "steelblue",
        3 => "purple",
        4 => "sienna",
        5 => "darkolivegreen",
        6 => "mediumvioletred",
        7 => "darkgoldenrod",
        _ => "slategray",
    }
}

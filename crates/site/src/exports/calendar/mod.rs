//! Calendar files (RFC 5545, RFC 7986): what a visitor's calendar takes in once, or
//! subscribes to.

mod event;
mod lines;
mod zone;

use super::{Exports, File, file};
use lines::Lines;
use multaqa_content::{
    facts::{Forum, Group, Session},
    isolated,
};
use multaqa_domain::slug::Slug;
use zone::Zones;

/// A calendar in the making.
struct Calendar<'c> {
    /// Its path below the site's root.
    path: String,
    name: &'c str,
    description: &'c str,
    /// A colour of the theme: 1–8.
    colour: Option<u8>,
    /// The address of a picture, and its media type.
    picture: Option<(String, &'static str)>,
    /// Whether its events remind of themselves: not in a file that one subscribes to, which
    /// would remind of everything.
    reminds: bool,
    /// Whether one of its events is today or tomorrow.
    is_near: bool,
    zones: Zones,
    body: Lines,
}

/// `/calendar.ics`: all forums.
pub(super) fn site(exports: &Exports<'_>) -> Option<File> {
    let facts = &exports.facts;
    let mut calendar = Calendar::new("calendar.ics".to_owned(), facts.name(), facts.line());
    calendar.forums(exports, facts.forums());
    calendar.file(exports)
}

/// `/sectors/<slug>/calendar.ics`
pub(super) fn sectors(exports: &Exports<'_>) -> Vec<File> {
    let sectors = exports.facts.sectors();
    sectors
        .filter_map(|sector| group(exports, "sectors", &sector))
        .collect()
}

/// `/series/<slug>/calendar.ics`
pub(super) fn series(exports: &Exports<'_>) -> Vec<File> {
    let series = exports.facts.series();
    series
        .filter_map(|series| group(exports, "series", &series))
        .collect()
}

fn group(exports: &Exports<'_>, folder: &str, group: &Group<'_>) -> Option<File> {
    let path = [folder, "/", group.slug.as_str(), "/calendar.ics"].concat();
    let mut calendar = Calendar::new(path, group.title, group.summary.unwrap_or_default());
    calendar.colour = group.colour;
    calendar.forums(exports, group.forums);
    calendar.file(exports)
}

/// `/forums/<slug>/calendar.ics`, the forum and those of its sessions that have a time, to
/// subscribe to; `/forums/<slug>.ics`, the same to be taken in once, with a reminder of the
/// forum; and `/forums/<slug>/<session>.ics` for each session.
pub(super) fn forum(exports: &Exports<'_>, forum: &Forum, sessions: &[Session]) -> Vec<File> {
    let folder = ["forums/", forum.slug.as_str(), "/"].concat();
    let path = [&folder, multaqa_content::CALENDAR].concat();
    let mut whole = Calendar::new(path, &forum.title, &forum.summary);
    whole.colour = forum.sector.as_ref().map(|sector| sector.colour);
    whole.forum(exports, forum);
    let forum_alone = whole.body.0.len();
    let mut files = Vec::new();
    for session in sessions {
        whole.session(exports, forum, session);
        let path = [&folder, session.anchor.as_str(), ".ics"].concat();
        let mut alone = Calendar::new(path, &session.title, &forum.title);
        alone.reminds = true;
        alone.session(exports, forum, session);
        files.extend(alone.file(exports));
    }
    let path = ["forums/", forum.slug.as_str(), ".ics"].concat();
    let mut once = Calendar::new(path, &forum.title, &forum.summary);
    once.colour = whole.colour;
    once.reminds = true;
    once.forum(exports, forum);
    once.zones = whole.zones.clone();
    let sessions = whole.body.0.get(forum_alone..).unwrap_or_default();
    once.body.0.push_str(sessions);
    files.extend(once.file(exports));
    files.extend(whole.file(exports));
    files
}

/// `/speakers/<slug>/calendar.ics`: the sessions in which somebody takes part; where
/// these have no time, the forum.
pub(super) fn person(exports: &Exports<'_>, slug: &Slug) -> Option<File> {
    let person = exports.facts.person(slug)?;
    let path = ["speakers/", slug.as_str(), "/calendar.ics"].concat();
    let about = person.roles.join("، ");
    let mut calendar = Calendar::new(path, &person.full_name, &about);
    calendar.picture = person.photo.as_ref().and_then(|photo| {
        let url = exports.place.url(&photo.file)?;
        Some((url, "image/webp"))
    });
    let mut takes = person.takes.iter().peekable();
    // What somebody takes part in comes forum by forum.
    while let Some(first) = takes.next() {
        let Some(forum) = exports.facts.forum(&first.forum) else {
            continue;
        };
        let mut timed = false;
        let mut next = Some(first);
        while let Some(taken) = next {
            let index = taken.session;
            let session = index.and_then(|index| exports.facts.session(&forum.slug, index));
            if let Some(session) = session.filter(|session| session.times.is_some()) {
                calendar.session(exports, &forum, &session);
                timed = true;
            }
            next = takes.next_if(|taken| taken.forum == forum.slug);
        }
        if !timed {
            calendar.forum(exports, &forum);
        }
    }
    calendar.file(exports)
}

impl<'c> Calendar<'c> {
    fn new(path: String, name: &'c str, description: &'c str) -> Self {
        Self {
            path,
            name,
            description,
            colour: None,
            picture: None,
            reminds: false,
            is_near: false,
            zones: Zones::default(),
            body: Lines::default(),
        }
    }

    fn forums(&mut self, exports: &Exports<'_>, forums: &[&Slug]) {
        for forum in forums.iter().filter_map(|slug| exports.facts.forum(slug)) {
            self.forum(exports, &forum);
        }
    }

    /// The file; none without an event, since there is no calendar without one.
    fn file(self, exports: &Exports<'_>) -> Option<File> {
        if self.body.0.is_empty() {
            return None;
        }
        let mut lines = Lines::default();
        let refresh = if self.is_near { "PT1H" } else { "PT12H" };
        for (name, value) in [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", "-//Multaqa//Multaqa//AR"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            ("REFRESH-INTERVAL;VALUE=DURATION", refresh),
            ("X-PUBLISHED-TTL", refresh),
        ] {
            lines.raw(name, value);
        }
        let name = isolated(self.name);
        lines.words("NAME", &name);
        lines.text("X-WR-CALNAME", &name);
        if !self.description.is_empty() {
            lines.words("DESCRIPTION", &isolated(self.description));
        }
        if let Some(url) = exports.place.url(&self.path) {
            lines.raw("SOURCE;VALUE=URI", &url);
        }
        if let Some(colour) = self.colour {
            lines.raw("COLOR", event::colour_name(colour));
        }
        if let Some((url, kind)) = &self.picture {
            let name = ["IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=", kind].concat();
            lines.raw(&name, url);
        }
        self.zones.components(&mut lines);
        lines.0.push_str(&self.body.0);
        lines.raw("END", "VCALENDAR");
        Some(file(&self.path, lines.0))
    }
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;

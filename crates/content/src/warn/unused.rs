//! Files that nothing of the site leads to.

use super::{Found, UNUSED, Warnings, place::At};
use crate::{
    check::kind::Kind,
    model::{Content, Forum, Who},
};
use multaqa_domain::slug::Slug;
use std::collections::BTreeSet;

impl<'a> Warnings<'a> {
    pub(super) fn unused(&mut self) {
        let content = self.content;
        let (mut forms, mut endpoints) = (BTreeSet::new(), BTreeSet::new());
        let entries = content.forums.values().flat_map(|forum| &forum.forms);
        for entry in entries.chain(content.sectors.values().flat_map(|sector| &sector.forms)) {
            forms.insert(&entry.form);
            endpoints.insert(&entry.endpoint);
        }
        for registration in content
            .forums
            .values()
            .filter_map(|f| f.registration.as_ref())
        {
            forms.extend(&registration.form);
            endpoints.insert(&registration.endpoint);
        }
        for slug in content.forms.keys().filter(|slug| !forms.contains(slug)) {
            let help = "name it in a forum's `[registration]` or in a `[[form]]`, or remove it";
            self.unused_file(
                Kind::Form,
                slug,
                "no forum and no sector uses this form",
                help,
            );
        }
        for slug in content
            .endpoints
            .keys()
            .filter(|slug| !endpoints.contains(slug))
        {
            let help = "name it where a form is, or remove it";
            self.unused_file(
                Kind::Endpoint,
                slug,
                "no form is sent to this endpoint",
                help,
            );
        }
        let people = named(content);
        for (slug, person) in &content.people {
            if person.listed != Some(true) && !people.contains(slug) {
                let help = "name them in a forum or a series, or set `listed = true`";
                self.unused_file(Kind::Person, slug, "nothing names this person", help);
            }
        }
    }

    /// Tracks in which no session is.
    pub(super) fn tracks(&mut self, slug: &'a Slug, forum: &'a Forum) {
        for track in &forum.tracks {
            let mut sessions = forum.sessions.iter();
            if !sessions.any(|session| session.track.as_ref() == Some(&track.id)) {
                let at = At::Track(track.id.as_str());
                let message = format!("no session is in the track `{}`", track.id);
                let help = "name it in a session, or remove it";
                self.forum(slug, at, UNUSED, message, help);
            }
        }
    }

    fn unused_file(&mut self, kind: Kind, slug: &'a Slug, message: &str, help: &str) {
        self.found.push(Found {
            kind,
            slug: Some(slug),
            at: match kind {
                Kind::Form => At::Key("title"),
                Kind::Endpoint => At::File,
                _ => At::Key("name"),
            },
            code: UNUSED,
            message: message.to_owned(),
            help: help.to_owned(),
        });
    }
}

/// Everybody whom the site names.
fn named(content: &Content) -> BTreeSet<&Slug> {
    let mut people: BTreeSet<_> = content.settings.speakers.iter().collect();
    for series in content.series.values() {
        people.extend(series.patron.iter().filter_map(Who::slug));
        people.extend(series.committee.iter().filter_map(|(who, _)| who.slug()));
    }
    for forum in content.forums.values() {
        people.extend(&forum.speakers);
        people.extend(whom(forum).filter_map(Who::slug));
    }
    people
}

fn whom(forum: &Forum) -> impl Iterator<Item = &Who> {
    let takings = forum.sessions.iter().flat_map(|session| &session.people);
    let takings = takings.flat_map(|taking| [Some(&taking.who), taking.on_behalf_of.as_ref()]);
    takings.flatten().chain(&forum.patron)
}

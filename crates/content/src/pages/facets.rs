//! By what forums, people and sessions can be narrowed down: the facets, and the marks of each.

use super::{
    Pages,
    index::{Named, number},
};
use crate::{
    derive::order::sort_by_name,
    model::{Forum, Person, Session},
};
use multaqa_domain::{
    forum::Timing,
    page::{Facet, FacetValue, Part, STATE, mark},
    slug::Slug,
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

/// So many values of a facet are offered, those that most have.
const VALUES: usize = 40;

/// From so many sessions on a programme can be narrowed down: fewer are read at a glance.
const SESSIONS: usize = 12;

/// Where sessions are in time, by the clock.
const PHASES: [(&str, &str); 3] = [
    ("now", "تُعقد الآن"),
    ("later", "لم تبدأ بعد"),
    ("past", "انتهت"),
];

/// Facets and, for each item, its marks.
pub(super) type Marked = (Vec<Facet>, Vec<String>);

/// A value of an item: how it stands in the address, and what it is called.
type Value = (String, String);

/// The names of the groups of states, in their order.
const STATES: [(&str, &str); 6] = [
    ("open", "التسجيل مفتوح"),
    ("announced", "قبل فتح التسجيل"),
    ("closed", "أُغلق التسجيل"),
    ("live", "منعقد الآن"),
    ("over", "انتهى"),
    ("changed", "مؤجَّل أو متغيّر أو ملغًى"),
];

impl<'a> Pages<'a> {
    /// The facets of forums.
    pub(super) fn forum_facets(&self, forums: &[Named<'a>]) -> Marked {
        let mut facets = Facets::default();
        facets.add("sector", "القطاع", forums, |(_, forum)| {
            let tag = forum.sector.as_ref().and_then(|s| self.sector_tag(s));
            tag.map(|tag| (tag.slug.to_string(), tag.title))
                .into_iter()
                .collect()
        });
        let timings: Vec<_> = forums.iter().map(|(_, f)| self.timing(f)).collect();
        facets.add_states(&timings, self.now());
        facets.add("country", "الدولة", forums, |(_, forum)| {
            let country = forum.venue.iter().map(|venue| venue.country);
            country
                .map(|c| (c.code.to_ascii_lowercase(), c.name.to_owned()))
                .collect()
        });
        facets.add("city", "المدينة", forums, |(_, forum)| {
            let city = forum.venue.iter().map(|venue| venue.city.clone());
            city.map(|city| (city.clone(), city)).collect()
        });
        facets.add("language", "اللغة", forums, |(_, forum)| {
            let spoken = forum.sessions.iter();
            let spoken: BTreeSet<_> = spoken.filter_map(|s| s.language.as_ref()).collect();
            if spoken.is_empty() {
                return vec![("ar".to_owned(), "العربية".to_owned())];
            }
            let spoken = spoken.into_iter();
            spoken.map(|l| (l.tag.clone(), l.name.clone())).collect()
        });
        facets.done(forums.len())
    }

    /// The facets of people.
    pub(super) fn people_facets(&self, people: &[(&'a Slug, &'a Person)]) -> Marked {
        let mut facets = Facets::default();
        facets.add("country", "الدولة", people, |(_, person)| {
            let country = person.country.iter();
            country
                .map(|c| (c.code.to_ascii_lowercase(), c.name.to_owned()))
                .collect()
        });
        facets.add("role", "المشاركة", people, |(slug, _)| {
            self.parts_of(slug)
        });
        facets.add("network", "الشبكة", people, |(_, person)| {
            let networks: BTreeSet<_> = person.accounts.iter().map(|a| &a.network).collect();
            networks
                .into_iter()
                .map(|n| (n.clone(), n.clone()))
                .collect()
        });
        facets.done(people.len())
    }

    /// The facets of the sessions of a forum, of which some are shown: with days and rooms
    /// where it is the whole programme, and with what the clock says where that is known there.
    pub(super) fn session_facets(
        &self,
        forum: &Forum,
        shown: &[&Session],
        is_whole: bool,
        has_clock: bool,
    ) -> Marked {
        let mut facets = Facets::default();
        if forum.sessions.len() < SESSIONS {
            return facets.done(0);
        }
        if is_whole {
            facets.add_sorted(
                "day",
                "اليوم",
                shown,
                |session| {
                    let title = self.month_names().text(session.day).text;
                    vec![(session.day.to_string(), title)]
                },
                |found| found.sort(),
            );
            let room = |session: &&Session| {
                let room = session.room.iter();
                room.map(|room| (room.clone(), room.clone())).collect()
            };
            match forum.rooms.as_slice() {
                [] => facets.add("room", "القاعة", shown, room),
                rooms => facets.add_sorted("room", "القاعة", shown, room, |found| {
                    found.sort_by_key(|(id, _)| rooms.iter().position(|room| room == id));
                }),
            }
        }
        let track = |session: &&Session| {
            let track = forum.track_of(session).into_iter();
            track
                .map(|track| (track.id.to_string(), track.title.clone()))
                .collect()
        };
        facets.add_sorted("track", "المسار", shown, track, |found| {
            let place = |id: &str| {
                forum
                    .tracks
                    .iter()
                    .position(|track| track.id.as_str() == id)
            };
            found.sort_by_key(|(id, _)| place(id));
        });
        facets.add("kind", "النوع", shown, |session| {
            let kind = session.kind;
            vec![(kind.name().to_owned(), kind.word().to_owned())]
        });
        facets.add("language", "اللغة", shown, |session| {
            let (tag, name) = match &session.language {
                Some(language) => (language.tag.as_str(), language.name.as_str()),
                None => ("ar", "العربية"),
            };
            vec![(tag.to_owned(), name.to_owned())]
        });
        if has_clock && !self.is_past(forum) && !facets.facets.is_empty() {
            facets.push(STATE, "الوقت", PHASES.map(stateless).into());
        }
        facets.done(shown.len())
    }

    /// How somebody takes part, over all forums.
    fn parts_of(&self, slug: &Slug) -> Vec<Value> {
        let forums = self.index.people.get(slug);
        let forums = self.index.at(forums.into_iter().flatten());
        let sessions = forums.flat_map(|(_, forum)| &forum.sessions);
        let taking = sessions.flat_map(|session| &session.people);
        let parts: BTreeMap<_, _> = taking
            .filter_map(|taking| Some(self.part_of(slug, taking)?.0))
            .map(|part| match part {
                Part::Speaker => ("speaker", "متحدث"),
                Part::Moderator => ("moderator", "إدارة الحوار"),
                Part::Delivers => ("delivers", "إلقاء كلمة عن غيره"),
                Part::Represented => ("represented", "كلمة ألقاها غيره"),
            })
            .collect();
        let value = |(id, title): (&str, &str)| (id.to_owned(), title.to_owned());
        parts.into_iter().map(value).collect()
    }
}

/// Facets as they are gathered.
#[derive(Default)]
struct Facets {
    facets: Vec<Facet>,
    /// For each item, its marks.
    marks: Vec<String>,
    /// The number of the next value.
    next: usize,
}

impl Facets {
    /// Adds a facet by the values that each item has, if there are two or more: by their titles.
    fn add<T>(&mut self, name: &str, title: &str, items: &[T], values: impl Fn(&T) -> Vec<Value>) {
        self.add_sorted(name, title, items, values, |found| {
            sort_by_name(found, |(_, (title, _))| title);
        });
    }

    /// The same, in another order.
    fn add_sorted<T>(
        &mut self,
        name: &str,
        title: &str,
        items: &[T],
        values: impl Fn(&T) -> Vec<Value>,
        sort: impl Fn(&mut Vec<(String, (String, usize))>),
    ) {
        let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
        let of_items: Vec<_> = items.iter().map(values).collect();
        for (id, title) in of_items.iter().flatten() {
            let entry = found.entry(id.clone()).or_insert((title.clone(), 0));
            entry.1 += 1;
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|(_, (_, count))| std::cmp::Reverse(*count));
        found.truncate(VALUES);
        if found.len() < 2 {
            return;
        }
        sort(&mut found);
        self.marks.resize(items.len(), String::new());
        for (marks, values) in self.marks.iter_mut().zip(&of_items) {
            let numbered = found.iter().zip(self.next..);
            let own = numbered.filter(|((id, _), _)| values.iter().any(|(own, _)| own == id));
            marks.extend(own.map(|(_, at)| mark(number(at))));
        }
        let values = found.into_iter().map(|(id, (title, count))| FacetValue {
            id,
            title,
            count: Some(number(count)),
        });
        self.push(name, title, values.collect());
    }

    /// Adds the states that the forums are in or may come to be in.
    fn add_states(&mut self, timings: &[Timing], now: Instant) {
        let mut groups = BTreeSet::new();
        for timing in timings {
            let mut at = Some(now);
            while let Some(instant) = at {
                groups.insert(timing.state(instant).group());
                at = timing.next_change(instant);
            }
        }
        let offered = STATES.iter().filter(|(group, _)| groups.contains(group));
        let values: Vec<_> = offered.copied().map(stateless).collect();
        if values.len() > 1 {
            self.push(STATE, "الحالة", values);
        }
    }

    fn push(&mut self, name: &str, title: &str, values: Vec<FacetValue>) {
        self.next += values.len();
        self.facets.push(Facet {
            name: name.to_owned(),
            title: title.to_owned(),
            values,
        });
    }

    fn done(mut self, items: usize) -> Marked {
        if !self.facets.is_empty() {
            self.marks.resize(items, String::new());
        }
        (self.facets, self.marks)
    }
}

/// A value that follows the clock, so that none can be counted.
fn stateless((id, title): (&str, &str)) -> FacetValue {
    FacetValue {
        id: id.to_owned(),
        title: title.to_owned(),
        count: None,
    }
}

/// A mark by which a list and a page tell that they number the same values alike (FNV-1a).
pub(super) fn stamp(facets: &[Facet]) -> u32 {
    let names = facets.iter().flat_map(|facet| {
        let values = facet.values.iter().map(|value| value.id.as_str());
        [facet.name.as_str(), "\n"]
            .into_iter()
            .chain(values.flat_map(|id| [id, "\t"]))
    });
    names
        .flat_map(str::bytes)
        .fold(0x811c_9dc5, |hash: u32, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
}

//! What several pages show of the same things: forums, sectors, people, figures.

use super::{Pages, forum::ends, register::notify};
use crate::{
    check::moment::Moment,
    derive::{
        date::{MonthNames, time_of_day},
        days::Days,
        initials::initials,
    },
    model::{FigureEntry, Forum, Person, Photo, Stated, Who},
};
use multaqa_domain::{
    forum::{Timing, Window},
    page::{Figure, ForumCard, Image, PersonCard, PersonLine, SectorTag},
    slug::Slug,
    time::{Instant, TimeText},
};

impl<'a> Pages<'a> {
    pub(super) fn month_names(&self) -> MonthNames {
        self.content.settings.months
    }

    /// When a forum starts.
    pub(super) fn starts(&self, forum: &Forum) -> Option<Instant> {
        Some(forum.zone.instant(forum.days?.starts()))
    }

    /// What a forum's state depends on. Without times of day it covers whole days in its
    /// zone.
    pub(super) fn timing(&self, forum: &Forum) -> Timing {
        let ends = |days| forum.zone.instant(ends(forum, days));
        let registration = forum.registration.as_ref();
        Timing {
            starts: self.starts(forum),
            ends: forum.days.map(ends),
            registration: registration.map(|r| Window {
                opens: r.opens.map(|at| match at {
                    Moment::Day(day) => forum.zone.start_of(day),
                    Moment::Time(time) => forum.zone.instant(time),
                }),
                opens_text: r.opens.map(|at| self.moment(forum, at)),
                closes: r.closes.map(|at| match at {
                    // A day on which registration closes is still open.
                    Moment::Day(day) => forum.zone.end_of(day),
                    Moment::Time(time) => forum.zone.instant(time),
                }),
                closes_text: r.closes.map(|at| self.moment(forum, at)),
                waitlist: r.waitlist,
            }),
            places: registration.and_then(|r| r.places),
            decision: forum.decision,
        }
    }

    /// A moment in words, in the forum's zone.
    fn moment(&self, forum: &Forum, at: Moment) -> String {
        let months = self.month_names();
        match at {
            Moment::Day(day) => months.full(day),
            Moment::Time(time) => {
                let (day, clock) = (months.full(time.date()), time_of_day(time.time()));
                let zone = self.zone_words(forum);
                format!("{day}، {clock} {zone}").trim_end().to_owned()
            }
        }
    }

    /// The forum's zone in words.
    pub(super) fn zone_words(&self, forum: &Forum) -> String {
        let own = &self.content.settings.zone_words;
        forum.zone.words(own).unwrap_or_default()
    }

    /// `9:00 صباحًا – 1:00 ظهرًا بتوقيت دبي`; over several days, the start alone.
    fn times(&self, forum: &Forum, days: Days) -> Option<String> {
        let start = self.start_text(forum, days)?.text;
        let end = self.end_text(forum, days);
        let zone = self.zone_words(forum);
        Some(match end.filter(|_| days.first == days.last) {
            Some(end) => format!("{start} – {} {zone}", end.text),
            None => format!("{start} {zone}"),
        })
    }

    /// When a forum begins on its first day, in words.
    pub(super) fn start_text(&self, forum: &Forum, days: Days) -> Option<TimeText> {
        let words = forum.words.start.as_deref();
        Some(forum.zone.start_text(days.first, days.start?, words))
    }

    /// When it ends on its last day, in words.
    pub(super) fn end_text(&self, forum: &Forum, days: Days) -> Option<TimeText> {
        let words = forum.words.end.as_deref();
        Some(forum.zone.end_text(days.end?, words))
    }

    pub(super) fn forum_card(&self, slug: &Slug, forum: &Forum) -> ForumCard {
        ForumCard {
            slug: slug.clone(),
            title: forum.title.clone(),
            sector: forum.sector.as_ref().and_then(|s| self.sector_tag(s)),
            date: forum.days.map(|days| self.month_names().text(days.first)),
            time: forum.days.and_then(|days| self.times(forum, days)),
            place: forum.venue.as_ref().map(|venue| {
                // A place often has its city in its name already.
                let mut parts = vec![venue.name.as_str()];
                parts.extend([venue.city.as_str(), venue.country.name]);
                parts.dedup();
                parts.join("، ")
            }),
            timing: self.timing(forum),
            status: forum.registration.as_ref().and_then(|r| r.status.clone()),
            elsewhere: self.elsewhere(forum).cloned(),
            notify: notify(&forum.forms).map(|form| form.name.clone()),
        }
    }

    pub(super) fn sector_tag(&self, slug: &Slug) -> Option<SectorTag> {
        let sector = self.content.sectors.get(slug)?;
        Some(SectorTag {
            slug: slug.clone(),
            title: sector.title.clone(),
            colour: sector.colour,
        })
    }

    pub(super) fn person_card(&self, slug: &Slug) -> Option<PersonCard> {
        let person = self.content.people.get(slug)?;
        Some(PersonCard {
            slug: slug.clone(),
            name: person.name.clone(),
            honorific: person.honorific.clone(),
            roles: person.roles.clone(),
            country: person.country.map(|c| c.name.to_owned()),
            photo: person.photo.as_ref().map(|photo| self.image(photo)),
            initials: initials(&person.name),
        })
    }

    /// A photo, as pages name its files.
    pub(super) fn image(&self, photo: &Photo) -> Image {
        let base = &self.content.settings.base;
        let file = |side: u32| [base, photo.media.file(side).as_str()].concat();
        let sides = photo.media.sides.iter();
        let set = sides.map(|side| format!("{} {side}w", file(*side)));
        let largest = photo.largest();
        Image {
            src: file(largest),
            srcset: set.collect::<Vec<_>>().join(", "),
            side: largest,
            height: photo.media.whole.map(|size| size.height_at(largest)),
            alt: photo.alt.clone(),
        }
    }

    /// Somebody in a line of text.
    pub(super) fn person_line(&self, who: &Who) -> PersonLine {
        match who {
            Who::Named { name, role } => PersonLine {
                name: name.clone(),
                role: role.clone(),
                slug: None,
            },
            Who::Profile { slug, role } => {
                let person = self.content.people.get(slug);
                PersonLine {
                    name: person.map_or(String::new(), full_name),
                    role: role
                        .clone()
                        .or(person.and_then(|p| p.roles.first().cloned())),
                    slug: Some(slug.clone()),
                }
            }
        }
    }

    pub(super) fn figure(&self, figure: &FigureEntry) -> Figure {
        let months = self.month_names();
        Figure {
            value: figure.value.clone(),
            label: figure.label.clone(),
            definition: figure.definition.clone(),
            date: figure.date.map(|date| match date {
                Stated::Year(year) => year.to_string(),
                Stated::Month(month) => months.month(month).title,
                Stated::Day(day) => months.day(day),
            }),
            source: figure.source.clone(),
            link: figure.link.clone(),
        }
    }
}

/// A name with its honorific.
pub(super) fn full_name(person: &Person) -> String {
    match &person.honorific {
        Some(honorific) => format!("{honorific} {}", person.name),
        None => person.name.clone(),
    }
}

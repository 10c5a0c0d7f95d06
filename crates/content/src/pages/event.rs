//! A forum as an event of a calendar file.

use super::Pages;
use crate::model::Forum;
use jiff::civil::Date;
use multaqa_domain::{forum::Decision, slug::Slug, time::Instant};

/// A forum that has a date, as a calendar file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The forum.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Venue, city and country in one line.
    pub place: Option<String>,
    /// When it is.
    pub when: When,
    /// What was decided against the plan.
    pub decision: Option<Decision>,
    /// The clock of the build.
    pub stamp: Instant,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole local days, whatever the zone: year, month and day of the first, and of the
    /// day after the last.
    Days {
        /// The first day.
        first: (i16, i8, i8),
        /// The first day that is no more part of it.
        end: (i16, i8, i8),
    },
    /// From one instant to another.
    Times {
        /// The start.
        starts: Instant,
        /// The first instant after the end, if it is known.
        ends: Option<Instant>,
    },
}

impl Pages<'_> {
    /// The event of a forum; `None` while it has no date.
    pub(super) fn event(&self, slug: &Slug, forum: &Forum) -> Option<Event> {
        let days = forum.days?;
        let timing = self.timing(forum);
        let when = match days.start {
            Some(_) => When::Times {
                starts: timing.starts?,
                // On a single day without an end, nobody knows how long it takes.
                ends: timing
                    .ends
                    .filter(|_| days.end.is_some() || days.last > days.first),
            },
            None => When::Days {
                first: parts(days.first),
                end: parts(days.last.tomorrow().ok()?),
            },
        };
        Some(Event {
            slug: slug.clone(),
            title: forum.title.clone(),
            summary: forum.summary.clone(),
            place: self.forum_card(slug, forum).place,
            when,
            decision: forum.decision,
            stamp: self.now(),
        })
    }
}

fn parts(date: Date) -> (i16, i8, i8) {
    (date.year(), date.month(), date.day())
}

//! What is looked up often, computed once: forums by start, by month and by who speaks.

use super::Pages;
use crate::{
    derive::date::month_of,
    model::{Forum, Who},
};
use multaqa_domain::{slug::Slug, time::YearMonth};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A forum with its slug.
pub(super) type Named<'a> = (&'a Slug, &'a Forum);

/// The index. Numbers are places in `forums`.
#[derive(Default)]
pub(super) struct Index<'a> {
    /// All forums by start; those without a date come last.
    pub(super) forums: Vec<Named<'a>>,
    /// The forums of each month that one of their days is in.
    pub(super) months: BTreeMap<YearMonth, Vec<usize>>,
    /// The forums at which somebody has a part.
    pub(super) people: HashMap<&'a Slug, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// The index of these forums, which are in order.
    pub(super) fn new(forums: Vec<Named<'a>>) -> Self {
        let mut index = Self::default();
        for (number, (_, forum)) in forums.iter().enumerate() {
            for month in months_of(forum) {
                index.months.entry(month).or_default().push(number);
            }
            let taking = forum.sessions.iter().flat_map(|session| &session.people);
            let who = taking.flat_map(|taking| [Some(&taking.who), taking.on_behalf_of.as_ref()]);
            for slug in who.flatten().filter_map(Who::slug) {
                let forums = index.people.entry(slug).or_default();
                if forums.last() != Some(&number) {
                    forums.push(number);
                }
            }
        }
        index.forums = forums;
        index
    }

    /// The forums with these numbers.
    pub(super) fn at<'i>(
        &'i self,
        numbers: impl IntoIterator<Item = &'i usize> + 'i,
    ) -> impl Iterator<Item = Named<'a>> + 'i {
        numbers
            .into_iter()
            .filter_map(|number| self.forums.get(*number).copied())
    }

    /// The years that have forums, each with how many have a day in it.
    pub(super) fn years(&self) -> BTreeMap<i16, usize> {
        let mut years: BTreeMap<i16, BTreeSet<usize>> = BTreeMap::new();
        for (month, numbers) in &self.months {
            years.entry(month.year()).or_default().extend(numbers);
        }
        years
            .into_iter()
            .map(|(year, all)| (year, all.len()))
            .collect()
    }
}

/// The months that a forum's days are in.
fn months_of(forum: &Forum) -> Vec<YearMonth> {
    let mut months = Vec::new();
    let Some(days) = forum.days else {
        return months;
    };
    let mut day = days.first;
    while day <= days.last {
        months.extend(month_of(day));
        match day.last_of_month().tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    months
}

impl<'a> Pages<'a> {
    /// The forums that have a day in a month, by start.
    pub(super) fn forums_of(&self, month: YearMonth) -> Vec<Named<'a>> {
        let numbers = self.index.months.get(&month);
        self.index.at(numbers.into_iter().flatten()).collect()
    }

    /// Whether a forum has ended by the clock of the build.
    pub(super) fn is_past(&self, forum: &Forum) -> bool {
        let ends = self.timing(forum).ends;
        ends.is_some_and(|ends| self.now() >= ends)
    }

    /// The clock's month.
    pub(super) fn clock_month(&self) -> Option<YearMonth> {
        month_of(self.content.settings.zone.date(self.now())?)
    }
}

/// How many there are after the first `shown`, if any.
pub(super) fn more(all: usize, shown: usize) -> Option<u32> {
    Some(number(all.checked_sub(shown)?)).filter(|more| *more > 0)
}

/// A number as payloads hold it.
pub(super) fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

//! The calendar: the agenda, and the list of all forums behind it.

use super::{
    Pages,
    facets::stamp,
    index::{Named, number},
};
use crate::derive::date::month_of;
use multaqa_domain::{
    page::{AgendaMonth, CalendarPage, Document, Facet, ForumList, Page},
    time::YearMonth,
};
use std::sync::Arc;

/// So many forums to come stand in the agenda: with those that are over, as many as a page
/// of 800 elements holds.
const COMING: usize = 16;

/// So many of those that are over stand there.
const PAST: usize = 12;

/// A forum with its month and its marks.
type Entry<'a> = (Named<'a>, YearMonth, String);

/// What the agenda is made from.
struct Agenda<'a> {
    /// What it begins with, by start.
    first: Vec<Entry<'a>>,
    /// What is over and not in `first`, the latest first.
    past: Vec<Entry<'a>>,
    facets: Vec<Facet>,
}

impl Agenda<'_> {
    /// Whether the page can hold all of it.
    fn fits(&self) -> bool {
        self.first.len() <= COMING && self.past.len() <= PAST
    }
}

impl<'a> Pages<'a> {
    /// The agenda: what is to come, or once all is over the latest year; then the past.
    fn agenda(&self) -> Agenda<'a> {
        let month = |forum: &Named<'a>| month_of(forum.1.days?.first);
        let dated = self.forums().into_iter().filter(|f| month(f).is_some());
        let (mut past, mut first): (Vec<_>, Vec<_>) = dated.partition(|(_, f)| self.is_past(f));
        if first.is_empty() {
            let latest = past.last().and_then(month).map(YearMonth::year);
            (first, past) = past
                .into_iter()
                .partition(|forum| month(forum).map(YearMonth::year) == latest);
        }
        past.reverse();
        let all: Vec<_> = first.iter().chain(&past).copied().collect();
        let (facets, marks) = self.forum_facets(&all);
        let mut marks = marks.into_iter();
        let mut entries = all.into_iter().filter_map(|forum| {
            let marks = marks.next().unwrap_or_default();
            Some((forum, month(&forum)?, marks))
        });
        Agenda {
            first: entries.by_ref().take(first.len()).collect(),
            past: entries.collect(),
            facets,
        }
    }

    /// Forums under the months in which they begin, as they follow on each other.
    fn by_month(&self, entries: &[Entry<'a>]) -> Vec<AgendaMonth> {
        let mut months: Vec<AgendaMonth> = Vec::new();
        for ((slug, forum), month, marks) in entries {
            if months.last().is_none_or(|last| last.link.month != *month) {
                months.push(AgendaMonth {
                    link: self.month_names().month(*month),
                    forums: Vec::new(),
                    marks: Vec::new(),
                });
            }
            if let Some(last) = months.last_mut() {
                last.forums.push(self.forum_card(slug, forum));
                last.marks.push(marks.clone());
            }
        }
        months
    }

    pub(super) fn calendar(&self) -> Document {
        let agenda = self.agenda();
        let fits = agenda.fits();
        let shown = agenda.first.get(..COMING).unwrap_or(&agenda.first);
        let beyond = agenda.first.get(COMING..).unwrap_or_default();
        let past = agenda.past.get(..PAST).unwrap_or(&agenda.past);
        let sectors = self.sectors().into_iter();
        let undated = sectors.filter(|sector| {
            let mut forums = self.content.forums.values();
            forums.all(|forum| forum.sector.as_ref() != Some(sector) || forum.days.is_none())
        });
        let years = self.index.years().into_iter();
        let page = CalendarPage {
            total: number(agenda.first.len() + agenda.past.len()),
            months: self.by_month(shown),
            rest: beyond
                .first()
                .map(|(_, month, _)| (number(beyond.len()), *month)),
            past: self.by_month(past),
            past_count: number(agenda.past.len()),
            years: years
                .map(|(year, forums)| (year_number(year), number(forums)))
                .collect(),
            month: self.month_of_now(),
            undated: undated.filter_map(|slug| self.sector_card(slug)).collect(),
            list: (!fits).then(|| stamp(&agenda.facets)),
            facets: Arc::new(agenda.facets),
            calendar: (!self.index.months.is_empty())
                .then(|| self.subscription(crate::CALENDAR.to_owned())),
        };
        let parts = [
            "مواعيد الملتقيات بالتاريخين الميلادي والهجري، شهرًا بعد شهر، مع حالة كل ملتقى وباب التسجيل فيه",
        ];
        self.document("التقويم", &parts, Page::Calendar(page))
    }

    /// All forums that have a date, if the agenda cannot hold them.
    pub(super) fn forum_list(&self) -> Option<ForumList> {
        let agenda = self.agenda();
        if agenda.fits() {
            return None;
        }
        let list = stamp(&agenda.facets);
        let entries = agenda.first.into_iter().chain(agenda.past);
        let (forums, marks) = entries
            .map(|((slug, forum), _, marks)| (self.forum_card(slug, forum), marks))
            .unzip();
        Some(ForumList {
            list,
            forums,
            marks,
        })
    }

    /// The month that stands for "now": the clock's if it has forums, else the next that
    /// has, else the latest.
    fn month_of_now(&self) -> Option<YearMonth> {
        let months = &self.index.months;
        let from = self.clock_month().or_else(|| YearMonth::new(1000, 1))?;
        let next = months.range(from..).next().or(months.last_key_value());
        next.map(|(month, _)| *month)
    }
}

/// A year as payloads hold it.
pub(super) fn year_number(year: i16) -> u32 {
    u32::from(year.unsigned_abs())
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;

//! A month as a grid, and a year by its months.

use super::{
    Pages,
    calendar::year_number,
    index::{Named, more},
};
use crate::{
    derive::{
        date::{first_day, month_of},
        hijri::{self, HijriDate},
        week::Week,
    },
    model::Forum,
};
use jiff::civil::Date;
use multaqa_domain::{
    page::{DayForum, Document, ForumCard, MonthDay, MonthPage, Page, YearMonthLine, YearPage},
    slug::Slug,
    time::YearMonth,
};

/// So many forums stand in a day of the grid.
const DAY: usize = 3;

/// So many stand in the list beside the grid.
const MONTH: usize = 60;

/// So many stand in a month of a year.
const MONTH_OF_YEAR: usize = 5;

impl<'a> Pages<'a> {
    pub(super) fn month(&self, month: YearMonth) -> Document {
        let names = self.month_names();
        let link = names.month(month);
        let months = &self.index.months;
        let week = Week::of(self.content.settings.country.code, first_day(month));
        let weeks = week.grid(month);
        let near = self.near(&weeks);
        let weeks = weeks.into_iter();
        let weeks = weeks.map(|days| {
            let days = days.into_iter();
            days.map(|day| self.day(day, month, week, &near)).collect()
        });
        let forums = self.forums_of(month);
        let shown = forums.iter().take(MONTH);
        let shown: Vec<ForumCard> = shown.map(|(slug, f)| self.forum_card(slug, f)).collect();
        let before = months.range(..month).next_back();
        let after = months.range(month..).find(|(other, _)| **other != month);
        let page = MonthPage {
            weekdays: week.names(),
            weeks: weeks.collect(),
            previous: before.map(|(month, _)| names.month(*month)),
            next: after.map(|(month, _)| names.month(*month)),
            today: self
                .clock_month()
                .filter(|now| *now != month && months.contains_key(now)),
            more: more(forums.len(), shown.len()),
            forums: shown,
            link: link.clone(),
        };
        let title = format!("تقويم {}", link.title);
        let about = format!("ملتقيات {} ({}) في تقويم شهري", link.title, link.hijri);
        let titles: Vec<_> = page
            .forums
            .iter()
            .take(5)
            .map(|f| f.title.clone())
            .collect();
        let titles = titles.join("، ");
        self.document(&title, &[&about, &titles], Page::Month(page))
    }

    /// The forums of the months that the days of a grid are in, by start.
    fn near(&self, weeks: &[Vec<Date>]) -> Vec<Named<'a>> {
        let mut months: Vec<_> = weeks
            .iter()
            .flatten()
            .filter_map(|d| month_of(*d))
            .collect();
        months.dedup();
        let numbers = months
            .iter()
            .filter_map(|month| self.index.months.get(month));
        let mut numbers: Vec<usize> = numbers.flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        self.index.at(&numbers).collect()
    }

    fn day(&self, date: Date, month: YearMonth, week: Week, near: &[Named<'a>]) -> MonthDay {
        let forums = near.iter().filter(|(_, forum)| {
            forum
                .days
                .is_some_and(|days| (days.first..=days.last).contains(&date))
        });
        let forums: Vec<_> = forums.collect();
        let shown = forums.iter().take(DAY);
        MonthDay {
            iso: date.to_string(),
            day: date.day().unsigned_abs(),
            hijri: HijriDate::of(date).map_or(String::new(), |hijri| match hijri.day {
                1 => format!("1 {}", hijri.month_name()),
                day => day.to_string(),
            }),
            outside: month_of(date) != Some(month),
            weekend: week.rests(date),
            forums: shown.map(|(slug, f)| self.day_forum(slug, f)).collect(),
            more: more(forums.len(), DAY),
        }
    }

    fn day_forum(&self, slug: &Slug, forum: &Forum) -> DayForum {
        let sector = forum.sector.as_ref();
        DayForum {
            slug: slug.clone(),
            title: forum.title.clone(),
            colour: sector
                .and_then(|s| self.sector_tag(s))
                .map(|tag| tag.colour),
        }
    }

    /// The years that have forums, each with the forums in it.
    pub(super) fn years(&self) -> Vec<i16> {
        self.index.years().into_keys().collect()
    }

    pub(super) fn year(&self, year: i16) -> Document {
        let all = self.years();
        let months: Vec<_> = (1..=12).filter_map(|m| YearMonth::new(year, m)).collect();
        let has = |month: &&YearMonth| self.index.months.contains_key(month);
        let now = self.clock_month();
        let of_now = months.iter().find(|month| now == Some(**month)).filter(has);
        let stands = of_now.or(months.iter().find(has)).or(months.first());
        let Some(stands) = stands.copied() else {
            // A year outside of 1000–9999 has no months; none is ever asked for.
            return self.document("التقويم", &[], Page::NotFound);
        };
        let this_year = now.map(YearMonth::year);
        let page = YearPage {
            title: year.to_string(),
            hijri: hijri_years(&months),
            months: months.iter().map(|month| self.month_line(*month)).collect(),
            previous: all
                .iter()
                .rev()
                .find(|y| **y < year)
                .map(|y| year_number(*y)),
            next: all.iter().find(|y| **y > year).map(|y| year_number(*y)),
            month: stands,
            today: this_year
                .filter(|now| *now != year && all.contains(now))
                .map(year_number),
        };
        let title = format!("تقويم عام {year}");
        let about = format!("ملتقيات عام {year} ({}) شهرًا شهرًا", page.hijri);
        self.document(&title, &[&about], Page::Year(page))
    }

    fn month_line(&self, month: YearMonth) -> YearMonthLine {
        let forums = self.forums_of(month);
        let shown = forums.iter().take(MONTH_OF_YEAR);
        YearMonthLine {
            link: self.month_names().month(month),
            forums: shown.map(|(slug, f)| self.day_forum(slug, f)).collect(),
            more: more(forums.len(), MONTH_OF_YEAR),
        }
    }
}

/// The Hijri years that these months touch: `1438 – 1439 هـ`.
fn hijri_years(months: &[YearMonth]) -> String {
    let first = months.first().map(|month| first_day(*month));
    let last = months.last().map(|month| first_day(*month).last_of_month());
    hijri::years(first, last)
}

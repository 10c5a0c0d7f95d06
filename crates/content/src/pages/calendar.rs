//! The calendar: the agenda, and each month as a grid.

use super::Pages;
use crate::{
    derive::{
        date::{first_day, month_of},
        hijri::HijriDate,
        week::Week,
    },
    model::Forum,
};
use jiff::civil::Date;
use multaqa_domain::{
    page::{AgendaMonth, CalendarPage, DayForum, Document, ForumCard, MonthDay, MonthPage, Page},
    slug::Slug,
    time::YearMonth,
};

impl<'a> Pages<'a> {
    pub(super) fn calendar(&self) -> Document {
        let mut months: Vec<AgendaMonth> = Vec::new();
        for (slug, forum) in self.forums() {
            let Some(month) = forum.days.and_then(|days| month_of(days.first)) else {
                continue;
            };
            let card = self.forum_card(slug, forum);
            match months.last_mut() {
                Some(last) if last.link.month == month => last.forums.push(card),
                _ => months.push(AgendaMonth {
                    link: self.month_names().month(month),
                    forums: vec![card],
                }),
            }
        }
        let sectors = self.sectors().into_iter();
        let undated = sectors
            .filter_map(|slug| self.sector_card(slug))
            .filter(|card| card.forums.iter().all(|forum| forum.date.is_none()));
        let page = CalendarPage {
            months,
            undated: undated.collect(),
        };
        let parts = [
            "مواعيد الملتقيات بالتاريخين الميلادي والهجري، شهرًا بعد شهر، مع حالة كل ملتقى وباب التسجيل فيه",
        ];
        self.document("التقويم", &parts, Page::Calendar(page))
    }

    pub(super) fn month(&self, month: YearMonth) -> Document {
        let names = self.month_names();
        let link = names.month(month);
        let months = self.months();
        let week = Week::of(self.content.settings.country.code, first_day(month));
        let weeks = week.grid(month).into_iter();
        let weeks = weeks.map(|days| days.into_iter().map(|d| self.day(d, month, week)).collect());
        let first = first_day(month);
        let forums = self.forums().into_iter().filter(|(_, forum)| {
            forum
                .days
                .is_some_and(|days| days.first <= first.last_of_month() && days.last >= first)
        });
        let forums: Vec<ForumCard> = forums.map(|(slug, f)| self.forum_card(slug, f)).collect();
        let page = MonthPage {
            weekdays: week.names(),
            weeks: weeks.collect(),
            previous: months.range(..month).next_back().map(|m| names.month(*m)),
            next: months.iter().find(|m| **m > month).map(|m| names.month(*m)),
            forums,
            link: link.clone(),
        };
        let title = format!("تقويم {}", link.title);
        let about = format!("ملتقيات {} ({}) في تقويم شهري", link.title, link.hijri);
        let titles: Vec<_> = page.forums.iter().map(|f| f.title.clone()).collect();
        let titles = titles.join("، ");
        self.document(&title, &[&about, &titles], Page::Month(page))
    }

    fn day(&self, date: Date, month: YearMonth, week: Week) -> MonthDay {
        let forums = self.forums().into_iter();
        let forums = forums.filter(|(_, forum)| {
            forum
                .days
                .is_some_and(|days| (days.first..=days.last).contains(&date))
        });
        MonthDay {
            iso: date.to_string(),
            day: date.day().unsigned_abs(),
            hijri: HijriDate::of(date).map_or(String::new(), |hijri| match hijri.day {
                1 => format!("1 {}", hijri.month_name()),
                day => day.to_string(),
            }),
            outside: month_of(date) != Some(month),
            weekend: week.rests(date),
            forums: forums.map(|(slug, f)| self.day_forum(slug, f)).collect(),
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
}

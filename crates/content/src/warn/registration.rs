//! Registration that goes on when it can be of no use.

use super::{CLOSES_AFTER, IS_OVER, Warnings, place::At};
use crate::{check::moment::Moment, model::Forum};
use multaqa_domain::slug::Slug;

impl<'a> Warnings<'a> {
    pub(super) fn registration(&mut self, slug: &'a Slug, forum: &'a Forum) {
        let (Some(days), Some(registration)) = (forum.days, &forum.registration) else {
            return;
        };
        let closes = registration.closes.map(|moment| match moment {
            Moment::Day(day) => day,
            Moment::Time(time) => time.date(),
        });
        if let Some(closes) = closes.filter(|closes| *closes > days.last) {
            let message = format!(
                "registration closes on {closes}, after the forum, which ends on {}",
                days.last
            );
            let help = "check the year of both; without `closes` it closes as the forum starts";
            let at = At::In("registration", "closes");
            self.forum(slug, at, CLOSES_AFTER, message, help);
        } else if closes.is_none() && self.today(forum).is_some_and(|today| days.last < today) {
            let message = format!(
                "the forum ended on {}, and its registration was never closed",
                days.last
            );
            let help =
                "check the year of the forum; if it is right, add `closes` to `[registration]`";
            self.forum(slug, At::Key("date"), IS_OVER, message, help);
        }
    }
}

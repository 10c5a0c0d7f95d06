//! `[registration]` of a forum.

use super::{
    status,
    uses::{About, Use},
};
use crate::{
    check::{moment::Moment, table::Table},
    derive::days::Days,
    model::Registration,
};
use multaqa_domain::forum::Places;

/// Reads how one registers.
pub(super) fn read(
    table: &Table<'_>,
    days: Option<Days>,
    about: About,
    all: &mut Vec<Use>,
) -> Option<Registration> {
    let sent = Use::read(table, about, true);
    let (form, endpoint) = (sent.form.clone(), sent.endpoint.clone());
    all.push(sent);
    let opens = table.moment_opt("opens");
    let closes = table.moment_opt("closes");
    if let (Some((opens, _)), Some((closes, span))) = (&opens, &closes)
        && ends(*closes) <= starts(*opens)
    {
        let message = "registration closes before it opens";
        table.reader.fault(
            span.clone(),
            message,
            Some("exchange `opens` and `closes`".into()),
        );
    }
    if let (Some((opens, span)), Some(days)) = (&opens, days)
        && starts(*opens).date() > days.last
    {
        let message = format!(
            "registration opens after the forum, which ends on {}",
            days.last
        );
        table
            .reader
            .fault(span.clone(), message, Some("check the year".into()));
    }
    let places = places(table);
    let status = table.table("status").and_then(|t| status::read(&t));
    let waitlist = table.flag_opt("waitlist").unwrap_or(false);
    if waitlist && places.is_none() && table.get("status").is_none() {
        let help = "add `capacity = …`, or `[registration.status]`".to_owned();
        let message = "there is a waiting list, but places are not counted";
        table
            .reader
            .fault(table.place("waitlist"), message, Some(help));
    }
    let otherwise = table.link_opt("otherwise");
    let afterwards = table.paragraph_opt("afterwards");
    Some(Registration {
        form,
        endpoint: endpoint?,
        opens: opens.map(|(moment, _)| moment),
        closes: closes.map(|(moment, _)| moment),
        places,
        waitlist,
        status,
        otherwise,
        afterwards,
    })
}

/// `capacity` and `taken`
fn places(table: &Table<'_>) -> Option<Places> {
    let capacity = table.number_opt("capacity", 1, 10_000_000);
    let taken = table.number_opt("taken", 0, 10_000_000);
    if let (None, Some(_), Some(value)) = (capacity, taken, table.get("taken")) {
        table.reader.fault(
            value.span(),
            "`taken` stands without `capacity`",
            Some("add `capacity = …`".into()),
        );
    }
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    capacity.map(|capacity| Places {
        capacity: count(capacity),
        taken: count(taken.unwrap_or(0)),
    })
}

/// Where a moment begins: a day at midnight.
fn starts(moment: Moment) -> jiff::civil::DateTime {
    match moment {
        Moment::Day(day) => day.at(0, 0, 0, 0),
        Moment::Time(time) => time,
    }
}

/// Where a moment ends: a day at its last second.
fn ends(moment: Moment) -> jiff::civil::DateTime {
    match moment {
        Moment::Day(day) => day.at(23, 59, 59, 0),
        Moment::Time(time) => time,
    }
}

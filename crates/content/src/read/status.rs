//! `[registration.status]`: where the organiser's own server tells how registration
//! stands.

use super::endpoint::{pointer, url};
use crate::check::{table::Table, value::LINE};
use multaqa_domain::forum::StatusSource;

/// Reads the address and the places in its reply.
pub(super) fn read(table: &Table<'_>) -> Option<StatusSource> {
    let url = url::fixed(table, "url");
    let timeout = table.number_opt("timeout", 100, 30_000).unwrap_or(3000);
    let pointer = |key| {
        let found = table.str_opt(key, LINE)?;
        pointer::alone(table.reader, &found)
    };
    let source = StatusSource {
        url: String::new(),
        timeout: u32::try_from(timeout).ok()?,
        capacity: pointer("capacity"),
        taken: pointer("taken"),
        left: pointer("left"),
        opens: pointer("opens"),
        closes: pointer("closes"),
        waitlist: pointer("waitlist"),
    };
    let keys = ["capacity", "taken", "left", "opens", "closes", "waitlist"];
    if keys.iter().all(|key| table.get(key).is_none()) {
        let help = "add where they stand in the reply, such as `left = \"/left\"`".to_owned();
        let message = "nothing of the reply is used";
        table.reader.fault(table.span(), message, Some(help));
    }
    Some(StatusSource {
        url: url?,
        ..source
    })
}

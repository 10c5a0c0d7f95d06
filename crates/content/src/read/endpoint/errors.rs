//! `[x-errors]`: where errors stand in a reply, if it is no usual place.

use super::pointer;
use crate::check::{table::Table, value::LINE};
use multaqa_domain::exchange::ErrorMap;
use std::ops::Range;

/// The map, and our names of fields in it with their places.
pub(super) fn read(table: &Table<'_>) -> (Option<ErrorMap>, Vec<(String, Range<usize>)>) {
    let mut fields = Vec::new();
    let Some(own) = table.table("x-errors") else {
        return (None, fields);
    };
    let at = own.str_opt("at", LINE);
    let within = |key| {
        let found = own.str_opt(key, LINE)?;
        pointer::alone(own.reader, &found)
    };
    let mut names = Vec::new();
    if let Some(table) = own.table("names") {
        for (theirs, _, value) in table.free() {
            if let Some(ours) = table.text(theirs, value, LINE) {
                names.push((theirs.to_owned(), ours.text.to_owned()));
                fields.push((ours.text.to_owned(), ours.span));
            }
        }
    }
    let map = ErrorMap {
        at: at.and_then(|found| pointer::in_body(own.reader, &found)),
        field: within("field"),
        message: within("message"),
        names,
    };
    (Some(map), fields)
}

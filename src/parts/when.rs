//! Dates and times as they stand in the payload, marked up for machines.

use crate::{
    i18n::ar,
    ui::{El, el},
};
use multaqa_domain::time::{DateText, TimeText};

/// The Gregorian date with its weekday, and the Hijri date beside it.
pub(crate) fn date(date: &DateText) -> El {
    el("span")
        .class("date")
        .child(gregorian(date))
        .text(" ")
        .child(hijri(&date.hijri))
}

/// The Gregorian date with its weekday.
pub(crate) fn gregorian(date: &DateText) -> El {
    el("time").attr("datetime", &date.iso).text(&date.text)
}

/// A Hijri date, as the one that corresponds.
pub(crate) fn hijri(text: &str) -> El {
    el("span")
        .class("hijri")
        .child(el("span").text(ar::forum::HIJRI))
        .text(text)
}

/// From when to when.
pub(crate) fn span(start: &TimeText, end: Option<&TimeText>) -> El {
    let time = |time: &TimeText| el("time").attr("datetime", &time.iso).text(&time.text);
    let outer = el("span").class("time").child(time(start));
    match end {
        Some(end) => outer.text(ar::forum::TO).child(time(end)),
        None => outer,
    }
}

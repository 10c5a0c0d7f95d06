//! How a plan leaves the device: as a link, as a code, as a calendar file.

use crate::{
    i18n::{ar::plan as words, count},
    reactive::Live,
    state::{
        plan::{Calendar, prepare, whole},
        site::Base,
    },
    ui::{
        El,
        button::{self, Weight, button},
        el,
        focus::focus_soon,
        notice::status,
        qr::qr,
        share::share_button,
        text::{link, paragraph, section},
    },
};
use multaqa_domain::{
    plan::{Entry, write},
    route::Route,
};

/// The longest link that is drawn as a code, in bytes: a larger code is hard to read.
const LONGEST: usize = 600;

/// The id of the link to the file.
const FILE: &str = "plan-file";

/// The link that tells the whole plan.
pub(crate) fn carry(entries: &[Entry], base: &Base) -> El {
    let path = [&base.link(&Route::Plan), "#", &write(entries)].concat();
    let whole = whole(&path);
    let code = match whole.len() {
        0..=LONGEST => qr(&whole, words::CODE),
        _ => None,
    };
    section("carry", words::CARRY)
        .child(paragraph(words::CARRY_WHY))
        .child(el("p").class("more").child(link(&path, words::LINK)))
        .child(code.unwrap_or_else(|| paragraph(words::LONG)))
        .child(share_button(
            words::SHARE,
            words::COPIED,
            words::TITLE,
            &path,
        ))
}

/// The calendar file: made when it is asked for, since it is fetched in parts.
pub(crate) fn calendar_file(entries: &[Entry], base: &Base, calendar: Live<Calendar>) -> El {
    let (entries, base) = (entries.to_vec(), base.clone());
    el("div").class("plan-file").live_maybe(move || {
        let (file, left_out) = match calendar.get() {
            Calendar::None => {
                let (entries, base) = (entries.clone(), base.clone());
                return Some(button(Weight::Secondary, words::FILE, move |_| {
                    prepare(&entries, &base, calendar);
                }));
            }
            Calendar::Coming => return Some(status().text(words::FILE_COMING)),
            Calendar::Done(file, left_out) => (file, left_out),
        };
        let download = file.map(|file| {
            focus_soon(FILE);
            button::link(Weight::Primary, &file.url, words::DOWNLOAD)
                .attr("download", "plan.ics")
                .attr("id", FILE)
        });
        let without = [
            words::WITHOUT,
            &count(left_out, &words::ITEMS),
            words::WITHOUT_WHY,
        ];
        let without = (left_out > 0).then(|| status().text(&without.concat()));
        Some(el("div").class("own").maybe(download).maybe(without))
    })
}

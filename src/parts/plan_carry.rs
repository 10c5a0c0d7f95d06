//! How a plan leaves the device: as a link, as a code, as a calendar file.

use crate::{
    i18n::{ar::plan as words, count},
    reactive::Live,
    state::{
        plan::{offer_file, whole},
        site::Base,
    },
    ui::{
        El,
        button::{Weight, button},
        el,
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
pub(crate) fn calendar_file(entries: Vec<Entry>, base: &Base) -> El {
    let base = base.link(&Route::Home);
    let said = Live::new(String::new());
    el("div")
        .class("own")
        .child(button(Weight::Secondary, words::FILE, move |_| {
            said.set(words::FILE_COMING.to_owned());
            offer_file(base.clone(), entries.clone(), move |is_there, left_out| {
                let mut text = String::new();
                if is_there {
                    text.push_str(words::FILE_DONE);
                }
                if left_out > 0 {
                    text.push_str(words::WITHOUT);
                    text.push_str(&count(left_out, &words::ITEMS));
                }
                said.set(text);
            });
        }))
        .child(status().live_text(move || said.get()))
}

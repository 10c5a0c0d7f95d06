//! What stays of a registration that has arrived: reference, code, calendar, and what can
//! be done with it.

use super::pending::finish;
use crate::reactive::Live;
use crate::{
    i18n::ar::receipt as words,
    state::{
        outbox::{Outbox, use_outbox},
        site::{use_base, use_route},
    },
    ui::{
        El,
        button::{Weight, button, link},
        el,
        focus::focus_soon,
        notice::{Kind, notice, status},
        qr::qr,
        share::share_button,
        text::{ltr, paragraph},
    },
};
use multaqa_domain::{
    outbox::{Entry, State},
    route::Route,
};

/// The receipt of an entry that is done or was taken back; `id` lets it take focus.
pub(crate) fn receipt(entry: &Entry, id: &str, heading: El) -> El {
    let (kind, words) = match entry.state {
        State::Cancelled => (Kind::Info, words::CANCELLED),
        _ if entry.registers => (Kind::Success, words::REGISTERED),
        _ => (Kind::Success, words::SENT),
    };
    notice(kind, id, words)
        .child(heading)
        .children(stays(entry))
}

/// What there is to keep and to do, while the registration stands.
fn stays(entry: &Entry) -> Vec<El> {
    let Some(reference) = &entry.reference else {
        return Vec::new();
    };
    if entry.state == State::Cancelled {
        return Vec::new();
    }
    let named = el("p")
        .class("reference")
        .child(el("span").text(words::REFERENCE))
        .text(" ")
        .child(ltr(reference));
    let mut parts = vec![named];
    if entry.registers {
        parts.push(paragraph(words::KEEP_REFERENCE));
        parts.extend(qr(reference, words::CODE));
    }
    parts.push(actions(entry));
    if entry.cancels {
        parts.extend(use_outbox().map(|outbox| cancel(entry, outbox)));
    }
    if entry.shared {
        parts.extend(use_outbox().map(|outbox| finish(outbox, words::FINISH, words::FINISH_WHY)));
    }
    parts
}

fn actions(entry: &Entry) -> El {
    let base = use_base();
    let about = match Route::parse(&entry.route) {
        Some(Route::Register(slug) | Route::ForumForm(slug, _)) => Some(Route::Forum(slug)),
        _ => None,
    };
    let forum = about.map(|route| base.link(&route));
    let calendar = entry.calendar.as_ref().map(|file| {
        link(Weight::Secondary, &base.file(file), words::CALENDAR).attr("download", "")
    });
    let share = forum
        .as_ref()
        .filter(|_| entry.registers)
        .map(|forum| share_button(words::SHARE, words::COPIED, &entry.title, forum));
    let back = forum.map(|forum| link(Weight::Secondary, &forum, words::BACK));
    let is_list = use_route().with_untracked(|here| *here == Some(Route::Registrations));
    let list = base.link(&Route::Registrations);
    let mine = (!entry.shared && !is_list).then(|| link(Weight::Quiet, &list, words::MINE));
    el("div")
        .class("receipt-actions")
        .maybe(calendar)
        .maybe(share)
        .maybe(back)
        .maybe(mine)
}

/// Where the taking back stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Offered,
    Sure,
    Sent,
    Failed,
}

fn cancel(entry: &Entry, outbox: Outbox) -> El {
    let step = Live::new(Step::Offered);
    let key = entry.context.key.clone();
    let ask = ["cancel-", &key].concat();
    el("div").live_maybe(move || {
        let (key, focus) = (key.clone(), ask.clone());
        Some(match step.get() {
            Step::Offered => button(Weight::Quiet, words::CANCEL, move |_| {
                step.set(Step::Sure);
                focus_soon(&focus);
            }),
            Step::Sent => status().text(words::CANCELLING),
            Step::Failed => el("p").attr("role", "alert").text(words::NOT_CANCELLED),
            Step::Sure => el("div")
                .class("receipt-actions")
                .child(paragraph(words::CANCEL_SURE))
                .child(
                    button(Weight::Primary, words::CANCEL_NO, move |_| {
                        step.set(Step::Offered);
                    })
                    .attr("id", &ask),
                )
                .child(button(Weight::Secondary, words::CANCEL_YES, move |_| {
                    step.set(Step::Sent);
                    outbox.cancel(&key, move |agreed| {
                        if !agreed {
                            step.set(Step::Failed);
                        }
                    });
                })),
        })
    })
}

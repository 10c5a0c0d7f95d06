//! `/plan/`: what the visitor has marked, by day, with what has changed and what clashes.

use crate::{
    i18n::{
        ar::{calendar, frame, plan as words, state as states},
        count,
    },
    parts::plan_carry::{calendar_file, carry},
    reactive::{Live, effect},
    state::{
        plan::{Fresh, Plan, drop_carried, use_carried},
        site::{Base, use_base, use_plan, use_started},
    },
    ui::{
        El,
        badge::{Tone, badge},
        button::{Weight, button},
        el,
        element::Child,
        focus::focus_soon,
        icon::{Icon, icon},
        notice::{Kind, notice, status},
        text::{hidden, link, paragraph, title},
    },
};
use multaqa_domain::{
    plan::{Change, Entry, Part, Why, clashes, place},
    route::Route,
    slug::Slug,
};

/// What the page follows. A handle: copies are the same.
#[derive(Clone, Copy)]
struct View {
    plan: Plan,
    fresh: Fresh,
    carried: Live<Vec<Entry>>,
    /// What was done last.
    said: Live<String>,
    /// What was taken out last, and can be brought back.
    removed: Live<Vec<Entry>>,
}

/// `/plan/`
#[inline(never)]
pub(crate) fn plan() -> El {
    let (plan, started) = (use_plan(), use_started());
    let view = View {
        plan,
        fresh: Fresh::new(),
        carried: use_carried(),
        said: Live::new(String::new()),
        removed: Live::new(Vec::new()),
    };
    effect(move || {
        view.fresh.ask(&plan.entries().get());
        view.fresh.ask(&view.carried.get());
    });
    let base = use_base();
    let carries = base.clone();
    let all = el("div").class("own").live(move || {
        let mut parts = Vec::new();
        if started.get() {
            view.draw(&base, &mut parts);
        }
        parts
    });
    let out = el("div").live(move || {
        let entries = plan.entries().get();
        let mut parts = Vec::new();
        if !entries.is_empty() {
            parts.push(carry(&entries, &carries).into());
            parts.push(calendar_file(entries, &carries).into());
        }
        parts
    });
    el("div")
        .class("page plan")
        .child(title(frame::PLAN))
        .child(el("p").class("if-failed").text(words::NO_APP))
        .child(
            el("div")
                .class("own")
                .attr("data-from", "device")
                .child(status().live(move || view.said()))
                .child(all)
                .child(out.class("own carry")),
        )
}

impl View {
    /// What was done last, and a way back.
    fn said(self) -> Vec<Child> {
        let mut parts = vec![el("span").text(&self.said.get()).into()];
        let removed = self.removed.get();
        if !removed.is_empty() {
            let undo = button(Weight::Secondary, words::UNDO, move |_| {
                self.plan.change(&[], &removed);
                self.say("", Vec::new());
            });
            parts.push(undo.attr("id", "undo").into());
        }
        parts
    }

    /// Says what was done. The focus goes where it can be undone, or else to the top, since
    /// the button that did it is gone.
    fn say(self, text: &str, removed: Vec<Entry>) {
        focus_soon(if removed.is_empty() { "title" } else { "undo" });
        self.said.set(text.to_owned());
        self.removed.set(removed);
    }

    fn draw(self, base: &Base, parts: &mut Vec<Child>) {
        let entries = self.plan.entries().get();
        if !self.plan.is_kept() {
            parts.push(notice(Kind::Warning, "not-kept", words::NOT_KEPT).into());
        }
        self.carried_plan(base, parts);
        if entries.is_empty() {
            let to = link(&base.link(&Route::Calendar), calendar::TITLE);
            parts.push(paragraph(words::NONE).into());
            parts.push(paragraph(words::NONE_WHY).into());
            parts.push(el("p").class("more").child(to).into());
            return;
        }
        // As the site has them by now, and what was acknowledged of them.
        let (mut shown, mut changed) = (Vec::new(), Vec::new());
        for entry in &entries {
            let now = self.fresh.now(entry).unwrap_or_else(|| entry.clone());
            if Change::is_any_between(entry, &now) {
                changed.push(now.clone());
            }
            place(&mut shown, if now.is_bare() { entry.clone() } else { now });
        }
        if !changed.is_empty() {
            let heading = [words::CHANGED, &items(changed.len())].concat();
            changed.retain(|entry| !entry.is_bare());
            let known = (!changed.is_empty()).then(|| {
                button(Weight::Primary, words::KNOWN, move |_| {
                    self.plan.change(&[], &changed);
                    self.say("", Vec::new());
                })
            });
            parts.push(
                notice(Kind::Warning, "changed", &heading)
                    .maybe(known)
                    .into(),
            );
        }
        let mut rows = Vec::new();
        for (at, entry) in shown.iter().enumerate() {
            rows.push(self.row(base, entry, &shown));
            let next = shown.get(at + 1);
            if next.is_none_or(|next| next.get(Part::Day) != entry.get(Part::Day)) {
                let heading = match entry.get(Part::Date) {
                    "" => words::UNDATED,
                    date => date,
                };
                let rows = std::mem::take(&mut rows);
                let list = el("ol").class("sessions").attr("role", "list");
                let day = el("section").child(el("h2").text(heading));
                parts.push(day.child(list.children(rows)).into());
            }
        }
    }

    /// What a link brings that is not in the plan: it is asked whether to add it.
    fn carried_plan(self, base: &Base, parts: &mut Vec<Child>) {
        let mut carried = self.carried.get();
        carried.retain(|entry| self.plan.find(entry).is_none());
        if carried.is_empty() || !self.fresh.is_settled() {
            return;
        }
        let mut found = Vec::new();
        for entry in &carried {
            if let Some(now) = self.fresh.now(entry).filter(|now| !now.is_bare()) {
                place(&mut found, now);
            }
        }
        let unknown = carried.len() - found.len();
        let unknown = (unknown > 0).then(|| paragraph(&[words::UNKNOWN, &items(unknown)].concat()));
        let mut titles = el("ul");
        for entry in &found {
            let line = el("li").text(entry.get(Part::Title));
            titles = titles.child(match entry.get(Part::Session) {
                "" => line,
                _ => line.text(" – ").text(entry.get(Part::About)),
            });
        }
        let notice = notice(Kind::Info, "carried", words::CARRIED)
            .child(titles)
            .maybe(unknown);
        let path = base.link(&Route::Plan);
        let here = path.clone();
        let add = (!found.is_empty()).then(|| {
            button(Weight::Primary, words::ADD, move |_| {
                self.plan.change(&[], &found);
                drop_carried(&path);
                let text = [words::ADDED, &items(found.len())].concat();
                self.say(&text, Vec::new());
            })
        });
        let leave = button(Weight::Secondary, words::DISMISS, move |_| {
            drop_carried(&here);
            self.say("", Vec::new());
        });
        let actions = el("div").class("receipt-actions").maybe(add).child(leave);
        parts.push(notice.child(actions).into());
    }

    /// An entry as it is now, among all.
    fn row(self, base: &Base, now: &Entry, shown: &[Entry]) -> El {
        let known = self.plan.find(now).unwrap_or_else(|| now.clone());
        let fresh = self.fresh.now(now);
        let slug = Slug::parse(now.get(Part::Forum));
        let mut href = slug.map_or(String::new(), |slug| base.link(&Route::Forum(slug)));
        let mut about = String::new();
        if !now.get(Part::Session).is_empty() {
            href = [&href, "#", now.get(Part::Session)].concat();
            about = now.get(Part::About).to_owned();
        }
        let is_forum = now.get(Part::Session).is_empty();
        let decision = match (now.get(Part::Decision), is_forum) {
            ("cancelled", true) => Some(states::CANCELLED),
            ("cancelled", false) => Some(states::SESSION_CANCELLED),
            ("postponed", true) => Some(states::POSTPONED),
            ("postponed", false) => Some(states::SESSION_POSTPONED),
            _ => None,
        };
        let until = match now.get(Part::Until) {
            "" => String::new(),
            until => [states::UNTIL, until].concat(),
        };
        // The forum's own line of hours says it already.
        let zone = match now.get(Part::Session) {
            "" => "",
            _ => now.get(Part::Zone),
        };
        let title = now.get(Part::Title);
        let mut row = el("li")
            .class("session")
            .child(line(
                "kind",
                &[now.get(Part::Time), zone, &until, now.get(Part::Room)],
            ))
            .child(el("h3").child(link(&href, title)))
            .child(line("hint", &[&about, now.get(Part::Place)]))
            .maybe(decision.map(|words| badge(Tone::Warning, words)));
        for change in Change::ALL {
            let to = fresh.as_ref().unwrap_or(now);
            if change.is_between(&known, to) {
                row = row.child(warning(&change_words(change, &known, to)));
            }
        }
        let (clashes, more) = clashes(now, shown);
        for (why, other) in clashes {
            let what = match why {
                Why::Overlap => words::OVERLAP,
                Why::Walk => words::WALK,
                Why::Way => words::WAY,
            };
            row = row.child(warning(&[what, other.get(Part::Title), "»."].concat()));
        }
        if more > 0 {
            row = row.child(warning(&[words::MORE, &items(more), "."].concat()));
        }
        if fresh.is_none() && self.fresh.is_settled() {
            row = row.child(line("hint", &[words::OLD]));
        }
        let name = [": ", title].concat();
        let remove = button(Weight::Quiet, words::REMOVE, move |_| {
            let out = vec![known.clone()];
            self.plan.change(&out, &[]);
            let text = [words::REMOVED, known.get(Part::Title), "."].concat();
            self.say(&text, out);
        });
        row.child(remove.child(hidden(&name)))
    }
}

/// A number of entries in words.
fn items(number: usize) -> String {
    count(number as u32, &words::ITEMS)
}

fn warning(text: &str) -> El {
    el("p")
        .class("warning")
        .child(icon(Icon::Alert))
        .child(el("span").text(text))
}

/// A line of texts, without those that are empty.
fn line(class: &'static str, parts: &[&str]) -> El {
    el("p").class(class).text(&joined(parts))
}

fn joined(parts: &[&str]) -> String {
    let mut line = String::new();
    for part in parts {
        if !part.is_empty() {
            if !line.is_empty() {
                line.push_str("، ");
            }
            line.push_str(part);
        }
    }
    line
}

fn change_words(change: Change, old: &Entry, now: &Entry) -> String {
    let is_forum = now.get(Part::Session).is_empty();
    let (what, part) = match change {
        Change::Gone => return words::GONE.to_owned(),
        Change::Cancelled if is_forum => return words::CANCELLED.to_owned(),
        Change::Cancelled => return words::SESSION_CANCELLED.to_owned(),
        Change::Postponed if is_forum => return words::POSTPONED.to_owned(),
        Change::Postponed => return words::SESSION_POSTPONED.to_owned(),
        // On the same day the times say it.
        Change::Moved if old.get(Part::Day) == now.get(Part::Day) => (words::MOVED, Part::Time),
        Change::Moved => (words::MOVED, Part::Date),
        Change::Room => (words::ELSEWHERE, Part::Room),
        Change::Venue => (words::ELSEWHERE, Part::Place),
        Change::Renamed => (words::RENAMED, Part::Title),
    };
    let told = |entry: &Entry| {
        let time = match part {
            Part::Date => entry.get(Part::Time),
            _ => "",
        };
        match joined(&[entry.get(part), time]) {
            text if text.is_empty() => words::UNKNOWN_YET.to_owned(),
            text => text,
        }
    };
    [
        what,
        " «",
        &told(old),
        "» ",
        words::TO,
        " «",
        &told(now),
        "».",
    ]
    .concat()
}

//! `/plan/`: what the visitor has marked, by day, with what has changed and what clashes.

use crate::{
    i18n::{
        ar::{calendar, frame, plan as words, state as states},
        count,
    },
    parts::plan_carry::{calendar_file, carry},
    reactive::{Live, effect},
    state::{
        plan::{Calendar, Fresh, Known, Plan, dismiss, use_carried, use_plan},
        site::{Base, use_base},
    },
    ui::{
        El,
        badge::{Tone, badge},
        button::{Weight, button},
        el,
        focus::focus_soon,
        icon::{Icon, icon},
        notice::{Kind, notice, status},
        text::{hidden, link, list, paragraph, title},
    },
};
use multaqa_domain::{
    forum::Decision,
    plan::{Change, Clash, Entry, Named, Snapshot, Why, changes, clashes, place},
    route::Route,
};

/// What the page follows. A handle: copies are the same.
#[derive(Clone, Copy)]
struct View {
    plan: Plan,
    fresh: Fresh,
    carried: Live<Vec<Named>>,
    /// What was done last, and what can be brought back.
    said: Live<(String, Option<Entry>)>,
}

/// `/plan/`
pub(crate) fn plan() -> El {
    let page = el("div")
        .class("page plan")
        .child(title(frame::PLAN))
        .child(el("p").class("if-failed").text(words::NO_APP));
    let Some(plan) = use_plan() else { return page };
    let view = View {
        plan,
        fresh: Fresh::new(),
        carried: use_carried(),
        said: Live::new((String::new(), None)),
    };
    let file = Live::new(Calendar::None);
    effect(move || {
        plan.entries().with(|entries| {
            for entry in entries {
                view.fresh.ask(&entry.forum);
            }
        });
        view.carried.with(|carried| {
            for (forum, _) in carried {
                view.fresh.ask(forum);
            }
        });
        file.set(Calendar::None);
    });
    let base = use_base();
    let (links, files) = (base.clone(), base.clone());
    page.child(
        el("div")
            .class("own")
            .attr("data-from", "device")
            .child(status().live(move || view.said()))
            .child(el("div").live_maybe(move || view.not_kept()))
            .child(el("div").live_maybe(move || view.carried_plan()))
            .child(el("div").live_maybe(move || view.changed()))
            .child(el("div").class("own").live(move || view.days(&base)))
            .child(el("div").live_maybe(move || {
                let entries = plan.entries().get();
                (!entries.is_empty()).then(|| {
                    let file = calendar_file(&entries, &files, file);
                    carry(&entries, &links).child(file)
                })
            })),
    )
}

impl View {
    /// What was done last.
    fn said(self) -> Vec<crate::ui::element::Child> {
        let (text, removed) = self.said.get();
        let mut parts = Vec::new();
        if !text.is_empty() {
            parts.push(el("span").text(&text).into());
        }
        parts.extend(removed.map(|entry| {
            let undo = button(Weight::Secondary, words::UNDO, move |_| {
                self.plan.put(vec![entry.clone()]);
                self.say(String::new(), None);
            });
            undo.attr("id", "undo").into()
        }));
        parts
    }

    /// Says what was done. The focus goes where it can be undone, or else to the top, since
    /// the button that did it is gone.
    fn say(self, text: String, removed: Option<Entry>) {
        focus_soon(if removed.is_some() { "undo" } else { "title" });
        self.said.set((text, removed));
    }

    fn not_kept(self) -> Option<El> {
        let is_lost = self.plan.is_loaded() && !self.plan.is_kept();
        is_lost.then(|| notice(Kind::Warning, "not-kept", words::NOT_KEPT))
    }

    /// An entry as the site has it by now, if it has answered.
    fn now(self, entry: &Entry) -> Entry {
        let mut now = entry.clone();
        if let Known::Now(known) = self.fresh.of(&entry.forum, entry.session.as_ref()) {
            now.known = *known;
        }
        now
    }

    /// What has changed about an entry.
    fn changes(self, entry: &Entry) -> Vec<Change> {
        match self.fresh.of(&entry.forum, entry.session.as_ref()) {
            Known::Now(now) => changes(&entry.known, Some(&now)),
            Known::Gone => changes(&entry.known, None),
            Known::NotYet | Known::Lost => Vec::new(),
        }
    }

    /// What a link brings that is not in the plan: it is asked whether to add it.
    fn carried_plan(self) -> Option<El> {
        let (mut found, mut gone, mut lost) = (Vec::new(), 0, 0);
        let mut is_coming = !self.plan.is_loaded();
        for (forum, session) in self.carried.get() {
            if self.plan.has(&forum, session.as_ref()) {
                continue;
            }
            match self.fresh.of(&forum, session.as_ref()) {
                Known::NotYet => is_coming = true,
                Known::Gone => gone += 1,
                Known::Lost => lost += 1,
                Known::Now(known) => {
                    place(
                        &mut found,
                        Entry {
                            forum,
                            session,
                            known: *known,
                        },
                    );
                }
            }
        }
        if is_coming || found.len() + gone + lost == 0 {
            return None;
        }
        let failed = |number: usize, why: &str| {
            (number > 0).then(|| paragraph(&[why, &count(number as u32, &words::ITEMS)].concat()))
        };
        let titles = found.iter().map(|entry| {
            let line = el("span").text(&entry.known.title);
            match &entry.session {
                Some(_) => line.text(" – ").text(&entry.known.about),
                None => line,
            }
        });
        let box_ = notice(Kind::Info, "carried", words::CARRIED)
            .child(list("carried", titles))
            .maybe(failed(gone, words::UNKNOWN))
            .maybe(failed(lost, words::LOST));
        let add = (!found.is_empty()).then(|| {
            button(Weight::Primary, words::ADD, move |_| {
                let number = count(found.len() as u32, &words::ITEMS);
                self.plan.put(found.clone());
                dismiss(self.carried);
                self.say([words::ADDED, &number].concat(), None);
            })
        });
        let leave = button(Weight::Secondary, words::DISMISS, move |_| {
            dismiss(self.carried);
            self.say(String::new(), None);
        });
        Some(box_.child(el("div").class("receipt-actions").maybe(add).child(leave)))
    }

    /// That something has changed, until it is acknowledged.
    fn changed(self) -> Option<El> {
        let mut number = 0;
        let mut known = Vec::new();
        for entry in self.plan.entries().get() {
            if !self.changes(&entry).is_empty() {
                number += 1;
                known.push(self.now(&entry));
            }
        }
        (number > 0).then(|| {
            let heading = [words::CHANGED, &count(number, &words::ITEMS)].concat();
            notice(Kind::Warning, "changed", &heading)
                .child(paragraph(words::CHANGED_WHY))
                .child(button(Weight::Primary, words::KNOWN, move |_| {
                    self.plan.put(known.clone());
                    self.say(String::new(), None);
                }))
        })
    }

    /// The entries by day, or what to do where there is none.
    fn days(self, base: &Base) -> Vec<crate::ui::element::Child> {
        let entries = self.plan.entries().get();
        if !self.plan.is_loaded() {
            return Vec::new();
        }
        if entries.is_empty() {
            let to = link(&base.link(&Route::Calendar), calendar::TITLE);
            return vec![
                paragraph(words::NONE).into(),
                paragraph(words::NONE_WHY).into(),
                el("p").class("more").child(to).into(),
            ];
        }
        let mut shown = Vec::new();
        for entry in &entries {
            place(&mut shown, self.now(entry));
        }
        let clashes = clashes(&shown);
        let mut days = Vec::new();
        let mut at = 0;
        while let Some(first) = shown.get(at) {
            let is_same = |entry: &&Entry| entry.known.day == first.known.day;
            let day = shown.iter().skip(at).take_while(is_same);
            // The words for a forum of several days name them all.
            let named = day.clone().find(|entry| entry.session.is_some());
            let heading = match named.unwrap_or(first).known.date.as_str() {
                "" => words::UNDATED,
                date => date,
            };
            let mut rows = el("ol").class("sessions").attr("role", "list");
            for entry in day {
                let mine = entries
                    .iter()
                    .find(|e| e.is(&entry.forum, entry.session.as_ref()));
                rows = rows.child(
                    self.row(base, mine.unwrap_or(entry), entry, heading)
                        .children(clashes.iter().filter(|clash| clash.at == at).filter_map(
                            |clash| {
                                let other = shown.get(clash.with)?;
                                Some(warning(&clash_words(clash, other)))
                            },
                        )),
                );
                at += 1;
            }
            let day = el("section").child(el("h2").text(heading)).child(rows);
            days.push(day.into());
        }
        days
    }

    /// An entry as it was known, and as it is now.
    fn row(self, base: &Base, mine: &Entry, now: &Entry, heading: &str) -> El {
        let known = &now.known;
        let path = base.link(&Route::Forum(now.forum.clone()));
        let (href, about) = match &now.session {
            Some(anchor) => ([&path, "#", anchor.as_str()].concat(), known.about.as_str()),
            None => (path, ""),
        };
        let date = if known.date == heading {
            ""
        } else {
            &known.date
        };
        let decision = match known.decision {
            Some(Decision::Cancelled) => Some(badge(Tone::Warning, states::CANCELLED)),
            Some(Decision::Postponed) => Some(badge(Tone::Warning, states::POSTPONED)),
            _ => None,
        };
        let line = |class, parts: &[&str]| {
            let text = joined(parts);
            (!text.is_empty()).then(|| el("p").class(class).text(&text))
        };
        let is_lost = matches!(self.fresh.of(&now.forum, now.session.as_ref()), Known::Lost);
        let removed = mine.clone();
        let remove = button(Weight::Quiet, words::REMOVE, move |_| {
            self.plan.toggle(&removed);
            let text = [words::REMOVED, &removed.known.title, "."].concat();
            self.say(text, Some(removed.clone()));
        });
        el("li")
            .class("session")
            .maybe(line("kind", &[date, &known.time, &known.room]))
            .child(el("h3").child(link(&href, &known.title)))
            .maybe(line("hint", &[about, &known.place]))
            .maybe(decision)
            .children(
                self.changes(mine)
                    .into_iter()
                    .map(|change| warning(&change_words(change, &mine.known, known))),
            )
            .maybe(is_lost.then(|| el("p").class("hint").text(words::OLD)))
            .child(remove.child(hidden(&[": ", &known.title].concat())))
    }
}

fn warning(text: &str) -> El {
    el("p")
        .class("warning")
        .child(icon(Icon::Alert))
        .child(el("span").text(text))
}

fn clash_words(clash: &Clash, other: &Entry) -> String {
    let what = match clash.why {
        Why::Overlap => words::OVERLAP,
        Why::Walk => words::WALK,
        Why::Way => words::WAY,
    };
    [what, &other.known.title, "»."].concat()
}

fn change_words(change: Change, old: &Snapshot, now: &Snapshot) -> String {
    let or = |text: String| {
        if text.is_empty() {
            words::UNKNOWN_YET.to_owned()
        } else {
            text
        }
    };
    let (what, from, to) = match change {
        Change::Gone => return words::GONE.to_owned(),
        Change::Cancelled => return words::CANCELLED.to_owned(),
        Change::Postponed => return words::POSTPONED.to_owned(),
        Change::Renamed => return [words::RENAMED, &old.title, "»."].concat(),
        Change::Moved => (
            words::MOVED,
            joined(&[&old.date, &old.time]),
            joined(&[&now.date, &now.time]),
        ),
        Change::Elsewhere if old.room == now.room => {
            (words::ELSEWHERE, old.place.clone(), now.place.clone())
        }
        Change::Elsewhere => (words::ELSEWHERE, old.room.clone(), now.room.clone()),
    };
    [what, &or(from), words::TO, &or(to), "."].concat()
}

/// Texts in one line, without those that are empty.
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

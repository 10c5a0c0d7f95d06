//! A programme as the clock goes on: what is over, what takes place, what comes next.

use super::narrowed::Narrowed;
use crate::{
    i18n::{ar::programme as words, count},
    reactive::Live,
    state::clock::use_now,
    ui::{
        El,
        button::{Weight, button},
        el,
        text::link,
    },
};
use multaqa_domain::{
    forum::programme::{Phase, Span, phase},
    page::{ProgrammeDay, SessionCard},
};
use std::sync::Arc;

/// The sessions that have a time, and whether those that are over are folded away.
#[derive(Clone)]
pub(crate) struct Timeline {
    spans: Arc<[Span]>,
    is_whole: bool,
    is_folded: Live<bool>,
}

impl Timeline {
    /// Of a programme; of a part of one that is not whole, which cannot tell what comes next.
    pub(crate) fn new(days: &[ProgrammeDay], is_whole: bool) -> Self {
        let mut spans = Vec::new();
        for day in days {
            for session in &day.sessions {
                spans.extend(span(session));
            }
        }
        Self {
            spans: spans.into(),
            is_whole,
            is_folded: Live::new(true),
        }
    }

    /// Where a session stands; `None` if it has no time.
    fn phase(&self, session: &SessionCard) -> Option<Live<Phase>> {
        let one = span(session)?;
        let (spans, now, is_whole) = (self.spans.clone(), use_now(), self.is_whole);
        Some(Live::memo(move || match phase(&spans, one, now.get()) {
            Phase::Next if !is_whole => Phase::Plain,
            phase => phase,
        }))
    }

    /// Marks a session's element, and tells where it stands.
    pub(crate) fn mark(&self, element: El, session: &SessionCard) -> (El, Option<Live<Phase>>) {
        let Some(phase) = self.phase(session) else {
            return (element, None);
        };
        let element = element.attr_live("data-phase", move || match phase.get() {
            Phase::Plain => None,
            Phase::Past => Some("past"),
            Phase::Now => Some("now"),
            Phase::Next => Some("next"),
        });
        (element, Some(phase))
    }

    /// What stands above the programme while it goes on: the way to what takes place, and
    /// the button that shows what is over.
    pub(crate) fn controls(&self, days: &[ProgrammeDay]) -> El {
        let mut phases = Vec::new();
        for day in days {
            for session in &day.sessions {
                if let Some(phase) = self.phase(session) {
                    phases.push((phase, ["#", session.anchor.as_str()].concat()));
                }
            }
        }
        let is_folded = self.is_folded;
        el("p").class("timeline").live(move || {
            let mut past = 0;
            let mut target = None;
            for (phase, anchor) in &phases {
                match phase.get() {
                    Phase::Past => past += 1,
                    Phase::Now if !matches!(target, Some((words::TO_NOW, _))) => {
                        target = Some((words::TO_NOW, anchor));
                    }
                    Phase::Next if target.is_none() => target = Some((words::TO_NEXT, anchor)),
                    _ => {}
                }
            }
            let mut children = Vec::new();
            if let Some((words, anchor)) = target {
                children.push(link(anchor, words).into());
            }
            if past > 0 {
                let words = [words::PAST, &count(past, &words::SESSIONS)].concat();
                children.push(
                    button(Weight::Quiet, &words, move |_| {
                        is_folded.update(|is_folded| *is_folded = !*is_folded);
                    })
                    .attr_live("aria-expanded", move || {
                        Some(if is_folded.get() { "false" } else { "true" })
                    })
                    .into(),
                );
            }
            children
        })
    }

    /// Folds what is over away below this element, but for what filters find.
    pub(crate) fn folds(&self, element: El, narrowed: Option<Narrowed>) -> El {
        let is_folded = self.is_folded;
        element.attr_live("data-folded", move || {
            let is_found = narrowed.is_some_and(|narrowed| narrowed.filters.is_set());
            (is_folded.get() && !is_found).then_some("")
        })
    }
}

/// Where a session stands in words; empty where that needs no saying.
pub(crate) fn said(phase: Phase) -> &'static str {
    match phase {
        Phase::Now => words::NOW,
        Phase::Next => words::NEXT,
        Phase::Plain | Phase::Past => "",
    }
}

fn span(session: &SessionCard) -> Option<Span> {
    Some(Span {
        starts: session.start.as_ref()?.at,
        over: session.over?,
    })
}

//! The programme: sessions by day, each with who takes part and how.

use super::{
    forum_state::{decided, struck},
    links::named_list,
    plan_mark::{change_badge, changes_line, plan_mark},
    profile::opener,
    prose::prose_maybe,
    timeline::Timeline,
    when,
};
use crate::{
    i18n::ar::forum as words,
    reactive::Live,
    state::seen::use_last_look,
    ui::{
        El, el,
        text::{link, list},
    },
};
use multaqa_domain::{
    forum::Decision,
    page::{ForumPage, Part, Participation, SessionCard, SessionKind},
    plan::{Entry, Part as Of},
};

/// What all sessions of a programme are drawn with.
struct Drawn<'a> {
    heading: &'static str,
    form: Option<&'a (String, String)>,
    entries: &'a [Entry],
    last: Live<Vec<Entry>>,
    timeline: Timeline,
}

/// The days; with several, each has a heading.
/// `form` is the address of what can be sent about a session, but for its anchor, and the
/// words of the link.
pub(crate) fn programme(
    page: &ForumPage,
    entries: &[Entry],
    form: Option<&(String, String)>,
) -> El {
    let several = page.days.len() > 1;
    let drawn = Drawn {
        heading: if several { "h4" } else { "h3" },
        form,
        entries,
        last: use_last_look(entries),
        timeline: Timeline::new(&page.days),
    };
    let timeline = &drawn.timeline;
    timeline
        .folds(el("div").class("programme"))
        .child(changes_line(entries, drawn.last))
        .child(timeline.controls(&page.days))
        .children(page.days.iter().map(|day| {
            let heading = several.then(|| el("h3").child(when::date(&day.date)));
            el("div").maybe(heading).child(
                el("ol")
                    .class("sessions")
                    .attr("role", "list")
                    .children(day.sessions.iter().map(|each| session(each, &drawn))),
            )
        }))
}

fn session(session: &SessionCard, drawn: &Drawn<'_>) -> El {
    let pause = matches!(session.kind, SessionKind::Break | SessionKind::Prayer);
    let is_asked = !pause && session.decision != Some(Decision::Cancelled);
    let time = session
        .start
        .as_ref()
        .map(|start| when::span(start, session.end.as_ref()));
    let line = |label: &'static str, value: &Option<String>| {
        let value = value.clone()?;
        Some(el("p").class("hint").text(label).text(&value))
    };
    let its = |entry: &&Entry| entry.get(Of::Session) == session.anchor.as_str();
    let entry = drawn.entries.iter().find(its);
    // What was decided says more than that something has changed.
    let changing = entry.filter(|entry| !entry.is_off());
    let change =
        decided(session.decision).or_else(|| changing.map(|entry| change_badge(entry, drawn.last)));
    let (item, phase) = drawn.timeline.mark(el("li"), session);
    item.class(if pause { "session pause" } else { "session" })
        .attr("id", &session.anchor.to_string())
        .attr("tabindex", "-1")
        .child(
            el("p")
                .class("kind")
                .child(el("span").text(kind(session.kind)))
                .maybe(time)
                .maybe(phase)
                .maybe(change),
        )
        .child(struck(
            el(drawn.heading).text(&session.title),
            session.decision,
        ))
        .maybe(people(&session.people))
        .maybe(prose_maybe(&session.summary, "h4"))
        .maybe(topics(&session.topics))
        .maybe(line(words::ROOM, &session.room))
        .maybe(line(words::LANGUAGE, &session.language))
        .maybe(named_list(&session.links))
        .maybe(drawn.form.filter(|_| is_asked).map(|(href, label)| {
            el("p").child(link(&[href, session.anchor.as_str()].concat(), label))
        }))
        .maybe(entry.map(plan_mark))
}

fn people(people: &[Participation]) -> Option<El> {
    (!people.is_empty()).then(|| list("people", people.iter().map(participation)))
}

/// How somebody takes part, in words; whose speech it is stands with who delivers it.
fn participation(one: &Participation) -> El {
    let before = match one.part {
        Part::Speaker => "",
        Part::Moderator => words::MODERATOR,
        Part::Delivers => words::DELIVERED_BY,
        Part::Represented => words::WHOSE,
    };
    let line = el("span").text(before).child(opener(&one.person));
    let line = match &one.person.role {
        Some(role) => line.text(" ").child(el("span").class("role").text(role)),
        None => line,
    };
    match &one.on_behalf_of {
        None => line,
        Some(whose) => line.text("، ").child(
            el("span")
                .class("behalf")
                .text(words::ON_BEHALF)
                .child(opener(whose)),
        ),
    }
}

/// Topics as a list of short texts, or nothing.
pub(crate) fn topics(topics: &[String]) -> Option<El> {
    let item = |topic: &String| el("span").text(topic);
    (!topics.is_empty()).then(|| list("topics", topics.iter().map(item)))
}

/// What a kind of session is called.
fn kind(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Speech => words::SPEECH,
        SessionKind::Talk => words::TALK,
        SessionKind::Discussion => words::DISCUSSION,
        SessionKind::Experience => words::EXPERIENCE,
        SessionKind::Break => words::BREAK,
        SessionKind::Prayer => words::PRAYER,
    }
}

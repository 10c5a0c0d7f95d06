//! The programme: sessions by day, each with who takes part and how.

pub(crate) mod large;

use super::{
    filters::carried,
    forum_state::{decided, struck},
    links::named_list,
    narrowed::{self, Narrowed, Place},
    person::{name, photo_of},
    plan_mark::{change_badge, changes_line, plan_mark},
    profile::opener,
    prose::prose_maybe,
    timeline::{Timeline, said},
    when,
};
use crate::{
    i18n::ar::{forum as words, programme::AS_GRID},
    reactive::Live,
    state::{seen::use_last_look, site::use_base},
    ui::{
        El,
        avatar::image,
        badge::tag,
        el, is_ltr,
        text::{link, list},
    },
};
use multaqa_domain::{
    forum::Decision,
    page::{ForumPage, Part, Participation, PersonLine, ProgrammeDay, SessionCard},
    plan::{Entry, Part as Of},
    route::Route,
    slug::Slug,
    time::TimeText,
};

/// What all sessions of a programme are drawn with.
struct Drawn<'a> {
    heading: &'static str,
    form: Option<&'a (String, String)>,
    entries: &'a [Entry],
    last: Live<Vec<Entry>>,
    timeline: Timeline,
    /// How somebody's name is drawn.
    who: fn(&PersonLine) -> El,
    /// What hides those that filters leave out, where there are filters.
    narrowed: Option<Narrowed>,
}

/// The days; with several, each has a heading. A large programme is a list of titles, with
/// the ways to the parts that tell the rest; where there are too many titles, it is these ways.
/// `form` is the address of what can be sent about a session, but for its anchor, and the
/// words of the link.
pub(crate) fn programme(
    page: &ForumPage,
    entries: &[Entry],
    form: Option<&(String, String)>,
) -> El {
    let several = page.days.len() > 1;
    let is_whole = page.part.is_none();
    let last = match is_whole {
        true => use_last_look(entries),
        // The sessions of the other parts would be taken for gone.
        false => Live::new(Vec::new()),
    };
    let narrowed = (!page.facets.is_empty()).then(|| Narrowed::new(page));
    let (filters, large) = narrowed.map_or((None, None), |one| narrowed::bar(page, one));
    let drawn = Drawn {
        heading: if several { "h4" } else { "h3" },
        form,
        entries,
        last,
        timeline: Timeline::new(&page.days, is_whole),
        // A part has no room for the profiles that would open in place.
        who: if is_whole { opener } else { name },
        narrowed,
    };
    let timeline = &drawn.timeline;
    let programme = timeline
        .folds(el("div").class("programme"), narrowed)
        .maybe(page.grid.then(|| as_grid(page, narrowed)))
        .maybe(is_whole.then(|| changes_line(entries, last)))
        .maybe(filters)
        .child(timeline.controls(&page.days));
    if let Some(large) = large {
        return programme.child(large);
    }
    programme.children(page.days.iter().map(|day| {
        let sessions = el("ol").class("sessions").attr("role", "list");
        let places = narrowed::places(day);
        let part = day
            .part
            .map(|part| use_base().link(&part_of(&page.card.slug, part)));
        let heading = match &part {
            Some(href) => Some(part_heading(day, href)),
            None => several.then(|| el("h3").child(when::date(&day.date))),
        };
        let all = day.sessions.iter().enumerate().map(|(at, each)| {
            let drawn_one = match &part {
                Some(href) => brief(each, href, &drawn),
                None => session(each, &drawn),
            };
            drawn.hides(drawn_one, places.get(at).into_iter())
        });
        let sessions = sessions.children(all);
        drawn.hides(el("div").maybe(heading).child(sessions), places.iter())
    }))
}

/// The way to the programme as a grid, with what is chosen here.
fn as_grid(page: &ForumPage, narrowed: Option<Narrowed>) -> El {
    let href = use_base().link(&Route::Grid(page.card.slug.clone(), 1));
    el("p").child(match narrowed {
        Some(narrowed) => carried(narrowed.filters, href, "", AS_GRID),
        None => link(&href, AS_GRID),
    })
}

/// The page of a part of a programme.
pub(crate) fn part_of(forum: &Slug, part: u32) -> Route {
    Route::Programme(forum.clone(), u16::try_from(part).unwrap_or(u16::MAX))
}

/// The day of a part, which leads to it, and its hours.
fn part_heading(day: &ProgrammeDay, href: &str) -> El {
    let first = day.sessions.first().and_then(|one| one.start.as_ref());
    // What begins last need not end last, where rooms run side by side.
    let ends = day.sessions.iter().filter_map(|one| one.end.as_ref());
    let last = ends.reduce(|one, other| if other.at > one.at { other } else { one });
    let heading = el("h3").child(link(href, &day.date.text)).text(" ");
    heading.maybe(first.map(|first| when::span(first, last)))
}

/// A session in the list of a large programme: as few elements as tell what it is.
fn brief(session: &SessionCard, part: &str, drawn: &Drawn<'_>) -> El {
    let (item, phase) = drawn.timeline.mark(el("li"), session);
    let time = session.start.as_ref().map(|start| {
        el("time")
            .attr("datetime", &start.iso)
            .text(&span_of(start, session.end.as_ref()))
    });
    let anchor = session.anchor.as_str();
    let room = session.room.as_deref();
    let room = room.map_or(String::new(), |room| [" ", room].concat());
    let change = drawn.change(session);
    item.class("session brief")
        .attr("id", anchor)
        .attr("tabindex", "-1")
        .maybe(time)
        .child(struck(
            match session.pause {
                true => el("span").text(&session.title),
                false => link(&[part, "#", anchor].concat(), &session.title)
                    .attr_maybe("lang", session.lang.as_deref()),
            },
            session.decision,
        ))
        .text(&room)
        .maybe(decided(session.decision))
        .child(el("span").live(move || {
            let mut told = Vec::new();
            let phase = phase.map_or("", |phase| said(phase.get()));
            if !phase.is_empty() {
                told.push(el("strong").text(phase).into());
            }
            told.extend(change.as_ref().and_then(|change| change()).map(Into::into));
            told
        }))
}

/// From when to when, as one text.
fn span_of(start: &TimeText, end: Option<&TimeText>) -> String {
    match end {
        Some(end) => [&start.text, words::TO, &end.text].concat(),
        None => start.text.clone(),
    }
}

impl Drawn<'_> {
    /// An element that is hidden while filters leave out all these sessions.
    fn hides<'a>(&self, element: El, places: impl Iterator<Item = &'a Place>) -> El {
        match self.narrowed {
            Some(narrowed) => narrowed.hides(element, places.cloned().collect()),
            None => element,
        }
    }

    /// What a plan knows of a session.
    fn entry(&self, session: &SessionCard) -> Option<&Entry> {
        let its = |entry: &&Entry| entry.get(Of::Session) == session.anchor.as_str();
        self.entries.iter().find(its)
    }

    /// What has changed about a session; where something was decided, that says more.
    fn change(&self, session: &SessionCard) -> Option<impl Fn() -> Option<El> + Send + 'static> {
        let entry = self.entry(session).filter(|entry| !entry.is_off())?;
        Some(change_badge(entry, self.last))
    }
}

fn session(session: &SessionCard, drawn: &Drawn<'_>) -> El {
    let pause = session.pause;
    let is_asked = !pause && session.decision != Some(Decision::Cancelled);
    let time = session
        .start
        .as_ref()
        .map(|start| when::span(start, session.end.as_ref()));
    let line = |label: &'static str, value: &Option<String>| {
        let value = value.clone()?;
        Some(el("p").class("hint").text(label).text(&value))
    };
    let picture = session.picture.as_ref();
    let picture = picture.map(|one| {
        let image = image(photo_of(one, "(width < 48rem) 100vw, 45rem", true));
        el("p").class("picture").child(image)
    });
    let text = prose_maybe(&session.summary, "h4");
    let entry = drawn.entry(session);
    let change =
        decided(session.decision).or_else(|| Some(el("span").live_maybe(drawn.change(session)?)));
    let track = session.track.as_ref();
    let track = track.map(|track| tag(track.colour, &track.title));
    let (item, phase) = drawn.timeline.mark(el("li"), session);
    let phase = phase.map(|phase| el("strong").live_text(move || said(phase.get()).to_owned()));
    item.class(if pause { "session pause" } else { "session" })
        .attr("id", &session.anchor.to_string())
        .attr("tabindex", "-1")
        .child(
            el("p")
                .class("kind")
                .child(el("span").text(&session.kind))
                .maybe(time)
                .maybe(track)
                .maybe(phase)
                .maybe(change),
        )
        .child(struck(
            el(drawn.heading)
                .attr_maybe("lang", session.lang.as_deref())
                .text(&session.title),
            session.decision,
        ))
        .maybe(session.subtitle.as_deref().map(|text| {
            let lang = session.lang.as_deref().filter(|_| is_ltr(text));
            subtitle(text).attr_maybe("lang", lang)
        }))
        .maybe(people(&session.people, drawn))
        .maybe(picture)
        .maybe(text.map(|text| text.attr_maybe("lang", session.text_lang.as_deref())))
        .maybe(topics(&session.topics))
        .maybe(line(words::ROOM, &session.room))
        .maybe(line(words::LANGUAGE, &session.language))
        .maybe(named_list(&session.links))
        .maybe(drawn.form.filter(|_| is_asked).map(|(href, label)| {
            el("p").child(link(&[href, session.anchor.as_str()].concat(), label))
        }))
        .maybe(entry.map(plan_mark))
}

fn people(people: &[Participation], drawn: &Drawn<'_>) -> Option<El> {
    let all = people.iter().map(|one| participation(one, drawn.who));
    (!people.is_empty()).then(|| list("people", all))
}

/// How somebody takes part, in words; whose speech it is stands with who delivers it.
fn participation(one: &Participation, who: fn(&PersonLine) -> El) -> El {
    let before = match one.part {
        Part::Speaker => "",
        Part::Moderator => words::MODERATOR,
        Part::Delivers => words::DELIVERED_BY,
        Part::Represented => words::WHOSE,
    };
    let line = el("span").text(before).child(who(&one.person));
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
                .child(who(whose)),
        ),
    }
}

/// What stands below a title and belongs to it.
pub(crate) fn subtitle(text: &str) -> El {
    el("p").class("subtitle").text(text)
}

/// Topics as a list of short texts, or nothing.
pub(crate) fn topics(topics: &[String]) -> Option<El> {
    let item = |topic: &String| el("span").text(topic);
    (!topics.is_empty()).then(|| list("topics", topics.iter().map(item)))
}

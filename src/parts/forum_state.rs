//! A forum's state as a badge, and the one action that fits it.

use crate::reactive::Live;
use crate::{
    i18n::{ar::state as words, count},
    state::{clock::use_now, site::use_base, status::use_timing},
    ui::{
        El,
        badge::{Tone, badge},
        button::{Weight, link},
        el,
        text::external,
    },
};
use multaqa_domain::{
    forum::{Decision, State, Timing},
    link::WebLink,
    page::ForumCard,
    route::Route,
};

/// The state as the clock goes on.
pub(crate) fn use_state(timing: Live<Timing>) -> Live<State> {
    let now = use_now();
    Live::memo(move || timing.with(|timing| timing.state(now.get())))
}

/// What the state of a forum in a list depends on: as it was when the site was built.
pub(crate) fn as_built(card: &ForumCard) -> Live<Timing> {
    Live::new(card.timing.clone())
}

/// Where the action is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a list: only what is pressing.
    List,
    /// On its own, away from its page: always something to do.
    Alone,
    /// On the forum's page.
    OwnPage,
}

/// What a forum's page knows of streams and recordings.
#[derive(Clone, Default)]
pub(crate) struct Media {
    /// Where the stream can be seen while it is under way.
    pub(crate) stream: Option<WebLink>,
    /// Where recordings can be seen afterwards.
    pub(crate) recordings: Option<WebLink>,
}

/// The badge and the action, which follow the clock.
pub(crate) fn state_and_action(card: &ForumCard, media: Media, place: Place) -> El {
    let timing = match place {
        Place::List => as_built(card),
        Place::Alone | Place::OwnPage => use_timing(card),
    };
    let state = use_state(timing);
    let ways = Ways::new(card, media);
    el("div").class("forum-state").live(move || {
        let state = state.get();
        let timing = timing.get();
        let action = action(state, place, &ways);
        let moved = (timing.was_moved() && state != State::Moved)
            .then(|| badge(Tone::Warning, words::MOVED));
        let (tone, text) = says(state, &timing);
        [
            Some(badge(tone, &text)),
            moved,
            closing(state, &timing),
            action,
        ]
        .into_iter()
        .flatten()
        .map(Into::into)
        .collect()
    })
}

/// The badge alone, where the state calls for something or went against the plan.
pub(crate) fn brief(card: &ForumCard) -> El {
    let timing = as_built(card);
    let state = use_state(timing);
    el("span").live_maybe(move || {
        let state = state.get();
        let (tone, text) = timing.with(|timing| says(state, timing));
        (!matches!(tone, Tone::Plain)).then(|| badge(tone, &text))
    })
}

/// Until when registration is open.
fn closing(state: State, timing: &Timing) -> Option<El> {
    let text = timing.registration.as_ref()?.closes_text.as_deref()?;
    state
        .takes_registrations()
        .then(|| el("span").class("until").text(words::UNTIL).text(text))
}

/// What the badge says of a state, and in which tone.
fn says(state: State, timing: &Timing) -> (Tone, String) {
    let (tone, text) = match state {
        State::Announced if timing.starts.is_none() => (Tone::Plain, words::UNDATED),
        State::Announced => (Tone::Plain, words::ANNOUNCED),
        State::OpensOn => {
            let window = timing.registration.as_ref();
            let text = match window.and_then(|window| window.opens_text.as_deref()) {
                Some(opens) => [words::OPENS_ON, opens].concat(),
                None => words::OPENS_SOON.to_owned(),
            };
            return (Tone::Plain, text);
        }
        State::Open => (Tone::Open, words::OPEN),
        State::LastPlaces => {
            let left = timing.places.map_or(0, |places| places.left());
            let text = [words::LAST_PLACES, &count(left, &words::PLACES)].concat();
            return (Tone::Urgent, text);
        }
        State::WaitingList => (Tone::Urgent, words::WAITING_LIST),
        State::Full => (Tone::Urgent, words::FULL),
        State::Closed => (Tone::Plain, words::CLOSED),
        State::UnderWay => (Tone::Live, words::UNDER_WAY),
        State::Over => (Tone::Plain, words::OVER),
        State::Postponed => (Tone::Warning, words::POSTPONED),
        State::Moved => (Tone::Warning, words::MOVED),
        State::Cancelled => (Tone::Warning, words::CANCELLED),
    };
    (tone, text.to_owned())
}

/// What was decided against a session's plan, if anything was.
pub(crate) fn decided(decision: Option<Decision>) -> Option<El> {
    let words = match decision? {
        Decision::Postponed => words::SESSION_POSTPONED,
        Decision::Moved => words::SESSION_MOVED,
        Decision::Cancelled => words::SESSION_CANCELLED,
    };
    Some(badge(Tone::Warning, words))
}

/// Strikes the title of a session out that is cancelled; [`decided`] says so in words.
pub(crate) fn struck(title: El, decision: Option<Decision>) -> El {
    match decision {
        Some(Decision::Cancelled) => title.class("struck"),
        _ => title,
    }
}

/// Where the actions lead.
#[derive(Default)]
struct Ways {
    forum: String,
    register: String,
    elsewhere: Option<WebLink>,
    notify: Option<String>,
    media: Media,
}

impl Ways {
    fn new(card: &ForumCard, media: Media) -> Self {
        let base = use_base();
        let notify = card.notify.clone();
        Self {
            forum: base.link(&Route::Forum(card.slug.clone())),
            register: base.link(&Route::Register(card.slug.clone())),
            elsewhere: card.elsewhere.clone(),
            notify: notify.map(|name| base.link(&Route::ForumForm(card.slug.clone(), name))),
            media,
        }
    }

    /// Registering, here or elsewhere.
    fn register(&self, words: &str) -> El {
        match &self.elsewhere {
            Some(link) => leave(link, words),
            None => link(Weight::Primary, &self.register, words),
        }
    }
}

fn leave(to: &WebLink, words: &str) -> El {
    external(to.as_str(), el("span").text(words)).attr("class", "button primary")
}

fn action(state: State, place: Place, ways: &Ways) -> Option<El> {
    let watch = |to: &Option<WebLink>, words: &str| {
        let to = to.as_ref().filter(|_| place == Place::OwnPage)?;
        Some(leave(to, words))
    };
    let page = |words| (place == Place::Alone).then(|| link(Weight::Secondary, &ways.forum, words));
    let notify = || {
        let href = ways.notify.as_ref().filter(|_| place != Place::List)?;
        Some(link(Weight::Primary, href, words::NOTIFY))
    };
    match state {
        State::Open | State::LastPlaces => Some(ways.register(words::REGISTER)),
        State::WaitingList => Some(ways.register(words::JOIN_WAITING_LIST)),
        State::UnderWay => {
            watch(&ways.media.stream, words::STREAM).or_else(|| page(words::PROGRAMME))
        }
        State::Over => {
            watch(&ways.media.recordings, words::RECORDINGS).or_else(|| page(words::OUTCOMES))
        }
        State::Closed | State::Full => page(words::PROGRAMME),
        State::Announced | State::OpensOn => notify().or_else(|| page(words::DETAILS)),
        _ => page(words::DETAILS),
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Ways, action, says};
    use multaqa_domain::{
        forum::{Places, State, Timing, Window},
        time::Instant,
    };

    const ALL: [State; 12] = [
        State::Announced,
        State::OpensOn,
        State::Open,
        State::LastPlaces,
        State::WaitingList,
        State::Full,
        State::Closed,
        State::UnderWay,
        State::Over,
        State::Postponed,
        State::Moved,
        State::Cancelled,
    ];

    #[test]
    fn every_state_has_words_of_its_own() {
        let timing = Timing {
            starts: Some(Instant(1)),
            registration: Some(Window {
                opens: Some(Instant(0)),
                opens_text: Some("1 سبتمبر".into()),
                closes: None,
                closes_text: None,
                waitlist: false,
            }),
            places: Some(Places {
                capacity: 100,
                taken: 97,
            }),
            ..Timing::default()
        };
        let mut texts: Vec<_> = ALL.iter().map(|state| says(*state, &timing).1).collect();
        assert!(texts.contains(&"يُفتح التسجيل 1 سبتمبر".to_owned()));
        assert!(texts.contains(&"المقاعد الأخيرة: 3 مقاعد".to_owned()));
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), ALL.len());
    }

    #[test]
    fn alone_there_is_always_something_to_do_and_in_a_list_only_registering() {
        for state in ALL {
            let shown = |place| action(state, place, &Ways::default()).is_some();
            assert!(shown(Place::Alone));
            assert_eq!(shown(Place::List), state.takes_registrations());
        }
    }
}

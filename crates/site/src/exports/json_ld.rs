//! What a page is about, in the vocabulary of schema.org: Event, EventSeries, Person.

use super::{Exports, lean::lean};
use crate::previews;
use jiff::{Timestamp, Zoned};
use multaqa_content::facts::{Forum, Group, Person, Registration, Session, Times, When};
use multaqa_domain::{
    forum::{Decision, State},
    page::{Part, PersonLine},
    route::Route,
};
use serde_json::{Value, json};

/// The most sessions and performers that a forum's page tells: it is read on phones.
const MOST: usize = 24;
/// The most performers that it tells of a session.
const SPEAKERS: usize = 8;
/// The most forums that a page tells of a series.
const FORUMS: usize = 10;

/// What the page is about, if the vocabulary has words for it.
pub(super) fn of(exports: &Exports<'_>, route: &Route) -> Option<Value> {
    let mut value = match route {
        Route::Forum(slug) => {
            let forum = exports.facts.forum(slug)?;
            forum_event(exports, &forum, &exports.facts.sessions(slug))?
        }
        Route::Speaker(slug) => person(exports, &exports.facts.person(slug)?),
        Route::About => {
            let series = exports.facts.series();
            let all = series.filter_map(|group| series_of(exports, &group));
            let all: Vec<_> = all.collect();
            if all.is_empty() {
                return None;
            }
            json!({ "@graph": all })
        }
        Route::Home => json!({
            "@type": "WebSite",
            "name": exports.facts.name(),
            "description": exports.facts.line(),
            "url": exports.page(route),
            "inLanguage": "ar",
        }),
        _ => return None,
    };
    if let Value::Object(members) = &mut value {
        members.insert("@context".to_owned(), json!("https://schema.org"));
    }
    Some(lean(value))
}

/// A forum. Without a date or a place it is no Event: searches ask for both, and count what
/// lacks one as a fault of the site.
fn forum_event(exports: &Exports<'_>, forum: &Forum, sessions: &[Session]) -> Option<Value> {
    let (start, end) = match forum.when.as_ref()? {
        When::Days { first, last } => (first.to_string(), Some(last.to_string())),
        When::Times(times) => (moment(&times.starts), times.ends.as_ref().map(moment)),
    };
    let place = location(forum, None)?;
    let series = forum.series.as_ref();
    // Of no type here: a series is an event too, and this page does not know when and where.
    let series_line = series.map(|(slug, title)| {
        json!({
            "@id": exports.urn(&exports.series_uid(slug)),
            "name": title,
            "url": exports.page(&Route::About),
        })
    });
    let timed = sessions.iter().filter_map(|session| {
        let times = session.times.as_ref()?;
        let picture = previews::of_session(&forum.slug, &session.anchor, sessions.len());
        let picture = picture.filter(|_| !session.kind.is_pause());
        let own = session.picture.as_ref().map(|photo| photo.file.clone());
        let picture = own.or(picture).and_then(|path| exports.place.url(&path));
        sub_event(exports, forum, session, times, picture)
    });
    let decision = forum.timing.decision;
    let previous = forum.previous.map(|date| date.to_string());
    // What was postponed still has the date on which it will not be.
    let old = (decision == Some(Decision::Postponed)).then(|| start.clone());
    let people = exports.facts.speakers(&forum.slug);
    let people = people.iter().take(MOST);
    Some(json!({
        "@type": "Event",
        "@id": exports.urn(&exports.forum_uid(&forum.slug)),
        "name": forum.title,
        "description": forum.summary,
        "disambiguatingDescription": forum.subtitle,
        "url": exports.page(&Route::Forum(forum.slug.clone())),
        "image": picture_of(exports, forum),
        "startDate": start,
        "endDate": end,
        "previousStartDate": previous.or(old),
        "eventStatus": status(decision),
        "eventAttendanceMode": attendance(forum),
        "location": place,
        "organizer": organisers(exports, forum),
        "performer": people.map(|line| person_line(exports, line)).collect::<Vec<_>>(),
        "superEvent": series_line,
        "subEvent": timed.take(MOST).collect::<Vec<_>>(),
        "offers": offers(exports, forum),
        "inLanguage": "ar",
        "keywords": forum.topics,
    }))
}

/// Who holds a forum: if it does not say, whoever holds its series.
fn organisers(exports: &Exports<'_>, forum: &Forum) -> Vec<Value> {
    if forum.hosts.is_empty() {
        let series = forum.series.as_ref().and_then(|(slug, _)| {
            let mut groups = exports.facts.series();
            groups.find(|group| group.slug == slug)?.organiser
        });
        return series.map(organisation).into_iter().collect();
    }
    let hosts = forum.hosts.iter();
    hosts.map(|host| organisation(host)).collect()
}

/// The address of a forum's picture, if pictures are drawn.
fn picture_of(exports: &Exports<'_>, forum: &Forum) -> Option<String> {
    let path = previews::path(&Route::Forum(forum.slug.clone()));
    exports.place.url(&path).filter(|_| previews::ARE_DRAWN)
}

/// A session; `None` if the forum has no place.
fn sub_event(
    exports: &Exports<'_>,
    forum: &Forum,
    session: &Session,
    times: &Times,
    image: Option<String>,
) -> Option<Value> {
    let place = location(forum, session.room.as_deref())?;
    let page = exports.page(&Route::Forum(forum.slug.clone()));
    let people = session.people.iter();
    let speaking = people.filter(|taking| taking.part != Part::Moderator);
    let speaking = speaking.take(SPEAKERS);
    let performers = speaking.map(|taking| person_line(exports, &taking.person));
    Some(json!({
        "@type": "Event",
        "@id": exports.urn(&exports.session_uid(&forum.slug, &session.anchor)),
        "name": session.title,
        "description": session.subtitle,
        "url": page.map(|page| [&page, "#", session.anchor.as_str()].concat()),
        "startDate": moment(&times.starts),
        "endDate": times.ends.as_ref().map(moment),
        "eventStatus": status(session.decision_in(forum)),
        "location": place,
        "performer": performers.collect::<Vec<_>>(),
        "image": image,
        "inLanguage": (session.language != "ar").then_some(&session.language),
    }))
}

/// A series with its first forums, where and when the first of them is; `None` if none is an
/// Event.
fn series_of(exports: &Exports<'_>, group: &Group<'_>) -> Option<Value> {
    let forums = group.forums.iter();
    let forums = forums.filter_map(|slug| {
        let forum = exports.facts.forum(slug)?;
        let (start, end) = match forum.when.as_ref()? {
            When::Days { first, last } => (first.to_string(), Some(last.to_string())),
            When::Times(times) => (moment(&times.starts), times.ends.as_ref().map(moment)),
        };
        Some(json!({
            "@type": "Event",
            "name": forum.title,
            "url": exports.page(&Route::Forum(forum.slug.clone())),
            "startDate": start,
            "endDate": end,
            "eventStatus": status(forum.timing.decision),
            "location": location(&forum, None)?,
        }))
    });
    let forums: Vec<_> = forums.take(FORUMS).collect();
    let first = forums.first()?;
    Some(json!({
        "@type": "EventSeries",
        "@id": exports.urn(&exports.series_uid(group.slug)),
        "name": group.title,
        "url": exports.page(&Route::About),
        "description": group.summary,
        "startDate": first.get("startDate"),
        "location": first.get("location"),
        "organizer": group.organiser.map(organisation),
        "subEvent": forums,
        "inLanguage": "ar",
    }))
}

fn person(exports: &Exports<'_>, person: &Person) -> Value {
    let photo = person.photo.as_ref();
    json!({
        "@type": "Person",
        "name": person.name,
        "alternateName": person.latin,
        "honorificPrefix": person.honorific,
        "jobTitle": person.roles,
        "nationality": person.country.map(|code| json!({ "@type": "Country", "name": code })),
        "image": photo.and_then(|photo| exports.place.url(&photo.file)),
        "sameAs": person.accounts.iter().map(|account| account.href.as_str()).collect::<Vec<_>>(),
        "url": exports.page(&Route::Speaker(person.slug.clone())),
    })
}

fn person_line(exports: &Exports<'_>, line: &PersonLine) -> Value {
    let slug = line.slug.as_ref();
    json!({
        "@type": "Person",
        "name": line.name,
        "url": slug.and_then(|slug| exports.page(&Route::Speaker(slug.clone()))),
    })
}

fn organisation(name: &str) -> Value {
    json!({ "@type": "Organization", "name": name })
}

/// Where a forum is, or a session of it that is in this room. A room is a place only within a
/// venue, whose address it has.
fn location(forum: &Forum, room: Option<&str>) -> Option<Value> {
    let place = forum.venue.as_ref().map(|venue| {
        json!({
            "@type": "Place",
            "name": room.unwrap_or(&venue.name),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": venue.city,
                "addressCountry": venue.code,
            },
            "containedInPlace": room.map(|_| json!({
                "@type": "Place",
                "name": venue.name,
            })),
        })
    });
    let stream = forum
        .stream
        .as_ref()
        .map(|link| json!({ "@type": "VirtualLocation", "url": link.as_str() }));
    match (place, stream) {
        (Some(place), Some(stream)) => Some(json!([place, stream])),
        (place, stream) => place.or(stream),
    }
}

fn attendance(forum: &Forum) -> Option<&'static str> {
    match (&forum.venue, &forum.stream) {
        (Some(_), Some(_)) => Some("https://schema.org/MixedEventAttendanceMode"),
        (Some(_), None) => Some("https://schema.org/OfflineEventAttendanceMode"),
        (None, Some(_)) => Some("https://schema.org/OnlineEventAttendanceMode"),
        (None, None) => None,
    }
}

fn status(decision: Option<Decision>) -> &'static str {
    match decision {
        Some(Decision::Cancelled) => "https://schema.org/EventCancelled",
        Some(Decision::Postponed) => "https://schema.org/EventPostponed",
        Some(Decision::Moved) => "https://schema.org/EventRescheduled",
        None => "https://schema.org/EventScheduled",
    }
}

/// Where one registers, while one can.
fn offers(exports: &Exports<'_>, forum: &Forum) -> Option<Value> {
    let state = forum.timing.state(exports.facts.now());
    let available = match state {
        State::Open => "InStock",
        State::LastPlaces | State::WaitingList => "LimitedAvailability",
        State::OpensOn => "PreOrder",
        State::Full => "SoldOut",
        _ => return None,
    };
    let url = match forum.registration.as_ref()? {
        Registration::Here => exports.page(&Route::Register(forum.slug.clone())),
        Registration::Elsewhere(link) => Some(link.as_str().to_owned()),
    };
    let window = forum.timing.registration.as_ref();
    let utc = |at: multaqa_domain::time::Instant| {
        Timestamp::from_second(at.0).ok().map(|at| at.to_string())
    };
    Some(json!({
        "@type": "Offer",
        "url": url,
        "availability": format!("https://schema.org/{available}"),
        "validFrom": window.and_then(|window| utc(window.opens?)),
        "validThrough": window.and_then(|window| utc(window.closes?)),
    }))
}

/// A moment with its offset (RFC 3339).
fn moment(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

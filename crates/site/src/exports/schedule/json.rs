//! The schedule as JSON, as c3voc describes it: <https://github.com/voc/schedule>.

use super::{Day, Event, GENERATOR, SLOT, Schedule, clock, moment};
use serde_json::{Map, Value, json};

/// The document.
pub(super) fn of(schedule: &Schedule) -> Value {
    let first = schedule.days.first().map(|day| day.date.to_string());
    let last = schedule.days.last().map(|day| day.date.to_string());
    let rooms = schedule.rooms.iter();
    let mut conference = json!({
        "acronym": schedule.acronym,
        "title": schedule.title,
        "description": schedule.description,
        "start": first,
        "end": last,
        "daysCount": schedule.days.len(),
        "timeslot_duration": SLOT,
        "time_zone_name": schedule.zone,
        "rooms": rooms.map(|room| json!({
            "guid": room.guid.to_string(),
            "name": room.name,
        })).collect::<Vec<_>>(),
        "days": (1..).zip(&schedule.days).map(|(index, day)| self::day(index, day)).collect::<Vec<_>>(),
    });
    if let Some(url) = &schedule.url {
        put(&mut conference, "url", json!(url));
    }
    json!({
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": { "name": GENERATOR, "version": env!("CARGO_PKG_VERSION") },
        "schedule": { "version": schedule.version, "conference": conference },
    })
}

fn day(index: usize, day: &Day) -> Value {
    let mut rooms = Map::new();
    for event in &day.events {
        let room = rooms
            .entry(event.room.clone())
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(events) = room {
            events.push(self::event(event));
        }
    }
    json!({
        "index": index,
        "date": day.date.to_string(),
        "day_start": moment(&day.starts),
        "day_end": moment(&day.ends),
        "rooms": rooms,
    })
}

fn event(event: &Event) -> Value {
    let people = event.people.iter();
    let links = event.links.iter();
    json!({
        "id": event.id,
        "guid": event.guid.to_string(),
        "date": moment(&event.starts),
        "start": event.starts.strftime("%H:%M").to_string(),
        "duration": clock(event.duration),
        "room": event.room,
        "slug": event.slug,
        // It must be there; without an address it is a name that nothing is found at.
        "url": event.url.clone().unwrap_or_else(|| format!("urn:uuid:{}", event.guid)),
        "title": event.title,
        "subtitle": event.subtitle,
        "track": event.track,
        "type": event.kind,
        "language": event.language,
        "abstract": event.summary,
        "description": "",
        "persons": people.map(|person| json!({
            "id": person.id,
            "guid": person.guid.to_string(),
            "name": person.name,
        })).collect::<Vec<_>>(),
        "links": links.map(|link| json!({
            "title": link.title,
            "url": link.href.as_str(),
        })).collect::<Vec<_>>(),
    })
}

fn put(value: &mut Value, name: &str, member: Value) {
    if let Value::Object(members) = value {
        members.insert(name.to_owned(), member);
    }
}

//! The schedule as XML, as frab writes it: <https://github.com/voc/schedule>.

use super::{Day, Event, Room, SLOT, Schedule, clock, moment};
use anyhow::Result;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event as Xml},
};
use std::io;

type Out = Writer<Vec<u8>>;

/// The document.
///
/// # Errors
/// None in practice: it is written to memory.
pub(super) fn of(schedule: &Schedule) -> Result<Vec<u8>> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("schedule").write_inner_content(|out| {
        text(out, "version", &schedule.version)?;
        out.create_element("conference")
            .write_inner_content(|out| conference(out, schedule))?;
        for (index, day) in (1_usize..).zip(&schedule.days) {
            self::day(out, index, day, &schedule.rooms)?;
        }
        Ok(())
    })?;
    Ok(out.into_inner())
}

fn conference(out: &mut Out, schedule: &Schedule) -> io::Result<()> {
    text(out, "acronym", &schedule.acronym)?;
    text(out, "title", &schedule.title)?;
    if let (Some(first), Some(last)) = (schedule.days.first(), schedule.days.last()) {
        text(out, "start", &first.date.to_string())?;
        text(out, "end", &last.date.to_string())?;
    }
    text(out, "days", &schedule.days.len().to_string())?;
    text(out, "timeslot_duration", SLOT)
}

fn day(out: &mut Out, index: usize, day: &Day, rooms: &[Room]) -> io::Result<()> {
    let rooms = rooms.iter().map(|room| room.name.as_str());
    let rooms = rooms.filter(|room| day.events.iter().any(|event| event.room == *room));
    let (date, starts, ends) = (day.date.to_string(), moment(&day.starts), moment(&day.ends));
    out.create_element("day")
        .with_attributes([
            ("index", index.to_string().as_str()),
            ("date", &date),
            ("start", &starts),
            ("end", &ends),
        ])
        .write_inner_content(|out| {
            for room in rooms {
                out.create_element("room")
                    .with_attribute(("name", room))
                    .write_inner_content(|out| {
                        let events = day.events.iter();
                        let mut events = events.filter(|event| event.room == room);
                        events.try_for_each(|event| self::event(out, event))
                    })?;
            }
            Ok(())
        })?;
    Ok(())
}

fn event(out: &mut Out, event: &Event) -> io::Result<()> {
    let (id, guid) = (event.id.to_string(), event.guid.to_string());
    out.create_element("event")
        .with_attributes([("id", id.as_str()), ("guid", &guid)])
        .write_inner_content(|out| {
            for (name, value) in [
                ("date", moment(&event.starts).as_str()),
                ("start", &event.starts.strftime("%H:%M").to_string()),
                ("duration", &clock(event.duration)),
                ("room", &event.room),
                ("slug", &event.slug),
                ("title", &event.title),
                ("subtitle", &event.subtitle),
                ("track", &event.track),
                ("type", event.kind),
                ("language", &event.language),
                ("abstract", &event.summary),
                ("description", ""),
            ] {
                text(out, name, value)?;
            }
            out.create_element("persons").write_inner_content(|out| {
                for person in &event.people {
                    out.create_element("person")
                        .with_attribute(("id", person.id.to_string().as_str()))
                        .write_text_content(BytesText::new(&person.name))?;
                }
                Ok(())
            })?;
            out.create_element("links").write_inner_content(|out| {
                for link in &event.links {
                    out.create_element("link")
                        .with_attribute(("href", link.href.as_str()))
                        .write_text_content(BytesText::new(&link.title))?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
    Ok(())
}

fn text(out: &mut Out, name: &str, value: &str) -> io::Result<()> {
    out.create_element(name)
        .write_text_content(BytesText::new(value))?;
    Ok(())
}

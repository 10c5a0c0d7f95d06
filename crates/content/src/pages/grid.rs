//! A programme as a grid of rooms, where rooms run side by side.

use super::{
    Pages,
    forum::{by_day, over},
    programme::{lang, track},
};
use crate::model::{Forum, Session};
use jiff::civil::{Date, DateTime};
use multaqa_domain::{
    page::{Document, GridCell, GridDay, GridPage, GridRow, GridSession, Page, Still},
    slug::Slug,
};

/// A session with its place in the grid.
struct Placed<'a> {
    session: &'a Session,
    start: DateTime,
    end: DateTime,
}

/// Whether rooms run side by side on some day.
pub(super) fn has_grid(forum: &Forum) -> bool {
    by_day(forum)
        .values()
        .any(|sessions| rooms(forum, &placed(forum, sessions)).len() > 1)
}

impl Pages<'_> {
    /// The grid of a forum; `None` if there is nothing that runs side by side.
    pub(super) fn grid(&self, slug: &Slug, forum: &Forum) -> Option<Document> {
        if !has_grid(forum) {
            return None;
        }
        let days = by_day(forum).into_iter();
        let days = days.filter_map(|(date, sessions)| self.grid_day(forum, date, &sessions));
        let page = GridPage {
            card: self.forum_card(slug, forum),
            zone: self.zone_words(forum),
            days: days.collect(),
            untimed: forum.sessions.iter().any(|session| session.start.is_none()),
        };
        let title = format!("جدول القاعات: {}", forum.title);
        let about = "برنامج الملتقى في جدول: لكل قاعة عمود، ولكل موعد صف";
        Some(self.document(
            &title,
            &[about, &forum.summary],
            Page::Still(Still::Grid(Box::new(page))),
        ))
    }

    fn grid_day(&self, forum: &Forum, date: Date, sessions: &[&Session]) -> Option<GridDay> {
        let placed = placed(forum, sessions);
        let mut times: Vec<DateTime> = placed.iter().map(|one| one.start).collect();
        times.sort_unstable();
        times.dedup();
        if times.is_empty() {
            return None;
        }
        let mut rooms = rooms(forum, &placed);
        // What is in no room reaches over all of them, unless one of them is in use.
        let is_alone = |one: &Placed<'_>| {
            let others = placed.iter().filter(|other| other.session.room.is_some());
            others.into_iter().all(|other| !meet(one, other))
        };
        let roomless = || placed.iter().filter(|one| one.session.room.is_none());
        if rooms.is_empty() || !roomless().all(is_alone) {
            rooms.insert(0, "");
        }
        let columns = rooms.len();
        let row_of = |time: DateTime| times.partition_point(|other| *other < time);
        let mut owners: Vec<Vec<Option<usize>>> = vec![vec![None; columns]; times.len()];
        let mut cells: Vec<(usize, usize, GridCell)> = Vec::new();
        for one in &placed {
            let first = row_of(one.start);
            let last = row_of(one.end).max(first + 1);
            let room = one.session.room.as_deref();
            let own = rooms
                .iter()
                .position(|name| Some(*name) == room.or(Some("")));
            let (column, wide) = own.map_or((0, columns), |column| (column, 1));
            let area =
                || (first..last).flat_map(|row| (column..column + wide).map(move |c| (row, c)));
            let taken = area().find_map(|(row, c)| *owners.get(row)?.get(c)?);
            let session = self.grid_session(forum, one);
            match taken.and_then(|index| cells.get_mut(index)) {
                // Two at once in one room share its cell.
                Some((_, _, cell)) => cell.sessions.push(session),
                None => {
                    for (row, c) in area() {
                        if let Some(owner) = owners.get_mut(row).and_then(|row| row.get_mut(c)) {
                            *owner = Some(cells.len());
                        }
                    }
                    let cell = GridCell {
                        rows: count(last - first),
                        columns: count(wide),
                        sessions: vec![session],
                    };
                    cells.push((first, column, cell));
                }
            }
        }
        let rows = times.iter().zip(&owners).enumerate();
        let rows = rows.map(|(row, (time, owners))| GridRow {
            time: forum.zone.start_text(date, *time, None),
            cells: row_cells(row, owners, &cells),
        });
        Some(GridDay {
            date: self.month_names().text(date),
            rows: rows.collect(),
            rooms: rooms.into_iter().map(str::to_owned).collect(),
        })
    }

    fn grid_session(&self, forum: &Forum, one: &Placed<'_>) -> GridSession {
        let (session, zone) = (one.session, &forum.zone);
        let words = &session.words;
        let start = zone.start_text(session.day, one.start, words.start.as_deref());
        let people = session.people.iter();
        let people: Vec<String> = people
            .map(|taking| self.person_line(&taking.who).name)
            .collect();
        GridSession {
            anchor: session.anchor.clone(),
            pause: session.kind.is_pause(),
            title: session.title.clone(),
            lang: lang(session),
            time: match session.end {
                Some(end) => {
                    let end = zone.end_text(end, words.end.as_deref());
                    format!("{} – {}", start.text, end.text)
                }
                None => start.text,
            },
            decision: session.decision,
            track: track(forum, session),
            people: (!people.is_empty()).then(|| people.join("، ")),
        }
    }
}

fn placed<'a>(forum: &Forum, sessions: &[&'a Session]) -> Vec<Placed<'a>> {
    let place = |session: &&'a Session| {
        Some(Placed {
            session,
            start: session.start?,
            end: over(session, forum.days?, sessions)?,
        })
    };
    sessions.iter().filter_map(place).collect()
}

/// The rooms in the forum's order; without one, in that in which they come up.
fn rooms<'a>(forum: &Forum, placed: &[Placed<'a>]) -> Vec<&'a str> {
    let mut rooms = Vec::new();
    for one in placed {
        if let Some(room) = one.session.room.as_deref()
            && !rooms.contains(&room)
        {
            rooms.push(room);
        }
    }
    rooms.sort_by_key(|room| forum.rank(Some(room)));
    rooms
}

/// Whether two overlap.
fn meet(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    b.start < a.end && a.start < b.end
}

/// The cells of a row: those that begin in it, and an empty one for each place that is free.
fn row_cells(
    row: usize,
    owners: &[Option<usize>],
    cells: &[(usize, usize, GridCell)],
) -> Vec<GridCell> {
    let mut found = Vec::new();
    for (column, owner) in owners.iter().enumerate() {
        match owner.and_then(|index| cells.get(index)) {
            None => found.push(GridCell {
                rows: 1,
                columns: 1,
                sessions: Vec::new(),
            }),
            Some((first, begins, cell)) if (*first, *begins) == (row, column) => {
                found.push(cell.clone());
            }
            Some(_) => {}
        }
    }
    found
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

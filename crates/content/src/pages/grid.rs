//! A programme as a grid of rooms, where rooms run side by side.

use super::{
    Pages,
    forum::{by_day, over},
    programme::{lang, track},
};
use crate::model::{Forum, Session};
use jiff::civil::{Date, DateTime};
use multaqa_domain::{
    page::{Document, GridCell, GridDay, GridPage, GridRow, GridSession, Page},
    route::Route,
    slug::Slug,
};
use std::{collections::BTreeMap, sync::Arc};

/// Elements that the tables of a page may have: as it is served a page has at most 800.
const ON_PAGE: usize = 620;

/// A session with its place in the grid.
#[derive(Clone, Copy)]
struct Placed<'a> {
    session: &'a Session,
    start: DateTime,
    end: DateTime,
}

/// A part of a grid: what it is called, where there are several, and its tables.
type Part = (String, Vec<GridDay>);

/// Whether rooms run side by side on some day.
pub(super) fn has_grid(forum: &Forum) -> bool {
    by_day(forum)
        .values()
        .any(|sessions| rooms(forum, &placed(forum, sessions)).len() > 1)
}

impl Pages<'_> {
    /// The grid of a forum, in parts where it is too large for a page; none if there is nothing
    /// that runs side by side.
    pub(super) fn grid(&self, slug: &Slug, forum: &Forum) -> Vec<(Route, Document)> {
        if !has_grid(forum) {
            return Vec::new();
        }
        let shown: Vec<&Session> = forum.sessions.iter().collect();
        let parts = self.grid_parts(forum);
        let is_whole = parts.len() == 1;
        let (facets, marks) = self.session_facets(forum, &shown, is_whole, false);
        let facets = Arc::new(facets);
        let marks: BTreeMap<_, _> = shown.iter().map(|s| &s.anchor).zip(marks).collect();
        let names: Vec<_> = parts.iter().map(|(name, _)| name.clone()).collect();
        let pages = parts.into_iter().zip(1..).map(|((name, mut days), part)| {
            mark(&mut days, &marks);
            let page = GridPage {
                card: self.forum_card(slug, forum),
                zone: self.zone_words(forum),
                days,
                untimed: forum.sessions.iter().any(|session| session.start.is_none()),
                parts: if is_whole { Vec::new() } else { names.clone() },
                part: u32::from(part),
                facets: facets.clone(),
            };
            let title = match is_whole {
                true => format!("جدول القاعات: {}", forum.title),
                false => format!("جدول القاعات: {}، {name}", forum.title),
            };
            let about = "برنامج الملتقى في جدول: لكل قاعة عمود، ولكل موعد صف";
            let document = self.document(&title, &[about, &forum.summary], Page::Grid(page));
            (Route::Grid(slug.clone(), part), document)
        });
        pages.collect()
    }

    /// The tables, a day each; where they are too much for a page, each day by itself; and where
    /// that is too much, some rooms of it after the others.
    fn grid_parts(&self, forum: &Forum) -> Vec<Part> {
        let days = by_day(forum);
        let days: Vec<_> = days
            .iter()
            .map(|(date, sessions)| (*date, placed(forum, sessions)))
            .collect();
        let whole = days
            .iter()
            .filter_map(|(date, placed)| self.grid_day(forum, *date, placed));
        let whole: Vec<_> = whole.collect();
        if whole.iter().map(elements).sum::<usize>() <= ON_PAGE {
            return vec![(String::new(), whole)];
        }
        days.iter()
            .flat_map(|(date, placed)| self.grid_of_day(forum, *date, placed))
            .collect()
    }

    /// The parts of a day: as few as have room, with about as many rooms each.
    fn grid_of_day(&self, forum: &Forum, date: Date, placed: &[Placed<'_>]) -> Vec<Part> {
        let rooms = rooms(forum, placed);
        let mut tables = Vec::new();
        for parts in 1..=rooms.len().max(1) {
            let groups = rooms.chunks(rooms.len().div_ceil(parts).max(1));
            let group = |group: &[&str]| {
                let is_there = |one: &&Placed<'_>| {
                    let room = one.session.room.as_deref();
                    room.is_none_or(|room| group.contains(&room))
                };
                let some: Vec<_> = placed.iter().filter(is_there).copied().collect();
                self.grid_day(forum, date, &some)
            };
            tables = match rooms.is_empty() {
                true => self.grid_day(forum, date, placed).into_iter().collect(),
                false => groups.filter_map(group).collect(),
            };
            if tables.iter().all(|table| elements(table) <= ON_PAGE) {
                break;
            }
        }
        let several = tables.len() > 1;
        let named = tables.into_iter().map(|table| {
            let day = &table.date.text;
            let mut rooms = table.rooms.iter().filter(|room| !room.is_empty());
            let name = match (rooms.next(), rooms.next_back()) {
                (Some(first), Some(last)) if several => format!("{day}: {first} – {last}"),
                (Some(only), None) if several => format!("{day}: {only}"),
                _ => day.clone(),
            };
            (name, vec![table])
        });
        named.collect()
    }

    fn grid_day(&self, forum: &Forum, date: Date, placed: &[Placed<'_>]) -> Option<GridDay> {
        let mut times: Vec<DateTime> = placed.iter().map(|one| one.start).collect();
        times.sort_unstable();
        times.dedup();
        if times.is_empty() {
            return None;
        }
        let mut rooms = rooms(forum, placed);
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
        for one in placed {
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
                        column: count(column),
                        rows: count(last - first),
                        columns: count(wide),
                        sessions: vec![session],
                    };
                    cells.push((first, column, cell));
                }
            }
        }
        let rows = times.iter().enumerate().map(|(row, time)| GridRow {
            time: forum.zone.start_text(date, *time, None),
            cells: row_cells(row, &owners, &cells),
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
            marks: String::new(),
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

/// The cells of a row: those that begin in it, and an empty one where a place becomes free,
/// which reaches down to the next that takes place there.
fn row_cells(
    row: usize,
    owners: &[Vec<Option<usize>>],
    cells: &[(usize, usize, GridCell)],
) -> Vec<GridCell> {
    let owner = |row: usize, column: usize| owners.get(row)?.get(column).copied();
    let columns = owners.get(row).map_or(0, Vec::len);
    let mut found = Vec::new();
    for column in 0..columns {
        let is_free = |row: &usize| owner(*row, column) == Some(None);
        match owner(row, column).flatten().and_then(|at| cells.get(at)) {
            Some((first, begins, cell)) if (*first, *begins) == (row, column) => {
                found.push(cell.clone());
            }
            Some(_) => {}
            None if row > 0 && is_free(&(row - 1)) => {}
            None => found.push(GridCell {
                column: count(column),
                rows: count((row..owners.len()).take_while(is_free).count()),
                columns: 1,
                sessions: Vec::new(),
            }),
        }
    }
    found
}

/// Gives each session its marks.
fn mark(days: &mut [GridDay], marks: &BTreeMap<&Slug, String>) {
    let rows = days.iter_mut().flat_map(|day| &mut day.rows);
    let cells = rows.flat_map(|row| &mut row.cells);
    for session in cells.flat_map(|cell| &mut cell.sessions) {
        session.marks = marks.get(&session.anchor).cloned().unwrap_or_default();
    }
}

/// How many elements a table takes on its page.
fn elements(day: &GridDay) -> usize {
    let of_session = |session: &GridSession| {
        let extras = [session.people.is_some(), session.track.is_some()];
        let extras = extras.into_iter().filter(|is_there| *is_there).count();
        4 + extras + 2 * usize::from(session.decision.is_some())
    };
    let of_cell = |cell: &GridCell| 1 + cell.sessions.iter().map(of_session).sum::<usize>();
    let of_row = |row: &GridRow| 3 + row.cells.iter().map(of_cell).sum::<usize>();
    10 + day.rooms.len() + day.rows.iter().map(of_row).sum::<usize>()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

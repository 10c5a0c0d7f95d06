//! What stands in the cells of an export, whatever file it becomes.

use super::{csv, export::ExportError, workbook::Workbook};
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::{collections::HashMap, io::Write};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text; nothing, if it is empty.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A moment.
    Time(Timestamp),
    /// A moment as it was sent, RFC 3339.
    Sent(String),
}

impl Cell {
    /// A text that may be missing.
    pub(super) fn text(text: Option<String>) -> Self {
        Self::Text(text.unwrap_or_default())
    }

    /// Seconds since the epoch.
    pub(super) fn seconds(seconds: Option<i64>) -> Self {
        let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
        time.map_or(Self::text(None), Self::Time)
    }
}

/// Where rows go.
pub(super) enum Sheet<W> {
    /// CSV, written as it comes.
    Csv(W),
    /// A workbook, written at its end.
    Workbook(Box<Workbook>, W),
}

impl<W: Write> Sheet<W> {
    /// Writes a row; the first holds the names of the columns.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), ExportError> {
        match self {
            Self::Csv(out) => {
                let texts: Vec<_> = cells.iter().map(plain).collect();
                Ok(csv::write_row(out, texts.iter().map(String::as_str))?)
            }
            Self::Workbook(workbook, _) => workbook.row(cells),
        }
    }

    /// Ends it.
    pub(super) fn end(self) -> Result<(), ExportError> {
        let mut out = match self {
            Self::Csv(out) => out,
            Self::Workbook(workbook, mut out) => {
                out.write_all(&workbook.into_bytes()?)?;
                out
            }
        };
        Ok(out.flush()?)
    }
}

/// A cell as text: times as RFC 3339, UTC.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Sent(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Time(time) => time.to_string(),
    }
}

/// The most answers that get a column of their own. Who writes to the endpoint chooses their
/// names, and could fill a sheet with columns.
const MOST: usize = 50;

/// The columns of answers: those that most rows have, first.
#[derive(Debug, Default)]
pub(super) struct Answers {
    counts: HashMap<String, (u64, usize)>,
    names: Vec<String>,
}

impl Answers {
    /// Counts the answers of a row.
    pub(super) fn count(&mut self, answers: &str) {
        for (name, _) in parse(answers) {
            let first = self.counts.len();
            self.counts.entry(name).or_insert((0, first)).0 += 1;
        }
    }

    /// Their titles; the last is `others`, unless nothing was ever answered.
    pub(super) fn titles(&mut self) -> Vec<Cell> {
        let mut names: Vec<_> = self.counts.drain().collect();
        names.sort_unstable_by_key(|(_, (count, first))| (u64::MAX - count, *first));
        let names = names.into_iter().map(|(name, _)| name);
        self.names = names.take(MOST).collect();
        let titles = self.names.iter().map(|name| ["answers.", name].concat());
        let others = (!self.names.is_empty()).then(|| "others".to_owned());
        titles.chain(others).map(Cell::Text).collect()
    }

    /// The cells of a row below the titles.
    pub(super) fn cells(&self, answers: &str) -> Vec<Cell> {
        let mut answers = parse(answers);
        let mut cells = Vec::new();
        for name in &self.names {
            cells.push(Cell::text(answers.remove(name).as_ref().map(answer)));
        }
        if !self.names.is_empty() {
            let others = (!answers.is_empty()).then(|| Value::Object(answers).to_string());
            cells.push(Cell::text(others));
        }
        cells
    }
}

fn parse(answers: &str) -> Map<String, Value> {
    serde_json::from_str(answers).unwrap_or_default()
}

/// An answer in one cell: lists of texts with `; ` between, what is nested deeper as JSON.
fn answer(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(|i| !i.is_array() && !i.is_object()) => {
            let items: Vec<_> = items.iter().map(answer).collect();
            items.join("; ")
        }
        other => other.to_string(),
    }
}

//! The table of what was seen: a line a server, a column a case.

use crate::cases;
use anyhow::Result;
use std::sync::{Mutex, PoisonError};

/// What the cases of all servers came to.
#[derive(Default)]
pub(crate) struct Table(Mutex<Vec<Cell>>);

struct Cell {
    server: &'static str,
    case: &'static str,
    text: String,
}

impl Table {
    /// Takes down a case: what was seen, `None` where the server cannot.
    pub(crate) fn add(
        &self,
        server: &'static str,
        case: &'static str,
        result: &Result<Option<String>>,
    ) {
        let text = match result {
            Ok(Some(seen)) => format!("✓ {seen}"),
            Ok(None) => "–".to_owned(),
            Err(_) => "✗".to_owned(),
        };
        let mut cells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cells.push(Cell { server, case, text });
    }

    /// The table as text; empty if no case was played.
    pub(crate) fn text(&self, servers: &[&'static str]) -> String {
        let cells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if cells.is_empty() {
            return String::new();
        }
        let mut lines = vec![vec!["endpoint".to_owned()]];
        for line in &mut lines {
            line.extend(cases::ALL.iter().map(|case| case.title.to_owned()));
        }
        for server in servers {
            let mut line = vec![(*server).to_owned()];
            for case in cases::ALL {
                let is_it = |cell: &&Cell| cell.server == *server && cell.case == case.name;
                line.push(
                    cells
                        .iter()
                        .find(is_it)
                        .map_or(String::new(), |c| c.text.clone()),
                );
            }
            lines.push(line);
        }
        laid_out(&lines)
    }
}

fn laid_out(lines: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let mut text = "\n".to_owned();
    for line in lines {
        let mut row = String::new();
        for (column, cell) in line.iter().enumerate() {
            let space = width(column).saturating_sub(cell.chars().count()) + 2;
            row.push_str(cell);
            row.push_str(&" ".repeat(space));
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text.push('\n');
    text
}

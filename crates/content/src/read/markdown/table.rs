//! Tables (GitHub Flavored Markdown): a box that scrolls, and the table in it.

use super::{element, piece};
use multaqa_domain::prose::{Element, Piece, Prose, text};
use pulldown_cmark::Alignment;

/// What a table is called, before the headings of its columns.
const NAME: &str = "جدول: ";

/// A table in the making.
pub(super) struct Grid {
    columns: Vec<Alignment>,
    /// The first has the headings.
    rows: Vec<Vec<Prose>>,
    row: Vec<Prose>,
    line: Prose,
}

impl Grid {
    /// A table with these columns.
    pub(super) fn new(columns: Vec<Alignment>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            row: Vec::new(),
            line: Prose::new(),
        }
    }

    /// The line of the cell that is being read.
    pub(super) fn line(&mut self) -> &mut Prose {
        &mut self.line
    }

    /// Ends a cell.
    pub(super) fn cell(&mut self, cell: Prose) {
        self.row.push(cell);
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
    }

    /// The whole, in the box in which it scrolls where it is wider than the screen.
    pub(super) fn finish(self) -> Option<Piece> {
        let mut rows = self.rows.iter();
        let headings = rows.next()?;
        let names = headings.iter().map(|cell| text(cell));
        let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
        let head = headings.iter().enumerate();
        let head = head.map(|(column, cell)| self.heading(column, cell));
        let mut parts = vec![piece("thead", vec![piece("tr", head.collect())])];
        let rows = rows.map(|row| {
            let cells = row.iter().enumerate();
            piece("tr", cells.map(|(at, cell)| self.plain(at, cell)).collect())
        });
        let rows: Prose = rows.collect();
        if !rows.is_empty() {
            parts.push(piece("tbody", rows));
        }
        let mut around = element("div", vec![piece("table", parts)]);
        around.attrs.extend([
            ("class", "table".to_owned()),
            ("tabindex", "0".to_owned()),
            ("role", "group".to_owned()),
            ("aria-label", [NAME, &names.join("، ")].concat()),
        ]);
        Some(Piece::Element(around))
    }

    /// A heading of a column; a cell without words heads nothing.
    fn heading(&self, column: usize, cell: &Prose) -> Piece {
        if cell.is_empty() {
            return self.plain(column, cell);
        }
        let mut heading = element("th", cell.clone());
        heading.attrs.push(("scope", "col".to_owned()));
        self.aligned(column, heading)
    }

    fn plain(&self, column: usize, cell: &Prose) -> Piece {
        self.aligned(column, element("td", cell.clone()))
    }

    /// Left and right of Markdown are the column's start and end, whichever way the table runs.
    fn aligned(&self, column: usize, mut cell: Element) -> Piece {
        let class = match self.columns.get(column) {
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Right) => Some("end"),
            _ => None,
        };
        let class = class.map(|class| ("class", class.to_owned()));
        cell.attrs.extend(class);
        Piece::Element(cell)
    }
}

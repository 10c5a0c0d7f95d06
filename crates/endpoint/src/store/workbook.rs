//! A workbook (.xlsx): what a spreadsheet opens without asking, with phone numbers as they
//! are, times that can be reckoned with, and nothing that it would compute.

use super::{cells::Cell, export::ExportError};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Book, XlsxError};

/// A cell holds no more characters.
const LONGEST: usize = 32_767;

/// A workbook of one sheet.
pub(super) struct Workbook {
    book: Book,
    rows: u32,
    time: Format,
    title: Format,
}

impl Workbook {
    /// An empty one, which runs from right to left.
    pub(super) fn new() -> Result<Self, ExportError> {
        let mut book = Book::new();
        let sheet = book.add_worksheet();
        sheet.set_right_to_left(true);
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        Ok(Self {
            book,
            rows: 0,
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            title: Format::new().set_bold(),
        })
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), ExportError> {
        let sheet = self.book.worksheet_from_index(0).map_err(failed)?;
        for (column, cell) in (0_u16..).zip(cells) {
            let sent = match cell {
                Cell::Sent(text) => text.parse().map_or(Cell::Text(text.clone()), Cell::Time),
                cell => cell.clone(),
            };
            let written = match &sent {
                Cell::Text(text) | Cell::Sent(text) if text.is_empty() => continue,
                Cell::Text(text) if self.rows == 0 => {
                    sheet.write_string_with_format(0, column, text, &self.title)
                }
                Cell::Text(text) | Cell::Sent(text) => {
                    let text: String = text.chars().take(LONGEST).collect();
                    sheet.write_string(self.rows, column, text)
                }
                Cell::Number(number) => sheet.write_number(self.rows, column, *number as f64),
                Cell::Time(time) => {
                    let time = ExcelDateTime::from_timestamp(time.as_second()).map_err(failed)?;
                    sheet.write_datetime_with_format(self.rows, column, &time, &self.time)
                }
            };
            written.map_err(failed)?;
        }
        self.rows += 1;
        Ok(())
    }

    pub(super) fn into_bytes(mut self) -> Result<Vec<u8>, ExportError> {
        self.book.worksheet_from_index(0).map_err(failed)?.autofit();
        self.book.save_to_buffer().map_err(failed)
    }
}

fn failed(error: XlsxError) -> ExportError {
    ExportError::Workbook(error)
}

//! Measures a built site against its budgets.

pub(crate) mod brotli;
pub(crate) mod html;
pub(crate) mod pages;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use fs_err as fs;

use crate::app;
use crate::budgets::{self, PAGE_BYTES, PAGE_ELEMENTS, PAGE_FONTS, PAGE_REQUESTS};
use crate::console;
use crate::folder;

/// Measures the site in a folder, prints the table, and fails if anything is
/// over its budget.
pub(crate) fn measure(site: &Path) -> Result<()> {
    let mut table = Table::default();
    for (kind, pages) in pages::by_kind(site)? {
        table.add_pages(&kind, &pages)?;
    }
    let app = table.add_app(&app::files(site)?)?;
    table.print();
    eprintln!("{app}");
    table.verdict()
}

#[derive(Debug, Clone, Copy)]
enum Unit {
    Bytes,
    Count,
}

#[derive(Debug)]
struct Row {
    kind: String,
    what: String,
    value: usize,
    budget: usize,
    unit: Unit,
}

impl Row {
    fn is_over(&self) -> bool {
        self.value > self.budget
    }
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// The dearest page of a kind stands for it.
    fn add_pages(&mut self, kind: &str, pages: &[pages::Page]) -> Result<()> {
        let files: Vec<&Path> = pages.iter().map(|page| page.file.as_path()).collect();
        let (mut bytes, mut elements, mut requests, mut fonts) = (0, 0, 0, 0);
        let mut dearest = "";
        for (page, compressed) in pages.iter().zip(brotli::sizes(&files)?) {
            if compressed > bytes {
                bytes = compressed;
                dearest = &page.address;
            }
            let cost = html::cost(&fs::read_to_string(&page.file)?);
            elements = elements.max(cost.elements);
            requests = requests.max(cost.requests);
            fonts = fonts.max(cost.fonts);
        }
        let html = if pages.len() == 1 {
            "HTML".to_owned()
        } else {
            format!("HTML, dearest of {}: {dearest}", pages.len())
        };
        self.add(kind, &html, bytes, PAGE_BYTES, Unit::Bytes);
        for (what, value, budget) in [
            ("elements", elements, PAGE_ELEMENTS),
            ("requests before first paint", requests, PAGE_REQUESTS),
            ("fonts before first paint", fonts, PAGE_FONTS),
        ] {
            self.add(kind, what, value, budget, Unit::Count);
        }
        Ok(())
    }

    /// The app as the page loads it that needs most of it; returns what else there is to say.
    fn add_app(&mut self, files: &app::AppFiles) -> Result<String> {
        let size = |paths: &[PathBuf]| -> Result<usize> { Ok(brotli::sizes(paths)?.iter().sum()) };
        let module = size(std::slice::from_ref(&files.module))?;
        let scripts = size(&files.scripts)?;
        let mut said = format!(
            "  the app's WebAssembly {} KB, scripts {} KB; parts:",
            kilobytes(module),
            kilobytes(scripts)
        );
        let (mut dearest, mut most, mut all) = ("no part".to_owned(), 0, module + scripts);
        for path in &files.parts {
            let part = size(std::slice::from_ref(path))?;
            let name = folder::name(path);
            let name = name.split('-').nth(1).unwrap_or_default().to_owned();
            said.push_str(&format!(" {name} {} KB,", kilobytes(part)));
            all += part;
            if part > most {
                (dearest, most) = (name, part);
            }
        }
        said.push_str(&format!(" all together {} KB", kilobytes(all)));
        self.add(
            "app",
            &format!("WebAssembly, glue and loader of the dearest page, with the part {dearest}"),
            module + scripts + most,
            budgets::APP_BYTES,
            Unit::Bytes,
        );
        Ok(said)
    }

    fn add(&mut self, kind: &str, what: &str, value: usize, budget: usize, unit: Unit) {
        self.rows.push(Row {
            kind: kind.to_owned(),
            what: what.to_owned(),
            value,
            budget,
            unit,
        });
    }

    fn print(&self) {
        console::heading("Sizes (KB of 1,000 bytes, brotli 11) against budgets");
        println!("{:<26} {:>10} {:>10}     what", "page", "is", "budget");
        for row in &self.rows {
            let shown = |value| match row.unit {
                Unit::Bytes => format!("{} KB", kilobytes(value)),
                Unit::Count => value.to_string(),
            };
            let mark = if row.is_over() { "OVER" } else { "ok" };
            println!(
                "{:<26} {:>10} {:>10} {mark:<4} {}",
                row.kind,
                shown(row.value),
                shown(row.budget),
                row.what
            );
        }
    }

    fn verdict(&self) -> Result<()> {
        let over: Vec<String> = self
            .rows
            .iter()
            .filter(|row| row.is_over())
            .map(|row| format!("{} ({})", row.kind, row.what))
            .collect();
        if over.is_empty() {
            console::good(&format!("all {} budgets are kept", self.rows.len()));
            return Ok(());
        }
        bail!(
            "over budget: {}\n  What to do: Make it smaller; the reasons for the budgets stand in \
             xtask/src/budgets.rs.",
            over.join("; ")
        )
    }
}

/// KB of 1,000 bytes with one digit after the point, rounded up: what is over never looks even.
pub(crate) fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(budgets::KILOBYTE / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(13_000), "13.0");
        assert_eq!(kilobytes(13_001), "13.1");
    }

    fn site(page: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("index.html", page),
            ("app-1.js", "1"),
            ("app-1_bg.wasm", "2"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_site_within_its_budgets_passes() {
        measure(site("<!doctype html><p>سلام").path()).unwrap();
    }

    #[test]
    fn each_budget_can_be_exceeded() {
        // Text that brotli cannot make small.
        let noise: String = (0..2_000_u32)
            .map(|n| crate::fingerprint::of_bytes(&n.to_le_bytes()))
            .collect();
        let many = "<p>".repeat(budgets::PAGE_ELEMENTS + 1);
        for (page, expected) in [
            (noise.as_str(), "/ (HTML)"),
            (many.as_str(), "/ (elements)"),
            (
                "<link rel=stylesheet href=a>",
                "/ (requests before first paint)",
            ),
            (
                "<style>@font-face{}</style>",
                "/ (fonts before first paint)",
            ),
        ] {
            let error = measure(site(page).path()).unwrap_err().to_string();
            assert!(error.contains(expected), "{expected}: {error}");
        }
    }
}

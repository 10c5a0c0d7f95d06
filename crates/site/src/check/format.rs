//! Errors and warnings for programs.

use multaqa_content::{Fault, Report};
use serde_json::json;
use std::{fmt::Write as _, path::Path};

/// A list of objects, each in a line.
pub(super) fn json(report: &Report) -> String {
    let lines = report.faults.iter().map(|fault| {
        json!({
            "level": level(fault),
            "code": fault.code,
            "file": fault.file,
            "line": fault.line,
            "column": fault.column,
            "message": fault.message,
            "help": fault.help,
        })
        .to_string()
    });
    let lines: Vec<_> = lines.collect();
    match lines.len() {
        0 => "[]\n".to_owned(),
        _ => format!("[\n{}\n]\n", lines.join(",\n")),
    }
}

/// Commands of GitHub's workflows, which show each fault at its line. Files are named as from
/// the folder in which the program runs.
pub(super) fn github(report: &Report, content: &Path) -> String {
    let mut out = String::new();
    for fault in &report.faults {
        let path = content.join(&fault.file);
        let help = fault
            .help
            .as_deref()
            .map_or(String::new(), |help| format!("\n{help}"));
        // Writing to a string does not fail.
        let _ = writeln!(
            out,
            "::{} file={},line={},col={},title={}::{}",
            level(fault),
            property(&path.to_string_lossy().replace('\\', "/")),
            fault.line,
            fault.column,
            property(fault.code.unwrap_or("error")),
            data(&format!("{}{help}", fault.message)),
        );
    }
    out
}

fn level(fault: &Fault) -> &'static str {
    if fault.code.is_some() {
        "warning"
    } else {
        "error"
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

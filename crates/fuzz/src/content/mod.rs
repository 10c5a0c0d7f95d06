//! Any bytes in a folder of content: it is a site, or a report says where it is not.

mod base;
mod exported;
mod folder;
mod site;

use crate::room;
use folder::Change;
use multaqa_content::{Options, Report, fixes, load};
use multaqa_domain::time::Instant;
use std::path::Path;

const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(1_505_037_600),
};

/// Puts any bytes into a folder of content, and loads it.
pub fn content(bytes: &[u8]) {
    let Some(change) = Change::read(bytes) else {
        return;
    };
    let room = room();
    let folder = room.path().join("content");
    change.write(&folder);
    let site = match load(&folder) {
        Ok(site) => site,
        Err(report) => return told(&report, &folder),
    };
    if change.is_photo() && site.check_photos().is_err() {
        return;
    }
    let warnings = site.warnings(&OPTIONS);
    told(&warnings, &folder);
    assert!(warnings.faults.iter().all(|fault| fault.code.is_some()));
    site::holds(&site, &folder, change.is_drawn());
    exported::holds(&site);
}

/// Each fault has its place, and the report is shown without what steers a terminal.
fn told(report: &Report, folder: &Path) {
    for fault in &report.faults {
        assert!(fault.line > 0 && fault.column > 0, "{fault}");
        assert!(!fault.file.is_empty() && !fault.message.is_empty());
    }
    let text = report.render(false);
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    assert!(!text.contains(steers), "{text:?}");
    assert!(report.render(true).len() >= text.len());
    let folder = folder.canonicalize().expect("the folder is there");
    for fixed in fixes(&folder, &report.faults).unwrap_or_default() {
        let path = fixed.path.canonicalize().expect("what was read is there");
        assert!(path.starts_with(&folder), "{path:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::{folder::Change, *};

    #[test]
    fn the_base_has_no_fault() {
        let room = room();
        Change::read(b"ne").unwrap().write(room.path());
        if let Err(report) = load(room.path()) {
            panic!("{report}");
        }
    }
}

//! What the last build with the same cache knew of the site's events.

use super::Strict;
use anyhow::{Context as _, Result};
use multaqa_content::{Events, Site};
use std::{
    fs,
    io::{IsTerminal as _, stderr},
    path::{Path, PathBuf},
};

/// Events of the last build, and where this one's will be kept.
#[derive(Debug)]
pub(crate) struct Known {
    file: PathBuf,
    before: Events,
}

impl Known {
    /// Of a cache; without a build before, none are known.
    pub(crate) fn of(cache: &Path) -> Self {
        let file = cache.join("events");
        let before = fs::read_to_string(&file).unwrap_or_default();
        let before = Events::parse(&before);
        Self { file, before }
    }

    /// Warns of events that changed without a word to calendars.
    ///
    /// # Errors
    /// If there are such and warnings are errors.
    pub(crate) fn warn(&self, site: &Site, strict: Strict) -> Result<()> {
        let report = site.unraised(&self.before);
        if report.faults.is_empty() {
            return Ok(());
        }
        eprintln!("{}", report.render(stderr().is_terminal()));
        strict.judge(report.len())
    }

    /// Keeps the events of this build for the next.
    ///
    /// # Errors
    /// If they cannot be written.
    pub(crate) fn keep(self, site: &Site) -> Result<()> {
        let now = site.events().after(&self.before);
        fs::write(&self.file, now.to_string())
            .with_context(|| format!("writing {}", self.file.display()))
    }
}

//! What the visitor has seen of programmes: kept on the device for a few forums, so that
//! the next look tells what is there since.

use crate::{
    browser::storage::{self, SEEN},
    reactive::{Live, effect},
};
use multaqa_domain::plan::{Entry, Part, to_json};

/// So many forums and sessions are remembered, those of the forums looked at last.
const MOST: usize = 480;

/// What was remembered of a forum at the last look, of which these are the entries now:
/// nothing at the first. This look is remembered.
pub(crate) fn use_last_look(entries: &[Entry]) -> Live<Vec<Entry>> {
    let last = Live::new(Vec::new());
    let mut looks = Vec::new();
    for entry in entries {
        looks.push(entry.look());
    }
    // Runs in the browser only, once the page is drawn.
    effect(move || {
        let mut kept = super::plan::read(storage::read_device(SEEN));
        last.renew(take(&mut kept, looks.first()));
        while kept.len() + looks.len() > MOST && !kept.is_empty() {
            let oldest = kept.first().cloned();
            take(&mut kept, oldest.as_ref());
        }
        kept.extend_from_slice(&looks);
        storage::write_device(SEEN, &to_json(&kept).to_text());
    });
    last
}

/// Takes out what is remembered of the forum of an entry.
fn take(kept: &mut Vec<Entry>, of: Option<&Entry>) -> Vec<Entry> {
    let forum = of.map_or("", |entry| entry.get(Part::Forum));
    let mut its = Vec::new();
    kept.retain(|entry| {
        let is_its = entry.get(Part::Forum) == forum;
        if is_its {
            its.push(entry.clone());
        }
        !is_its
    });
    its
}

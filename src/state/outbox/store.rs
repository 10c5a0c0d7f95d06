//! Keeping entries: in IndexedDB, and in memory where that fails.

use super::Outbox;
use crate::browser::{json, keep};
use multaqa_domain::{
    decode::Decode,
    outbox::{Entry, State},
};

/// Takes what is kept on the device into memory; what only memory has stays.
pub(super) async fn refresh(outbox: Outbox) {
    let known = outbox.entries.get_untracked();
    let Some(texts) = keep::all().await else {
        outbox.is_kept.renew(false);
        if keep::was_silent() {
            // There may be something that waits to be sent.
            outbox.wake_in(keep::PAUSE);
        }
        return;
    };
    let mut kept = Vec::new();
    for text in texts {
        // What cannot be read was written by another version, or is damaged.
        kept.extend(json::parse(&text).and_then(|json| Entry::read(&json)));
    }
    let keys = kept.iter().map(|entry| entry.context.key.clone()).collect();
    let before = outbox.written.get();
    let mut entries = outbox.entries.get_untracked();
    // What was on the disk and is no more was settled in another tab.
    entries.retain(|entry| {
        let key = &entry.context.key;
        entry.state.is_settled()
            || !before.contains(key)
            || kept.iter().any(|other| other.context.key == *key)
    });
    let mut unwritten = Vec::new();
    for entry in kept {
        let same = |other: &&Entry| other.context.key == entry.context.key;
        let mine = entries.iter().find(same);
        match mine {
            Some(mine) if mine.outdates(&entry) => unwritten.push(mine.clone()),
            // What was changed meanwhile is newer than what was read.
            _ if mine == known.iter().find(same) => place(&mut entries, entry),
            _ => {}
        }
    }
    outbox.entries.renew(entries);
    outbox.written.set(keys);
    for entry in unwritten {
        save(outbox, &entry).await;
    }
}

/// Writes an entry, and shows it.
pub(super) async fn save(outbox: Outbox, entry: &Entry) {
    outbox
        .entries
        .update(|entries| place(entries, entry.clone()));
    let key = &entry.context.key;
    let is_kept = if entry.shared && entry.state.is_settled() {
        keep::write(key, None).await
    } else {
        keep::write(key, Some(&entry.to_json().to_text())).await
    };
    outbox.is_kept.renew(is_kept);
    if is_kept {
        outbox.written.update(|written| written.push(key.clone()));
    } else if matches!(entry.state, State::Done | State::Cancelled) {
        // It is written with the next look at what is kept.
        outbox.wake_in(keep::PAUSE);
    }
}

/// Removes an entry from the device.
pub(super) async fn remove(outbox: Outbox, key: &str) {
    let is_removed = keep::write(key, None).await;
    outbox.is_kept.renew(is_removed);
}

fn place(entries: &mut Vec<Entry>, entry: Entry) {
    let same = |other: &&mut Entry| other.context.key == entry.context.key;
    match entries.iter_mut().find(same) {
        Some(old) => *old = entry,
        None => {
            // The oldest first; a general sort would cost the app two kilobytes.
            let newer = |other: &Entry| other.created > entry.created;
            let at = entries.iter().position(newer).unwrap_or(entries.len());
            entries.insert(at, entry);
        }
    }
}

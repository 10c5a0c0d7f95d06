//! Following an entry of the outbox: from where it stands to what the page says.

use super::{Phase, Registration, Shown, draft};
use crate::reactive::Live;
use crate::{
    browser::device,
    state::outbox::{Outbox, clock},
};
use multaqa_domain::{
    exchange::{FieldMessage, Repeat},
    outbox::{Entry, Next, State},
};

/// Where the sending stands.
pub(super) fn phase(
    outbox: Option<Outbox>,
    repeat: Repeat,
    key: Live<Option<String>>,
    local: Live<Phase>,
    is_slow: Live<bool>,
) -> Phase {
    let entry = key
        .get()
        .and_then(|key| outbox.and_then(|outbox| outbox.entry(&key)));
    let sending = || match is_slow.get() {
        true => Phase::SendingSlowly,
        false => Phase::Sending,
    };
    let Some(entry) = entry else {
        return match local.get() {
            Phase::Sending => sending(),
            local => local,
        };
    };
    let is_offline = outbox.is_some_and(|outbox| outbox.is_offline());
    match entry.state {
        State::Sending => sending(),
        State::Queued if entry.due <= clock() && !is_offline => sending(),
        State::Done => Phase::Registered,
        // Told by `settle`.
        State::Rejected | State::Cancelled => Phase::Editing,
        State::Queued | State::Unknown => match entry.next(repeat, clock()) {
            next @ (Next::Ask | Next::AskOld) => Phase::Asking {
                is_old: next == Next::AskOld,
                doubt: entry.doubt(),
                said: entry.said,
            },
            _ => Phase::Waiting {
                due: entry.due,
                doubt: entry.doubt(),
                said: entry.said,
            },
        },
    }
}

/// Follows what this page has in the outbox, once that is read, and brings back its
/// answers.
pub(super) fn adopt(registration: Registration) {
    let Some(outbox) = registration.outbox.filter(|outbox| outbox.is_loaded()) else {
        return;
    };
    if registration.key.get_untracked().is_some() {
        return;
    }
    let route = registration.route.get();
    let open = |entry: &&Entry| {
        entry.route == route && !matches!(entry.state, State::Done | State::Cancelled)
    };
    let entries = outbox.entries();
    let Some(entry) = entries.with_untracked(|entries| entries.iter().rev().find(open).cloned())
    else {
        return;
    };
    if registration.answers.with_untracked(|a| a.is_empty()) {
        registration.answers.set(entry.answers);
    }
    registration.is_shared.set(entry.shared);
    registration.key.set(Some(entry.context.key));
}

/// Acts on the end of what is followed: takes a refusal into the form, forgets the draft
/// of what arrived.
pub(super) fn settle(registration: Registration) {
    let key = registration.key.get();
    let entry = key.and_then(|key| registration.outbox?.entry(&key));
    let (Some(entry), Some(outbox)) = (entry, registration.outbox) else {
        return;
    };
    match entry.state {
        State::Done => {
            registration.local.set(Phase::Editing);
            if !registration.is_changed.get_untracked() {
                draft::forget(&registration);
            }
            if !entry.shared {
                device::keep_offline(&outbox.base(), entry.calendar.as_deref());
            }
        }
        State::Rejected => {
            registration.key.set(None);
            outbox.discard(&entry.context.key);
            registration.local.set(Phase::Editing);
            if registration.is_changed.get_untracked() {
                // The earlier version is settled: it was not taken.
                registration.is_changed.set(false);
                return registration.submit();
            }
            refuse(registration, entry);
        }
        _ => {}
    }
}

fn refuse(registration: Registration, entry: Entry) {
    if entry.fields.is_empty() && !entry.is_refused {
        registration.local.set(Phase::Failed { said: entry.said });
        return;
    }
    if entry.fields.is_empty() && entry.said.is_empty() {
        // The form asks for something else than what was answered: it says so itself.
        return registration.submit();
    }
    let mut faults = Vec::new();
    let mut said = Vec::new();
    for (field, message) in entry.fields {
        faults.push((field.clone(), Shown::Said(message.clone())));
        said.push(FieldMessage { field, message });
    }
    registration.faults.set(faults);
    registration.said.set(said);
    registration.general.set(entry.said);
    registration.local.set(Phase::Refused);
    registration.attempts.update(|n| *n += 1);
}

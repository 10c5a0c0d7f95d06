//! Sending what is in the outbox: one tab at a time, one request at a time.

use super::{Outbox, clock, store};
use crate::{
    browser::{crypto, http, locks},
    state::load::{self, Failure},
};
use multaqa_domain::{
    exchange::{Outcome, cancellation, outcome, request},
    outbox::{Entry, Next, State},
    page::{Page, RegisterPage},
    route::Route,
};
use std::sync::Arc;

/// A new entry, and who is told the key of the one that it became.
type New = (Entry, Box<dyn FnOnce(String)>);

/// How long to wait before a page is asked for again that did not come, in seconds.
const PAGE_WAIT: u32 = 30;

/// Works on the entries of a page while no other tab does.
pub(super) async fn exclusively(outbox: Outbox, route: String, new: Option<New>) {
    let mine = outbox.busy.update(|busy| {
        let free = !busy.contains(&route);
        if free {
            busy.push(route.clone());
        }
        free
    });
    // A person's own submission waits its turn behind this tab's work on the same page.
    if mine != Some(true) && new.is_none() {
        return;
    }
    let name = ["multaqa:", &route].concat();
    if mine != Some(true) && !locks::are_there() {
        // The work that goes on takes it up.
        if let Some((entry, made)) = new {
            made(take(outbox, entry).await);
        }
        return;
    }
    locks::exclusive(&name, async {
        // Another tab may have been at work meanwhile.
        store::refresh(outbox).await;
        if let Some((entry, made)) = new {
            made(take(outbox, entry).await);
        }
        work(outbox, &route).await;
    })
    .await;
    outbox
        .busy
        .update(|busy| busy.retain(|other| *other != route));
}

/// Takes a new entry in, unless the same is there already.
async fn take(outbox: Outbox, entry: Entry) -> String {
    let same = outbox.entries.with_untracked(|entries| {
        entries
            .iter()
            .find(|other| {
                other.route == entry.route
                    && other.digest == entry.digest
                    && !matches!(other.state, State::Rejected | State::Cancelled)
            })
            .cloned()
    });
    match same {
        Some(mut same) => {
            if !same.state.is_settled() {
                same.force(clock());
                store::save(outbox, &same).await;
            }
            same.context.key
        }
        None => {
            store::save(outbox, &entry).await;
            entry.context.key
        }
    }
}

async fn work(outbox: Outbox, route: &str) {
    let mut seen: Vec<String> = Vec::new();
    loop {
        let next = outbox.entries.with_untracked(|entries| {
            let waiting = |entry: &&Entry| {
                entry.route == route
                    && !entry.state.is_settled()
                    && !seen.contains(&entry.context.key)
            };
            entries.iter().find(waiting).cloned()
        });
        let Some(entry) = next else { return };
        seen.push(entry.context.key.clone());
        match page(outbox, route).await {
            Ok(page) => advance(outbox, &page, entry).await,
            // The page is gone, so there is nowhere to send it to.
            Err(Failure::Missing) if entry.attempts == 0 => {
                let mut entry = entry;
                entry.settle(Outcome::Failed { message: None }, clock(), 0);
                store::save(outbox, &entry).await;
            }
            Err(_) => outbox.wake_in(PAGE_WAIT),
        }
    }
}

/// Sends an entry as far as it goes.
async fn advance(outbox: Outbox, page: &RegisterPage, mut entry: Entry) {
    loop {
        // While the page was fetched, or the entry written, a person may have pressed a
        // button.
        match outbox.untracked(&entry.context.key) {
            Some(latest) => entry = latest,
            None => return,
        }
        // The tab that was at work on it is gone, so its request may have left.
        if entry.state == State::Sending {
            entry.state = State::Unknown;
            store::save(outbox, &entry).await;
        }
        match entry.next(page.endpoint.repeat, clock()) {
            Next::Send if !outbox.is_offline.get_untracked() => {}
            Next::Wait(seconds) => return outbox.wake_in(seconds),
            _ => return,
        }
        let Ok(answers) = page.form.check(&entry.answers) else {
            // The form asks for something else by now.
            entry.settle(
                Outcome::Refused {
                    fields: Vec::new(),
                    general: Vec::new(),
                },
                clock(),
                0,
            );
            return store::save(outbox, &entry).await;
        };
        let step = entry.step as usize;
        let Some(request) = request(
            &page.endpoint,
            step,
            &answers,
            &entry.context,
            &entry.outputs,
        ) else {
            // What an earlier step returned does not fit this one.
            entry.settle(Outcome::Failed { message: None }, clock(), 0);
            return store::save(outbox, &entry).await;
        };
        entry.sending();
        store::save(outbox, &entry).await;
        let reply = http::send(&request).await;
        let outcome = outcome(
            &page.endpoint,
            &page.form,
            step,
            &entry.context,
            &reply,
            &mut entry.outputs,
        );
        // What was removed from the device meanwhile is not to come back.
        if outbox.untracked(&entry.context.key).is_none() {
            return;
        }
        entry.settle(outcome, clock(), crypto::number());
        store::save(outbox, &entry).await;
    }
}

/// Takes a registration back; whether the endpoint agreed.
pub(super) async fn cancel(outbox: Outbox, mut entry: Entry) -> bool {
    let Ok(page) = page(outbox, &entry.route).await else {
        return false;
    };
    let Some(request) = cancellation(&page.endpoint, &entry.context, &entry.outputs) else {
        return false;
    };
    let agreed = matches!(
        http::send(&request).await,
        multaqa_domain::exchange::Reply::Answered {
            status: 200..=299 | 404 | 410,
            ..
        }
    );
    if agreed {
        entry.state = State::Cancelled;
        store::save(outbox, &entry).await;
    }
    agreed
}

/// The page that an entry was filled in on: the one at hand, or as it is served today.
async fn page(outbox: Outbox, route: &str) -> Result<Arc<RegisterPage>, Failure> {
    let known = outbox.pages.with(|pages| {
        let known = pages.iter().find(|(known, _)| known == route);
        known.map(|(_, page)| page.clone())
    });
    if let Some(page) = known {
        return Ok(page);
    }
    let address = Route::parse(route).ok_or(Failure::Missing)?;
    let base = outbox.base.get();
    let document = load::fetch(&address, &base).await?;
    let Page::Register(page) = &document.page else {
        return Err(Failure::Missing);
    };
    let page = page.clone();
    outbox.know(route, page.clone());
    Ok(page)
}

//! The state of a forum's registration, as the organiser's server tells it where content
//! names an address for that. Until it answers, and where it does not, what was known
//! when the site was built holds.

use crate::browser::http;
use crate::reactive::{Live, effect, spawn};
use multaqa_domain::{
    exchange::{Body, Method, Reply, Request},
    forum::Timing,
    page::ForumCard,
};

/// What the state of a forum depends on.
pub(crate) fn use_timing(card: &ForumCard) -> Live<Timing> {
    let timing = Live::new(card.timing.clone());
    if let Some(source) = card.status.clone() {
        // Runs in the browser only, after the first render.
        effect(move || {
            let source = source.clone();
            spawn(async move {
                let request = Request {
                    method: Method::Get,
                    url: source.url.clone(),
                    headers: Vec::new(),
                    body: None,
                    timeout: source.timeout,
                };
                if let Reply::Answered {
                    status: 200,
                    body: Body::Json(reply),
                    ..
                } = http::send(&request).await
                {
                    timing.update(|timing| *timing = source.apply(timing, &reply));
                }
            });
        });
    }
    timing
}

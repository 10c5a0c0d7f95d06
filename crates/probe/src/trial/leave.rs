//! Whether a browser would send the requests at all.

use super::Trial;
use crate::{cors::Objection, report::Section};
use multaqa_domain::exchange::{Repeat, Request};

/// Asks as a browser would before each request.
pub(super) fn section(trial: &Trial<'_>, requests: &[Request]) -> Section {
    let site = &trial.courier.site;
    let mut section = Section::new(format!("CORS, as a browser at {site}"));
    for request in requests {
        let what = format!("{} {}", request.method.as_str(), request.url);
        if trial.courier.is_own(&request.url) {
            section.good(format!("{what}: the site's own origin, no leave is needed"));
            continue;
        }
        let Some(asked) = trial.courier.ask(request) else {
            section.good(format!("{what}: sent without a preflight"));
            continue;
        };
        let objections = asked.objections();
        match &asked.answer {
            Err(why) => {
                section.bad(format!("{what}: the preflight gets no answer: {why}"));
                section.more("Does the server run, and is the address right?");
            }
            Ok(answer) if objections.is_empty() => {
                let headers = asked.preflight.headers.join(", ");
                let headers = if headers.is_empty() {
                    String::new()
                } else {
                    format!(" with {headers}")
                };
                let status = answer.status;
                section.good(format!(
                    "{what}{headers}: the preflight gives leave ({status})"
                ));
            }
            Ok(_) => {
                for objection in &objections {
                    section.bad(format!("{what}: {objection}; no browser would send it"));
                    if let Some(advice) = advice(trial, site, objection) {
                        section.more(&advice);
                    }
                }
            }
        }
    }
    section
}

fn advice(trial: &Trial<'_>, site: &str, objection: &Objection) -> Option<String> {
    match objection {
        Objection::Header(name)
            if name == "idempotency-key" && trial.endpoint.repeat == Repeat::IdempotencyKey =>
        {
            Some(
                "The server must let this header through, or the description must say \
                 another x-repeat than idempotency-key."
                    .to_owned(),
            )
        }
        Objection::Header(name) if name == "content-type" => Some(
            "JSON needs this leave. A server that cannot give it may take the same JSON as \
             text/plain, for which a browser asks nobody."
                .to_owned(),
        ),
        Objection::Origin(_) => Some(format!(
            "The server must answer with Access-Control-Allow-Origin: {site} (or *)."
        )),
        _ => None,
    }
}

//! What the server says to faulty answers, and where the form would show it.

use super::{Trial, apart, names, outcome, replies};
use crate::{answers, courier::Sent, report::Section};
use multaqa_domain::exchange::{Body, Outcome};

/// Sends faulty answers, past the form's own check.
pub(super) fn section(trial: &Trial<'_>, first: &[Sent]) -> Section {
    let mut section = Section::new("Faulty answers, past the form's own check");
    let (endpoint, spoilt) = answers::spoilt(trial.endpoint, trial.form);
    if spoilt.is_empty() {
        section.hint("the payload has no required text and no e-mail address to spoil");
        return section;
    }
    let Some(made) = trial.made(&mut section) else {
        return section;
    };
    let sent = trial.register(Some(&endpoint), &made);
    for step in &sent {
        replies::arrived(trial, step, &mut section);
    }
    match outcome(&sent) {
        Some(Outcome::Refused { fields, general }) => {
            for field in fields {
                if field.message.is_empty() {
                    section.hint(format!("{} is marked, without a word why", field.field));
                } else {
                    section.good(format!("shown at {}: «{}»", field.field, field.message));
                }
            }
            for message in general {
                section.hint(format!("shown above the form: «{message}»"));
            }
            for name in &spoilt {
                if !fields.iter().any(|field| field.field == *name) {
                    section.hint(format!("{name} was faulty, and nothing is shown there"));
                }
            }
            if !general.is_empty() {
                to_place(trial, &sent, &spoilt, &mut section);
            }
            shown(&sent, &mut section);
        }
        Some(Outcome::Registered { reference }) => {
            section.hint(format!(
                "taken as it was ({reference}), without {} and with an e-mail address that is \
                 none: only the form's own check keeps faults out",
                spoilt.join(", ")
            ));
            shown(&sent, &mut section);
            criterion(trial, first, &sent, &mut section);
        }
        Some(other) => {
            section.hint(format!(
                "a person could not mend this: {}",
                replies::understood(other)
            ));
            shown(&sent, &mut section);
            to_place(trial, &sent, &spoilt, &mut section);
        }
        None => {}
    }
    section
}

/// The reply as it came: what is for people stands above, and not everything is.
fn shown(sent: &[Sent], section: &mut Section) {
    if let Some(Ok(response)) = sent.last().map(|sent| &sent.response) {
        section.more(&replies::excerpt(&response.text()));
    }
}

/// Asks for a criterion where what may be a refusal is taken for a success.
fn criterion(trial: &Trial<'_>, first: &[Sent], sent: &[Sent], section: &mut Section) {
    if trial.endpoint.steps.iter().any(|s| !s.success.is_empty()) {
        return;
    }
    let reply = |sent: &[Sent]| sent.last().and_then(|sent| sent.response.clone().ok());
    let (Some(good), Some(bad)) = (reply(first), reply(sent)) else {
        return;
    };
    let condition = apart::by_body(&good, &bad, &[]);
    section.more("If that is a refusal, the description must say what a success is:");
    section.more(&format!(
        "successCriteria = [{{ condition = \"{}\" }}]",
        condition.as_deref().unwrap_or("$response.body#/… == …")
    ));
}

/// The lines that the description lacks to place the server's messages.
fn to_place(trial: &Trial<'_>, sent: &[Sent], spoilt: &[String], section: &mut Section) {
    let Some(Ok(response)) = sent.last().map(|sent| &sent.response) else {
        return;
    };
    let Body::Json(json) = response.read() else {
        return;
    };
    let unexplained = names::unexplained(trial, names::names(&json));
    if unexplained.is_empty() {
        return;
    }
    section.more("If one of these is the server's name of a field, the description can say so:");
    section.more("[x-errors.names]");
    for name in unexplained {
        let ours = spoilt.join(" or ");
        section.more(&format!("{name} = \"…\"  # {ours}"));
    }
}

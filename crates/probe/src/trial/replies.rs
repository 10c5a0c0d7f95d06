//! What the replies to a registration and to its repeat tell.

use super::{Trial, hints, outcome, stranger};
use crate::{cors, courier::Sent, report::Section};
use multaqa_domain::exchange::{
    self, Body, Context, Criterion, Endpoint, Outcome, Repeat, Request,
};

/// The reply to the first request with a key.
pub(super) fn first(trial: &Trial<'_>, key: &str, sent: &[Sent], section: &mut Section) {
    for step in sent {
        arrived(trial, step, section);
    }
    let Some(last) = sent.last() else { return };
    match &last.outcome {
        Outcome::Registered { reference } => {
            section.good(format!(
                "registered; the person is told the reference {reference}"
            ));
            if let Ok(response) = &last.response {
                hints::reference(trial, key, reference, response, section);
                hints::success(trial, key, reference, response, section);
            }
        }
        other => {
            section.bad(understood(other));
            if let Ok(response) = &last.response {
                section.more(&excerpt(&response.text()));
            }
        }
    }
}

/// The reply to the same again.
pub(super) fn again(
    trial: &Trial<'_>,
    context: &Context,
    all: &stranger::Sent<'_>,
    section: &mut Section,
) {
    let (first, sent) = (all.first, all.again);
    let Some(Outcome::Registered { reference }) = outcome(first) else {
        return;
    };
    for step in sent {
        arrived(trial, step, section);
    }
    let is_safe = trial.endpoint.repeat.is_safe();
    let declared = trial.declared();
    let Some(last) = sent.last() else { return };
    let refused = is_refusal(trial, last);
    match &last.outcome {
        Outcome::Registered { reference: second } if second != reference && !refused => {
            let what = format!("registered twice: {reference}, then {second}");
            if is_safe {
                section.bad(format!(
                    "{what}; the description says x-repeat = \"{declared}\""
                ));
            } else {
                section.good(format!(
                    "{what}: a repeat is not safe, as x-repeat = \"{declared}\" says"
                ));
                section.more("After a reply that got lost the person is asked before anything is sent again.");
                lacks_key(context, sent, section);
            }
        }
        Outcome::Registered { .. } if refused => {
            section.good("known as a duplicate of the same key: registered once");
            gain(is_safe, "unique-key", section);
        }
        Outcome::Registered { .. } if *reference == context.key => {
            let key = &context.key;
            section.hint(match hints::difference(first.last(), sent.last()) {
                Some((pointer, one, other)) => format!(
                    "taken again, and most likely registered twice: {one}, then {other} at \
                     {pointer} (x-repeat = \"{declared}\")"
                ),
                None => format!(
                    "taken again, and no reply tells one row from another: look whether {key} \
                     is there once (x-repeat = \"{declared}\")"
                ),
            });
            lacks_key(context, sent, section);
        }
        Outcome::Registered { .. } => {
            section.good("the same reference again: registered once");
            gain(is_safe, "idempotency-key", section);
        }
        Outcome::Refused { .. } if !is_safe && would_know_it(trial, context, sent) => {
            section.hint(
                "refused as a duplicate of the same key: the description could say \
                 x-repeat = \"unique-key\", and a person would be told that they are registered",
            );
            section.more(&understood(&last.outcome));
        }
        Outcome::Refused { .. } => {
            let what = "the server refuses the repeat, but not in words that tell that it has \
                        this key already";
            if is_safe {
                section.bad(format!(
                    "{what}; x-repeat = \"{declared}\" needs x-duplicate"
                ));
            } else {
                section.hint(format!("{what}; x-duplicate could make the repeat safe"));
            }
            section.more(&understood(&last.outcome));
            match all.duplicate(&[&context.key]) {
                Some(condition) => section.more(&stranger::proposal(&condition)),
                None => section.more(stranger::NO_TELLING),
            }
        }
        other if is_safe => {
            section.bad(format!("{}; x-repeat = \"{declared}\"", understood(other)));
        }
        other => section.hint(understood(other)),
    }
}

/// That no request carries the key, if none does.
fn lacks_key(context: &Context, sent: &[Sent], section: &mut Section) {
    if !sent.iter().any(|sent| carries(&sent.request, &context.key)) {
        section.more(
            "The server cannot know a repeat: the request does not carry the key. $key can \
             stand in the payload, in a header, or in the address, such as PUT …/{$key}.",
        );
    }
}

/// Whether a request says the key.
pub(super) fn carries(request: &Request, key: &str) -> bool {
    let headers = request.headers.iter().map(|(_, value)| value);
    let mut texts = headers.chain(&request.body).chain([&request.url]);
    texts.any(|text| text.contains(key))
}

/// Whether a reply says that something is there already, or any other no: what is understood
/// as registered all the same is one to our own key.
pub(super) fn is_refusal(trial: &Trial<'_>, sent: &Sent) -> bool {
    let Ok(response) = &sent.response else {
        return false;
    };
    let json = match response.read() {
        Body::Json(json) => Some(json),
        _ => None,
    };
    let duplicate = &trial.endpoint.duplicate;
    let holds = |one: &Criterion| one.holds(response.status, json.as_ref());
    response.status >= 400 || !duplicate.is_empty() && duplicate.iter().all(holds)
}

/// Whether the last reply would be known for one to our own key, if the description said
/// that keys are unique.
fn would_know_it(trial: &Trial<'_>, context: &Context, sent: &[Sent]) -> bool {
    let endpoint = Endpoint {
        repeat: Repeat::UniqueKey,
        ..trial.endpoint.clone()
    };
    let Some(Ok(response)) = sent.last().map(|sent| &sent.response) else {
        return false;
    };
    let (step, reply) = (sent.len().saturating_sub(1), response.reply(|_| true));
    let outcome = exchange::outcome(
        &endpoint,
        trial.form,
        step,
        context,
        &reply,
        &mut Vec::new(),
    );
    matches!(outcome, Outcome::Registered { .. })
}

fn gain(is_safe: bool, word: &str, section: &mut Section) {
    if !is_safe {
        section.hint(format!(
            "the description could say x-repeat = \"{word}\" (or what is the reason), so that \
             a lost reply is mended without asking the person"
        ));
    }
}

/// That there was a reply, and what a browser makes of it.
pub(super) fn arrived(trial: &Trial<'_>, sent: &Sent, section: &mut Section) {
    let what = format!("{} {}", sent.request.method.as_str(), sent.request.url);
    passed_on(&what, sent, section);
    let response = match &sent.response {
        Ok(response) => response,
        Err(why) => return section.bad(format!("{what}: {why}")),
    };
    let body = match response.read() {
        Body::Empty => "no body",
        Body::Json(_) => "JSON",
        Body::Text(_) => "plain text",
        Body::Other if response.cut => "a body that is too large",
        Body::Other => "a body that is no JSON",
    };
    let line = format!("{what}: {}, {body}", response.status);
    let is_expected = !matches!(
        sent.outcome,
        Outcome::Unknown { .. } | Outcome::Failed { .. }
    );
    if is_expected {
        section.good(line);
    } else {
        section.hint(line);
    }
    if (300..=399).contains(&response.status) {
        let to = response.header("location").unwrap_or("nowhere");
        section.hint(format!("it redirects to {to}, where no browser goes"));
    }
    if sent.hops.is_empty()
        && !trial.courier.is_own(&sent.request.url)
        && let Some(objection) = cors::of_origin(&trial.courier.site, response)
    {
        section.bad(format!(
            "{objection} in the reply with {}: a page cannot read it, and takes it for lost",
            response.status
        ));
    }
}

/// Where a request was passed on to, and whether a browser follows.
fn passed_on(what: &str, sent: &Sent, section: &mut Section) {
    for hop in &sent.hops {
        let shown = hop.to.split(['?', '#']).next().unwrap_or_default();
        let line = format!("{what}: {}, passed on to {shown}", hop.status);
        if let Some(objection) = &hop.objection {
            section.bad(format!("{line}: {objection}; no browser would follow"));
        } else if hop.is_allowed {
            section.good(line);
        } else {
            let origin = cors::origin(&hop.to).unwrap_or_default();
            section.bad(format!(
                "{line}: the site lets its pages go there only if the description says \
                 x-redirects = [\"{origin}\"]"
            ));
        }
    }
    // The last reply: after a redirect it may be for nobody's eyes but the first origin's.
    if !sent.hops.is_empty()
        && let Some(objection) = sent.last_objection()
    {
        section.bad(format!(
            "{objection} in the last reply: a page cannot read it, and takes it for lost"
        ));
    }
}

/// What an outcome is, in a line.
pub(super) fn understood(outcome: &Outcome) -> String {
    let said = |message: &Option<String>| match message {
        Some(message) => format!(": «{message}»"),
        None => String::new(),
    };
    match outcome {
        Outcome::Registered { reference } => format!("registered as {reference}"),
        Outcome::Next => "understood as: this step is done, but no step follows".to_owned(),
        Outcome::Refused { fields, general } => {
            let mut parts: Vec<_> = fields
                .iter()
                .map(|f| format!("at {}: «{}»", f.field, f.message))
                .collect();
            parts.extend(general.iter().map(|message| format!("«{message}»")));
            format!("understood as refused: {}", parts.join("; "))
        }
        Outcome::Later { wait, message } => {
            let wait = wait.map_or("without a time".to_owned(), |s| format!("in {s} s"));
            format!("understood as: not now, again {wait}{}", said(message))
        }
        Outcome::Failed { message } => format!("understood as failed{}", said(message)),
        Outcome::Unknown { message, .. } => [
            "not understood: the person would be told that it is not known whether the \
             registration arrived",
            &said(message),
        ]
        .concat(),
    }
}

/// The beginning of a reply.
pub(super) fn excerpt(text: &str) -> String {
    let mut short: String = text.trim().chars().take(500).collect();
    if text.trim().chars().count() > 500 {
        short.push('…');
    }
    short
}

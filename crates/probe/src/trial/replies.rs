//! What the replies to a registration and to its repeat tell.

use super::{Trial, hints, outcome};
use crate::{cors, courier::Sent, report::Section};
use multaqa_domain::exchange::{self, Body, Context, Endpoint, Outcome, Repeat};

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
                hints::success(trial, response, section);
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
    first: &[Sent],
    sent: &[Sent],
    section: &mut Section,
) {
    let Some(Outcome::Registered { reference }) = outcome(first) else {
        return;
    };
    for step in sent {
        arrived(trial, step, section);
    }
    let is_safe = trial.endpoint.repeat.is_safe();
    let declared = trial.declared();
    let Some(last) = sent.last() else { return };
    let refused = last.response.as_ref().is_ok_and(|r| r.status >= 400);
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
            section.good("refused as a duplicate of the same key: registered once");
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
            // No other refusal has these: conflict, precondition failed.
            if let Ok(response) = &last.response
                && matches!(response.status, 409 | 412)
            {
                section.more(&format!(
                    "It could be: x-duplicate = [{{ condition = \"$statusCode == {}\" }}], unless \
                     the server says the same of something else",
                    response.status
                ));
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
    let carries = |sent: &Sent| {
        let request = &sent.request;
        let headers = request.headers.iter().map(|(_, value)| value);
        let mut texts = headers.chain(&request.body).chain([&request.url]);
        texts.any(|text| text.contains(&context.key))
    };
    if !sent.iter().any(carries) {
        section.more(
            "The server cannot know a repeat: the request does not carry the key. $key can \
             stand in the payload, in a header, or in the address, such as PUT …/{$key}.",
        );
    }
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
    let response = match &sent.response {
        Ok(response) => response,
        Err(why) => return section.bad(format!("{what}: {why}")),
    };
    let body = match response.read() {
        Body::Empty => "no body",
        Body::Json(_) => "JSON",
        Body::Other if response.cut => "a body that is too large",
        Body::Other => "a body that is no JSON",
    };
    let line = format!("{what}: {}, {body}", response.status);
    let is_expected = !matches!(sent.outcome, Outcome::Unknown | Outcome::Failed { .. });
    if is_expected {
        section.good(line);
    } else {
        section.hint(line);
    }
    if (300..=399).contains(&response.status) {
        let to = response.header("location").unwrap_or("nowhere");
        section.hint(format!(
            "it redirects to {to}, which this test does not follow"
        ));
    }
    if !trial.courier.is_own(&sent.request.url)
        && let Some(objection) = cors::of_origin(&trial.courier.site, response)
    {
        section.bad(format!(
            "{objection} in the reply with {}: a page cannot read it, and takes it for lost",
            response.status
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
        Outcome::Unknown => "not understood: the person would be told that it is not known \
                             whether the registration arrived"
            .to_owned(),
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

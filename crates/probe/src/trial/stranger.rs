//! The same answers under another key, as if somebody else registered with the same e-mail
//! address: whether the two are told apart.

use super::{Trial, apart, hints, outcome, replies};
use crate::{courier, report::Section};
use multaqa_domain::exchange::Outcome;

/// What was sent, each as the steps that it took.
pub(super) struct Sent<'a> {
    /// The registration.
    pub(super) first: &'a [courier::Sent],
    /// The same again.
    pub(super) again: &'a [courier::Sent],
    /// The same answers under another key.
    pub(super) strange: &'a [courier::Sent],
}

impl Sent<'_> {
    /// The condition by which the reply to the repeat is told from that to a stranger.
    pub(super) fn duplicate(&self, keys: &[&str]) -> Option<String> {
        let (again, strange) = (self.again.last()?, self.strange.last()?);
        let (again, strange) = (again.response.as_ref(), strange.response.as_ref());
        apart::refusal(again.ok()?, strange.ok()?, keys)
    }
}

/// What the server said, and whether it is understood as it should be.
pub(super) fn section(trial: &Trial<'_>, key: &str, sent: &Sent<'_>) -> Section {
    let mut section = Section::new("The same answers under another key, as somebody else");
    for step in sent.strange {
        replies::arrived(trial, step, &mut section);
    }
    let (Some(Outcome::Registered { reference: first }), Some(last)) =
        (outcome(sent.first), sent.strange.last())
    else {
        return section;
    };
    let one_row = || hints::difference(sent.first.last(), sent.strange.last()).is_none();
    match &last.outcome {
        Outcome::Registered { .. } if replies::is_refusal(trial, last) => {
            section.bad(
                "refused, and taken for registered: whoever registers with an e-mail address \
                 that the server has already is told that it worked",
            );
            section
                .more("x-duplicate must hold for the same key alone, and not for every duplicate.");
            match sent.duplicate(&[key]) {
                Some(condition) => section.more(&proposal(&condition)),
                None => section.more(NO_TELLING),
            }
        }
        Outcome::Registered { reference } if reference == first => {
            section.bad(format!(
                "told the reference of the first, {first}: the server takes the two for one, \
                 and somebody else's answers are dropped without a word"
            ));
        }
        Outcome::Registered { reference } if reference == key && one_row() => {
            section.hint(format!(
                "taken, and no reply tells one row from another: look whether {key} is there too"
            ))
        }
        Outcome::Registered { .. } => {
            section.good("registered on its own: the server takes the same answers again");
        }
        Outcome::Refused { .. } => {
            section.good("refused, and not taken for registered");
            section.more(&replies::understood(&last.outcome));
        }
        other => section.hint(replies::understood(other)),
    }
    section
}

/// What the server must change where no condition can be written.
pub(super) const NO_TELLING: &str = "The server says the same to both, so that no condition can \
     tell them apart: it must say which of the two it has already, or x-duplicate and x-repeat \
     must be left out.";

pub(super) fn proposal(condition: &str) -> String {
    format!("It could be: x-duplicate = [{{ condition = \"{condition}\" }}]")
}

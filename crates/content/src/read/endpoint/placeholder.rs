//! Placeholders: which there are, and where each may stand. Their meaning is told at
//! [`multaqa_domain::exchange::request`]; those of [`BUILT`] are filled in when the site
//! is built.

use super::{no_secret, pointer::is_pointer};
use crate::check::{suggest::did_you_mean, table::Reader, value::Str};
use multaqa_domain::exchange::Step;
use std::ops::Range;

/// What a description says through its placeholders; forms are checked against it.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Fields, by name.
    pub(super) inputs: Vec<(String, Range<usize>)>,
    /// Whether `$inputs` is said: all answers at once.
    pub(super) all: bool,
    /// Whether `$key` is said.
    pub(super) key: bool,
    /// Placeholders of [`BUILT`].
    pub(super) built: Vec<(&'static str, Range<usize>)>,
}

/// Filled in when the site is built.
pub(super) const BUILT: [&str; 4] = ["$forum", "$sector", "$subject", "$form"];

/// All answers that the payload does not name by themselves; filled in as well.
pub(super) const ALL: &str = "$inputs";

const CONTEXT: [&str; 5] = [
    "$context.time",
    "$context.language",
    "$context.page",
    "$context.campaign",
    "$context.waitlist",
];

/// A step that comes earlier: what it returns.
#[derive(Debug)]
pub(super) struct Returned {
    pub(super) id: String,
    outputs: Vec<String>,
}

impl Returned {
    pub(super) fn of(step: &Step) -> Self {
        Self {
            id: step.id.clone(),
            outputs: step.outputs.iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    /// A step that could not be read.
    pub(super) fn nothing(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            outputs: Vec::new(),
        }
    }
}

/// In what part of a request a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Url,
    Header,
    Payload,
}

/// What a placeholder may refer to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'s> {
    at: At,
    cancels: bool,
    steps: &'s [Returned],
}

impl<'s> Scope<'s> {
    /// That of a first step.
    pub(super) fn first() -> Self {
        Self::after(&[])
    }

    /// That of a step after others.
    pub(super) fn after(steps: &'s [Returned]) -> Self {
        Self {
            at: At::Payload,
            cancels: false,
            steps,
        }
    }

    /// That of a cancellation.
    pub(super) fn cancel(steps: &'s [Returned]) -> Self {
        Self {
            cancels: true,
            ..Self::after(steps)
        }
    }

    pub(super) fn in_header(self) -> Self {
        Self {
            at: At::Header,
            ..self
        }
    }

    pub(super) fn in_url(self) -> Self {
        Self {
            at: At::Url,
            ..self
        }
    }

    /// Checks a text: a placeholder as a whole, or one that may hold some in braces. In
    /// a URL all stand in braces.
    pub(super) fn check(self, reader: Reader<'_>, found: &Str<'_>, named: &mut Named) {
        no_secret(reader, found);
        if found.text == ALL && self.at == At::Payload && !self.cancels {
            named.all = true;
            return;
        }
        if self.at != At::Url && found.text.starts_with('$') {
            self.one(reader, found.text, found, named);
            return;
        }
        let mut rest = found.text;
        while let Some((before, after)) = rest.split_once("{$") {
            bare(reader, before, found);
            let Some((name, tail)) = after.split_once('}') else {
                let help = "close it with `}`".to_owned();
                let message = "a placeholder starts with `{$` and does not end";
                reader.fault(found.span.clone(), message, Some(help));
                return;
            };
            self.one(reader, &format!("${name}"), found, named);
            rest = tail;
        }
        bare(reader, rest, found);
    }

    /// Checks a placeholder.
    fn one(self, reader: Reader<'_>, name: &str, found: &Str<'_>, named: &mut Named) {
        let span = found.span.clone();
        let fault = |message: String, help: Option<String>| {
            reader.fault(found.span.clone(), message, help);
        };
        if let Some(path) = name.strip_prefix("$inputs.") {
            let (field, pointer) = path.split_once('#').unwrap_or((path, ""));
            let reason = match self.at {
                At::Url => Some("addresses are kept in logs"),
                At::Header => Some("headers hold only ASCII"),
                At::Payload if self.cancels => Some("answers are not kept after they were sent"),
                At::Payload => None,
            };
            match reason {
                Some(reason) => fault(
                    format!("an answer cannot stand here: {reason}"),
                    Some("send it in the payload of a step".to_owned()),
                ),
                None if !is_pointer(pointer) => fault(
                    format!("`{pointer}` is not a JSON pointer"),
                    Some("write `$inputs.name`, or `$inputs.name#/0` for a part of it".into()),
                ),
                None => named.inputs.push((field.to_owned(), span)),
            }
        } else if let Some(built) = BUILT.iter().find(|built| **built == name) {
            named.built.push((built, span));
        } else if name == "$key" {
            named.key = true;
        } else if let Some(path) = name.strip_prefix("$steps.") {
            let said = path.split_once(".outputs.");
            let step = said.and_then(|(id, _)| self.steps.iter().find(|step| step.id == id));
            match (said, step) {
                (Some((_, output)), Some(step)) if step.outputs.iter().any(|o| o == output) => {}
                (Some((_, output)), Some(step)) => {
                    let known: Vec<_> = step.outputs.iter().map(String::as_str).collect();
                    let help = did_you_mean(output, &known)
                        .unwrap_or_else(|| format!("add it to the `outputs` of `{}`", step.id));
                    fault(
                        format!("the step `{}` has no output `{output}`", step.id),
                        Some(help),
                    );
                }
                (Some((id, _)), None) => {
                    let known: Vec<_> = self.steps.iter().map(|step| step.id.as_str()).collect();
                    let help = did_you_mean(id, &known)
                        .unwrap_or_else(|| "only what an earlier step returned can be used".into());
                    fault(format!("no earlier step is named `{id}`"), Some(help));
                }
                (None, _) => fault(
                    format!("`{name}` names no output"),
                    Some("write `$steps.<stepId>.outputs.<name>`".to_owned()),
                ),
            }
        } else if let Some(output) = name.strip_prefix("$outputs.") {
            let mut known = vec!["reference"];
            known.extend(
                self.steps
                    .iter()
                    .flat_map(|s| &s.outputs)
                    .map(String::as_str),
            );
            if !self.cancels {
                fault(
                    "`$outputs` is for a cancellation".to_owned(),
                    Some("within the steps write `$steps.<stepId>.outputs.<name>`".to_owned()),
                );
            } else if !known.contains(&output) {
                fault(
                    format!("no step has an output `{output}`"),
                    did_you_mean(output, &known),
                );
            }
        } else if CONTEXT.contains(&name) {
            if self.at == At::Url || (self.at == At::Header && name == "$context.campaign") {
                fault(
                    format!("`{name}` cannot stand here"),
                    Some("send it in the payload".to_owned()),
                );
            }
        } else {
            let mut known = vec!["$key", ALL];
            known.extend(CONTEXT.iter().chain(&BUILT));
            fault(
                format!("there is no placeholder `{name}`"),
                did_you_mean(name, &known),
            );
        }
    }
}

/// Reports a placeholder that stands in a longer text without its braces.
fn bare(reader: Reader<'_>, text: &str, found: &Str<'_>) {
    let roots = ["$inputs.", "$context.", "$steps.", "$outputs."];
    if let Some(root) = roots.iter().find(|root| text.contains(**root)) {
        let message = "within a longer text a placeholder stands in braces";
        let help = format!("write `{{{root}…}}`");
        reader.fault(found.span.clone(), message, Some(help));
    }
}

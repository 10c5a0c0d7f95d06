//! Placeholders of payload templates, headers and addresses, and what stands for them.

use super::{Context, Output};
use crate::{form::Checked, json::Json, text};

/// What stands for placeholders.
pub(super) struct Source<'a> {
    pub(super) answers: &'a Checked,
    pub(super) context: &'a Context,
    pub(super) outputs: &'a [Output],
}

impl Source<'_> {
    /// A template, filled; `None` if it is a placeholder that has no value. What is filled
    /// in is not looked at again, so that an answer that looks like a placeholder stays
    /// what it is.
    pub(super) fn fill(&self, template: &Json) -> Option<Json> {
        Some(match template {
            Json::Text(text) => match self.value(text) {
                Some(value) => return value,
                None => {
                    let mut filled = String::new();
                    self.embed(text, &mut filled);
                    Json::Text(filled)
                }
            },
            Json::List(items) => {
                let mut filled = Vec::new();
                for item in items {
                    filled.extend(self.fill(item));
                }
                Json::List(filled)
            }
            Json::Object(members) => {
                let mut filled = Vec::new();
                for (name, value) in members {
                    if let Some(value) = self.fill(value) {
                        filled.push((name.clone(), value));
                    }
                }
                Json::Object(filled)
            }
            other => other.clone(),
        })
    }

    /// A header's value: printable ASCII, since a header carries no other text; the rest
    /// is percent-encoded, and control characters are dropped. `None` if a placeholder in
    /// it has no value.
    pub(super) fn header(&self, template: &str) -> Option<String> {
        let mut filled = String::new();
        match self.value(template) {
            Some(value) => as_text(&value?, &mut filled),
            None if !self.embed(template, &mut filled) => return None,
            None => {}
        }
        let mut value = String::new();
        for byte in filled.bytes() {
            match byte {
                b' '..=b'~' => value.push(char::from(byte)),
                0x80.. => percent(byte, &mut value),
                _ => {}
            }
        }
        Some(value)
    }

    /// An address with the key and outputs filled in, percent-encoded. `None` if one has
    /// no value, or one that would name another place: nothing, `.` or `..`.
    pub(super) fn url(&self, template: &str) -> Option<String> {
        let mut filled = String::new();
        let mut rest = template;
        while let Some((before, after)) = text::cut(rest, "{$") {
            filled.push_str(before);
            match after.split_once('}') {
                Some((name, tail))
                    if name == "key"
                        || name.starts_with("steps.")
                        || name.starts_with("outputs.") =>
                {
                    let mut text = String::new();
                    as_text(&self.value(&["$", name].concat())??, &mut text);
                    if matches!(text.as_str(), "" | "." | "..") {
                        return None;
                    }
                    for byte in text.bytes() {
                        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                            filled.push(char::from(byte));
                        } else {
                            percent(byte, &mut filled);
                        }
                    }
                    rest = tail;
                }
                _ => {
                    filled.push_str("{$");
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        Some(filled)
    }

    /// Writes a text in which `{$…}` may stand; whether each of them has a value.
    fn embed(&self, template: &str, out: &mut String) -> bool {
        let mut whole = true;
        let mut rest = template;
        while let Some((before, after)) = text::cut(rest, "{$") {
            out.push_str(before);
            let found = after
                .split_once('}')
                .and_then(|(name, tail)| Some((self.value(&["$", name].concat())?, tail)));
            rest = match found {
                Some((value, tail)) => {
                    match value {
                        Some(value) => as_text(&value, out),
                        None => whole = false,
                    }
                    tail
                }
                None => {
                    out.push_str("{$");
                    after
                }
            };
        }
        out.push_str(rest);
        whole
    }

    /// What stands for a placeholder, if anything; `None` if the text is none.
    fn value(&self, text: &str) -> Option<Option<Json>> {
        let (name, pointer) = text.split_once('#').unwrap_or((text, ""));
        if !(pointer.is_empty() || pointer.starts_with('/')) {
            return None;
        }
        let context = self.context;
        let value = if let Some(field) = name.strip_prefix("$inputs.") {
            self.answers.get(field).map(|value| value.to_json())
        } else if let Some(output) = name.strip_prefix("$outputs.") {
            let key = || (output == "reference").then(|| Json::text(&context.key));
            self.output(None, output).or_else(key)
        } else if let Some(output) = name.strip_prefix("$steps.") {
            let (step, output) = text::cut(output, ".outputs.")?;
            self.output(Some(step), output)
        } else if name == "$context.waitlist" {
            Some(Json::Flag(context.waitlist))
        } else {
            let text = match name {
                "$key" => Some(&context.key),
                "$context.time" => Some(&context.time),
                "$context.language" => Some(&context.language),
                "$context.page" => Some(&context.page),
                "$context.campaign" => context.campaign.as_ref(),
                _ => return None,
            };
            text.map(|text| Json::text(text))
        };
        Some(value.and_then(|value| value.pointer(pointer).cloned()))
    }

    /// What a step returned last under a name, or any step.
    fn output(&self, step: Option<&str>, name: &str) -> Option<Json> {
        let asked =
            |output: &&Output| output.name == name && step.is_none_or(|step| output.step == step);
        Some(self.outputs.iter().rev().find(asked)?.value.clone())
    }
}

/// Writes a value within a text: items of lists follow each other, objects are JSON.
fn as_text(value: &Json, out: &mut String) {
    match value {
        Json::Null => {}
        Json::Text(text) => out.push_str(text),
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                as_text(item, out);
            }
        }
        other => out.push_str(&other.to_text()),
    }
}

fn percent(byte: u8, out: &mut String) {
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        let digit = char::from_digit(u32::from(digit), 16);
        out.extend(digit.map(|c| c.to_ascii_uppercase()));
    }
}

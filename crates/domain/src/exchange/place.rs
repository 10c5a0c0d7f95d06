//! From an endpoint's word for a place to a field of the form.

use super::Endpoint;
use crate::{form::Form, json::Json};

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place<'a> {
    /// A field of the form, by its name.
    Field(&'a str),
    /// Where the payload has the key.
    Key,
    /// Something else that the payload has: nothing that a person knows.
    Ours,
    /// Nothing that was sent.
    Nowhere,
}

/// The places of the payloads.
pub(super) struct Places<'a> {
    endpoint: &'a Endpoint,
    form: &'a Form,
    /// The leaves of all payload templates: folded paths, and what stands there.
    leaves: Vec<(String, Place<'a>)>,
}

impl<'a> Places<'a> {
    pub(super) fn new(endpoint: &'a Endpoint, form: &'a Form) -> Self {
        let mut places = Self {
            endpoint,
            form,
            leaves: Vec::new(),
        };
        for step in &endpoint.steps {
            if let Some(payload) = &step.payload {
                places.collect(payload, "");
            }
        }
        places
    }

    fn collect(&mut self, json: &'a Json, path: &str) {
        match json {
            Json::List(items) => {
                for item in items {
                    self.collect(item, path);
                }
            }
            Json::Object(members) => {
                // In `{"name": "email", "value": "$inputs.email"}` the place is `email`.
                let own = json.get("name").and_then(Json::as_text);
                let own = own.filter(|own| !own.contains('$'));
                for (name, value) in members {
                    let name = own
                        .filter(|_| value.as_text().is_some_and(|text| text.contains('$')))
                        .unwrap_or(name);
                    self.collect(value, &[path, "/", name].concat());
                }
            }
            leaf => self.leaves.push((folded(path), self.at_leaf(leaf))),
        }
    }

    fn at_leaf(&self, leaf: &'a Json) -> Place<'a> {
        let text = leaf.as_text().unwrap_or_default();
        if text == "$key" {
            return Place::Key;
        }
        let name = crate::text::cut(text, "$inputs.").map_or("", |(_, name)| name);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        self.field(name.split_at(end.unwrap_or(name.len())).0)
    }

    fn field(&self, name: &str) -> Place<'a> {
        match self.form.fields().find(|field| field.name == name) {
            Some(field) => Place::Field(&field.name),
            None => Place::Ours,
        }
    }

    /// What a place is that an endpoint tells as a pointer (`#/a/b`), a path (`a.0.b`,
    /// `a[b]`) or a name: by the description's names; by the exact place in a payload or
    /// the nearest above; by the payloads' folded paths, whole, then their ends, then the
    /// last name if only one field has it; by the form's own names. What leads nowhere is
    /// tried again without its last name.
    pub(super) fn find(&self, told: &str) -> Place<'a> {
        let path = folded(told);
        for (theirs, ours) in self.endpoint.errors.iter().flat_map(|map| &map.names) {
            let place = self.field(ours);
            if path.ends_with(&folded(theirs)) && place != Place::Ours {
                return place;
            }
        }
        let exact = self.exact(told.strip_prefix('#').unwrap_or(told));
        if matches!(exact, Place::Field(_) | Place::Key) {
            return exact;
        }
        let mut path = path.as_str();
        while let Some((above, _)) = path.rsplit_once('/') {
            let last = path.strip_prefix(above).unwrap_or(path);
            for fit in [Fit::Whole, Fit::End(path), Fit::End(last)] {
                let place = self.among(path, fit);
                if place != Place::Nowhere {
                    return place;
                }
            }
            for field in self.form.fields() {
                if folded(&field.name) == last {
                    return Place::Field(&field.name);
                }
            }
            path = above;
        }
        exact
    }

    fn exact(&self, told: &str) -> Place<'a> {
        let mut found = Place::Nowhere;
        for step in &self.endpoint.steps {
            let mut pointer = told;
            while let (Some(payload), Some((above, _))) = (&step.payload, pointer.rsplit_once('/'))
            {
                match payload.pointer(pointer) {
                    None | Some(Json::List(_) | Json::Object(_)) => {}
                    Some(leaf) => {
                        found = self.at_leaf(leaf);
                        if found != Place::Ours {
                            return found;
                        }
                        break;
                    }
                }
                pointer = above;
            }
        }
        found
    }

    /// The one field at the leaves that fit; at a whole path, else the key or whatever
    /// stands there.
    fn among(&self, path: &str, fit: Fit) -> Place<'a> {
        let mut found = Place::Nowhere;
        for (leaf, place) in &self.leaves {
            let fits = match fit {
                Fit::Whole => leaf == path,
                Fit::End(end) => leaf.ends_with(end) || path.ends_with(leaf.as_str()),
            };
            if leaf.is_empty() || !fits {
                continue;
            }
            match (place, found) {
                (Place::Field(_), Place::Field(_)) if *place != found => return Place::Nowhere,
                (Place::Field(_), _) => found = *place,
                (_, Place::Field(_) | Place::Key) => {}
                _ if matches!(fit, Fit::Whole) => found = *place,
                _ => {}
            }
        }
        found
    }
}

/// How a leaf fits a path.
#[derive(Clone, Copy)]
enum Fit<'a> {
    Whole,
    /// Its end is this, or it is the end of the path.
    End(&'a str),
}

/// Names around the answers and the errors, which say nothing of the place.
const ENVELOPES: [&str; 39] = [
    "all",
    "args",
    "attributes",
    "base",
    "body",
    "children",
    "constraints",
    "data",
    "detail",
    "details",
    "dto",
    "error",
    "errors",
    "fielderrors",
    "fields",
    "fieldviolations",
    "form",
    "formerrors",
    "general",
    "input",
    "issues",
    "json",
    "message",
    "messages",
    "model",
    "msg",
    "nonfielderrors",
    "params",
    "payload",
    "properties",
    "query",
    "record",
    "registration",
    "reason",
    "request",
    "validation",
    "value",
    "values",
    "variables",
];

/// The names of a path that say something, from the outermost, without indexes; if none
/// does, with `any` the last.
fn names(path: &str, any: bool) -> Vec<&str> {
    let mut names = Vec::new();
    let mut last = None;
    for name in path.split(['/', '.', '[', ']', '#', '$', ':', '\'', '"']) {
        if name.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        last = Some(name);
        if !ENVELOPES.contains(&fold(name).as_str()) {
            names.push(name);
        }
    }
    if names.is_empty() && any {
        names.extend(last);
    }
    names
}

/// A path to be compared: a slash and a name, each folded, again and again.
fn folded(path: &str) -> String {
    let mut out = String::new();
    for name in names(path, true) {
        out.push('/');
        out.push_str(&fold(name));
    }
    out
}

/// Without case and separators.
fn fold(name: &str) -> String {
    let kept = |c: &char| c.is_ascii_alphanumeric() || !c.is_ascii();
    name.chars()
        .filter(kept)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The server's name of a place, as it is shown before what it said there.
pub(super) fn shown(path: &str) -> String {
    names(path, false).join(".")
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;

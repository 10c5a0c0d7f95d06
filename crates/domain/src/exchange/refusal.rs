//! Errors in a reply, whatever their shape.
//!
//! Endpoints tell errors as lists of objects that name their place (`errors[]`,
//! `detail[]`, `error.details.errors[]`), as maps by field (`errors`, `data`, or the whole
//! body), nested or not, and as bare texts. So there is one walk for all of them: an
//! object may tell a place and words; its other members lead deeper, under their names.

use super::{
    Endpoint, ErrorMap, FieldMessage,
    place::{Place, Places, shown},
    said::{clip, tells_unique},
    vocabulary::{ASIDE, CODES, LAST_WORDS, QUOTES, TOLD, WORDS, is_technical, is_told, is_words},
};
use crate::{form::Form, json::Json, text};

/// So many messages are shown.
const MOST_SHOWN: usize = 20;

/// So many are read.
const MOST_READ: usize = 64;

/// What a reply says against a registration.
#[derive(Default)]
pub(super) struct Refusal {
    /// One message for each field; several are lines.
    pub(super) fields: Vec<FieldMessage>,
    /// What has no field.
    pub(super) general: Vec<String>,
    /// An error at the key's place says that the key is there already.
    pub(super) key_placed: bool,
    /// A text that names the key says so, and no field has an error.
    pub(super) key_named: bool,
}

/// Reads errors; in a reply that is a 2xx (`fine`) only where errors are told.
pub(super) fn refusal(
    endpoint: &Endpoint,
    form: &Form,
    key: &str,
    json: &Json,
    fine: bool,
) -> Refusal {
    let mut walk = Walk {
        places: Places::new(endpoint, form),
        map: endpoint.errors.as_ref(),
        found: Vec::new(),
    };
    let at = walk.map.and_then(|map| map.at.as_deref());
    if let Some(errors) = at.and_then(|at| json.pointer(at)) {
        walk.walk(errors, "", Depth::Within);
    }
    let depth = match (walk.found.is_empty(), fine) {
        (true, false) => Depth::Top,
        (true, true) => Depth::Fine,
        _ => Depth::Words,
    };
    walk.walk(json, "", depth);
    walk.sort(key)
}

/// How much of an object is errors.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    /// Only its own words.
    Words,
    /// These and the members that tell errors: the body of a 2xx.
    Fine,
    /// All, but texts under unknown names only if they look like words: any other body.
    Top,
    /// All.
    Within,
}

struct Found {
    path: String,
    code: String,
    message: String,
}

struct Walk<'a> {
    places: Places<'a>,
    map: Option<&'a ErrorMap>,
    found: Vec<Found>,
}

impl Walk<'_> {
    fn walk(&mut self, json: &Json, path: &str, depth: Depth) {
        match json {
            _ if self.found.len() >= MOST_READ => {}
            Json::Text(text) => self.push(path, "", text),
            Json::List(items) => {
                let depth = match depth {
                    Depth::Top => Depth::Within,
                    depth => depth,
                };
                for item in items {
                    self.walk(item, path, depth);
                }
            }
            Json::Object(members) => self.object(json, members, path, depth),
            _ => {}
        }
    }

    fn push(&mut self, path: &str, code: &str, message: &str) {
        self.found.push(Found {
            path: path.to_owned(),
            code: code.to_owned(),
            message: clip(message),
        });
    }

    fn object(&mut self, json: &Json, members: &[(String, Json)], path: &str, depth: Depth) {
        let before = self.found.len();
        let code = CODES.iter().find_map(|at| json.pointer(at)?.as_text());
        let code = code.unwrap_or_default();
        let has = |name: &&str| matches!(json.get(name), Some(Json::Text(_)));
        let worded = WORDS.iter().any(has);
        let message = self
            .map
            .and_then(|map| json.pointer(map.message.as_deref()?)?.as_text());
        let error = worded || !code.is_empty() || has(&"error") || message.is_some();
        let (told, path) = self.place(json, path, depth, error);
        let path = path.as_str();
        if let Some(text) = message {
            self.push(path, code, text);
            return;
        }
        for name in WORDS {
            if let Some(Json::Text(text)) = json.get(name) {
                self.push(path, code, text);
            }
        }
        for (name, value) in members {
            let deeper = match value {
                Json::Text(text) => {
                    // The place itself is no message.
                    let is_place = told && is_told(name) && text == path;
                    !is_place
                        && !WORDS.contains(&name.as_str())
                        && !LAST_WORDS.contains(&name.as_str())
                        && match depth {
                            Depth::Top => {
                                self.is_field(name) && !is_technical(name) || is_words(name, text)
                            }
                            Depth::Within => {
                                !told && !worded && (self.is_field(name) || !is_technical(name))
                            }
                            Depth::Words | Depth::Fine => false,
                        }
                }
                Json::List(_) | Json::Object(_) => match depth {
                    Depth::Words => false,
                    Depth::Fine => {
                        matches!(name.as_str(), "errors" | "error")
                            || name == "data" && json.get("status") == Some(&Json::text("fail"))
                    }
                    _ if told => !ASIDE.contains(&name.as_str()) && !is_told(name),
                    _ => !ASIDE.contains(&name.as_str()) || !worded && self.is_field(name),
                },
                _ => false,
            };
            if deeper {
                self.walk(value, &[path, "/", name].concat(), Depth::Within);
            }
        }
        for name in ["validation", "errors"] {
            let extensions = json.get("extensions").filter(|_| depth == Depth::Within);
            if let Some(errors) = extensions.and_then(|extensions| extensions.get(name)) {
                self.walk(errors, "", depth);
            }
        }
        for name in LAST_WORDS {
            if let Some(Json::Text(text)) = json.get(name)
                && self.found.len() == before
            {
                self.push(path, code, text);
            }
        }
        if self.found.len() == before && (told || !code.is_empty()) {
            self.push(path, code, "");
        }
    }

    /// The place of an error, and whether it tells one itself: the first of those it tells
    /// that is a field, else the place above if that is one, else the first that it tells.
    /// A body as a whole, unless it says `field`, and an error with `locations` (GraphQL,
    /// whose path is that of the reply), tell only fields.
    fn place(&self, json: &Json, above: &str, depth: Depth, error: bool) -> (bool, String) {
        let own = self.map.and_then(|map| map.field.as_deref());
        let tells = |at: &str| match depth {
            Depth::Within => json.get("locations").is_none(),
            Depth::Top => error && at == "/field",
            _ => false,
        };
        let mut first = None;
        for at in own.iter().chain(&TOLD) {
            let path = match json.pointer(at) {
                Some(Json::Text(text)) => text.clone(),
                Some(Json::List(items)) if error => {
                    let mut path = String::new();
                    for item in items {
                        if let Json::Text(name) | Json::Number(name) = item {
                            path.push('/');
                            path.push_str(name);
                        }
                    }
                    path
                }
                _ => continue,
            };
            if self.is_field(&path) {
                return (true, path);
            }
            // A name or key that is no field's may be the name or key of anything.
            if !path.is_empty() && !matches!(*at, "/name" | "/key") {
                first = first.or(Some((path, tells(at))));
            }
        }
        match first {
            Some((path, true)) if !self.is_field(above) => (true, path),
            first => (first.is_some() && depth == Depth::Within, above.to_owned()),
        }
    }

    fn is_field(&self, path: &str) -> bool {
        matches!(self.places.find(path), Place::Field(_) | Place::Key)
    }

    /// Puts what was found at its fields.
    fn sort(self, key: &str) -> Refusal {
        let mut all = Refusal::default();
        let mut named = false;
        let mut shown_texts = 0;
        for Found {
            path,
            code,
            message,
        } in self.found
        {
            let mut place = self.places.find(&path);
            for (open, close) in QUOTES {
                if matches!(place, Place::Field(_) | Place::Key) {
                    break;
                }
                if let Some((_, rest)) = text::cut(&message, open)
                    && let Some((quoted, _)) = text::cut(rest, close)
                    && let found @ (Place::Field(_) | Place::Key) = self.places.find(quoted)
                {
                    place = found;
                }
            }
            let unique = tells_unique(&message);
            all.key_placed |= place == Place::Key && (unique || tells_unique(&code));
            named |= unique && !key.is_empty() && text::contains(&message, key);
            if shown_texts == MOST_SHOWN {
                continue;
            }
            match place {
                Place::Field(field) => shown_texts += usize::from(all.at_field(field, message)),
                _ if message.is_empty() => {}
                // Somebody else's `key`: the name of what they did not expect.
                Place::Key if !unique && !message.contains(' ') => {}
                _ => {
                    let name = match place {
                        Place::Nowhere => shown(&path),
                        _ => String::new(),
                    };
                    let text = if name.is_empty() {
                        message
                    } else {
                        [clip(&name).as_str(), ": ", &message].concat()
                    };
                    if !all.general.contains(&text) {
                        all.general.push(text);
                        shown_texts += 1;
                    }
                }
            }
        }
        let fields = &all.fields;
        all.general.retain(|text| {
            !fields
                .iter()
                .any(|f| f.message.lines().any(|line| line == text))
        });
        all.key_named = named && all.fields.is_empty();
        all
    }
}

impl Refusal {
    /// Adds a message for a field; whether that is another.
    fn at_field(&mut self, field: &str, message: String) -> bool {
        match self.fields.iter_mut().find(|f| f.field == field) {
            None => self.fields.push(FieldMessage {
                field: field.to_owned(),
                message,
            }),
            Some(f) if message.is_empty() || f.message.lines().any(|line| line == message) => {
                return false;
            }
            Some(f) => {
                if !f.message.is_empty() {
                    f.message.push('\n');
                }
                f.message.push_str(&message);
            }
        }
        true
    }
}

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "shapes_tests.rs"]
mod shapes;

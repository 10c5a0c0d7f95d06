//! endpoints/*.md: where answers are sent, and in what shape. The words are those of the
//! step object of OpenAPI's Arazzo 1.1; what it lacks starts with `x-`.

mod check;
mod criterion;
mod errors;
mod header;
mod payload;
mod placeholder;
pub(super) mod pointer;
mod step;
pub(super) mod url;

pub(super) use check::Subject;

use super::markdown;
use crate::{
    check::{
        origin::Origin,
        secret::secret,
        table::{Reader, Table},
        value::{LINE, Str},
    },
    model::Destination,
};
use multaqa_domain::{
    exchange::{Endpoint, Method, Repeat, Step},
    slug::Slug,
};
use placeholder::{Named, Returned, Scope};
use std::ops::Range;

/// An endpoint, and what its description names.
#[derive(Debug)]
pub(super) struct EndpointFile {
    /// `None` if it could not be read.
    pub(super) destination: Option<Destination>,
    /// Whether nothing that is sent tells one registration from another.
    pub(super) is_keyless: bool,
    named: Named,
    /// Our names of fields in `[x-errors.names]`.
    fields: Vec<(String, Range<usize>)>,
    /// Where the payload stands, if there is one.
    body: Option<Range<usize>>,
    /// The origins to which the server may pass a request on.
    pub(super) redirects: Vec<Origin>,
}

impl EndpointFile {
    /// The origins that a form which is sent here speaks to, beside the site's own.
    pub(super) fn origins(&self) -> Vec<Origin> {
        let endpoint = match &self.destination {
            Some(Destination::Endpoint(endpoint)) => Some(endpoint),
            _ => None,
        };
        let steps = endpoint
            .into_iter()
            .flat_map(|e| e.steps.iter().chain(&e.cancel));
        let origins = steps.filter_map(|step| Some(Origin::split(&step.url).ok()?.0));
        origins.chain(self.redirects.iter().cloned()).collect()
    }
}

const REPEATS: [(&str, Repeat); 4] = [
    ("unknown", Repeat::Unknown),
    ("idempotency-key", Repeat::IdempotencyKey),
    ("unique-key", Repeat::UniqueKey),
    ("ignored", Repeat::Ignored),
];

/// Reads an endpoint.
pub(super) fn read(table: &Table<'_>, id: Slug) -> EndpointFile {
    markdown::no_body(table.reader);
    if table.get("link").is_some() {
        return link(table);
    }
    let mut named = Named::default();
    let (steps, returned, body) = match table.get("steps") {
        Some(_) => long(table, &mut named),
        None => short(table, &mut named),
    };
    let repeat = repeat(table, &named);
    let later = criterion::read(table, "x-later");
    let duplicate = criterion::read(table, "x-duplicate");
    let wait = table.str_opt("x-wait", LINE);
    let wait = wait.and_then(|found| pointer::in_body(table.reader, &found));
    let (errors, fields) = errors::read(table);
    let cancel = table.table("x-cancel").map(|cancel| {
        let scope = Scope::cancel(&returned);
        // What only the cancellation says is not said by what registers.
        let mut own = Named::default();
        let step = step::read(&cancel, "cancel", Method::Delete, &scope, &mut own);
        named.built.extend(own.built);
        step
    });
    let cancel = match cancel {
        Some(Some(step)) => Some(Some(step)),
        Some(None) => None,
        None => Some(None),
    };
    let steps: Option<Vec<Step>> = steps.into_iter().collect();
    let endpoint = steps.zip(cancel).map(|(steps, cancel)| Endpoint {
        id,
        steps,
        repeat,
        later,
        duplicate,
        wait,
        errors,
        cancel,
    });
    EndpointFile {
        is_keyless: repeat == Repeat::Unknown && !named.key,
        destination: endpoint.map(|endpoint| Destination::Endpoint(Box::new(endpoint))),
        named,
        fields,
        body,
        redirects: url::origins(table, "x-redirects"),
    }
}

/// `link`: one registers elsewhere.
fn link(table: &Table<'_>) -> EndpointFile {
    let alone = "one registers at the link: nothing is sent, so a link stands alone";
    for key in step::KEYS.iter().chain(&["steps"]).chain(&EXTENSIONS) {
        table.hint(key, alone);
    }
    let link = table.link("link");
    if link
        .as_ref()
        .is_some_and(|link| !link.as_str().starts_with("https://"))
    {
        let message = "the link is not https";
        let help = "write the address of the page on which one registers: https://…".to_owned();
        table.reader.fault(table.place("link"), message, Some(help));
    }
    EndpointFile {
        is_keyless: false,
        destination: link.map(Destination::Link),
        named: Named::default(),
        fields: Vec::new(),
        body: None,
        redirects: Vec::new(),
    }
}

const EXTENSIONS: [&str; 7] = [
    "x-repeat",
    "x-later",
    "x-duplicate",
    "x-wait",
    "x-errors",
    "x-cancel",
    "x-redirects",
];

type Steps = (Vec<Option<Step>>, Vec<Returned>, Option<Range<usize>>);

/// One step, at the top of the file.
fn short(table: &Table<'_>, named: &mut Named) -> Steps {
    let step = step::read(table, "register", Method::Post, &Scope::first(), named);
    let request = table.get("requestBody").map(|value| value.span());
    let is_missing = request.is_none();
    if is_missing {
        let help = "add `[requestBody.payload]` with what is to be sent".to_owned();
        let message = "`requestBody` is missing";
        table.reader.fault(table.span(), message, Some(help));
    }
    let returned = step.iter().map(Returned::of).collect();
    // What could not be read names nothing, which is no fault of its own.
    let request = request.filter(|_| step.is_some());
    (vec![step], returned, request)
}

/// `[[steps]]`: each may use what the earlier ones returned.
fn long(table: &Table<'_>, named: &mut Named) -> Steps {
    for key in step::KEYS {
        table.hint(key, "with `[[steps]]` this belongs into a step");
    }
    let mut steps: Vec<Option<Step>> = Vec::new();
    let mut returned: Vec<Returned> = Vec::new();
    let mut body = None;
    for entry in table.tables("steps") {
        let id = step_id(&entry, &returned);
        let step = step::read(&entry, &id, Method::Post, &Scope::after(&returned), named);
        if entry.get("requestBody").is_some() {
            body = body.or(Some(entry.place("requestBody")));
        }
        returned.push(step.as_ref().map_or(Returned::nothing(&id), Returned::of));
        steps.push(step);
    }
    if body.is_none() {
        let help = "add `[steps.requestBody.payload]` to one of them".to_owned();
        let message = "none of the steps sends anything";
        table
            .reader
            .fault(table.place("steps"), message, Some(help));
    }
    let body = body.filter(|_| steps.iter().all(Option::is_some));
    (steps, returned, body)
}

fn step_id(table: &Table<'_>, before: &[Returned]) -> String {
    let Some(found) = table.str("stepId", LINE) else {
        return String::new();
    };
    let shaped = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    if !found.text.bytes().all(shaped) {
        let message = format!("`{}` is not a step's name", found.text);
        let help = "a name is letters, digits, `_` and `-`".to_owned();
        table.reader.fault(found.span.clone(), message, Some(help));
    }
    if before.iter().any(|step| step.id == found.text) {
        let message = format!("the name `{}` is taken by an earlier step", found.text);
        let help = "give each step its own".to_owned();
        table.reader.fault(found.span, message, Some(help));
    }
    found.text.to_owned()
}

/// `x-repeat`: what makes a repeat safe.
fn repeat(table: &Table<'_>, named: &Named) -> Repeat {
    let hints = [
        ("repeat", "did you mean `x-repeat`?"),
        ("retry", "how a repeat is made safe is told by `x-repeat`"),
    ];
    for (key, help) in hints {
        table.hint(key, help);
    }
    let repeat = table.one_of_opt("x-repeat", &REPEATS).unwrap_or_default();
    if matches!(repeat, Repeat::UniqueKey | Repeat::Ignored) && !named.key {
        let message = "the key by which a repeat is known is never sent";
        let help = "say `$key` in the payload, such as `id = \"$key\"`".to_owned();
        table
            .reader
            .fault(table.place("x-repeat"), message, Some(help));
    }
    repeat
}

/// Reports what looks like a secret.
fn no_secret(reader: Reader<'_>, found: &Str<'_>) {
    if let Some(what) = secret(found.text) {
        let message = format!("this looks like {what}");
        reader.fault(found.span.clone(), message, Some(PUBLIC.to_owned()));
    }
}

/// Why nothing secret may stand in an endpoint's description.
const PUBLIC: &str = "what is in a public site is everybody's: use a key that may be public, or a relay that keeps it";

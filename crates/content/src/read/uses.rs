//! Where a form is sent to an endpoint: a forum's `[registration]`, and each `[[form]]`
//! of a forum or a sector.

use super::endpoint::{EndpointFile, Subject};
use crate::{
    check::{
        kind::Kind,
        source::Source,
        table::{Reader, Table},
        value::LINE,
    },
    model::{Destination, FormEntry, FormFile},
};
use multaqa_domain::{
    page::{FormLink, Show},
    slug::Slug,
};
use std::{ops::Range, sync::Arc};

/// What a form is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum About {
    /// A forum.
    Forum {
        /// Whether it belongs to a sector.
        sector: bool,
        /// Whether it has sessions to choose from.
        sessions: bool,
    },
    /// A sector.
    Sector,
}

impl About {
    /// As far as placeholders depend on it.
    pub(super) fn subject(self) -> Subject {
        match self {
            Self::Forum { sector, .. } => Subject {
                forum: true,
                sector,
            },
            Self::Sector => Subject {
                forum: false,
                sector: true,
            },
        }
    }
}

/// A form that is sent to an endpoint. It is checked once all files are read.
#[derive(Debug)]
pub(super) struct Use {
    pub(super) source: Arc<Source>,
    pub(super) about: About,
    pub(super) form: Option<Slug>,
    pub(super) endpoint: Option<Slug>,
    registers: bool,
    /// Whether `form` is there at all.
    has_form: bool,
    /// Where `form` stands, else the whole table.
    form_place: Range<usize>,
    endpoint_place: Range<usize>,
    /// Where the form is said to be offered at each session.
    at_sessions: Option<Range<usize>>,
}

impl Use {
    /// Reads `form` and `endpoint`.
    pub(super) fn read(table: &Table<'_>, about: About, registers: bool) -> Self {
        Self {
            source: Arc::clone(table.reader.source),
            about,
            form: table.reference_opt("form", Kind::Form),
            endpoint: table.reference("endpoint", Kind::Endpoint),
            registers,
            has_form: table.get("form").is_some(),
            form_place: table.place("form"),
            endpoint_place: table.place("endpoint"),
            at_sessions: None,
        }
    }

    /// Checks that form, endpoint and what they are about fit each other.
    pub(super) fn check(
        &self,
        reader: Reader<'_>,
        form: Option<&FormFile>,
        endpoint: Option<&EndpointFile>,
    ) {
        let fault = |place: &Range<usize>, message: &str, help: &str| {
            reader.fault(place.clone(), message, Some(help.to_owned()));
        };
        let link = endpoint.and_then(|file| file.destination.as_ref());
        let link = link.map(|destination| matches!(destination, Destination::Link(_)));
        match link {
            Some(true) if !self.registers => fault(
                &self.endpoint_place,
                "a form cannot be sent to a link",
                "name an endpoint with a `url`",
            ),
            Some(true) if self.has_form => fault(
                &self.form_place,
                "one registers at the endpoint's link, so no form is asked",
                "remove `form`, or name an endpoint with a `url`",
            ),
            Some(true) => {}
            // An endpoint that could not be read may be a link.
            None if self.registers => {}
            _ if !self.has_form => {
                fault(&self.form_place, "`form` is missing", "add `form = …`");
            }
            _ => {}
        }
        if let Some(form) = form {
            self.check_sessions(reader, form);
        }
    }

    /// Checks what the form and its offer have to do with sessions.
    fn check_sessions(&self, reader: Reader<'_>, form: &FormFile) {
        let id = &form.form.id;
        if let Some(field) = form.sessions.first() {
            let missing = match self.about {
                About::Sector => Some("a sector has no sessions"),
                About::Forum { sessions, .. } => (!sessions).then_some("the forum has none"),
            };
            if let Some(missing) = missing {
                let message = format!("the form `{id}` asks for sessions in `{field}`: {missing}");
                let help = "add sessions, or use a form without such a field".to_owned();
                reader.fault(self.form_place.clone(), message, Some(help));
            }
        }
        let Some(place) = &self.at_sessions else {
            return;
        };
        let mut fields = form.form.fields();
        let filled = fields.find(|field| field.name == SESSION);
        if !filled.is_some_and(|field| field.prefill && form.sessions.contains(&field.name)) {
            let message = format!("the form `{id}` has no field into which a session is filled in");
            let help = "add one with `name = \"session\"`, `kind = \"sessions\"` and `prefill = true`, or remove `sessions`".to_owned();
            reader.fault(place.clone(), message, Some(help));
        }
    }
}

/// The field that is filled in where a form is offered at a session; see [`FormLink`].
const SESSION: &str = "session";

const SHOWS: [(&str, Show); 4] = [
    ("always", Show::Always),
    ("announced", Show::Announced),
    ("before", Show::Before),
    ("after", Show::After),
];

/// `[[form]]`
pub(super) fn forms(table: &Table<'_>, about: About, all: &mut Vec<Use>) -> Vec<FormEntry> {
    let mut forms: Vec<FormEntry> = Vec::new();
    for entry in table.tables("form") {
        let name = name(&entry, &forms);
        let label = entry.line("label");
        let mut sent = Use::read(&entry, about, false);
        let show = entry.one_of_opt("show", &SHOWS).unwrap_or_default();
        let otherwise = entry.link_opt("otherwise");
        let afterwards = entry.paragraph_opt("afterwards");
        if matches!(about, About::Sector) {
            entry.hint("sessions", "a sector has no sessions");
        } else if entry.flag_opt("sessions") == Some(true) {
            sent.at_sessions = Some(entry.place("sessions"));
        }
        let sessions = sent.at_sessions.is_some();
        let (form, endpoint) = (sent.form.clone(), sent.endpoint.clone());
        all.push(sent);
        if let (Some(name), Some(form), Some(endpoint)) = (name, form, endpoint) {
            forms.push(FormEntry {
                name,
                label,
                form,
                endpoint,
                show,
                sessions,
                otherwise,
                afterwards,
            });
        }
    }
    forms
}

/// The last part of the form's address.
fn name(table: &Table<'_>, before: &[FormEntry]) -> Option<Slug> {
    let found = table.str("name", LINE)?;
    let (message, help) = match Slug::parse(found.text) {
        None => (
            format!("`{}` is not a slug", found.text),
            "the name is the last part of the address: a to z, 0 to 9 and single hyphens between",
        ),
        Some(_) if found.text == "register" => (
            "`register` is the address of the registration".to_owned(),
            "give the form a name of its own, such as `question`",
        ),
        Some(_) if found.text == "grid" => (
            "`grid` is the address of the programme as a grid of rooms".to_owned(),
            "give the form a name of its own, such as `question`",
        ),
        Some(_) if found.text == "programme" => (
            "`programme` is the address of the parts of a large programme".to_owned(),
            "give the form a name of its own, such as `question`",
        ),
        Some(slug) if before.iter().any(|form| form.name == slug) => (
            format!("the name `{slug}` is taken by another form"),
            "give each form its own",
        ),
        Some(slug) => return Some(slug),
    };
    table
        .reader
        .fault(found.span, message, Some(help.to_owned()));
    None
}

impl From<&FormEntry> for FormLink {
    fn from(entry: &FormEntry) -> Self {
        Self {
            name: entry.name.clone(),
            label: entry.label.clone(),
            show: entry.show,
            sessions: entry.sessions,
        }
    }
}

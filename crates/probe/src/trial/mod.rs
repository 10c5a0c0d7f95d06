//! The test of an endpoint: what would be sent, what a browser makes of it, and, where it
//! may send, a registration, the same again, the same under another key, and a faulty one.

mod apart;
mod faulty;
mod hints;
mod leave;
mod link;
mod names;
mod replies;
mod stranger;

pub use link::link;

use crate::{
    answers,
    courier::{Courier, Registration, Sent, new_key},
    report::Section,
};
use multaqa_domain::{
    exchange::{self, Context, Endpoint, Outcome, Repeat, Request},
    form::{Checked, Form},
};

/// An endpoint that is to be tested, with a form that is sent to it.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    /// The endpoint.
    pub endpoint: &'a Endpoint,
    /// The form.
    pub form: &'a Form,
    /// Who sends.
    pub courier: Courier,
    /// The path of the page with the form (`$context.page`).
    pub page: String,
    /// The time of the test, ISO 8601 with offset (`$context.time`).
    pub time: String,
    /// The language of the site (`$context.language`).
    pub language: String,
}

/// A registration that nobody made, with all that it says.
struct Made {
    answers: Checked,
    context: Context,
}

impl Made {
    /// The same answers, as if somebody else gave them.
    fn under_another_key(&self) -> Self {
        Self {
            answers: self.answers.clone(),
            context: Context {
                key: new_key(),
                ..self.context.clone()
            },
        }
    }
}

impl Trial<'_> {
    /// Tells what would be sent and what a browser makes of it, and sends only what a
    /// browser asks beforehand, which stores nothing. The number of faults.
    pub fn look(&self, tell: &mut dyn FnMut(Section)) -> usize {
        let mut shown = Section::new(self.title("what is sent"));
        let Some(made) = self.made(&mut shown) else {
            return told(shown, tell);
        };
        let requests = self.requests(&made, &mut shown);
        for request in &requests {
            shown.more(&text(request, &self.courier.site));
        }
        if !requests
            .iter()
            .any(|request| replies::carries(request, &made.context.key))
        {
            shown.hint(
                "the request does not carry the key: a browser whose connection breaks may send \
                 it twice by itself, and nothing tells that the two are one. $key may stand \
                 there even if the server ignores it",
            );
        }
        told(shown, tell) + told(leave::section(self, &requests), tell)
    }

    /// Tells the same, then sends: a registration, the same again with the same key, the
    /// same under another key, and a faulty one. The number of faults.
    pub fn send(&self, tell: &mut dyn FnMut(Section)) -> usize {
        let mut faults = self.look(tell);
        let mut section = Section::new("A registration");
        let Some(made) = self.made(&mut section) else {
            return faults;
        };
        let first = self.register(None, &made);
        replies::first(self, &made.context.key, &first, &mut section);
        faults += told(section, tell);
        if let Some(Outcome::Registered { .. }) = outcome(&first) {
            let mut section = Section::new("The same again, with the same key");
            let again = self.register(None, &made);
            let other = made.under_another_key();
            let strange = self.register(None, &other);
            let sent = stranger::Sent {
                first: &first,
                again: &again,
                strange: &strange,
            };
            replies::again(self, &made.context, &sent, &mut section);
            faults += told(section, tell);
            faults += told(stranger::section(self, &other.context.key, &sent), tell);
        }
        faults + told(faulty::section(self, &first), tell)
    }

    fn title(&self, about: &str) -> String {
        let (endpoint, form) = (self.endpoint.id.as_str(), self.form.id.as_str());
        format!("Endpoint {endpoint}, form {form}: {about}")
    }

    /// Answers and a key of their own.
    fn made(&self, section: &mut Section) -> Option<Made> {
        let key = new_key();
        let person = key.get(..8).unwrap_or_default();
        match answers::valid(self.form, person) {
            Ok((_, answers)) => Some(Made {
                answers,
                context: Context {
                    key,
                    time: self.time.clone(),
                    language: self.language.clone(),
                    page: self.page.clone(),
                    campaign: None,
                    waitlist: false,
                },
            }),
            Err(fields) => {
                section.bad(format!(
                    "no test answer can be made for {}",
                    fields.join(", ")
                ));
                None
            }
        }
    }

    /// The requests of all steps, as far as they can be made before a reply.
    fn requests(&self, made: &Made, section: &mut Section) -> Vec<Request> {
        let mut requests = Vec::new();
        for step in 0..self.endpoint.steps.len() {
            let request = exchange::request(self.endpoint, step, &made.answers, &made.context, &[]);
            let Some(mut request) = request else { break };
            match self.courier.absolute(&request.url) {
                Ok(url) => request.url = url,
                Err(why) => section.bad(why.to_string()),
            }
            requests.push(request);
        }
        if requests.len() > 1 {
            section.hint("the later steps also say what the earlier ones return");
        }
        requests
    }

    fn register(&self, instead: Option<&Endpoint>, made: &Made) -> Vec<Sent> {
        self.courier.register(&Registration {
            endpoint: self.endpoint,
            instead,
            form: self.form,
            answers: &made.answers,
            context: &made.context,
        })
    }

    /// How the content says that a repeat is made safe.
    fn declared(&self) -> &'static str {
        match self.endpoint.repeat {
            Repeat::Unknown => "unknown",
            Repeat::IdempotencyKey => "idempotency-key",
            Repeat::UniqueKey => "unique-key",
            Repeat::Ignored => "ignored",
        }
    }
}

fn told(section: Section, tell: &mut dyn FnMut(Section)) -> usize {
    let faults = section.faults();
    tell(section);
    faults
}

fn outcome(sent: &[Sent]) -> Option<&Outcome> {
    sent.last().map(|sent| &sent.outcome)
}

/// A request as it goes over the wire, for people.
fn text(request: &Request, site: &str) -> String {
    let mut text = format!("{} {}\n", request.method.as_str(), request.url);
    text.push_str(&format!("Origin: {site}\n"));
    for (name, value) in &request.headers {
        text.push_str(&format!("{name}: {value}\n"));
    }
    if let Some(body) = &request.body {
        text.push_str(&format!("\n{body}\n"));
    }
    text
}

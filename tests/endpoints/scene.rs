//! What a case has at hand: a server with its description, and somebody who registers.

use crate::descriptions::{self, Described};
use anyhow::{Context as _, Result, bail, ensure};
use multaqa_content::Exchange;
use multaqa_domain::{
    exchange::{Context, Endpoint, Outcome},
    form::Checked,
    json::Json,
};
use multaqa_probe::{
    answers,
    courier::{Cors, Courier, Registration, Sent, new_key},
};
use multaqa_tests::servers::{Kind, Server};

/// The origin of the site that registers.
pub(crate) const SITE: &str = "https://site.example";

/// What a case has at hand.
pub(crate) struct Scene<'a> {
    pub(crate) kind: Kind,
    pub(crate) described: &'a Described,
    pub(crate) server: &'a Server,
    pub(crate) exchange: Exchange,
}

/// Somebody who registers.
pub(crate) struct Person {
    pub(crate) answers: Checked,
    pub(crate) email: String,
    pub(crate) context: Context,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(kind: Kind, described: &'a Described, server: &'a Server) -> Result<Self> {
        Ok(Self {
            kind,
            described,
            server,
            exchange: descriptions::exchange(kind.name, server)?,
        })
    }

    /// Somebody unlike anybody before.
    pub(crate) fn person(&self) -> Result<Person> {
        let key = new_key();
        let person = key.get(..8).unwrap_or_default();
        let (_, answers) = answers::valid(&self.exchange.form, person)
            .map_err(|fields| anyhow::anyhow!("no answers for {fields:?}"))?;
        let email = format!("multaqa-test+{person}@example.org");
        let context = Context {
            key,
            time: "2017-09-10T09:00:00+04:00".to_owned(),
            language: "ar".to_owned(),
            page: "/forums/a/register/".to_owned(),
            campaign: None,
            waitlist: false,
        };
        Ok(Person {
            answers,
            email,
            context,
        })
    }

    pub(crate) fn send(
        &self,
        endpoint: &Endpoint,
        instead: Option<&Endpoint>,
        person: &Person,
    ) -> Result<Sent> {
        let courier = Courier {
            site: SITE.to_owned(),
            origins: Vec::new(),
            cors: Cors::Kept,
        };
        let mut sent = courier.register(&Registration {
            endpoint,
            instead,
            form: &self.exchange.form,
            answers: &person.answers,
            context: &person.context,
        });
        sent.pop().context("nothing was sent")
    }

    pub(crate) fn register(&self, person: &Person) -> Result<Sent> {
        self.send(&self.exchange.endpoint, None, person)
    }

    /// What the server has stored of somebody.
    pub(crate) fn rows_of(&self, person: &Person) -> Result<Vec<Json>> {
        let mut rows = self.kind.rows(self.server)?;
        rows.retain(|row| holds(row, &person.email));
        Ok(rows)
    }
}

/// Whether a text or a number stands anywhere in it.
pub(crate) fn holds(json: &Json, wanted: &str) -> bool {
    match json {
        Json::Text(text) | Json::Number(text) => text == wanted,
        Json::List(items) => items.iter().any(|item| holds(item, wanted)),
        Json::Object(members) => members.iter().any(|(_, value)| holds(value, wanted)),
        _ => false,
    }
}

/// What a failure tells of a request and its reply.
pub(crate) fn shown(sent: &Sent) -> String {
    let reply = match &sent.response {
        Ok(reply) => format!("{} {}", reply.status, reply.text()),
        Err(why) => why.to_string(),
    };
    let (body, found) = (&sent.request.body, &sent.outcome);
    format!(
        "{found:?} from {reply}\nto {body:?}, objections {:?}",
        sent.objections
    )
}

/// The reference of who is registered.
pub(crate) fn registered(sent: &Sent) -> Result<&str> {
    match &sent.outcome {
        Outcome::Registered { reference } => Ok(reference),
        _ => bail!("not registered: {}", shown(sent)),
    }
}

/// The fields at which a reply would be shown.
pub(crate) fn fields(sent: &Sent) -> Result<Vec<&str>> {
    match &sent.outcome {
        Outcome::Refused { fields, .. } => {
            let mut names = Vec::new();
            for field in fields {
                ensure!(!field.message.is_empty(), "no message: {}", shown(sent));
                if !names.contains(&field.field.as_str()) {
                    names.push(field.field.as_str());
                }
            }
            Ok(names)
        }
        _ => bail!("not refused: {}", shown(sent)),
    }
}

//! What is filled into an endpoint's description when a page is made: `$forum`,
//! `$sector`, `$subject` and `$form`, whole or in braces within a longer text, and
//! `$inputs`, all answers that the payload does not name by themselves.

use crate::model::Forum;
use multaqa_domain::{
    exchange::{Endpoint, Step},
    form::Form,
    json::Json,
    slug::Slug,
};

/// What a page with a form is about.
pub(super) struct Subject<'a> {
    forum: Option<&'a str>,
    sector: Option<&'a str>,
    subject: &'a str,
    form: &'a str,
}

impl<'a> Subject<'a> {
    pub(super) fn forum(slug: &'a Slug, forum: &'a Forum, form: &'a str) -> Self {
        Self {
            forum: Some(slug.as_str()),
            sector: forum.sector.as_ref().map(Slug::as_str),
            subject: slug.as_str(),
            form,
        }
    }

    pub(super) fn sector(slug: &'a Slug, form: &'a str) -> Self {
        Self {
            forum: None,
            sector: Some(slug.as_str()),
            subject: slug.as_str(),
            form,
        }
    }

    /// The endpoint with everything filled in.
    pub(super) fn endpoint(&self, endpoint: &Endpoint, form: &Form) -> Endpoint {
        Endpoint {
            steps: endpoint
                .steps
                .iter()
                .map(|step| self.step(step, form))
                .collect(),
            cancel: endpoint.cancel.as_ref().map(|step| self.step(step, form)),
            ..endpoint.clone()
        }
    }

    fn step(&self, step: &Step, form: &Form) -> Step {
        let headers = step.headers.iter();
        Step {
            url: self.text(&step.url),
            headers: headers
                .map(|(name, value)| (name.clone(), self.text(value)))
                .collect(),
            payload: step.payload.as_ref().map(|payload| {
                let mut named = Vec::new();
                inputs(payload, &mut named);
                let others = form.fields().map(|field| field.name.as_str());
                let mut others: Vec<_> = others.filter(|name| !named.contains(name)).collect();
                // Members stand in the order of their names, as everywhere in payloads.
                others.sort_unstable();
                self.json(payload, &others)
            }),
            ..step.clone()
        }
    }

    /// Fills a payload in; `others` are the fields that it does not name.
    fn json(&self, template: &Json, others: &[&str]) -> Json {
        match template {
            Json::Text(text) if text == "$inputs" => {
                let members = others.iter();
                let member =
                    |name: &&str| ((*name).to_owned(), Json::Text(format!("$inputs.{name}")));
                Json::Object(members.map(member).collect())
            }
            Json::Text(text) => Json::Text(self.text(text)),
            Json::List(items) => {
                Json::List(items.iter().map(|item| self.json(item, others)).collect())
            }
            Json::Object(members) => {
                let members = members.iter();
                let filled = members.map(|(name, value)| (name.clone(), self.json(value, others)));
                Json::Object(filled.collect())
            }
            other => other.clone(),
        }
    }

    fn text(&self, text: &str) -> String {
        let values = [
            ("forum", self.forum),
            ("sector", self.sector),
            ("subject", Some(self.subject)),
            ("form", Some(self.form)),
        ];
        let mut filled = text.to_owned();
        for (name, value) in values {
            // The check has refused what has no value here.
            let Some(value) = value else { continue };
            if text.strip_prefix('$') == Some(name) {
                return value.to_owned();
            }
            filled = filled.replace(&format!("{{${name}}}"), value);
        }
        filled
    }
}

/// The fields that a payload names by themselves.
fn inputs<'j>(template: &'j Json, named: &mut Vec<&'j str>) {
    match template {
        Json::Text(text) => {
            for rest in text.split("$inputs.").skip(1) {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
                named.extend(rest.get(..end.unwrap_or(rest.len())));
            }
        }
        Json::List(items) => items.iter().for_each(|item| inputs(item, named)),
        Json::Object(members) => members.iter().for_each(|(_, value)| inputs(value, named)),
        _ => {}
    }
}

//! The registration page of a forum.

use super::Pages;
use crate::model::Forum;
use multaqa_domain::{
    exchange::{Endpoint, Step},
    json::Json,
    page::{Document, Page, RegisterPage},
    slug::Slug,
};
use std::sync::Arc;

impl<'a> Pages<'a> {
    /// The registration page, if one registers on this site.
    pub(super) fn register(&self, slug: &Slug, forum: &Forum) -> Option<Document> {
        let registration = forum.registration.as_ref()?;
        let file = self.content.forms.get(&registration.form)?;
        let endpoint = self.content.endpoints.get(&registration.endpoint)?;
        let page = RegisterPage {
            subject: forum.title.clone(),
            forum: Some(self.forum_card(slug, forum)),
            registers: true,
            form: Arc::new(file.form.clone()),
            endpoint: Arc::new(Endpoint {
                steps: endpoint
                    .steps
                    .iter()
                    .map(|step| Step {
                        payload: step.payload.as_ref().map(|p| with_forum(p, slug)),
                        ..step.clone()
                    })
                    .collect(),
                ..endpoint.clone()
            }),
            data_use: file.data_use.clone(),
            otherwise: registration.otherwise.clone(),
            afterwards: registration.afterwards.clone(),
            calendar: None,
        };
        let title = format!("{}: {}", file.form.title, forum.title);
        Some(self.document(&title, &[&title, &forum.summary], Page::Register(page)))
    }
}

/// A payload in which `$forum` is the forum's slug.
fn with_forum(template: &Json, slug: &Slug) -> Json {
    match template {
        Json::Text(text) if text == "$forum" => Json::text(slug.as_str()),
        Json::List(items) => Json::List(items.iter().map(|item| with_forum(item, slug)).collect()),
        Json::Object(members) => {
            let members = members.iter();
            let filled = members.map(|(name, value)| (name.clone(), with_forum(value, slug)));
            Json::Object(filled.collect())
        }
        other => other.clone(),
    }
}

//! Pages with a form: the registration of a forum, and what else can be sent about a
//! forum or a sector.

use super::{Pages, calendar_links::taken_once, fill::Subject};
use crate::model::{Destination, FormEntry, FormFile, Forum, Sector};
use multaqa_domain::{
    form::{ChoiceOption, FieldKind, Form},
    link::WebLink,
    page::{Document, FormLink, Page, RegisterPage, Show},
    route::Route,
    slug::Slug,
};
use std::sync::Arc;

impl<'a> Pages<'a> {
    /// Where one registers for a forum, if not on this site.
    pub(super) fn elsewhere(&self, forum: &Forum) -> Option<&'a WebLink> {
        let registration = forum.registration.as_ref()?;
        match self.content.endpoints.get(&registration.endpoint)? {
            Destination::Link(link) => Some(link),
            Destination::Endpoint(_) => None,
        }
    }

    /// The registration page, if one registers on this site.
    pub(super) fn register(&self, slug: &Slug, forum: &Forum) -> Option<Document> {
        let registration = forum.registration.as_ref()?;
        let file = self.content.forms.get(registration.form.as_ref()?)?;
        let destination = self.content.endpoints.get(&registration.endpoint)?;
        let subject = Subject::forum(slug, forum, "register");
        let form = form(file, Some(forum));
        let page = RegisterPage {
            subject: forum.title.clone(),
            forum: Some(self.forum_card(slug, forum)),
            registers: true,
            endpoint: Arc::new(subject.endpoint(destination.endpoint()?, &form)),
            form: Arc::new(form),
            data_use: file.data_use.clone(),
            otherwise: registration.otherwise.clone(),
            afterwards: registration.afterwards.clone(),
            calendar: forum.days.map(|_| taken_once(slug)),
        };
        Some(self.form_document(page, &forum.summary))
    }

    /// The pages of the other forms about a forum.
    pub(super) fn forum_forms(&self, slug: &Slug, forum: &Forum) -> Vec<(Route, Document)> {
        let mut pages = Vec::new();
        for entry in &forum.forms {
            let subject = Subject::forum(slug, forum, entry.name.as_str());
            let Some(page) = self.form_page(entry, &forum.title, Some((slug, forum)), &subject)
            else {
                continue;
            };
            let route = Route::ForumForm(slug.clone(), entry.name.clone());
            pages.push((route, self.form_document(page, &forum.summary)));
        }
        pages
    }

    /// The pages of the forms about a sector.
    pub(super) fn sector_forms(&self, slug: &Slug, sector: &Sector) -> Vec<(Route, Document)> {
        let mut pages = Vec::new();
        let summary = sector.summary.as_deref().unwrap_or_default();
        for entry in &sector.forms {
            let subject = Subject::sector(slug, entry.name.as_str());
            let Some(page) = self.form_page(entry, &sector.title, None, &subject) else {
                continue;
            };
            let route = Route::SectorForm(slug.clone(), entry.name.clone());
            pages.push((route, self.form_document(page, summary)));
        }
        pages
    }

    fn form_page(
        &self,
        entry: &FormEntry,
        title: &str,
        forum: Option<(&Slug, &Forum)>,
        subject: &Subject<'_>,
    ) -> Option<RegisterPage> {
        let file = self.content.forms.get(&entry.form)?;
        let destination = self.content.endpoints.get(&entry.endpoint)?;
        let form = form(file, forum.map(|(_, forum)| forum));
        Some(RegisterPage {
            subject: title.to_owned(),
            forum: forum.map(|(slug, forum)| self.forum_card(slug, forum)),
            registers: false,
            endpoint: Arc::new(subject.endpoint(destination.endpoint()?, &form)),
            form: Arc::new(form),
            data_use: file.data_use.clone(),
            otherwise: entry.otherwise.clone(),
            afterwards: entry.afterwards.clone(),
            calendar: None,
        })
    }

    fn form_document(&self, page: RegisterPage, summary: &str) -> Document {
        let title = format!("{}: {}", page.form.title, page.subject);
        self.document(&title, &[&title, summary], Page::Register(page.into()))
    }
}

/// The form by which one is told when registration opens: the first that is offered
/// until then.
pub(super) fn notify(forms: &[FormEntry]) -> Option<&FormEntry> {
    forms.iter().find(|entry| entry.show == Show::Announced)
}

/// Links to the other forms.
pub(super) fn links(forms: &[FormEntry]) -> Vec<FormLink> {
    let notify = notify(forms).map(|entry| &entry.name);
    let others = forms.iter().filter(|entry| Some(&entry.name) != notify);
    others.map(FormLink::from).collect()
}

/// A form as it stands on a page: with the sessions of the forum, and with the country
/// of its venue before the others.
fn form(file: &FormFile, forum: Option<&Forum>) -> Form {
    let mut form = file.form.clone();
    for section in &mut form.sections {
        for field in &mut section.fields {
            match &mut field.kind {
                FieldKind::Choice { options } | FieldKind::Choices { options, .. }
                    if file.sessions.contains(&field.name) =>
                {
                    *options = sessions(forum);
                }
                FieldKind::Phone { countries } if file.phones.contains(&field.name) => {
                    let venue = forum.and_then(|forum| forum.venue.as_ref());
                    let here = |code: &str| venue.is_some_and(|v| v.country.code == code);
                    // Stable: the others stay as they are.
                    countries.sort_by_key(|country| !here(&country.code));
                }
                _ => {}
            }
        }
    }
    form
}

/// The sessions of a forum to choose from.
fn sessions(forum: Option<&Forum>) -> Vec<ChoiceOption> {
    let sessions = forum.into_iter().flat_map(|forum| &forum.sessions);
    let chosen = sessions.filter(|session| session.is_chosen());
    chosen
        .map(|session| ChoiceOption {
            value: session.anchor.to_string(),
            label: session.title.clone(),
        })
        .collect()
}

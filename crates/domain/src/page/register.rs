//! The payload of a page with a form: registration, and whatever else a form asks.

use super::ForumCard;
use crate::decode::{names, record};
use crate::{exchange::Endpoint, form::Form, forum::State, link::WebLink, slug::Slug};
use serde::Serialize;
use std::sync::Arc;

/// `/forums/<slug>/register/`, `/forums/<slug>/<name>/` and `/sectors/<slug>/<name>/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RegisterPage {
    /// What it is about, for people: the title of the forum or the sector.
    pub subject: String,
    /// The forum, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forum: Option<ForumCard>,
    /// Whether it registers for the forum, so that the forum's state decides whether it
    /// is open. Otherwise it sends a message: a question, feedback, a wish to be told.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub registers: bool,
    /// The form.
    pub form: Arc<Form>,
    /// Where answers are sent.
    pub endpoint: Arc<Endpoint>,
    /// What becomes of the data.
    pub data_use: DataUse,
    /// How to register where the app cannot run: an address to write to, or a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<WebLink>,
    /// What happens after registering, in one or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub afterwards: Option<String>,
    /// The forum's calendar file, below the site's base.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
}

record!(RegisterPage {
    subject,
    forum,
    registers,
    form,
    endpoint,
    data_use,
    otherwise,
    afterwards,
    calendar
});

/// A link to a page with a form, below the page of what it is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormLink {
    /// The last part of its address.
    pub name: Slug,
    /// The words of the link.
    pub label: String,
    /// While it is offered.
    pub show: Show,
    /// Whether it is offered at each session too, which then fills in the form's field
    /// `session`.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub sessions: bool,
}

record!(FormLink {
    name,
    label,
    show,
    sessions
});

/// While a form is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// Always.
    #[default]
    Always,
    /// While registration has not opened: to be told when it does.
    Announced,
    /// Until the forum begins.
    Before,
    /// From its beginning on.
    After,
}

names!(Show {
    Always = "always",
    Announced = "announced",
    Before = "before",
    After = "after",
});

impl Show {
    /// Whether it is offered in this state of the forum.
    pub fn shows(self, state: State) -> bool {
        match self {
            Self::Always => true,
            Self::Announced => matches!(state, State::Announced | State::OpensOn),
            Self::Before => !matches!(state, State::UnderWay | State::Over | State::Cancelled),
            Self::After => matches!(state, State::UnderWay | State::Over),
        }
    }
}

/// What becomes of personal data, as it stands beside the form.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DataUse {
    /// Who collects them.
    pub controller: String,
    /// Why.
    pub purpose: String,
    /// How long they are kept.
    pub kept: String,
    /// In which country.
    pub country: String,
    /// Whom to ask.
    pub contact: String,
}

record!(DataUse {
    controller,
    purpose,
    kept,
    country,
    contact
});

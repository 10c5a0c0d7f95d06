//! The registration page's payload.

use super::ForumCard;
use crate::decode::record;
use crate::{exchange::Endpoint, form::Form, link::WebLink};
use serde::Serialize;
use std::sync::Arc;

/// `/forums/<slug>/register/`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RegisterPage {
    /// The forum.
    pub forum: ForumCard,
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
}

record!(RegisterPage {
    forum,
    form,
    endpoint,
    data_use,
    otherwise,
    afterwards
});

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

//! The registration page's payload.

use super::ForumCard;
use crate::{exchange::Endpoint, form::Form, link::WebLink};
use serde::{Deserialize, Serialize};

/// `/forums/<slug>/register/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterPage {
    /// The forum.
    pub forum: ForumCard,
    /// The form.
    pub form: Form,
    /// Where answers are sent.
    pub endpoint: Endpoint,
    /// What becomes of the data.
    pub data_use: DataUse,
    /// How to register where the app cannot run: an address to write to, or a page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<WebLink>,
    /// What happens after registering, in one or two sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afterwards: Option<String>,
}

/// What becomes of personal data, as it stands beside the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

//! What the interface is made of, and what knows no forum: elements, buttons, fields,
//! notices. Texts come from above; [`gallery`] shows every component in every state.

pub(crate) mod avatar;
pub(crate) mod badge;
pub(crate) mod button;
pub(crate) mod card;
pub(crate) mod choices;
pub(crate) mod countdown;
pub(crate) mod element;
pub(crate) mod error_summary;
pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod focus;
#[cfg(feature = "gallery")]
pub(crate) mod gallery;
pub(crate) mod icon;
pub(crate) mod input;
pub(crate) mod notice;
pub(crate) mod progress;
pub(crate) mod qr;
pub(crate) mod share;
pub(crate) mod text;

pub(crate) use element::{El, el, is_ltr};

//! The Arabic messages, by what they are for.
//!
//! Modern Standard Arabic, short, in nouns where these serve (التسجيل rather than
//! سجِّل), so that they address everyone. What only the program that writes the site says is left out of
//! the browser's.

pub(crate) mod calendar;
pub(crate) mod calendar_links;
pub(crate) mod data;
pub(crate) mod filters;
pub(crate) mod form;
pub(crate) mod forum;
pub(crate) mod frame;
pub(crate) mod home;
pub(crate) mod missing;
pub(crate) mod plan;
#[cfg(not(target_family = "wasm"))]
pub(crate) mod preferences;
pub(crate) mod programme;
pub(crate) mod receipt;
pub(crate) mod search;
pub(crate) mod sector;
pub(crate) mod sharing;
pub(crate) mod speakers;
pub(crate) mod state;
pub(crate) mod texts;

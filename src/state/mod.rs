//! What the app knows besides the page: where it is, what time it is, and what a
//! person has answered.

pub(crate) mod anchor;
pub(crate) mod campaign;
pub(crate) mod clock;
pub(crate) mod filters;
pub(crate) mod list;
pub(crate) mod load;
pub(crate) mod outbox;
pub(crate) mod plan;
pub(crate) mod registration;
pub(crate) mod search;
pub(crate) mod seen;
pub(crate) mod shortcut;
pub(crate) mod site;
pub(crate) mod status;

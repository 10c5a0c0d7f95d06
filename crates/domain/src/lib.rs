//! The vocabulary of Multaqa, and what is true of it whatever draws or serves it:
//! forums and their states, routes, the payload of each page, forms and their
//! answers, and the exchange with a registration endpoint.
//!
//! Everything here is pure. There is no clock (an [`time::Instant`] is passed in),
//! no I/O, no Leptos and no web-sys, so that the same code runs natively when the
//! site is built and in the browser when it is used.

pub mod decode;
pub mod exchange;
pub mod form;
pub mod forum;
pub mod json;
pub mod link;
pub mod outbox;
pub mod page;
pub mod plan;
pub mod prose;
pub mod route;
pub mod search;
pub mod slug;
pub mod text;
pub mod time;

//! The Multaqa app: pages drawn from payloads, by the same functions natively (to
//! write HTML) and in the browser (to take it over and to navigate).
//!
//! Features: `ssr` natively; in the browser `hydrate`, or `csr` for work on the
//! interface. `gallery` adds the page that shows every ui component.

mod app;
mod browser;
mod i18n;
mod navigation;
mod pages;
mod parts;
mod reactive;
mod state;
mod ui;

#[cfg(feature = "ssr")]
mod render;
#[cfg(all(feature = "ssr", feature = "gallery"))]
pub use render::render_gallery;
#[cfg(feature = "ssr")]
pub use render::{Messages, messages, part, render};

#[cfg(any(feature = "hydrate", feature = "csr"))]
mod start;
#[cfg(any(feature = "hydrate", feature = "csr"))]
pub use start::start;

/// Natively there is no page to take over.
#[cfg(not(any(feature = "hydrate", feature = "csr")))]
pub fn start() {}

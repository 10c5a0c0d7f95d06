//! Writes a content folder as a static site, and serves it.
//!
//! [`write::site`] draws every page by the app's own views, natively; the result is a
//! folder for any static host. [`serve`] serves that folder as a good host would, with
//! the reference endpoint beside it.

mod aliases;
pub mod assets;
pub mod headers;
pub mod page;
pub mod policy;
pub mod serve;
pub mod static_files;
pub mod version;
pub mod write;

mod compress;
mod connections;
mod exports;
mod lists;
mod photos;
mod previews;
mod progress;
mod search;
mod store;

pub use exports::exported;

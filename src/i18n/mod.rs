//! The interface's words: Arabic messages by what they are for, and plurals.
//!
//! What a page is about comes from its payload, already in words. Here stands only
//! what the interface itself says.

pub(crate) mod ar;
mod plural;
mod problems;

pub(crate) use plural::{Noun, count};
pub(crate) use problems::{problem, summary_heading};

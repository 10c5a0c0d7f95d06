//! The crate as the program sees it: folders of content in, pages or reports out. One binary, which
//! links once.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod decisions;
mod documents;
mod faults;
mod forms;
mod full;
mod golden;
mod hostile;
mod payloads;
mod photos;
mod sample;

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
mod empties;
mod endpoints;
mod faults;
mod foreign;
mod forms;
mod full;
mod golden;
mod home;
mod hostile;
mod night;
mod payloads;
mod photos;
mod programme;
mod sample;
mod session_files;
mod slips;
mod warnings;

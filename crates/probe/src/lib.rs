//! Tries a registration endpoint natively, as the site's pages would send to it, by the
//! rules that a browser keeps (the Fetch standard's CORS protocol).
//!
//! [`courier::Courier`] sends a registration step by step; [`trial`] is the whole test
//! that `multaqa endpoint test` runs, and tells what it found line by line.

pub mod answers;
pub mod cors;
pub mod courier;
pub mod http;
pub mod redirect;
pub mod report;
pub mod trial;

//! What any bytes must not break: a function for each way by which bytes come in from outside.
//! Each takes any bytes, and panics when a promise is broken.
//!
//! libFuzzer calls them (`fuzz/`), and a test plays the inputs of `corpus/` and mutations of them
//! (`tests/corpus/`). Nothing that ships depends on this crate.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic is how a broken promise is told"
)]

mod content;
mod http;
mod reply;
mod search;
mod state;

pub use content::content;
pub use http::http;
pub use reply::reply;
pub use search::search;
pub use state::state;

/// A function that is fuzzed.
pub type Target = fn(&[u8]);

/// All of them, by the names of their folders in `corpus/`.
pub const TARGETS: [(&str, Target); 5] = [
    ("content", content),
    ("http", http),
    ("reply", reply),
    ("search", search),
    ("state", state),
];

/// A folder that is gone with its guard: in memory, where the system has a place for that.
fn room() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    let mut builder = tempfile::Builder::new();
    builder.prefix("multaqa-fuzz-");
    let made = match memory.is_dir() {
        true => builder.tempdir_in(memory),
        false => builder.tempdir(),
    };
    made.expect("a temporary folder")
}

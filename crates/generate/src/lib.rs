//! Content folders for measurements: series of forums of any size, and one large conference. The
//! same numbers make the same folder.

pub mod conference;
mod content;
mod words;

pub use content::{Size, speaker_file, write};

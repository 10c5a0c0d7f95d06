//! Focus on what is about to appear.

pub(crate) use crate::browser::focus::{focus_id, is_in_field};
use crate::browser::time::next_frame;

/// Moves the focus to the element with this id once what has changed is drawn.
pub(crate) fn focus_soon(id: &str) {
    let id = id.to_owned();
    next_frame(move || focus_id(&id));
}

//! Focus.

use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, Node};

/// Moves the focus to an element, which scrolls to it.
pub(crate) fn focus_id(id: &str) {
    if let Some(element) = super::html_element(id) {
        let _ = element.focus();
    }
}

/// Moves the focus to an element and leaves the scroll position as it is.
pub(crate) fn focus_id_in_place(id: &str) {
    if let Some(element) = super::html_element(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the page has an element.
pub(crate) fn is_there(id: &str) -> bool {
    super::html_element(id).is_some()
}

/// Whether a person is at a field: a control that is typed into or chosen from.
pub(crate) fn is_in_field() -> bool {
    let active = super::document().and_then(|document| document.active_element());
    active.is_some_and(|active| active.has_attribute("name"))
}

/// Whether a `focusout` takes the focus out of the element that listens, and not only
/// from one of its controls to another.
pub(crate) fn goes_out(event: &Event) -> bool {
    let stays = || {
        let group = event.current_target()?.dyn_into::<Node>().ok()?;
        let to = event.dyn_ref::<FocusEvent>()?.related_target()?;
        Some(group.contains(to.dyn_ref::<Node>()))
    };
    stays() != Some(true)
}

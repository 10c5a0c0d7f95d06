//! Focus.

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

//! Scroll positions, in CSS pixels from the top.

/// Where the page is scrolled to.
pub(crate) fn position() -> f64 {
    super::window()
        .and_then(|w| w.scroll_y().ok())
        .unwrap_or(0.0)
}

/// Scrolls there at once.
pub(crate) fn to(position: f64) {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
}

/// Scrolls to an element; `false` if there is none of that id.
pub(crate) fn to_id(id: &str) -> bool {
    let element = super::html_element(id);
    if let Some(element) = &element {
        element.scroll_into_view();
    }
    element.is_some()
}

//! Modal dialogs (`<dialog>`): the browser keeps the focus inside, closes them on Escape,
//! and gives the focus back.

use super::dynamic::call;

/// Opens the dialog with this id.
pub(crate) fn open(id: &str) {
    if let Some(dialog) = super::html_element(id) {
        call(&dialog, "showModal", &[]);
    }
}

/// Closes the dialog with this id.
pub(crate) fn close(id: &str) {
    if let Some(dialog) = super::html_element(id) {
        call(&dialog, "close", &[]);
    }
}

//! The controls of a form as they stand in the page, for what was typed before the app
//! had started.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// A named control and what it holds.
pub(crate) struct Control {
    /// Its `name`.
    pub(crate) name: String,
    /// Its `value`.
    pub(crate) value: String,
    /// For a check box or radio button, whether it is ticked; otherwise `None`.
    pub(crate) ticked: Option<bool>,
}

/// Sets the value of a form control, unless it holds it already: setting it again would
/// disturb an input method that is composing a word.
pub(crate) fn set_value(element: &web_sys::Element, value: &str) {
    // Lists and text areas have the same two accessors.
    let control = element.unchecked_ref::<HtmlInputElement>();
    if control.value() != value {
        control.set_value(value);
    }
}

/// The named controls of the form with this id, in document order.
pub(crate) fn of_form(id: &str) -> Vec<Control> {
    let mut controls = Vec::new();
    let Some(nodes) =
        super::html_element(id).and_then(|form| form.query_selector_all("[name]").ok())
    else {
        return controls;
    };
    for node in (0..nodes.length()).filter_map(|index| nodes.item(index)) {
        controls.extend(read(node.unchecked_ref()));
    }
    controls
}

fn read(element: &web_sys::Element) -> Option<Control> {
    let name = element.get_attribute("name")?;
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let ticks = matches!(input.type_().as_str(), "checkbox" | "radio");
        let ticked = ticks.then(|| input.checked());
        return Some(Control {
            name,
            value: input.value(),
            ticked,
        });
    }
    let value = element
        .dyn_ref::<HtmlSelectElement>()
        .map(HtmlSelectElement::value)
        .or_else(|| {
            element
                .dyn_ref::<HtmlTextAreaElement>()
                .map(HtmlTextAreaElement::value)
        })?;
    Some(Control {
        name,
        value,
        ticked: None,
    })
}

//! Keys.

use super::{
    dynamic::get,
    events::{Listener, on_document},
    focus,
    time::next_frame,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node, NodeList};

/// The key of a keyboard event, by its name in UI Events, such as `ArrowDown`.
pub(crate) fn key(event: &Event) -> String {
    let key = get(event, "key").and_then(|key| key.as_string());
    key.unwrap_or_default()
}

/// Calls when `/` is pressed outside of fields, alone. On an Arabic keyboard its key
/// writes a letter.
pub(crate) fn on_slash(call: impl Fn() + 'static) -> Option<Listener> {
    let pressed = move |event: Event| {
        let is = |name: &str| get(&event, name).is_some_and(|held| held.is_truthy());
        let slash = match key(&event).as_str() {
            "/" => true,
            "ظ" => {
                get(&event, "code")
                    .and_then(|code| code.as_string())
                    .as_deref()
                    == Some("Slash")
            }
            _ => false,
        };
        let held = is("ctrlKey") || is("metaKey") || is("altKey");
        if slash && !held && !event.default_prevented() && !focus::is_in_field() {
            event.prevent_default();
            call();
        }
    };
    on_document("keydown", Box::new(pressed))
}

/// Follows a link as a click on it does.
pub(crate) fn press(id: &str) {
    if let Some(element) = super::html_element(id) {
        element.click();
    }
}

/// Whether an event comes from the element with this id.
pub(crate) fn is_at(event: &Event, id: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.id() == id)
}

/// Moves the focus to the next link or button of a list, or the one before. Before the
/// first is the field with the id `field`.
pub(crate) fn step(list: &str, field: &str, is_forward: bool) {
    let active = super::document().and_then(|document| document.active_element());
    let links =
        super::html_element(list).and_then(|list| list.query_selector_all("a, button").ok());
    let Some(links) = links else { return };
    let active = active.as_ref().map(AsRef::<Node>::as_ref);
    let at = (0..links.length()).find(|at| links.item(*at).as_ref() == active);
    let to = match (at, is_forward) {
        (None, true) => Some(0),
        (None, false) => return,
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    match to {
        None => focus::focus_id(field),
        Some(to) => focus_in(&links, to),
    }
}

/// Moves the focus to a link by its number among those beside an element, once what was
/// changed is in the page.
pub(crate) fn step_to(beside: &'static str, number: usize) {
    next_frame(move || {
        let around = super::html_element(beside).and_then(|element| element.parent_element());
        if let Some(links) = around.and_then(|around| around.query_selector_all("a").ok()) {
            focus_in(&links, number as u32);
        }
    });
}

fn focus_in(links: &NodeList, number: u32) {
    let link = links.item(number);
    if let Some(link) = link.as_ref().and_then(|link| link.dyn_ref::<HtmlElement>()) {
        let _ = link.focus();
    }
}

//! Links of the document: clicks to take, and links to prefetch.
//!
//! What is taken is a plain click on a link of this origin. Modified clicks, downloads,
//! links with a target, other origins and anchors of the same page stay the browser's.

use super::events::{Listener, on_document};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Where a link leads, on this origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The path, with the site's base.
    pub(crate) path: String,
    /// The query, with its `?`, or empty.
    pub(crate) query: String,
    /// The fragment, with its `#`, or empty.
    pub(crate) fragment: String,
}

/// Where the page is now.
pub(crate) fn here() -> Option<Target> {
    let location = super::window()?.location();
    Some(Target {
        path: location.pathname().ok()?,
        query: location.search().ok()?,
        fragment: location.hash().ok()?,
    })
}

/// What the fragment of the address names, if nothing on the page has it as its id.
pub(crate) fn sought() -> Option<String> {
    let fragment = here()?.fragment;
    let id = fragment.strip_prefix('#')?;
    super::html_element(id).is_none().then(|| id.to_owned())
}

/// A parameter of the address's query, decoded.
pub(crate) fn parameter(name: &str) -> Option<String> {
    let query = here()?.query;
    let parameters = web_sys::UrlSearchParams::new_with_str(&query).ok()?;
    parameters.get(name)
}

/// The parameters of the address's query.
pub(crate) struct Query(web_sys::UrlSearchParams);

impl Query {
    /// Those of the current address; `None` natively.
    pub(crate) fn here() -> Option<Self> {
        let query = here()?.query;
        let parameters = web_sys::UrlSearchParams::new_with_str(&query).ok()?;
        Some(Self(parameters))
    }

    /// Whether a parameter has this value among its values.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        let value = wasm_bindgen::JsValue::from(value);
        self.0.get_all(name).includes(&value, 0)
    }

    /// Takes all values of a parameter out.
    pub(crate) fn remove(&self, name: &str) {
        self.0.delete(name);
    }

    /// Adds a value to a parameter.
    pub(crate) fn add(&self, name: &str, value: &str) {
        self.0.append(name, value);
    }

    /// The current path with these parameters.
    pub(crate) fn url(&self) -> String {
        let path = here().map(|here| here.path).unwrap_or_default();
        let query = String::from(self.0.to_string());
        let mark = if query.is_empty() { "" } else { "?" };
        [path.as_str(), mark, &query].concat()
    }
}

/// A value of a parameter, encoded.
pub(crate) fn encoded(value: &str) -> String {
    js_sys::encode_uri_component(value).into()
}

/// Loads a path the browser's way, leaving the app.
pub(crate) fn leave_for(path: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().assign(path);
    }
}

/// The same, instead of the current entry of the history.
pub(crate) fn replace(path: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().replace(path);
    }
}

/// Loads the page of the current address anew, leaving the app.
pub(crate) fn reload() {
    if let Some(window) = super::window() {
        let _ = window.location().reload();
    }
}

/// Calls `take` with each plain click on a link of this origin; where it answers `true`
/// the browser does not follow the link.
pub(crate) fn on_click(take: impl Fn(Target) -> bool + 'static) -> Option<Listener> {
    on_document(
        "click",
        Box::new(move |event| {
            let plain = event.dyn_ref::<MouseEvent>().is_some_and(|e| {
                e.button() == 0 && !e.ctrl_key() && !e.meta_key() && !e.shift_key() && !e.alt_key()
            });
            if plain
                && !event.default_prevented()
                && let Some(target) = target_of(&event)
                && take(target)
            {
                event.prevent_default();
            }
        }),
    )
}

/// Calls `intend` when a pointer rests on a link of this origin, or a finger touches it.
pub(crate) fn on_intent(intend: impl Fn(Target) + Clone + 'static) -> [Option<Listener>; 3] {
    ["pointerover", "touchstart", "focusin"].map(|name| {
        let intend = intend.clone();
        on_document(
            name,
            Box::new(move |event| {
                if let Some(target) = target_of(&event) {
                    intend(target);
                }
            }),
        )
    })
}

fn target_of(event: &Event) -> Option<Target> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let link = element
        .closest("a[href]")
        .ok()??
        .dyn_into::<HtmlAnchorElement>()
        .ok()?;
    let window = super::window()?;
    let leaves = link.has_attribute("download")
        || !matches!(link.target().as_str(), "" | "_self")
        || link
            .rel()
            .split_ascii_whitespace()
            .any(|rel| rel == "external")
        || link.origin() != window.location().origin().ok()?;
    let target = Target {
        path: link.pathname(),
        query: link.search(),
        fragment: link.hash(),
    };
    let here = here()?;
    let anchor =
        !target.fragment.is_empty() && target.path == here.path && target.query == here.query;
    (!leaves && !anchor).then_some(target)
}

//! The page as it was served: its payload, its base path, and the element to take over.

#[cfg(feature = "hydrate")]
use multaqa_domain::page::Document;
use multaqa_domain::route::Route;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the HTML brought along.
pub(crate) struct Served {
    /// The element that holds the app.
    pub(crate) root: HtmlElement,
    /// The site's base path, `/` or `/x/`.
    pub(crate) base: String,
    #[cfg(feature = "hydrate")]
    payload: Option<String>,
    missing: bool,
}

/// Reads the served page; `None` outside a browser or on a page that is not ours.
pub(crate) fn page() -> Option<Served> {
    let document = super::document()?;
    let html = document
        .document_element()?
        .dyn_into::<HtmlElement>()
        .ok()?;
    Some(Served {
        root: super::html_element("app")?,
        base: html.dataset().get("base").unwrap_or_else(|| "/".to_owned()),
        #[cfg(feature = "hydrate")]
        payload: document
            .get_element_by_id("payload")
            .and_then(|e| e.text_content()),
        missing: html.dataset().get("missing").is_some(),
    })
}

impl Served {
    /// The payload; `None` if the HTML has none of this app's shape.
    #[cfg(feature = "hydrate")]
    pub(crate) fn document(&self) -> Option<Document> {
        Document::from_json(&super::json::parse(self.payload.as_deref()?)?).ok()
    }

    /// The page's address; `None` on 404.html, wherever that is served.
    pub(crate) fn route(&self) -> Option<Route> {
        if self.missing {
            return None;
        }
        let path = super::window()?.location().pathname().ok()?;
        Route::parse_below(&self.base, &path)
    }
}

/// Says that the app is in charge: `<html data-ready>`.
pub(crate) fn mark_ready() {
    if let Some(html) = super::document().and_then(|d| d.document_element()) {
        let _ = html.set_attribute("data-ready", "");
    }
}

/// Says that the app could not start: `<html data-app="failed">`.
#[cfg(feature = "hydrate")]
pub(crate) fn mark_failed() {
    if let Some(html) = super::document().and_then(|d| d.document_element()) {
        let _ = html.set_attribute("data-app", "failed");
    }
}

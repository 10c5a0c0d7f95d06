//! The document's head, after a navigation.

/// Sets the title.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = super::document() {
        document.set_title(title);
    }
}

/// Sets the title, the description and the canonical link's path.
pub(crate) fn set(title: &str, description: &str, path: &str) {
    let Some(document) = super::document() else {
        return;
    };
    document.set_title(title);
    let set = |selector: &str, attribute: &str, value: &str| {
        if let Ok(Some(element)) = document.query_selector(selector) {
            let _ = element.set_attribute(attribute, value);
        }
    };
    set("meta[name=description]", "content", description);
    let origin = document
        .query_selector("link[rel=canonical]")
        .ok()
        .flatten()
        .and_then(|link| link.get_attribute("href"))
        .and_then(|href| web_sys::Url::new(&href).ok())
        .map(|url| url.origin());
    if let Some(origin) = origin {
        set("link[rel=canonical]", "href", &[&origin, path].concat());
    }
}

//! Payloads of pages: `page.json`, read and shown.

use multaqa_content::Origin;
use multaqa_domain::{
    json::Json,
    page::{Document, Page},
    route::Route,
};
use multaqa_site::{
    assets::Assets,
    page::{self, Frame, Place},
    policy::Policy,
};
use std::collections::BTreeSet;

/// What a payload says is written as it was read, and shown without harm.
pub(super) fn page(json: &Json) {
    let Ok(document) = Document::from_json(json) else {
        return;
    };
    // What a page that stays as it was served holds is not read.
    if let Page::Still(_) = document.page {
        return;
    }
    is_read_as_written(&document);
    shown(&document, Some(&Route::Home));
}

/// A payload is read as it was written.
pub(crate) fn is_read_as_written(document: &Document) {
    let payload = page::payload(document).expect("a payload is written");
    let read = Json::parse(&payload).map(|json| Document::from_json(&json));
    let read = read.expect("a payload is JSON");
    match document.page {
        Page::Still(_) => assert!(read.is_ok()),
        _ => assert_eq!(read.as_ref(), Ok(document)),
    }
}

/// A page has no more scripts than any other, and no link that runs one.
pub(crate) fn shown(document: &Document, route: Option<&Route>) {
    let place = Place {
        base: "/".to_owned(),
        origin: None,
    };
    let policy = Policy::new(&BTreeSet::<Origin>::new()).expect("a policy");
    let frame = Frame {
        place: &place,
        assets: &Assets::new(None),
        policy: &policy,
    };
    let html = page::html(document, route, "", &frame).expect("a page");
    let scripts = html.matches("<script").count();
    let own = if route.is_none() { 4 } else { 3 };
    assert_eq!(scripts, own, "{html}");
    for attribute in ["href", "src", "action"] {
        let runs = format!(" {attribute}=\"javascript:");
        assert!(!html.contains(&runs), "{html}");
    }
    let (_, payload) = html.rsplit_once("id=\"payload\">").expect("a payload");
    let (payload, _) = payload.split_once("</script>").expect("its end");
    assert!(Json::parse(payload).is_some(), "{payload}");
}

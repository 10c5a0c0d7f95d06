//! What the stage does to pages on their way, and what it serves itself.

use super::{Answer, Seen};
use hyper::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderValue,
    X_FRAME_OPTIONS,
};

/// What is done to pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Html {
    /// A script that collects the console comes first.
    #[default]
    Watched,
    /// Nothing.
    Untouched,
    /// Watched, and a page of the stage may frame it.
    Framed,
    /// Watched, in a browser that has no WebAssembly.
    WithoutWebAssembly,
    /// Watched, and the app can be stopped at a moment of its work (`park.js`).
    Parked,
}

/// The page as the browser gets it.
pub(super) fn staged(mut answer: Answer, html: Html) -> Answer {
    let is_html = answer
        .headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    if !is_html || answer.body.is_empty() {
        return answer;
    }
    let headers = &mut answer.headers;
    headers.remove(CONTENT_LENGTH);
    headers.remove(ETAG);
    match html {
        Html::Watched | Html::WithoutWebAssembly | Html::Parked => {}
        Html::Untouched => return answer,
        Html::Framed => {
            headers.remove(X_FRAME_OPTIONS);
            let policy = headers.get(CONTENT_SECURITY_POLICY).cloned();
            let text = policy.as_ref().and_then(|p| p.to_str().ok()).unwrap_or("");
            let kept: Vec<_> = text
                .split(';')
                .filter(|part| !part.trim().starts_with("frame-ancestors"))
                .collect();
            if let Ok(policy) = HeaderValue::from_str(&kept.join(";")) {
                headers.insert(CONTENT_SECURITY_POLICY, policy);
            }
        }
    }
    let page = String::from_utf8_lossy(&answer.body);
    if let Some((before, after)) = page.split_once("<head>") {
        let script = |name| format!(r#"<script src="/__test/{name}.js"></script>"#);
        let mut scripts = script("console");
        match html {
            Html::WithoutWebAssembly => scripts += &script("without-webassembly"),
            Html::Parked => scripts += &script("park"),
            _ => {}
        }
        answer.body = format!("{before}<head>{scripts}{after}").into();
    }
    answer
}

/// The stage's own files: the script, where it reports to, an empty page, and a page
/// that frames another at a width.
pub(super) fn own(path: &str, seen: &Seen, report: impl FnOnce(Vec<String>)) -> Answer {
    let page = |body: &str| {
        let text = format!(
            "<!doctype html><html lang=ar><link rel=icon href=data:,><title>stage</title>{body}"
        );
        Answer::new(200, "text/html; charset=utf-8", text)
    };
    match path.split_once('?').unwrap_or((path, "")) {
        ("console.js", _) => Answer::new(200, "text/javascript", include_str!("console.js")),
        ("park.js", _) => Answer::new(200, "text/javascript", include_str!("park.js")),
        ("axe.js", _) => {
            let mut answer = Answer::new(200, "text/javascript", crate::axe::source());
            let for_this_stage = HeaderValue::from_static("max-age=600");
            answer.headers.insert(CACHE_CONTROL, for_this_stage);
            answer
        }
        ("without-webassembly.js", _) => {
            Answer::new(200, "text/javascript", "delete window.WebAssembly;")
        }
        ("console", _) => {
            let text = String::from_utf8_lossy(&seen.body);
            report(text.split("\n\0").map(str::to_owned).collect());
            Answer::new(204, "text/plain", "")
        }
        ("blank", _) => page(""),
        // `width=/path/`: the path stands in a frame of this width, in CSS pixels.
        ("frame", query) => {
            let (width, target) = query.split_once('=').unwrap_or(("320", query));
            page(&format!(
                r#"<iframe src="{target}" style="border:0;height:700px;width:{width}px"></iframe>"#
            ))
        }
        _ => Answer::new(404, "text/plain", "not on this stage"),
    }
}

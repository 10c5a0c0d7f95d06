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
    /// Watched, in a browser that this script, which runs before all others, has changed.
    Changed(&'static str),
    /// Watched, and the app can be stopped at a moment of its work (`park.js`).
    Parked,
}

impl Html {
    /// Whether time passes for its pages only when a test says so ([`super::Stage::pass`]).
    /// Where a browser is killed, what it does next takes the time that it takes.
    fn is_timed(self) -> bool {
        !matches!(self, Self::Untouched | Self::Parked)
    }

    /// The script that runs before all others: it collects the console, holds the clock, and
    /// changes the browser.
    fn first_script(self, now: i64) -> String {
        let mut script = include_str!("console.js").to_owned();
        if self.is_timed() {
            script += &include_str!("clock.js").replace("START", &now.to_string());
        }
        script += self.change().unwrap_or_default();
        script
    }

    /// The script that changes the browser.
    fn change(self) -> Option<&'static str> {
        match self {
            Self::WithoutWebAssembly => Some("delete window.WebAssembly;"),
            Self::Changed(script) => Some(script),
            Self::Parked => Some(include_str!("park.js")),
            Self::Watched | Self::Untouched | Self::Framed => None,
        }
    }
}

/// What runs before all other scripts of a page.
const FIRST: &str = r#"<script src="/__test/first.js"></script>"#;

/// The page as the browser gets it.
pub(super) fn staged(mut answer: Answer, html: Html, admitted: &str) -> Answer {
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
    if html == Html::Untouched {
        return answer;
    }
    // It would give each stage a process of its own, whose start takes longer than most
    // scenarios; what it keeps out are windows that none of them opens.
    headers.remove("cross-origin-opener-policy");
    let policy = headers.get(CONTENT_SECURITY_POLICY).cloned();
    let policy = policy.as_ref().and_then(|p| p.to_str().ok()).unwrap_or("");
    let mut text = policy.replace(
        "connect-src 'self'",
        &format!("connect-src 'self'{admitted}"),
    );
    if html == Html::Framed {
        headers.remove(X_FRAME_OPTIONS);
        let kept: Vec<_> = text
            .split(';')
            .filter(|part| !part.trim().starts_with("frame-ancestors"))
            .collect();
        text = kept.join(";");
    }
    if let Ok(policy) = HeaderValue::from_str(&text) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    let page = String::from_utf8_lossy(&answer.body);
    if let Some((before, after)) = page.split_once("<head>") {
        answer.body = format!("{before}<head>{FIRST}{after}").into();
    }
    answer
}

/// The stage's own files: the scripts, where it reports to, an empty page, and a page
/// that frames another at a width. `now` is its clock, in milliseconds since the epoch.
pub(super) fn own(
    path: &str,
    seen: &Seen,
    html: Html,
    now: i64,
    report: impl FnOnce(Vec<String>),
) -> Answer {
    let page = |body: &str| {
        let text = format!(
            "<!doctype html><html lang=ar><title>stage</title>{FIRST}<link rel=icon href=data:,>{body}"
        );
        Answer::new(200, "text/html; charset=utf-8", text)
    };
    match path.split_once('?').unwrap_or((path, "")) {
        ("first.js", _) => {
            let mut answer = Answer::new(200, "text/javascript", html.first_script(now));
            // The next document has another time.
            let fresh = HeaderValue::from_static("no-store");
            answer.headers.insert(CACHE_CONTROL, fresh);
            answer
        }
        ("axe.js", _) => {
            let mut answer = Answer::new(200, "text/javascript", crate::axe::source());
            let for_this_stage = HeaderValue::from_static("max-age=600");
            answer.headers.insert(CACHE_CONTROL, for_this_stage);
            answer
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

//! The HTML document around a page: head, the app's markup, the payload, and what says
//! that the app has failed.

use crate::{
    assets::{App, Assets, CORE, EARLY, FORMS, File, READING, short_hash},
    policy::Policy,
    previews,
};
use multaqa_domain::{
    page::{Document, Page, Still},
    route::Route,
};
use std::fmt::Write as _;

/// Where the site will stand.
#[derive(Clone, Debug)]
pub struct Place {
    /// The base path: `/`, or `/x/` with slashes at both ends.
    pub base: String,
    /// The origin, such as `https://example.org`; without one there are no canonical
    /// links.
    pub origin: Option<String>,
}

impl Place {
    /// The absolute address of what lies at a path below the base, such as
    /// `calendar.ics`, if the origin is known.
    pub fn url(&self, path: &str) -> Option<String> {
        let origin = self.origin.as_deref()?.trim_end_matches('/');
        Some([origin, &self.base, path].concat())
    }
}

/// What stands around every page of a site.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Where the site will stand.
    pub place: &'a Place,
    /// The files that pages rely on.
    pub assets: &'a Assets,
    /// What pages may do.
    pub policy: &'a Policy,
}

/// A page's document. `data` stands in its head as it is: links and data for machines.
/// `route` is `None` for 404.html.
///
/// # Errors
/// None in practice: every payload can be written as JSON.
pub fn html(
    document: &Document,
    route: Option<&Route>,
    data: &str,
    frame: &Frame<'_>,
) -> anyhow::Result<String> {
    let Frame {
        place,
        assets,
        policy,
    } = *frame;
    let payload = payload(document)?;
    let body = multaqa_app::render(document.clone(), route.cloned(), &place.base);
    let mut out = String::with_capacity(body.len() + payload.len() + 32_768);
    open(&mut out, place, route.is_none(), assets.app.is_none());
    if let Some(policy) = &policy.meta {
        // Ahead of all that it is to hold for.
        let _ = write!(
            out,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
            escape(policy)
        );
    }
    head(&mut out, document, route, place);
    let (styles, other) = match document.page {
        Page::Register(_)
        | Page::Registrations
        | Page::Search
        | Page::Still(Still::Preferences { .. }) => (FORMS, &assets.reading),
        _ => (READING, &assets.forms),
    };
    early(&mut out, place, assets);
    let _ = write!(out, "<style>{CORE}</style><style>{styles}</style>");
    out.push_str(data);
    if route.is_none() {
        let _ = write!(
            out,
            "<script defer src=\"{}{}\"></script>",
            escape(&place.base),
            assets.missing.name
        );
    }
    if let Some(app) = &assets.app {
        let part = multaqa_app::part(&document.page);
        let part = part.and_then(|name| app.part(name));
        loader(&mut out, place, (app, &assets.loader), other, part);
    }
    let said = multaqa_app::messages();
    let _ = writeln!(
        out,
        "</head><body><div id=\"app\">{body}</div>\
         <div id=\"crashed\" class=\"crashed\" role=\"alert\" hidden><p>{}</p><p><a href=\"\" rel=\"external\">{}</a></p></div>\
         <script type=\"application/json\" id=\"payload\">{}</script></body></html>",
        escape(said.crashed),
        escape(said.reload),
        // The only sequences that could end the element early begin with `<`.
        payload.replace('<', "\\u003c"),
    );
    Ok(out)
}

/// A document without the app, for the gallery.
pub fn bare_html(title: &str, body: &str, place: &Place) -> String {
    let mut out = String::new();
    open(&mut out, place, false, false);
    let _ = writeln!(
        out,
        "<title>{}</title><meta name=\"robots\" content=\"noindex\"><style>{CORE}</style><style>{FORMS}</style><style>{READING}</style></head>\
         <body><div id=\"app\">{body}</div></body></html>",
        escape(title)
    );
    out
}

/// The document with its version: a hash of all else that it says.
///
/// # Errors
/// None in practice: every payload can be written as JSON.
pub fn stamped(mut document: Document) -> anyhow::Result<Document> {
    document.version = String::new();
    document.version = short_hash(payload(&document)?.as_bytes());
    Ok(document)
}

/// What page.json holds.
///
/// # Errors
/// None in practice: every payload can be written as JSON.
pub fn payload(document: &Document) -> anyhow::Result<String> {
    Ok(serde_json::to_string(document)?)
}

/// The start of a document. One that is served without the app shows what else there is to do,
/// as where the app could not start.
fn open(out: &mut String, place: &Place, missing: bool, has_no_app: bool) {
    let _ = write!(
        out,
        "<!doctype html><html lang=\"ar\" dir=\"rtl\" data-base=\"{}\"{}{}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <meta name=\"color-scheme\" content=\"light dark\">",
        escape(&place.base),
        if missing { " data-missing" } else { "" },
        if has_no_app {
            " data-app=\"failed\""
        } else {
            ""
        },
    );
}

fn head(out: &mut String, document: &Document, route: Option<&Route>, place: &Place) {
    let title = escape(&document.head.title);
    let description = escape(&document.head.description);
    let _ = write!(
        out,
        "<title>{title}</title><meta name=\"description\" content=\"{description}\">"
    );
    match route {
        None => out.push_str("<meta name=\"robots\" content=\"noindex\">"),
        Some(route) => {
            if let Some(origin) = &place.origin {
                let url =
                    escape(&[origin.trim_end_matches('/'), &route.path(&place.base)].concat());
                let _ = write!(
                    out,
                    "<link rel=\"canonical\" href=\"{url}\"><meta property=\"og:url\" content=\"{url}\">"
                );
                if previews::ARE_DRAWN {
                    picture(out, &title, route, place, origin);
                }
            }
            let _ = write!(
                out,
                "<meta property=\"og:title\" content=\"{title}\"><meta property=\"og:description\" content=\"{description}\">\
                 <meta property=\"og:type\" content=\"website\"><meta property=\"og:locale\" content=\"ar\">\
                 <meta property=\"og:site_name\" content=\"{}\">",
                escape(&document.site.name)
            );
        }
    }
    let _ = write!(
        out,
        "<link rel=\"icon\" href=\"{}favicon.svg\" type=\"image/svg+xml\">",
        escape(&place.base)
    );
}

/// The picture that stands for the page where its link is shared (Open Graph); its address
/// has to be a whole one.
fn picture(out: &mut String, title: &str, route: &Route, place: &Place, origin: &str) {
    let _ = write!(
        out,
        "<meta property=\"og:image\" content=\"{}{}{}\"><meta property=\"og:image:width\" content=\"{}\">\
         <meta property=\"og:image:height\" content=\"{}\"><meta property=\"og:image:alt\" content=\"{title}\">\
         <meta name=\"twitter:card\" content=\"summary_large_image\">",
        escape(origin.trim_end_matches('/')),
        escape(&place.base),
        escape(&previews::path(route)),
        multaqa_preview::WIDTH,
        multaqa_preview::HEIGHT,
    );
}

/// What sets the visitor's preferences before anything is painted.
fn early(out: &mut String, place: &Place, assets: &Assets) {
    let _ = write!(
        out,
        "<script>{EARLY}</script><script async src=\"{}{}\"></script>",
        escape(&place.base),
        assets.preferences.name
    );
}

/// What starts the app; `style` is the sheet that its other pages need, `part` what this page
/// needs of it besides.
fn loader(
    out: &mut String,
    place: &Place,
    (app, loader): (&App, &File),
    style: &File,
    part: Option<&File>,
) {
    let _ = write!(
        out,
        "<script async id=\"start\" src=\"{base}{loader}\" data-app=\"{base}{script}\" data-module=\"{base}{module}\" \
         data-style=\"{base}{style}\" data-integrity=\"{integrity}\"",
        base = escape(&place.base),
        style = style.name,
        loader = loader.name,
        script = escape(&app.script.name),
        module = escape(&app.module.name),
        integrity = app.integrity(),
    );
    if let Some(part) = part {
        let _ = write!(out, " data-part=\"{}{}\"", escape(&place.base), part.name);
    }
    out.push_str("></script>");
}

/// Escapes for text and double-quoted attribute values.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

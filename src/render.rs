//! A page as HTML, natively.

use crate::{app::app, reactive, state::site::Base, ui::El};
use leptos::prelude::*;
use multaqa_domain::{
    page::{Document, Page},
    route::Route,
};
use std::sync::Arc;

/// Draws the body of a page: the same markup that the browser takes over. `base` is
/// the site's base path (`/` or `/x/`); `route` is `None` for 404.html.
pub fn render(document: Document, route: Option<Route>, base: &str) -> String {
    let base = Base::new(base);
    draw(move || app(Arc::new(document), route, base))
}

/// The name of the part of the app by which the browser draws a page; `None` if the rest of
/// the app is enough.
pub fn part(page: &Page) -> Option<&'static str> {
    crate::state::load::part(page).map(crate::browser::parts::Part::name)
}

/// Draws the gallery of ui components.
#[cfg(feature = "gallery")]
pub fn render_gallery() -> String {
    draw(crate::ui::gallery::gallery)
}

fn draw(view: impl FnOnce() -> El) -> String {
    // The thread may have drawn another page, and that page may have ended in the middle.
    reactive::forget();
    let context = Arc::new(hydration_context::SsrSharedContext::new());
    let owner = Owner::new_root(Some(context));
    let html = owner.with(|| view().to_html());
    owner.unset();
    html
}

/// What the page says outside the app, where Rust cannot draw: beside the app, before
/// it starts or when it has failed.
pub struct Messages {
    /// When the app has crashed after its start.
    pub crashed: &'static str,
    /// The link that loads the page again.
    pub reload: &'static str,
}

/// The messages for the page around the app.
pub fn messages() -> Messages {
    Messages {
        crashed: "توقّف التطبيق عن العمل. يعود ما كُتب في هذه الصفحة بعد إعادة تحميلها، إن سمح المتصفح بحفظه.",
        reload: "إعادة تحميل الصفحة",
    }
}

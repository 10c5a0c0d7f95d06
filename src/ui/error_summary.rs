//! The error summary: everything that is wrong, in one place, at the top of the form.
//!
//! It takes focus when a form could not be sent; each link shows the field's label and
//! focuses the field (after GOV.UK's error summary).

use super::{El, el};
use crate::browser::focus::focus_id;

/// The summary's id.
pub(crate) const ID: &str = "error-summary";

/// What is wrong: the id of the control, and the message.
pub(crate) struct Item {
    /// The id of the control that takes focus; `None` for what concerns the whole form.
    pub(crate) id: Option<String>,
    /// The message.
    pub(crate) message: String,
}

/// The summary.
pub(crate) fn error_summary(heading: &str, items: Vec<Item>) -> El {
    el("div")
        .class("notice")
        .attr("data-kind", "error")
        .attr("id", ID)
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .child(el("h2").text(heading))
        .child(el("ul").children(items.into_iter().map(item)))
}

fn item(item: Item) -> El {
    let Some(id) = item.id else {
        return el("li").text(&item.message);
    };
    let link = el("a")
        .attr("href", &["#", &id].concat())
        .text(&item.message)
        .on("click", move |event| {
            event.prevent_default();
            focus_id(&id);
        });
    el("li").child(link)
}

//! Privacy: what becomes of personal data.

use crate::{
    parts::{data_use::data_use, prose::prose},
    ui::{El, el, text::title},
};
use multaqa_domain::page::PrivacyPage;

/// `/privacy/`
pub(crate) fn privacy(page: &PrivacyPage) -> El {
    let forms = page.forms.iter().map(|(form, data)| {
        el("section")
            .child(el("h2").text(form))
            .child(data_use(data))
    });
    el("div")
        .class("page privacy")
        .child(title(&page.title))
        .child(prose(&page.prose, "h2"))
        .children(forms)
}

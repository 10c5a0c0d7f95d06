//! Privacy: what becomes of personal data.

use super::own::article;
use crate::{
    parts::data_use::data_use,
    ui::{El, el},
};
use multaqa_domain::page::PrivacyPage;

/// `/privacy/`
pub(crate) fn privacy(page: &PrivacyPage) -> El {
    let forms = page.forms.iter().map(|(form, data)| {
        el("section")
            .child(el("h2").text(form))
            .child(data_use(data))
    });
    article("page privacy", &page.title, &page.prose).children(forms)
}

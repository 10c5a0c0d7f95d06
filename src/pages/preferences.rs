//! `/preferences/`

use crate::ui::{El, el, text::title};

/// `/preferences/`
pub(crate) fn preferences() -> El {
    el("div").class("page").child(title("التفضيلات"))
}

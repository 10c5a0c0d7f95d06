//! `/plan/`

use crate::ui::{El, el, text::title};

/// `/plan/`
pub(crate) fn plan() -> El {
    el("div").class("page").child(title("خطتي"))
}

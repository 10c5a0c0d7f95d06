//! `/search/`

use crate::ui::{El, el, text::title};

/// `/search/`
pub(crate) fn search() -> El {
    el("div").class("page").child(title("البحث"))
}

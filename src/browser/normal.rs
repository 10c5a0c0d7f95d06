//! Unicode's normal forms, by the browser's own tables.

use js_sys::JsString;

/// The text in ordinary letters: PDFs hand over Arabic as the shapes that it is drawn with
/// (U+FB50–U+FEFC), which NFKC turns back. Other texts are left as they are.
pub(crate) fn ordinary(text: &str) -> String {
    let is_shape = |c| matches!(c, '\u{fb50}'..='\u{fefc}');
    if super::window().is_none() || !text.contains(is_shape) {
        return text.to_owned();
    }
    String::from(&JsString::from(text).normalize("NFKC"))
}

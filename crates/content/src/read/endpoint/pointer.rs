//! RFC 6901 pointers, alone and as `$response.body#/…`.

use crate::check::{table::Reader, value::Str};

/// Whether a text is a pointer: empty, or parts that each start with `/`, in which `~`
/// is only written as `~0` and `/` as `~1`.
pub(super) fn is_pointer(text: &str) -> bool {
    let parts = text.split('~').skip(1);
    (text.is_empty() || text.starts_with('/'))
        && parts.into_iter().all(|rest| rest.starts_with(['0', '1']))
}

/// A pointer that stands alone.
pub(crate) fn alone(reader: Reader<'_>, found: &Str<'_>) -> Option<String> {
    if !is_pointer(found.text) {
        let message = format!("`{}` is not a JSON pointer", found.text);
        let help = "RFC 6901: `/id`, or `/data/id` for an id within data".to_owned();
        reader.fault(found.span.clone(), message, Some(help));
        return None;
    }
    Some(found.text.to_owned())
}

/// The pointer of `$response.body#/…`.
pub(super) fn in_body(reader: Reader<'_>, found: &Str<'_>) -> Option<String> {
    let pointer = found.text.strip_prefix("$response.body#");
    if let Some(pointer) = pointer.filter(|pointer| is_pointer(pointer)) {
        return Some(pointer.to_owned());
    }
    let message = format!("`{}` is no place in the reply's body", found.text);
    let help = if found.text.starts_with("$response.header") {
        "headers of another origin's reply are hidden from a page: read it from the body"
    } else {
        "write `$response.body#` and a JSON pointer (RFC 6901): `$response.body#/data/id`"
    };
    reader.fault(found.span.clone(), message, Some(help.to_owned()));
    None
}

//! The names that errors have in the replies of many endpoints.

/// Members with words for people.
pub(super) const WORDS: [&str; 11] = [
    "message",
    "msg",
    "detail",
    "details",
    "hint",
    "description",
    "reason",
    "error_description",
    "inlineMessage",
    "defaultMessage",
    "hydra:description",
];

/// Words that count only where there is nothing else: often they are the status's name.
/// An exception's name is worse than any of them.
pub(super) const LAST_WORDS: [&str; 4] = ["title", "error", "hydra:title", "exception"];

/// Where an error tells its place, as pointers.
pub(super) const TOLD: [&str; 20] = [
    "/source/pointer",
    "/source/parameter",
    "/pointer",
    "/extensions/field",
    "/field",
    "/loc",
    "/path",
    "/instancePath",
    "/property",
    "/propertyName",
    "/propertyPath",
    "/attribute",
    "/attr",
    "/param",
    "/parameter",
    "/fieldName",
    "/location",
    "/target",
    "/name",
    "/key",
];

/// Where an error tells its code.
pub(super) const CODES: [&str; 4] = ["/code", "/extensions/code", "/type", "/errorType"];

/// Members with texts that are not for people; besides those that start with `_` or `@`.
const TECHNICAL: [&str; 19] = [
    "code",
    "errorType",
    "exc",
    "exc_type",
    "file",
    "instance",
    "key",
    "method",
    "name",
    "path",
    "source",
    "stack",
    "status",
    "statusCode",
    "statusText",
    "timestamp",
    "trace",
    "type",
    "url",
];

/// Members that lead to no errors, but to what was sent or how it failed.
pub(super) const ASIDE: [&str; 23] = [
    "args",
    "arguments",
    "codes",
    "config",
    "context",
    "ctx",
    "exception",
    "extensions",
    "headers",
    "innererror",
    "input",
    "jsonapi",
    "links",
    "locations",
    "meta",
    "parameters",
    "params",
    "request",
    "source",
    "stack",
    "target",
    "trace",
    "value",
];

/// What stands around the name of a place within a message.
pub(super) const QUOTES: [(&str, &str); 5] = [
    ("Error in '", "'"),
    ("Key (", ")="),
    ("column \"", "\""),
    ("at \"", "\""),
    ("ield \"", "\""),
];

/// Whether a member of this name may tell a place.
pub(super) fn is_told(name: &str) -> bool {
    TOLD.iter().any(|at| at.strip_prefix('/') == Some(name))
}

/// Whether a text under this name is not for people.
pub(super) fn is_technical(name: &str) -> bool {
    name.starts_with(['_', '@']) || TECHNICAL.contains(&name)
}

/// Whether a text of a body, under a name of its own, is for people: no identifier, time
/// or address.
pub(super) fn is_words(name: &str, text: &str) -> bool {
    !is_technical(name)
        && (text.contains(' ')
            || !text
                .bytes()
                .any(|b| b.is_ascii_digit() || b.is_ascii_punctuation()))
}

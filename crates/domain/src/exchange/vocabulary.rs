//! The names that errors have in the replies of many endpoints.

/// Members with words for people.
pub(super) const WORDS: [&str; 9] = [
    "message",
    "msg",
    "detail",
    "details",
    "hint",
    "description",
    "reason",
    "error_description",
    "inlineMessage",
];

/// Words that count only where there is nothing else: often they are the status's name.
pub(super) const LAST_WORDS: [&str; 2] = ["title", "error"];

/// Where an error tells its place, as pointers.
pub(super) const TOLD: [&str; 16] = [
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
    "/attribute",
    "/param",
    "/parameter",
    "/fieldName",
    "/name",
    "/key",
];

/// Where an error tells its code.
pub(super) const CODES: [&str; 4] = ["/code", "/extensions/code", "/type", "/errorType"];

/// Members with texts that are not for people.
pub(super) const TECHNICAL: [&str; 14] = [
    "@type",
    "code",
    "errorType",
    "instance",
    "key",
    "method",
    "name",
    "path",
    "status",
    "statusCode",
    "statusText",
    "timestamp",
    "type",
    "url",
];

/// Members that lead to no errors, but to what was sent or how it failed.
pub(super) const ASIDE: [&str; 18] = [
    "args",
    "config",
    "context",
    "ctx",
    "exception",
    "extensions",
    "headers",
    "input",
    "links",
    "locations",
    "meta",
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

/// Whether a text of a body, under a name of its own, is for people: no identifier, time
/// or address.
pub(super) fn is_words(name: &str, text: &str) -> bool {
    !TECHNICAL.contains(&name)
        && (text.contains(' ')
            || !text
                .bytes()
                .any(|b| b.is_ascii_digit() || b.is_ascii_punctuation()))
}

//! The replies of the endpoints that organisers use, and what becomes of them: as documented,
//! or as a version that is named gave them.

use crate::exchange::{
    Endpoint, ErrorMap, FieldMessage, Operator, Outcome, Repeat,
    fixture::{criterion, endpoint, endpoint_of, form, read},
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The expected outcome, in short.
#[derive(Debug)]
pub(super) enum To {
    /// Registered, under this reference.
    In(&'static str),
    /// Refused: fields with messages, and general messages.
    Out(
        &'static [(&'static str, &'static str)],
        &'static [&'static str],
    ),
    Later,
    Failed(&'static str),
    /// Not known: what it said.
    Unknown(&'static str),
}
use To::{Failed, In, Later, Out, Unknown};

impl To {
    fn outcome(&self) -> Outcome {
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        match self {
            In(reference) => Outcome::Registered {
                reference: (*reference).into(),
            },
            Out(fields, general) => Outcome::Refused {
                fields: fields
                    .iter()
                    .map(|(field, message)| FieldMessage {
                        field: (*field).into(),
                        message: (*message).into(),
                    })
                    .collect(),
                general: general.iter().map(|text| (*text).into()).collect(),
            },
            Later => unreachable!("compared by shape"),
            Failed(message) => Outcome::Failed {
                message: said(message),
            },
            Unknown(message) => Outcome::Unknown {
                is_answered: true,
                message: said(message),
            },
        }
    }
}

pub(super) fn check(kind: &str, endpoint: &Endpoint, cases: &[(u16, Value, To)]) {
    for (status, reply, to) in cases {
        let text = match reply {
            Value::Null => String::new(),
            reply => reply.to_string(),
        };
        let outcome = read(endpoint, &form(), *status, &text);
        match to {
            Later => assert!(
                matches!(outcome, Outcome::Later { .. }),
                "{kind}: {status} {reply}"
            ),
            to => assert_eq!(outcome, to.outcome(), "{kind}: {status} {reply}"),
        }
    }
}

pub(super) fn kind(payload: Value, repeat: Repeat, reference: &str) -> Endpoint {
    let mut endpoint = endpoint_of(&payload, repeat);
    endpoint.steps[0].outputs = vec![("reference".into(), reference.into())];
    endpoint
}

pub(super) fn flat() -> Value {
    json!({"registration_key": "$key", "full_name": "$inputs.full_name", "email": "$inputs.email"})
}

#[test]
fn pocketbase() {
    let fault = |field: &str, code: &str, message: &str| json!({"status": 400, "message": "Failed to create record.", "data": {field: {"code": code, "message": message}}});
    check(
        "PocketBase",
        &kind(flat(), Repeat::UniqueKey, "/id"),
        &[
            (
                200,
                json!({"id": "abc", "collectionName": "c", "email": "a@b"}),
                In("abc"),
            ),
            (
                400,
                fault(
                    "email",
                    "validation_is_email",
                    "Must be a valid email address.",
                ),
                Out(
                    &[("email", "Must be a valid email address.")],
                    &["Failed to create record."],
                ),
            ),
            (
                400,
                fault("email", "validation_not_unique", "Value must be unique."),
                Out(
                    &[("email", "Value must be unique.")],
                    &["Failed to create record."],
                ),
            ),
            (
                400,
                fault(
                    "registration_key",
                    "validation_not_unique",
                    "Value must be unique.",
                ),
                In("k-1"),
            ),
            (
                403,
                json!({"status": 403, "message": "Only superusers can perform this action.", "data": {}}),
                Failed("Only superusers can perform this action."),
            ),
            (
                429,
                json!({"status": 429, "message": "Too Many Requests.", "data": {}}),
                Later,
            ),
        ],
    );
}

/// As Directus 11.17.4 replied, on PostgreSQL, with `key` and `email` unique and a rate limiter.
/// A text that is too long it tells at a wrong field there, the last with a text.
#[test]
fn directus() {
    let fault = |field: &str, code: &str, words: &str| json!({"errors": [{"message": words, "extensions": {"collection": "registrations", "field": field, "value": "x", "code": code}}]});
    let invalid = |field: &str, rule: &str, words: &str| json!({"message": words, "extensions": {"field": field, "path": [], "type": rule, "invalid": "x", "code": "FAILED_VALIDATION"}});
    let bare = |code: &str, words: &str| json!({"errors": [{"message": words, "extensions": {"reason": words, "code": code}}]});
    let mut endpoint = kind(
        json!({"key": "$key", "name": "$inputs.full_name", "email": "$inputs.email"}),
        Repeat::UniqueKey,
        "/data/id",
    );
    endpoint.wait = Some("/errors/0/extensions/reset".into());
    check(
        "Directus",
        &endpoint,
        &[
            // Where the public may read, and where not.
            (
                200,
                json!({"data": {"id": 6, "key": "k-1", "name": "Latifa", "email": "a@example.org", "companions": null, "consent": null}}),
                In("6"),
            ),
            (204, Value::Null, In("k-1")),
            (
                400,
                fault(
                    "key",
                    "RECORD_NOT_UNIQUE",
                    "Value \"k-1\" for field \"key\" in collection \"registrations\" has to be unique.",
                ),
                In("k-1"),
            ),
            (
                400,
                fault(
                    "email",
                    "RECORD_NOT_UNIQUE",
                    "Value \"a@example.org\" for field \"email\" in collection \"registrations\" has to be unique.",
                ),
                Out(
                    &[(
                        "email",
                        "Value \"a@example.org\" for field \"email\" in collection \"registrations\" has to be unique.",
                    )],
                    &[],
                ),
            ),
            (
                400,
                json!({"errors": [
                    invalid("name", "required", "Validation failed for field \"name\". Value is required."),
                    invalid("email", "regex", "Validation failed for field \"email\". Value doesn't have the correct format."),
                ]}),
                Out(
                    &[
                        (
                            "full_name",
                            "Validation failed for field \"name\". Value is required.",
                        ),
                        (
                            "email",
                            "Validation failed for field \"email\". Value doesn't have the correct format.",
                        ),
                    ],
                    &[],
                ),
            ),
            (
                400,
                fault(
                    "email",
                    "VALUE_TOO_LONG",
                    "Value \"c@example.org\" for field \"email\" in collection \"registrations\" is too long.",
                ),
                Out(
                    &[(
                        "email",
                        "Value \"c@example.org\" for field \"email\" in collection \"registrations\" is too long.",
                    )],
                    &[],
                ),
            ),
            (
                400,
                bare(
                    "INVALID_PAYLOAD",
                    "Invalid payload. Expected double-quoted property name in JSON at position 13.",
                ),
                Out(
                    &[],
                    &[
                        "Invalid payload. Expected double-quoted property name in JSON at position 13.",
                    ],
                ),
            ),
            (
                403,
                bare(
                    "FORBIDDEN",
                    "You don't have permission to access collection \"nowhere\" or it does not exist. Queried in root.",
                ),
                Failed(
                    "You don't have permission to access collection \"nowhere\" or it does not exist. Queried in root.",
                ),
            ),
            (
                429,
                json!({"errors": [{"message": "Too many requests, retry after 40s.", "extensions": {"limit": 3, "reset": "2026-12-01T00:21:27.390Z", "code": "REQUESTS_EXCEEDED"}}]}),
                Later,
            ),
            // A text where a number belongs.
            (
                500,
                json!({"errors": [{"message": "An unexpected error occurred.", "extensions": {"code": "INTERNAL_SERVER_ERROR"}}]}),
                Unknown("An unexpected error occurred."),
            ),
        ],
    );
}

/// As Strapi 5.54.0 replied, on PostgreSQL, with `key` and `email` unique.
#[test]
fn strapi() {
    const UNIQUE: &str = "This attribute must be unique";
    let fault = |message: &str, errors: Value| json!({"data": null, "error": {"status": 400, "name": "ValidationError", "message": message, "details": {"errors": errors}}});
    let at = |field: &str, message: &str| json!({"path": [field], "message": message, "name": "ValidationError", "value": "x"});
    check(
        "Strapi",
        &kind(
            json!({"data": {"key": "$key", "name": "$inputs.full_name", "email": "$inputs.email"}}),
            Repeat::UniqueKey,
            "/data/documentId",
        ),
        &[
            (
                201,
                json!({"data": {"id": 1, "documentId": "b0av1ca7s6mcaf8bl0gp6nax", "key": "k-1", "name": "Latifa", "email": "a@example.org",
                    "createdAt": "2026-12-01T00:21:18.808Z", "publishedAt": "2026-12-01T00:21:18.753Z"}, "meta": {}}),
                In("b0av1ca7s6mcaf8bl0gp6nax"),
            ),
            // The same once more: it tells the address as well.
            (
                400,
                fault(
                    "2 errors occurred",
                    json!([at("key", UNIQUE), at("email", UNIQUE)]),
                ),
                In("k-1"),
            ),
            // Somebody else with the same address.
            (
                400,
                fault(UNIQUE, json!([at("email", UNIQUE)])),
                Out(&[("email", UNIQUE)], &[]),
            ),
            (
                400,
                fault(
                    "2 errors occurred",
                    json!([
                        at("name", "name must be defined."),
                        at("email", "email must be a valid email"),
                    ]),
                ),
                Out(
                    &[
                        ("full_name", "name must be defined."),
                        ("email", "email must be a valid email"),
                    ],
                    &["2 errors occurred"],
                ),
            ),
            (
                400,
                fault(
                    "name must be at most 100 characters",
                    json!([at("name", "name must be at most 100 characters")]),
                ),
                Out(&[("full_name", "name must be at most 100 characters")], &[]),
            ),
            (
                400,
                json!({"data": null, "error": {"status": 400, "name": "ValidationError", "message": "Invalid key vip", "details": {"key": "vip", "path": null, "source": "body"}}}),
                Out(&[], &["Invalid key vip"]),
            ),
            (
                400,
                json!({"data": null, "error": {"status": 400, "name": "SyntaxError", "message": "Expected double-quoted property name in JSON at position 21"}}),
                Out(
                    &[],
                    &["Expected double-quoted property name in JSON at position 21"],
                ),
            ),
            (
                403,
                json!({"data": null, "error": {"status": 403, "name": "ForbiddenError", "message": "Forbidden", "details": {}}}),
                Failed("Forbidden"),
            ),
            // Two at once, with an index of the database's own.
            (
                500,
                json!({"data": null, "error": {"status": 500, "name": "InternalServerError", "message": "Internal Server Error"}}),
                Unknown("Internal Server Error"),
            ),
        ],
    );
}

/// As Parse Server 9.10.0 replied, on PostgreSQL, with `idempotencyOptions` and a unique `email`.
#[test]
fn parse_server() {
    let mut endpoint = kind(flat(), Repeat::UniqueKey, "/objectId");
    endpoint.duplicate = vec![criterion(Some("/code"), Operator::Equal, &json!(159))];
    let fault = |code: u16, words: &str| json!({"code": code, "error": words});
    check(
        "Parse Server",
        &endpoint,
        &[
            (
                201,
                json!({"objectId": "UQlqssf1qR", "createdAt": "2026-11-30T21:52:36.394Z"}),
                In("UQlqssf1qR"),
            ),
            // The same request once more.
            (400, fault(159, "Duplicate request"), In("k-1")),
            // Somebody else with the same address.
            (
                400,
                fault(
                    137,
                    "A duplicate value for a field with unique values was provided",
                ),
                Out(
                    &[],
                    &["A duplicate value for a field with unique values was provided"],
                ),
            ),
            (
                400,
                fault(
                    111,
                    "schema mismatch for Registration.name; expected String but got Number",
                ),
                Out(
                    &[],
                    &["schema mismatch for Registration.name; expected String but got Number"],
                ),
            ),
        ],
    );
}

#[test]
fn postgrest() {
    check(
        "PostgREST",
        &kind(
            json!({"id": "$key", "full_name": "$inputs.full_name", "email": "$inputs.email"}),
            Repeat::Ignored,
            "/0/id",
        ),
        &[
            (201, Value::Null, In("k-1")),
            (201, json!([{"id": "r-1"}]), In("r-1")),
            (201, json!([]), In("k-1")),
            (
                400,
                json!({"code": "23502", "details": "Failing row contains (…).", "hint": null, "message": "null value in column \"email\" of relation \"r\" violates not-null constraint"}),
                Out(
                    &[(
                        "email",
                        "null value in column \"email\" of relation \"r\" violates not-null constraint",
                    )],
                    &["Failing row contains (…)."],
                ),
            ),
            (
                409,
                json!({"code": "23505", "details": "Key (email)=(a@b) already exists.", "hint": null, "message": "duplicate key value violates unique constraint \"r_mail_key\""}),
                Out(
                    &[("email", "Key (email)=(a@b) already exists.")],
                    &["duplicate key value violates unique constraint \"r_mail_key\""],
                ),
            ),
            (
                409,
                json!({"code": "23505", "details": "Key (id)=(k-1) already exists.", "hint": null, "message": "duplicate key value violates unique constraint \"r_pkey\""}),
                In("k-1"),
            ),
            (
                401,
                json!({"code": "42501", "details": null, "hint": "Grant it.", "message": "permission denied for table r"}),
                Failed("permission denied for table r\nGrant it."),
            ),
        ],
    );
}

#[test]
fn django() {
    let mut nested = flat();
    nested["accounts"] = json!([{"handle": "$inputs.full_name"}]);
    check(
        "Django REST framework",
        &kind(nested, Repeat::UniqueKey, "/id"),
        &[
            (201, json!({"id": 12, "email": "a@b"}), In("12")),
            (
                400,
                json!({"email": ["Enter a valid email address.", "Too long."], "non_field_errors": ["Registration is closed."]}),
                Out(
                    &[("email", "Enter a valid email address.\nToo long.")],
                    &["Registration is closed."],
                ),
            ),
            (
                400,
                json!({"vip_code": ["This field is required."]}),
                Out(&[], &["vip_code: This field is required."]),
            ),
            (
                400,
                json!({"accounts": {"0": {"handle": ["Bad."]}, "1": ["Odd."]}}),
                Out(&[("full_name", "Bad.")], &["accounts: Odd."]),
            ),
            (
                400,
                json!({"accounts": [{}, {"handle": ["Bad."]}]}),
                Out(&[("full_name", "Bad.")], &[]),
            ),
            (
                400,
                json!({"email": ["registration with this email already exists."]}),
                Out(
                    &[("email", "registration with this email already exists.")],
                    &[],
                ),
            ),
            (
                400,
                json!({"registration_key": ["registration with this registration key already exists."]}),
                In("k-1"),
            ),
            (
                400,
                json!({"detail": "JSON parse error"}),
                Out(&[], &["JSON parse error"]),
            ),
            (400, json!(["Closed."]), Out(&[], &["Closed."])),
            (
                403,
                json!({"detail": "CSRF Failed."}),
                Failed("CSRF Failed."),
            ),
            (429, json!({"detail": "Request was throttled."}), Later),
            (500, Value::Null, Unknown("")),
        ],
    );
}

#[test]
fn fastapi_and_ninja() {
    let fault = |loc: Value| json!({"detail": [{"type": "missing", "loc": loc, "msg": "Field required", "input": {"email": "echo of it"}, "ctx": {"error": {"a": "b c"}}, "url": "https://errors.pydantic.dev/x"}]});
    check(
        "FastAPI",
        &kind(flat(), Repeat::Unknown, "/id"),
        &[
            (201, json!({"id": "r"}), In("r")),
            (
                422,
                fault(json!(["body", "email"])),
                Out(&[("email", "Field required")], &[]),
            ),
            (
                422,
                fault(json!(["body", "payload", "email"])),
                Out(&[("email", "Field required")], &[]),
            ),
            (
                422,
                fault(json!(["body", "people", 0, "vip"])),
                Out(&[], &["people.vip: Field required"]),
            ),
            (422, fault(json!(["body"])), Out(&[], &["Field required"])),
            (409, json!({"detail": "Full."}), Out(&[], &["Full."])),
            (
                400,
                json!({"detail": {"code": "full", "message": "Full."}}),
                Out(&[], &["Full."]),
            ),
        ],
    );
}

#[test]
fn laravel_and_hi_events() {
    let message = "The email has already been taken. (and 1 more error)";
    check(
        "Laravel",
        &kind(flat(), Repeat::UniqueKey, "/data/short_id"),
        &[
            (201, json!({"data": {"short_id": "o_1"}}), In("o_1")),
            (
                422,
                json!({"message": message, "errors": {"email": ["The email has already been taken."], "accounts.0.handle": ["Odd."]}}),
                Out(
                    &[("email", "The email has already been taken.")],
                    &[
                        "The email has already been taken. (and 1 more error)",
                        "accounts.handle: Odd.",
                    ],
                ),
            ),
            (
                422,
                json!({"message": "Bad.", "errors": {"email": ["Bad."]}}),
                Out(&[("email", "Bad.")], &[]),
            ),
            (
                422,
                json!({"message": "x", "errors": {"registration_key": ["The registration key has already been taken."]}}),
                In("k-1"),
            ),
            (
                419,
                json!({"message": "CSRF token mismatch."}),
                Out(&[], &["CSRF token mismatch."]),
            ),
        ],
    );
}

/// As Rails 6.1.7.10 replied, in production: `errors`, under a name, and its `full_messages`.
#[test]
fn rails() {
    let status = |status: u16, words: &str| json!({"status": status, "error": words});
    let taken = json!(["has already been taken"]);
    check(
        "Rails",
        &kind(
            json!({"registration": {"key": "$key", "full_name": "$inputs.full_name", "email": "$inputs.email"}}),
            Repeat::UniqueKey,
            "/id",
        ),
        &[
            (
                201,
                json!({"id": 1, "key": "k-1", "full_name": "Latifa", "email": "a@example.org", "companions": 1, "consent": true,
                    "created_at": "2026-12-01T00:19:59.627Z", "updated_at": "2026-12-01T00:19:59.627Z"}),
                In("1"),
            ),
            // The same once more, where the model checks the key too.
            (422, json!({"email": taken, "key": taken}), In("k-1")),
            (
                422,
                json!({"email": taken}),
                Out(&[("email", "has already been taken")], &[]),
            ),
            (
                422,
                json!({"full_name": ["is too short (minimum is 2 characters)"], "email": ["can't be blank"], "companions": ["is not a number"]}),
                Out(
                    &[
                        ("email", "can't be blank"),
                        ("full_name", "is too short (minimum is 2 characters)"),
                    ],
                    &["companions: is not a number"],
                ),
            ),
            (
                422,
                json!({"errors": {"full_name": ["is too long (maximum is 100 characters)"], "email": ["is invalid"]}}),
                Out(
                    &[
                        ("email", "is invalid"),
                        ("full_name", "is too long (maximum is 100 characters)"),
                    ],
                    &[],
                ),
            ),
            (
                422,
                json!({"errors": ["Full name is too short (minimum is 2 characters)", "Email can't be blank"]}),
                Out(
                    &[],
                    &[
                        "Full name is too short (minimum is 2 characters)",
                        "Email can't be blank",
                    ],
                ),
            ),
            // No answers, or no JSON.
            (400, status(400, "Bad Request"), Out(&[], &["Bad Request"])),
            // `save!` of what is invalid.
            (
                422,
                status(422, "Unprocessable Entity"),
                Out(&[], &["Unprocessable Entity"]),
            ),
            // A key that only the database refuses.
            (
                500,
                status(500, "Internal Server Error"),
                Unknown("Internal Server Error"),
            ),
        ],
    );
}

#[test]
fn problem_details() {
    check(
        "ASP.NET, RFC 9457",
        &kind(flat(), Repeat::IdempotencyKey, "/id"),
        &[
            (
                400,
                json!({"type": "https://tools.ietf.org/html/rfc9110", "title": "One or more validation errors occurred.", "status": 400,
                    "errors": {"Email": ["The Email field is required."], "$.full_name": ["Odd."]}, "traceId": "00-1-00"}),
                Out(
                    &[
                        ("full_name", "Odd."),
                        ("email", "The Email field is required."),
                    ],
                    &[],
                ),
            ),
            (
                422,
                json!({"title": "Invalid", "detail": "See below.", "errors": [{"pointer": "#/email", "detail": "Odd."}]}),
                Out(&[("email", "Odd.")], &["See below."]),
            ),
            (
                409,
                json!({"title": "Conflict", "detail": "In progress."}),
                Later,
            ),
            (503, json!({"title": "Busy"}), Later),
        ],
    );
}

#[test]
fn json_api() {
    check(
        "JSON:API",
        &kind(
            json!({"data": {"type": "r", "id": "$key", "attributes": {"email": "$inputs.email"}}}),
            Repeat::UniqueKey,
            "/data/id",
        ),
        &[
            (201, json!({"data": {"type": "r", "id": "9"}}), In("9")),
            (
                422,
                json!({"errors": [
                    {"status": "422", "source": {"pointer": "/data/attributes/email"}, "title": "Invalid", "detail": "Odd."},
                    {"status": "422", "title": "Only a title", "links": {"about": "https://x y"}},
                    {"code": "E1", "source": {"pointer": "/data/attributes/vip"}, "detail": "No."},
                ]}),
                Out(&[("email", "Odd.")], &["Only a title", "vip: No."]),
            ),
            (
                409,
                json!({"errors": [{"source": {"pointer": "/data/id"}, "title": "Already exists"}]}),
                In("k-1"),
            ),
        ],
    );
}

#[test]
fn graphql() {
    let payload = json!({"query": "mutation ($input: In!) {register(input: $input) {id}}", "variables": {"input": flat()}});
    let mut endpoint = kind(payload, Repeat::Unknown, "/data/register/id");
    check(
        "GraphQL",
        &endpoint,
        &[
            (200, json!({"data": {"register": {"id": "g1"}}}), In("g1")),
            (
                200,
                json!({"data": null, "errors": [{"message": "Closed.", "locations": [{"line": 1, "column": 2}], "path": ["register"]}]}),
                Out(&[], &["Closed."]),
            ),
            (
                200,
                json!({"data": null, "errors": [{"message": "Odd.", "path": ["register"], "extensions": {"field": "email", "code": "BAD"}}]}),
                Out(&[("email", "Odd.")], &[]),
            ),
            (
                200,
                json!({"errors": [{"message": "Variable \"$input\" got invalid value 1 at \"input.email\"; no.", "locations": []}]}),
                Out(
                    &[(
                        "email",
                        "Variable \"$input\" got invalid value 1 at \"input.email\"; no.",
                    )],
                    &[],
                ),
            ),
            (
                200,
                json!({"errors": [{"message": "Validation failed", "locations": [], "extensions": {"validation": {"input.email": ["Odd."]}}}]}),
                Out(&[("email", "Odd.")], &["Validation failed"]),
            ),
            (
                400,
                json!({"errors": [{"message": "Syntax Error"}]}),
                Out(&[], &["Syntax Error"]),
            ),
        ],
    );
    endpoint.errors = Some(ErrorMap {
        at: Some("/data/register/errors".into()),
        ..ErrorMap::default()
    });
    check(
        "GraphQL payload",
        &endpoint,
        &[
            (
                200,
                json!({"data": {"register": {"id": "g1", "errors": []}}}),
                In("g1"),
            ),
            (
                200,
                json!({"data": {"register": {"id": null, "errors": [{"field": "email", "message": "Odd."}]}}}),
                Out(&[("email", "Odd.")], &[]),
            ),
            (
                200,
                json!({"data": {"register": {"id": null, "errors": [{"path": ["input", "email"], "message": "Odd."}, {"message": "No."}]}}}),
                Out(&[("email", "Odd.")], &["No."]),
            ),
        ],
    );
}

#[test]
fn form_services() {
    check(
        "Formspree",
        &kind(flat(), Repeat::Unknown, "/none"),
        &[
            (200, json!({"next": "/thanks", "ok": true}), In("k-1")),
            (
                422,
                json!({"error": "Validation errors", "errors": [{"code": "TYPE_EMAIL", "field": "email", "message": "should be an email"}]}),
                Out(&[("email", "should be an email")], &[]),
            ),
            (
                400,
                json!({"error": "Form is closed"}),
                Out(&[], &["Form is closed"]),
            ),
        ],
    );
    check(
        "HubSpot",
        &kind(
            json!({"fields": [{"name": "email", "value": "$inputs.email"}], "context": {}}),
            Repeat::Unknown,
            "/none",
        ),
        &[
            (200, json!({"inlineMessage": "Thanks."}), In("k-1")),
            (
                400,
                json!({"status": "error", "message": "The request is not valid", "correlationId": "ab-12", "errors": [
                    {"message": "Error in 'fields.email'. Invalid email address 'x'", "errorType": "INVALID_EMAIL"}]}),
                Out(
                    &[(
                        "email",
                        "Error in 'fields.email'. Invalid email address 'x'",
                    )],
                    &["The request is not valid"],
                ),
            ),
            (
                429,
                json!({"status": "error", "message": "Too many."}),
                Later,
            ),
        ],
    );
    check(
        "Google Apps Script",
        &kind(flat(), Repeat::Unknown, "/row"),
        &[
            (200, json!({"result": "success", "row": 5}), In("5")),
            (200, json!({"result": "error", "error": {}}), Failed("")),
            (200, json!({"ok": false, "error": "Full"}), Failed("Full")),
        ],
    );
}

#[test]
fn tables_servers_and_webhooks() {
    let mut baserow = kind(
        json!({"field_1": "$inputs.email"}),
        Repeat::Unknown,
        "/row_id",
    );
    let fault = json!({"error": "ERROR_REQUEST_BODY_VALIDATION", "detail": {"field_1": [{"error": "This field is required.", "code": "required"}]}});
    check(
        "Baserow",
        &baserow,
        &[
            (
                200,
                json!({"row_id": 4, "submit_action": "MESSAGE"}),
                In("4"),
            ),
            (
                400,
                fault.clone(),
                Out(&[("email", "This field is required.")], &[]),
            ),
        ],
    );
    baserow.steps[0].payload = None;
    check(
        "Baserow",
        &baserow,
        &[(400, fault, Out(&[], &["field_1: This field is required."]))],
    );
    check(
        "NocoDB",
        &kind(flat(), Repeat::Unknown, "/Id"),
        &[
            (200, json!({"Id": 4}), In("4")),
            (400, json!({"msg": "Closed"}), Out(&[], &["Closed"])),
        ],
    );
    check(
        "json-server",
        &kind(flat(), Repeat::Unknown, "/id"),
        &[
            (201, json!({"id": 2, "email": "a@b"}), In("2")),
            (404, json!({}), Failed("")),
        ],
    );
    check(
        "n8n, Node-RED",
        &kind(flat(), Repeat::Unknown, "/id"),
        &[
            (200, json!({"message": "Workflow was started"}), In("k-1")),
            (
                404,
                json!({"code": 404, "message": "Not registered."}),
                Failed("Not registered."),
            ),
            (
                500,
                json!({"message": "Error in workflow"}),
                Unknown("Error in workflow"),
            ),
        ],
    );
    let positions =
        json!({"email": "$inputs.email", "positions": [{"attendee_name": "$inputs.full_name"}]});
    check(
        "pretix",
        &kind(positions, Repeat::IdempotencyKey, "/code"),
        &[
            (201, json!({"code": "ABC12", "status": "n"}), In("ABC12")),
            (
                400,
                json!({"positions": [{"attendee_name": ["Required."], "item": ["Sold out."]}]}),
                Out(
                    &[("full_name", "Required.")],
                    &["positions.item: Sold out."],
                ),
            ),
            (
                409,
                json!({"detail": "Concurrent request with idempotency key."}),
                Later,
            ),
        ],
    );
}

#[test]
fn a_mark_without_words_still_marks_its_field() {
    let at_email = Out(&[("email", "")], &[]);
    check(
        "marks",
        &kind(flat(), Repeat::Unknown, "/id"),
        &[
            (
                400,
                json!({"errors": [{"field": "email", "code": "E1"}]}),
                at_email,
            ),
            (
                400,
                json!({"errors": {"email": {"code": "E1"}}}),
                Out(&[("email", "")], &[]),
            ),
            (
                400,
                json!({"errors": {"email": [""]}}),
                Out(&[("email", "")], &[]),
            ),
            (400, json!({"errors": [{"code": "E1"}]}), Failed("")),
        ],
    );
}

/// What is shown of a text, said in other words than the code's.
fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn nothing_that_a_server_says_is_dropped(
        texts in prop::collection::vec("[a-z<>'=/]{1,8}( [a-zء-ي<>]{1,9}){0,3}", 1..6),
        places in prop::collection::vec(prop::sample::select(vec!["email", "#/person/mail", "vip", "a.0.b", "body"]), 6),
        shape in 0usize..8,
    ) {
        let said = texts.iter().zip(&places);
        let list = |field: &str, message: &str| {
            Value::from_iter(said.clone().map(|(text, place)| json!({field: place, message: text})))
        };
        let mut map = serde_json::Map::new();
        for (text, place) in said.clone() {
            let at = map.entry(*place).or_insert(json!([]));
            at.as_array_mut().unwrap().push(json!(text));
        }
        let reply = match shape {
            0 => json!({"errors": list("pointer", "detail")}),
            1 => json!({"detail": list("loc", "msg")}),
            2 => json!({"error": {"details": {"errors": list("path", "message")}}}),
            3 => json!({"message": texts[0], "errors": map}),
            4 => json!({"data": map, "error": "Bad"}),
            5 => Value::Object(map),
            6 => json!(texts),
            _ => list("field", "title"),
        };
        let Outcome::Refused { fields, general } = read(&endpoint(), &form(), 422, &reply.to_string()) else {
            return Err(TestCaseError::fail("not refused"));
        };
        for text in &texts {
            let text = shown(text);
            let there = fields.iter().any(|f| f.message.lines().any(|line| line == text))
                || general.iter().any(|line| line.ends_with(&text));
            prop_assert!(there, "{text} of {reply} in {fields:?} {general:?}");
        }
    }
}

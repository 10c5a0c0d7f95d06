//! The documented replies of the endpoints that organisers use, and what becomes of them.

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

#[test]
fn directus() {
    let fault = |field: &str, code: &str| json!({"errors": [{"message": "Value has to be right.", "extensions": {"collection": "c", "field": field, "code": code, "type": "email"}}]});
    check(
        "Directus",
        &kind(flat(), Repeat::UniqueKey, "/data/id"),
        &[
            (200, json!({"data": {"id": 7, "email": "a@b"}}), In("7")),
            (204, Value::Null, In("k-1")),
            (
                400,
                fault("email", "FAILED_VALIDATION"),
                Out(&[("email", "Value has to be right.")], &[]),
            ),
            (
                400,
                fault("email", "RECORD_NOT_UNIQUE"),
                Out(&[("email", "Value has to be right.")], &[]),
            ),
            (
                400,
                fault("registration_key", "RECORD_NOT_UNIQUE"),
                In("k-1"),
            ),
            (
                403,
                json!({"errors": [{"message": "You don't have permission.", "extensions": {"code": "FORBIDDEN"}}]}),
                Failed("You don't have permission."),
            ),
            (
                429,
                json!({"errors": [{"message": "Too many requests, retry after 3s.", "extensions": {"limit": 50, "reset": "2024-01-01T00:00:00.000Z", "code": "REQUESTS_EXCEEDED"}}]}),
                Later,
            ),
        ],
    );
}

#[test]
fn strapi() {
    check(
        "Strapi",
        &kind(
            json!({"data": flat()}),
            Repeat::UniqueKey,
            "/data/documentId",
        ),
        &[
            (
                201,
                json!({"data": {"id": 1, "documentId": "d1"}, "meta": {}}),
                In("d1"),
            ),
            (
                400,
                json!({"data": null, "error": {"status": 400, "name": "ValidationError", "message": "2 errors occurred", "details": {"errors": [
                    {"path": ["email"], "message": "email must be a valid email", "name": "ValidationError", "value": "x"},
                    {"path": ["vip"], "message": "vip is odd", "name": "ValidationError"},
                ]}}}),
                Out(
                    &[("email", "email must be a valid email")],
                    &["2 errors occurred", "vip: vip is odd"],
                ),
            ),
            (
                400,
                json!({"data": null, "error": {"status": 400, "name": "ValidationError", "message": "This attribute must be unique",
                    "details": {"errors": [{"path": ["registration_key"], "message": "This attribute must be unique", "name": "ValidationError"}]}}}),
                In("k-1"),
            ),
            (
                403,
                json!({"data": null, "error": {"status": 403, "name": "ForbiddenError", "message": "Forbidden", "details": {}}}),
                Failed("Forbidden"),
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
fn laravel_rails_and_hi_events() {
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
    check(
        "Rails",
        &kind(json!({"registration": flat()}), Repeat::Unknown, "/id"),
        &[
            (201, json!({"id": 3}), In("3")),
            (
                422,
                json!({"email": ["has already been taken"]}),
                Out(&[("email", "has already been taken")], &[]),
            ),
            (
                422,
                json!({"errors": {"email": ["is invalid"], "base": ["Full"]}}),
                Out(&[("email", "is invalid")], &["Full"]),
            ),
            (
                422,
                json!({"errors": ["Email is invalid"]}),
                Out(&[], &["Email is invalid"]),
            ),
            (
                422,
                json!({"status": 422, "error": "Unprocessable Entity"}),
                Out(&[], &["Unprocessable Entity"]),
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

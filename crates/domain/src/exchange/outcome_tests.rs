//! Tests of outcomes by status and body, by table and by property.

use super::*;
use crate::exchange::{
    ErrorMap, LONGEST_WAIT, Method, Operator, Repeat,
    fixture::{NOW, body, context, criterion, endpoint, endpoint_of, form, read},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn registered(reference: &str) -> Outcome {
    Outcome::Registered {
        reference: reference.into(),
    }
}

fn failed(message: &str) -> Outcome {
    Outcome::Failed {
        message: (!message.is_empty()).then(|| message.into()),
    }
}

fn general(texts: &[&str]) -> Outcome {
    Outcome::Refused {
        fields: vec![],
        general: texts.iter().map(|text| (*text).into()).collect(),
    }
}

fn unknown(message: &str) -> Outcome {
    Outcome::Unknown {
        is_answered: true,
        message: (!message.is_empty()).then(|| message.into()),
    }
}

/// Not known, without a reply.
fn silent() -> Outcome {
    Outcome::Unknown {
        is_answered: false,
        message: None,
    }
}

fn later(message: &str) -> Outcome {
    Outcome::Later {
        wait: None,
        message: (!message.is_empty()).then(|| message.into()),
    }
}

fn at_email(message: &str) -> Outcome {
    Outcome::Refused {
        fields: vec![FieldMessage {
            field: "email".into(),
            message: message.into(),
        }],
        general: vec![],
    }
}

#[test]
fn replies_by_table() {
    let table = [
        (201, r#"{"reference":"M-1"}"#, registered("M-1")),
        (200, r#"{"reference":42}"#, registered("42")),
        (200, r#"{"reference":"\u202e\u0000"}"#, registered("k-1")),
        (200, r#"{"reference":{"a":1}}"#, registered("k-1")),
        (200, r#"{"id":1}"#, registered("k-1")),
        (200, r#"[{"reference":"M-1"}]"#, registered("k-1")),
        (
            200,
            r#"{"ok":true,"errors":[],"error":null,"status":"ok"}"#,
            registered("k-1"),
        ),
        (
            200,
            r#"{"errors":{},"error":"","success":true,"result":"success"}"#,
            registered("k-1"),
        ),
        (204, "", registered("k-1")),
        (201, " \n", registered("k-1")),
        (200, "<!doctype html><p>hi", silent()),
        (201, r#"{"reference":"M"#, silent()),
        (200, "null", unknown("")),
        (200, r#""error""#, unknown("error")),
        (200, "7", unknown("")),
        (200, "[]", unknown("")),
        (200, "[{},{}]", unknown("")),
        (200, r#"{"ok":false,"message":"لا"}"#, failed("لا")),
        (200, r#"{"success":false}"#, failed("")),
        (200, r#"{"status":"error","message":"no"}"#, failed("no")),
        (200, r#"{"status":"FAIL"}"#, failed("")),
        (200, r#"{"status":false,"msg":"no"}"#, failed("no")),
        (200, r#"{"result":"error","error":{}}"#, failed("")),
        (200, r#"{"error":"full"}"#, failed("full")),
        (200, r#"[{"error":"full"}]"#, failed("full")),
        (
            200,
            r#"{"error":{"message":"full","code":3}}"#,
            failed("full"),
        ),
        (
            200,
            r#"{"ok":false,"errors":["full","late"]}"#,
            general(&["full", "late"]),
        ),
        (
            200,
            r#"{"ok":false,"errors":{"email":["bad"]}}"#,
            at_email("bad"),
        ),
        (
            200,
            r#"{"status":"fail","data":{"email":"bad"}}"#,
            at_email("bad"),
        ),
        (
            200,
            r#"{"errors":[{"message":"لا"}],"data":null}"#,
            general(&["لا"]),
        ),
        (200, r#"{"errors":[{}]}"#, failed("")),
        // What was sent and comes back is no error.
        (
            200,
            r#"{"ok":false,"message":"no","data":{"email":"a@b"}}"#,
            failed("no"),
        ),
        (429, r#"{"detail":"انتظر"}"#, later("انتظر")),
        (425, "", later("")),
        (503, "<h1>", later("")),
        (409, "{}", later("")),
        (
            409,
            r#"{"detail":"Request k-1 is already being processed"}"#,
            later("Request k-1 is already being processed"),
        ),
        (409, r#"{"email":["taken"]}"#, at_email("taken")),
        (408, r#"{"email":["taken"]}"#, unknown("taken")),
        (500, r#"{"detail":"x"}"#, unknown("x")),
        (
            500,
            r#"{"message":"The mail server is down","errors":{"email":["no"]}}"#,
            unknown("no\nThe mail server is down"),
        ),
        (
            500,
            "Internal Server Error",
            unknown("Internal Server Error"),
        ),
        (504, "<h1>Gateway Timeout</h1>", unknown("")),
        (502, "<h1>", unknown("")),
        (507, "", unknown("")),
        (0, "", unknown("")),
        (999, "", unknown("")),
        (304, "", failed("")),
        (302, r#"{"message":"moved"}"#, failed("moved")),
        (401, r#"{"message":"no key"}"#, failed("no key")),
        (403, "{}", failed("")),
        (403, r#"{"email":["banned"]}"#, at_email("banned")),
        (404, "<h1>no</h1>", failed("")),
        (
            405,
            r#"{"detail":"Method \"POST\" not allowed."}"#,
            failed("Method \"POST\" not allowed."),
        ),
        (400, "", failed("")),
        (400, "<h1>", failed("")),
        (400, "[]", failed("")),
        // Plain text is for people; HTML and what is left of JSON are not.
        (400, "Name is too short", general(&["Name is too short"])),
        (422, " الاسم قصير\n", general(&["الاسم قصير"])),
        (404, "Not Found", failed("Not Found")),
        (429, "slow down", later("slow down")),
        (200, "OK", unknown("OK")),
        (400, r#"{"message":"#, failed("")),
        (400, r#""closed"#, failed("")),
        (400, "[1,", failed("")),
        (400, "Warning: <b>x</b> is bad", failed("")),
        (400, "a < b", general(&["a < b"])),
        (400, r#""closed""#, general(&["closed"])),
        (400, r#"["closed","full"]"#, general(&["closed", "full"])),
        (410, r#"{"detail":"closed"}"#, general(&["closed"])),
        (413, r#"{"title":"Too large"}"#, general(&["Too large"])),
        (
            415,
            r#"{"title":"Unsupported","detail":"JSON only"}"#,
            general(&["JSON only"]),
        ),
        (422, r#"{"error":"full"}"#, general(&["full"])),
        (
            400,
            r#"{"timestamp":"2024-01-01T00:00:00Z","status":400,"error":"Bad Request","message":"closed","path":"/x","requestId":"ab-12"}"#,
            general(&["closed"]),
        ),
        (
            400,
            r#"{"message":["email is late","b"],"error":"Bad Request"}"#,
            general(&["email is late", "b"]),
        ),
    ];
    for (status, body, expected) in table {
        let outcome = read(&endpoint(), &form(), status, body);
        assert_eq!(outcome, expected, "{status} {body}");
    }
    let lost = outcome(
        &endpoint(),
        &form(),
        0,
        &context(),
        &Reply::Lost,
        &mut vec![],
    );
    assert_eq!(lost, silent());
}

#[test]
fn a_conflict_without_an_idempotency_key_is_read_by_table() {
    let plain = Endpoint {
        repeat: Repeat::Unknown,
        ..endpoint()
    };
    for (body, expected) in [
        ("", unknown("")),
        ("<h1>", unknown("")),
        ("{}", unknown("")),
        (r#"{"message":"full"}"#, general(&["full"])),
        (r#"{"email":"taken"}"#, at_email("taken")),
    ] {
        assert_eq!(read(&plain, &form(), 409, body), expected, "{body}");
    }
}

#[test]
fn problems_are_placed_at_their_fields_and_nothing_is_dropped() {
    let problem = json!({"title": "t", "errors": [
        {"pointer": "#/person/name", "detail": "قصير"},
        {"pointer": "/person/mail/0", "detail": "مكرر"},
        {"pointer": "#/forum", "detail": "مغلق"},
        {"pointer": "#/nowhere", "detail": "آخر"},
        {"detail": "بلا موضع"},
    ]});
    let outcome = read(&endpoint(), &form(), 422, &problem.to_string());
    let field = |field: &str, message: &str| FieldMessage {
        field: field.into(),
        message: message.into(),
    };
    assert_eq!(
        outcome,
        Outcome::Refused {
            fields: vec![field("full_name", "قصير"), field("email", "مكرر")],
            general: vec!["مغلق".into(), "nowhere: آخر".into(), "بلا موضع".into()],
        }
    );
}

#[test]
fn what_a_server_said_is_clipped_and_stays_text() {
    let long = json!({"detail": format!("\u{202e}{}", "x".repeat(1000))});
    let clipped = general(&[&"x".repeat(300)]);
    assert_eq!(read(&endpoint(), &form(), 400, &long.to_string()), clipped);
    let hostile = json!({"detail": "<img src=x onerror=alert(1)>"});
    let text = general(&["<img src=x onerror=alert(1)>"]);
    assert_eq!(read(&endpoint(), &form(), 400, &hostile.to_string()), text);
    let many: Vec<_> = (0..1000).map(|n| format!("message {n}")).collect();
    let many = json!({"errors": many});
    let Outcome::Refused { general, .. } = read(&endpoint(), &form(), 400, &many.to_string())
    else {
        panic!("not refused");
    };
    assert_eq!(general.len(), 20);
}

#[test]
fn criteria_decide_what_a_success_is() {
    let mut strict = endpoint();
    strict.steps[0].success = vec![
        criterion(None, Operator::Less, &json!(202)),
        criterion(Some("/stored"), Operator::Equal, &json!(true)),
    ];
    for (status, body, expected) in [
        (201, r#"{"stored":true,"reference":"M"}"#, registered("M")),
        (
            201,
            r#"{"stored":true,"error":"only a warning"}"#,
            registered("k-1"),
        ),
        (202, r#"{"stored":true}"#, failed("")),
        (200, r#"{"message":"no"}"#, failed("no")),
        (200, "", unknown("")),
        (200, "null", unknown("")),
        (200, "<p>", silent()),
        (400, r#"{"stored":true,"message":"no"}"#, general(&["no"])),
    ] {
        assert_eq!(
            read(&strict, &form(), status, body),
            expected,
            "{status} {body}"
        );
    }
    strict.steps[0].success = vec![criterion(Some(""), Operator::Equal, &json!("OK"))];
    assert_eq!(read(&strict, &form(), 200, "\"OK\""), registered("k-1"));
}

#[test]
fn what_the_description_says_of_errors_comes_first() {
    let mut mapped = endpoint();
    mapped.errors = Some(ErrorMap {
        at: Some("/data/register/problems".into()),
        field: Some("/where/0".into()),
        message: Some("/why/text".into()),
        names: vec![("mobile".into(), "email".into())],
    });
    let reply = |problems: Value| json!({"data": {"register": {"problems": problems}}}).to_string();
    for (problems, expected) in [
        (
            json!([{"where": ["mobile"], "why": {"text": "bad"}}]),
            at_email("bad"),
        ),
        (json!({"mobile": ["bad"]}), at_email("bad")),
        (json!([{"why": {"text": "closed"}}]), general(&["closed"])),
        (json!([]), registered("k-1")),
        (json!(null), registered("k-1")),
    ] {
        assert_eq!(
            read(&mapped, &form(), 200, &reply(problems.clone())),
            expected,
            "{problems}"
        );
    }
}

#[test]
fn our_own_key_that_is_there_already_is_a_success_by_table() {
    let payload = json!({"id": "$key", "email": "$inputs.email"});
    let own = r#"{"id":["This field must be unique."],"email":["already exists"]}"#;
    let named = r#"{"code":"23505","details":"Key (id)=(k-1) already exists.","message":"duplicate key value"}"#;
    let foreign = r#"{"details":"Key (email)=(a@b) already exists."}"#;
    for (repeat, body, own_key) in [
        (Repeat::UniqueKey, own, true),
        (Repeat::Ignored, own, true),
        (Repeat::IdempotencyKey, own, true),
        (Repeat::Unknown, own, false),
        (Repeat::UniqueKey, named, true),
        (Repeat::Unknown, named, false),
        (Repeat::UniqueKey, foreign, false),
        (
            Repeat::UniqueKey,
            r#"{"message":"Duplicate entry 'k-1' for key 'PRIMARY'"}"#,
            true,
        ),
        (
            Repeat::UniqueKey,
            "Duplicate entry 'k-1' for key 'PRIMARY'",
            true,
        ),
        (
            Repeat::UniqueKey,
            r#"{"id":["Enter a valid UUID."]}"#,
            false,
        ),
        (
            Repeat::UniqueKey,
            r#"{"id":["Object k-1 does not exist."]}"#,
            false,
        ),
        (
            Repeat::UniqueKey,
            r#"{"data":{"id":{"code":"validation_not_unique","message":""}}}"#,
            true,
        ),
        (
            Repeat::UniqueKey,
            r#"{"errors":[{"field":"email","message":"taken"},{"message":"k-1 already seen"}]}"#,
            false,
        ),
        // The key is echoed beside another error.
        (
            Repeat::UniqueKey,
            r#"{"email":["already registered"],"sent":{"id":"k-1"}}"#,
            false,
        ),
    ] {
        let endpoint = endpoint_of(&payload, repeat);
        for status in [400, 409, 422] {
            let outcome = read(&endpoint, &form(), status, body);
            assert_eq!(
                outcome == registered("k-1"),
                own_key,
                "{repeat:?} {status} {body}: {outcome:?}"
            );
        }
    }
    let mut described = endpoint_of(&payload, Repeat::Unknown);
    described.duplicate = vec![
        criterion(None, Operator::Equal, &json!(500)),
        criterion(Some("/code"), Operator::Equal, &json!("DUP")),
    ];
    assert_eq!(
        read(&described, &form(), 500, r#"{"code":"DUP"}"#),
        registered("k-1")
    );
    assert_eq!(
        read(&described, &form(), 500, r#"{"code":"X"}"#),
        unknown("")
    );
    let ignored = endpoint_of(&payload, Repeat::Ignored);
    assert_eq!(read(&ignored, &form(), 201, "[]"), registered("k-1"));
}

#[test]
fn waits_are_the_header_s_else_where_the_description_says() {
    let mut told = endpoint();
    told.wait = Some("/errors/0/extensions/reset".into());
    let body_with =
        |reset: Value| body(&json!({"errors": [{"extensions": {"reset": reset}}]}).to_string());
    for (wait, reset, expected) in [
        (Some(7), json!(9), Some(7)),
        (None, json!(9), Some(9)),
        (None, json!("9"), Some(9)),
        (None, json!("in 9 s"), Some(9)),
        (None, json!(1e8), Some(300)),
        (None, json!(-4), Some(1)),
        // Directus tells when it is over.
        (None, json!("2017-09-10T10:00:40.000Z"), Some(40)),
        (None, json!("2017-09-10T09:59:40.000Z"), Some(1)),
        (None, json!(null), None),
    ] {
        for status in [425, 429, 503] {
            let reply = Reply::Answered {
                status,
                body: body_with(reset.clone()),
                wait,
                now: NOW,
            };
            let outcome = outcome(&told, &form(), 0, &context(), &reply, &mut vec![]);
            let message = None;
            assert_eq!(
                outcome,
                Outcome::Later {
                    wait: expected,
                    message
                },
                "{reset}"
            );
        }
    }
}

#[test]
fn steps_follow_each_other_and_keep_what_they_returned() {
    let mut two = endpoint();
    two.steps[0].outputs = vec![
        ("order".into(), "/data/id".into()),
        ("none".into(), "/none".into()),
    ];
    let mut complete = two.steps[0].clone();
    complete.id = "complete".into();
    complete.method = Method::Put;
    complete.outputs = vec![("reference".into(), "/data/short_id".into())];
    two.steps.push(complete);
    let mut outputs = vec![];
    let step = |step, text: &str, outputs: &mut Vec<Output>| {
        let reply = Reply::Answered {
            status: 200,
            body: body(text),
            wait: None,
            now: NOW,
        };
        outcome(&two, &form(), step, &context(), &reply, outputs)
    };
    assert_eq!(step(0, r#"{"data":{"id":5}}"#, &mut outputs), Outcome::Next);
    assert_eq!(step(0, r#"{"data":{"id":6}}"#, &mut outputs), Outcome::Next);
    let order = Output {
        step: "register".into(),
        name: "order".into(),
        value: Json::Number("6".into()),
    };
    assert_eq!(outputs, [order]);
    assert_eq!(step(1, r#"{"ok":false}"#, &mut outputs), failed(""));
    assert_eq!(outputs.len(), 1);
    assert_eq!(
        step(1, r#"{"data":{"short_id":"o_1"}}"#, &mut outputs),
        registered("o_1")
    );
    assert_eq!(step(1, "", &mut outputs), registered("o_1"));
    assert_eq!(step(2, "", &mut outputs), silent());
}

/// An order in two steps, such as Hi.Events': what it is called by is known from the first.
fn order() -> Endpoint {
    let mut two = endpoint_of(&json!({"email": "$inputs.email"}), Repeat::Unknown);
    two.steps[0].outputs = vec![("order".into(), "/data/short_id".into())];
    let mut complete = two.steps[0].clone();
    complete.id = "complete".into();
    complete.method = Method::Put;
    complete.outputs = vec![("reference".into(), "/data/number".into())];
    two.steps.push(complete);
    two
}

/// The outcome of the last step of an order, of which the first returned `o_1`.
fn completed(endpoint: &Endpoint, status: u16, text: &str) -> Outcome {
    let mut outputs = vec![Output {
        step: "register".into(),
        name: "order".into(),
        value: Json::text("o_1"),
    }];
    let reply = Reply::Answered {
        status,
        body: body(text),
        wait: None,
        now: NOW,
    };
    outcome(endpoint, &form(), 1, &context(), &reply, &mut outputs)
}

/// A browser sends a PUT again by itself when a connection ends early, so the first that is
/// seen of a step may be the reply to a repeat.
#[test]
fn a_later_step_that_is_done_already_is_no_refusal() {
    const DONE: &str = r#"{"message":"The order is completed already"}"#;
    for (status, body, expected) in [
        (409, DONE, unknown("The order is completed already")),
        (412, DONE, unknown("The order is completed already")),
        (409, r#"{"email":["bad"]}"#, at_email("bad")),
        (422, r#"{"message":"closed"}"#, general(&["closed"])),
    ] {
        assert_eq!(completed(&order(), status, body), expected, "{status}");
    }
    let mut told = order();
    told.duplicate = vec![criterion(None, Operator::Equal, &json!(409))];
    assert_eq!(completed(&told, 409, DONE), registered("o_1"));
    assert_eq!(completed(&told, 200, r#"{"data":{}}"#), registered("o_1"));
    assert_eq!(
        completed(&told, 200, r#"{"data":{"number":7}}"#),
        registered("7")
    );
}

#[test]
fn the_description_may_say_what_not_now_is() {
    let mut told = endpoint();
    told.later = vec![
        criterion(Some("/ok"), Operator::Equal, &json!(false)),
        criterion(Some("/retry"), Operator::NotEqual, &json!(null)),
    ];
    told.wait = Some("/retry".into());
    let wait = |wait| Outcome::Later {
        wait,
        message: None,
    };
    for (status, body, expected) in [
        (200, r#"{"ok":false,"retry":4}"#, wait(Some(4))),
        (400, r#"{"ok":false,"retry":true}"#, wait(None)),
        (500, r#"{"ok":false,"retry":9}"#, wait(Some(9))),
        (200, r#"{"ok":false}"#, failed("")),
        (200, r#"{"ok":true,"retry":4}"#, registered("k-1")),
    ] {
        assert_eq!(read(&told, &form(), status, body), expected, "{body}");
    }
}

#[test]
fn plain_text_is_a_success_only_where_the_description_says_so() {
    let mut told = endpoint();
    told.steps[0].success = vec![criterion(None, Operator::Equal, &json!(200))];
    for (status, body, expected) in [
        (200, "Accepted", registered("k-1")),
        (202, "Accepted", unknown("Accepted")),
        (200, "<p>Welcome to the hotel", silent()),
    ] {
        assert_eq!(read(&told, &form(), status, body), expected, "{body}");
    }
}

#[test]
fn a_zero_is_no_success_either() {
    for (body, expected) in [
        (r#"{"success":0}"#, failed("")),
        (r#"{"ok":0,"message":"no"}"#, failed("no")),
        (r#"{"success":1}"#, registered("k-1")),
        // A status of zero is how many count success.
        (r#"{"status":0}"#, registered("k-1")),
    ] {
        assert_eq!(read(&endpoint(), &form(), 200, body), expected, "{body}");
    }
}

/// Any JSON, with names and texts that mean something among them.
fn any_json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "errors",
            "error",
            "data",
            "detail",
            "message",
            "email",
            "person",
            "key",
            "k-1",
            "already exists",
            "fail",
            "ok",
            "status",
            "field",
            "path",
            "loc",
            "pointer",
            "#/person/mail",
            "code",
            "extensions",
            "23505",
            "id",
        ])
        .prop_map(String::from),
        "\\PC{0,12}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn only_a_2xx_or_our_own_key_registers(status in 0u16..700, json in any_json(), repeat in 0usize..4) {
        let repeats = [Repeat::Unknown, Repeat::IdempotencyKey, Repeat::UniqueKey, Repeat::Ignored];
        let endpoint = Endpoint { repeat: repeats[repeat], wait: Some("/data".into()), ..endpoint() };
        let text = json.to_string();
        match read(&endpoint, &form(), status, &text) {
            Outcome::Registered { .. } if !(200..300).contains(&status) => {
                prop_assert!(endpoint.repeat.is_safe());
                prop_assert!(text.contains("exist") || text.contains("23505"), "{text}");
                prop_assert!(text.contains("k"), "{text}");
            }
            Outcome::Later { wait: Some(wait), .. } => prop_assert!((1..=LONGEST_WAIT).contains(&wait)),
            Outcome::Refused { fields, general } => {
                prop_assert!(fields.iter().all(|f| form().fields().any(|field| field.name == f.field)));
                prop_assert!(!fields.is_empty() || !general.is_empty());
                prop_assert!(general.len() <= 20);
            }
            _ => {}
        }
    }
}

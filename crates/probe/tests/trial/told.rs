//! What a description is told to gain, or to mend, by what a server says.

use super::*;
use multaqa_domain::exchange::{Criterion, Operator};

const PAYLOAD: &str = r#"{"key":"$key","n":"$inputs.full_name","m":"$inputs.email"}"#;
const ONE: Reply = (201, "", r#"{"id":"A-1"}"#);

fn criterion(at: Option<&str>, value: &str) -> Vec<Criterion> {
    vec![Criterion {
        at: at.map(str::to_owned),
        operator: Operator::Equal,
        value: Json::parse(value).unwrap(),
    }]
}

/// What is told, with x-duplicate as given.
fn with(duplicate: Vec<Criterion>, replies: Vec<Reply>) -> (usize, String) {
    told_with(
        PAYLOAD,
        LEAVE,
        Repeat::Unknown,
        "/id",
        replies,
        |endpoint, _| {
            endpoint.duplicate = duplicate;
        },
    )
}

#[track_caller]
fn tells((faults, text): (usize, String), expected: usize, lines: &[&str]) {
    assert_eq!(faults, expected, "{text}");
    for line in lines {
        assert!(text.contains(line), "no «{line}» in {text}");
    }
}

/// Whoever registers with the e-mail address of somebody else is not told that it worked.
#[test]
fn a_stranger_is_not_taken_for_registered() {
    const SAME: Reply = (409, "", "{}");
    const KEY: Reply = (409, "", r#"{"code":"key_taken"}"#);
    const MAIL: Reply = (
        409,
        "",
        r#"{"code":"mail_taken","message":"This address is there"}"#,
    );
    const SAID: Reply = (409, "", r#"{"message":"taken"}"#);
    let conflict = || criterion(None, "409");
    let taken = "✗ refused, and taken for registered";
    tells(
        with(conflict(), vec![ONE, SAME, SAME, REFUSED]),
        1,
        &[taken, "The server says the same to both"],
    );
    tells(
        with(conflict(), vec![ONE, KEY, MAIL, REFUSED]),
        1,
        &[
            taken,
            "x-duplicate = [{ condition = \"$statusCode == 409 && $response.body#/code == 'key_taken'\" }]",
        ],
    );
    tells(
        with(
            criterion(Some("/code"), "\"key_taken\""),
            vec![ONE, KEY, MAIL, REFUSED],
        ),
        0,
        &[
            "✓ known as a duplicate",
            "✓ refused, and not taken for registered",
        ],
    );
    tells(
        with(
            vec![],
            vec![ONE, (201, "", r#"{"id":"A-2"}"#), ONE, REFUSED],
        ),
        1,
        &["✗ told the reference of the first, A-1"],
    );
    tells(
        with(vec![], vec![ONE, ONE, NINE, REFUSED]),
        0,
        &["✓ registered on its own"],
    );
    // A condition that holds for a stranger as well is not proposed.
    let (_, text) = with(vec![], vec![ONE, SAID, SAID, REFUSED]);
    assert!(text.contains("The server says the same to both"), "{text}");
    assert!(!text.contains("It could be: x-duplicate"), "{text}");
}

#[test]
fn a_repeat_that_is_answered_as_a_duplicate_is_one() {
    const KNOWN: Reply = (200, "", r#"{"id":"A-1","known":true}"#);
    let known = criterion(Some("/known"), "true");
    tells(
        with(known, vec![ONE, KNOWN, NINE, REFUSED]),
        0,
        &["✓ known as a duplicate of the same key"],
    );
}

#[test]
fn a_server_that_returns_our_key_is_believed() {
    const ECHO: Reply = (201, "", r#"{"id":"KEY"}"#);
    tells(
        with(vec![], vec![ECHO, ECHO, ECHO, REFUSED]),
        0,
        &["✓ the server returns the key itself at /id"],
    );
}

/// A mark without words is no message, and what is not for people is for the organiser.
#[test]
fn what_a_person_does_not_see_is_shown_here() {
    const MARKED: Reply = (
        422,
        "",
        r#"{"errors":{"n":[""],"m":["no"]},"_status":"ERR"}"#,
    );
    tells(
        with(vec![], vec![ONE, ONE, NINE, MARKED]),
        0,
        &[
            "! full_name is marked, without a word why",
            "✓ shown at email: «no»",
            r#""_status":"ERR""#,
        ],
    );
}

#[test]
fn what_may_be_a_refusal_asks_for_a_criterion() {
    const CODE: Reply = (
        200,
        "",
        r#"{"errcode":40001,"errmsg":"invalid credential"}"#,
    );
    tells(
        with(vec![], vec![CODE, CODE, CODE, CODE]),
        0,
        &[
            "! nothing but the status 200 tells that it succeeded",
            r#"{"errcode":40001,"errmsg":"invalid credential"}"#,
            "successCriteria = [{ condition = \"$response.body#/… == …\" }]",
        ],
    );
    const GOOD: Reply = (200, "", r#"{"id":"A-1","status":"stored"}"#);
    const BAD: Reply = (200, "", r#"{"status":"validation_failed"}"#);
    tells(
        with(vec![], vec![GOOD, GOOD, NINE, BAD]),
        0,
        &[
            "! taken as it was",
            r#"{"status":"validation_failed"}"#,
            "successCriteria = [{ condition = \"$response.body#/status == 'stored'\" }]",
        ],
    );
}

#[test]
fn a_request_without_the_key_is_told_of() {
    let line = "! the request does not carry the key: a browser";
    let without = r#"{"n":"$inputs.full_name"}"#;
    for (payload, expected) in [(without, true), (PAYLOAD, false)] {
        let replies = vec![ONE, ONE, NINE, REFUSED];
        let (_, text) = told_of(payload, LEAVE, Repeat::Unknown, "/id", replies);
        assert_eq!(text.contains(line), expected, "{text}");
    }
}

/// Such as Google Apps Script: a reply that passes the request on to another host.
#[test]
fn a_redirect_is_followed_as_a_browser_does() {
    let passed_on = |to: &str| -> Reply {
        let header = format!("Location: {to}\r\n");
        (302, Box::leak(header.into_boxed_str()), "")
    };
    let on = |to: &str| vec![passed_on(to), passed_on(to), passed_on(to), passed_on(to)];
    let elsewhere = || server(LEAVE, vec![ONE, ONE, NINE, REFUSED]);
    let port = elsewhere();
    let to = format!("http://127.0.0.1:{port}/done?token=1");
    let origin = format!("http://127.0.0.1:{port}");
    let told = told_with(
        PAYLOAD,
        LEAVE,
        Repeat::Unknown,
        "/id",
        on(&to),
        |_, courier| {
            courier.origins = vec![origin];
        },
    );
    tells(
        told,
        0,
        &[
            "✓ POST",
            "302, passed on to",
            "✓ registered; the person is told the reference A-1",
        ],
    );
    let port = elsewhere();
    let to = format!("http://127.0.0.1:{port}/done");
    let told = told_with(PAYLOAD, LEAVE, Repeat::Unknown, "/id", on(&to), |_, _| {});
    let lack = format!("x-redirects = [\"http://127.0.0.1:{port}\"]");
    tells(told, 4, &[&lack]);
    // On the same host no leave is needed.
    let again = || passed_on("/there");
    let replies = vec![again(), ONE, again(), ONE, again(), NINE, again(), REFUSED];
    let told = told_with(PAYLOAD, LEAVE, Repeat::Unknown, "/id", replies, |_, _| {});
    tells(told, 0, &["passed on to", "✓ registered"]);
}

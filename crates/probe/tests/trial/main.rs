//! What a trial tells of servers that behave this way or that.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod told;

use multaqa_domain::{
    exchange::{Endpoint, Method, Repeat, Step},
    form::{Field, FieldKind, Form, Section},
    json::Json,
    slug::Slug,
};
use multaqa_probe::{
    courier::{Cors, Courier},
    trial::{self, Trial},
};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

/// A reply: status, header fields besides CORS, body.
type Reply = (u16, &'static str, &'static str);

/// Answers the requests that are no preflight, the first by the first reply and so on, with
/// the request's key in place of `KEY`;
/// `leave` are the header fields of every reply.
fn server(leave: &'static str, replies: Vec<Reply>) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let mut replies = replies.into_iter();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let (method, sent) = request(&mut stream);
            let (status, more, body) = match method.as_str() {
                "OPTIONS" => (204, "", ""),
                _ => replies.next().unwrap_or((500, "", "")),
            };
            let key = sent.split_once("\"key\":\"").map_or("", |(_, rest)| rest);
            let body = body.replace("KEY", key.split('"').next().unwrap());
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status} x\r\n{leave}{more}Content-Length: {length}\r\n\
                 Connection: close\r\n\r\n{body}"
            )
            .unwrap();
        }
    });
    port
}

/// Reads a request whole: its method and its body.
fn request(stream: &mut TcpStream) -> (String, String) {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let lower = line.to_ascii_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let method = first.split(' ').next().unwrap().to_owned();
    (method, String::from_utf8(body).unwrap())
}

const LEAVE: &str = "Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: content-type\r\n\
                     Access-Control-Expose-Headers: Retry-After, Date\r\n";

fn told(
    leave: &'static str,
    repeat: Repeat,
    pointer: &str,
    replies: Vec<Reply>,
) -> (usize, String) {
    let payload = r#"{"key":"$key","n":"$inputs.full_name","m":"$inputs.email"}"#;
    told_of(payload, leave, repeat, pointer, replies)
}

fn told_of(
    payload: &str,
    leave: &'static str,
    repeat: Repeat,
    pointer: &str,
    replies: Vec<Reply>,
) -> (usize, String) {
    told_with(payload, leave, repeat, pointer, replies, |_, _| {})
}

fn told_with(
    payload: &str,
    leave: &'static str,
    repeat: Repeat,
    pointer: &str,
    replies: Vec<Reply>,
    change: impl FnOnce(&mut Endpoint, &mut Courier),
) -> (usize, String) {
    let port = server(leave, replies);
    let field = |name: &str, kind| Field {
        name: name.into(),
        label: name.into(),
        required: true,
        kind,
        ..Field::default()
    };
    let text = FieldKind::Text {
        min: None,
        max: 100,
    };
    let form = Form {
        id: Slug::parse("form").unwrap(),
        title: String::new(),
        intro: vec![],
        submit: String::new(),
        sections: vec![Section {
            title: String::new(),
            fields: vec![field("full_name", text), field("email", FieldKind::Email)],
            conditions: vec![],
        }],
    };
    let mut endpoint = Endpoint {
        id: Slug::parse("endpoint").unwrap(),
        steps: vec![Step {
            id: "register".into(),
            method: Method::Post,
            url: format!("http://127.0.0.1:{port}/x"),
            headers: vec![],
            content_type: "application/json".into(),
            payload: Json::parse(payload),
            success: vec![],
            outputs: vec![("reference".into(), pointer.into())],
            timeout: 5000,
        }],
        repeat,
        later: vec![],
        duplicate: vec![],
        wait: None,
        errors: None,
        cancel: None,
    };
    let mut courier = Courier {
        site: "https://site.example".into(),
        origins: Vec::new(),
        cors: Cors::Waived,
    };
    change(&mut endpoint, &mut courier);
    let trial = Trial {
        endpoint: &endpoint,
        form: &form,
        courier,
        page: "/".into(),
        time: "2017-09-10T10:00:00Z".into(),
        language: "ar".into(),
    };
    let mut out = Vec::new();
    let faults = trial.send(&mut |section| section.write(&mut out, false).unwrap());
    (faults, String::from_utf8(out).unwrap())
}

/// Another registration than those before.
const NINE: Reply = (201, "", r#"{"id":"A-9"}"#);

const REFUSED: Reply = (422, "", r#"{"errors":{"n":["empty"],"m":["no address"]}}"#);

#[test]
fn servers_by_table() {
    let one = (201, "", r#"{"id":"A-1"}"#);
    let two = (201, "", r#"{"id":"A-2"}"#);
    type Case = (
        &'static str,
        Repeat,
        &'static str,
        Vec<Reply>,
        usize,
        &'static [&'static str],
    );
    let table: Vec<Case> = vec![
        (
            LEAVE,
            Repeat::Ignored,
            "/id",
            vec![one, one, NINE, REFUSED],
            0,
            &[
                "✓ registered; the person is told the reference A-1",
                "✓ the same reference again",
                "✓ shown at full_name: «empty»",
                "✓ shown at email",
            ],
        ),
        (
            LEAVE,
            Repeat::Unknown,
            "/id",
            vec![one, one, NINE, REFUSED],
            0,
            &["! the description could say x-repeat = \"idempotency-key\""],
        ),
        (
            LEAVE,
            Repeat::Unknown,
            "/id",
            vec![
                one,
                (
                    409,
                    "",
                    r#"{"errors":{"key":[{"code":"unique","message":"exists already"}]}}"#,
                ),
                NINE,
                REFUSED,
            ],
            0,
            &["! refused as a duplicate of the same key: the description could say"],
        ),
        (
            LEAVE,
            Repeat::UniqueKey,
            "/id",
            vec![one, two, NINE, REFUSED],
            1,
            &["✗ registered twice: A-1, then A-2"],
        ),
        (
            LEAVE,
            Repeat::Unknown,
            "/id",
            vec![one, two, NINE, REFUSED],
            0,
            &["✓ registered twice: A-1, then A-2: a repeat is not safe"],
        ),
        (
            LEAVE,
            Repeat::IdempotencyKey,
            "/id",
            vec![one, one, NINE, REFUSED],
            1,
            &[
                "✗ POST",
                "Access-Control-Allow-Headers lacks idempotency-key; no browser would send it",
            ],
        ),
        (
            "",
            Repeat::Unknown,
            "/id",
            vec![one, two, NINE, REFUSED],
            // The preflight's origin and header, and each reply.
            6,
            &["✗ there is no Access-Control-Allow-Origin in the reply with 201"],
        ),
        (
            LEAVE,
            Repeat::Ignored,
            "/reference",
            vec![
                one,
                one,
                NINE,
                (422, "", r#"{"errors":{"telefon":["missing"]}}"#),
            ],
            0,
            &[
                "! the reference is our own key: nothing stands at /reference",
                "It could be: [outputs] reference = \"$response.body#/id\"  (A-1)",
                "! taken again, and no reply tells one row from another",
                "! shown above the form: «telefon: missing»",
                "telefon = \"…\"  # full_name or email",
            ],
        ),
        (
            LEAVE,
            Repeat::Unknown,
            "/id",
            vec![(204, "", ""), (204, "", ""), (204, "", ""), one],
            0,
            &[
                "! only the status 204 tells that it succeeded",
                "! taken as it was (A-1)",
            ],
        ),
        (
            LEAVE,
            Repeat::Unknown,
            "/id",
            vec![(429, "Retry-After: 7\r\n", ""), REFUSED],
            1,
            &["✗ understood as: not now, again in 7 s"],
        ),
    ];
    for (leave, repeat, pointer, replies, expected, lines) in table {
        let (faults, text) = told(leave, repeat, pointer, replies);
        assert_eq!(faults, expected, "{text}");
        for line in lines {
            assert!(text.contains(line), "no «{line}» in {text}");
        }
    }
}

/// What a description without a key, or without x-duplicate, is told to gain.
#[test]
fn what_makes_a_repeat_safe_is_named() {
    const CARRY: &str = "The server cannot know a repeat: the request does not carry the key.";
    let one = (201, "", r#"{"id":"A-1"}"#);
    let two = (201, "", r#"{"id":"A-2"}"#);
    let without = r#"{"n":"$inputs.full_name","m":"$inputs.email"}"#;
    let with = r#"{"key":"$key","n":"$inputs.full_name"}"#;
    let exists = (412, "", r#"{"message":"exists"}"#);
    let twice = "! taken again, and most likely registered twice: A-1, then A-2 at /id";
    let duplicate = "It could be: x-duplicate = [{ condition = \"$statusCode == 412\" }]";
    for (payload, pointer, second, expected) in [
        (without, "/none", two, vec![twice, CARRY]),
        (without, "/id", two, vec!["✓ registered twice", CARRY]),
        (with, "/none", two, vec![twice]),
        (with, "/id", exists, vec![duplicate]),
    ] {
        let replies = vec![one, second, NINE, REFUSED];
        let (_, text) = told_of(payload, LEAVE, Repeat::Unknown, pointer, replies);
        for line in [twice, "✓ registered twice", CARRY, duplicate] {
            let is_told = text.contains(line);
            assert_eq!(is_told, expected.contains(&line), "«{line}» in {text}");
        }
    }
}

#[test]
fn a_link_is_fetched() {
    for (status, expected) in [(200, 0), (302, 0), (404, 1)] {
        let port = server("", vec![(status, "", ""), (status, "", "")]);
        let mut text = Vec::new();
        let url = format!("http://127.0.0.1:{port}/");
        let faults = trial::link("x", &url, &mut |s| s.write(&mut text, false).unwrap());
        assert_eq!(faults, expected, "{status}");
    }
}

//! What a body may be.

use super::*;

#[tokio::test]
async fn what_is_no_json_is_refused_with_its_place() {
    let server = server();
    let deep = "[".repeat(10_000);
    for (text, place) in [
        (&b"{\n  \"a\": x}"[..], "الخطأ في السطر 2، العمود 8"),
        (b"", "السطر 1"),
        (b"{\"a\":\"\xff\"}", "السطر 1"),
        (br#"{"a":"\ud800"}"#, "السطر 1"),
        (deep.as_bytes(), "السطر 1، العمود 128"),
    ] {
        let reply = server.post(&[], text.to_vec()).await;
        assert_eq!(reply.problem(), "400 bad-json");
        let detail = reply.json()["detail"].take();
        assert!(detail.as_str().unwrap().contains(place), "{detail}");
    }
}

#[tokio::test]
async fn a_body_may_have_64_kilobytes() {
    let server = server();
    let text = body("a@b.co").to_string();
    let padded = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
    assert_eq!(
        server.post(&[], padded(MAX_BODY + 1)).await.problem(),
        "413 too-large"
    );
    assert_eq!(server.post(&[], padded(MAX_BODY)).await.status, 201);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let server = server();
    let never = futures_util::stream::pending::<std::io::Result<&str>>();
    let reply = server.post(&[], Body::from_stream(never)).await;
    assert_eq!(reply.problem(), "408 timeout");
}

#[tokio::test]
async fn only_plain_json_is_read() {
    let server = server();
    for media in [
        "text/plain",
        "",
        "application/xml",
        "application/json; charset=utf-16",
    ] {
        let reply = server.post(&[("content-type", media)], "{}").await;
        assert_eq!(reply.problem(), "415 media-type", "{media}");
        assert_eq!(reply.header("accept"), "application/json");
    }
    let zipped = [("content-encoding", "gzip")];
    assert_eq!(server.post(&zipped, "{}").await.problem(), "415 media-type");
    for media in ["application/json", "Application/JSON;charset=\"UTF-8\""] {
        let reply = server.post(&[("content-type", media)], "{}").await;
        assert_eq!(reply.problem(), "422 invalid", "{media}");
    }
}

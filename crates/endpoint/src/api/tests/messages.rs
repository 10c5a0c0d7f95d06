//! Messages.

use super::*;

fn talking() -> Server {
    let slug = |text| Slug::parse(text).unwrap();
    server_with(|options| {
        options.messages = vec![MessageForm {
            subject: slug("a"),
            name: slug("question"),
        }];
        options.forums.clear();
    })
}

fn message() -> Value {
    json!({
        "subject": "a", "form": "question",
        "answers": {"email": "a@b.co", "question": "سطر\nوسطر", "rating": 4},
        "consent": {"given": true, "version": "1"},
    })
}

impl Server {
    async fn tell(&self, headers: &[(&str, &str)], body: &Value) -> Reply {
        self.post_to("/api/messages", headers, body.to_string())
            .await
    }
}

#[tokio::test]
async fn a_message_is_stored_once_for_its_key() {
    let server = talking();
    let reply = server.tell(&[], &message()).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    assert!(
        reply.json()["reference"]
            .as_str()
            .unwrap()
            .starts_with("Q-")
    );
    let by_header = [("idempotency-key", KEY)];
    let first = server.tell(&by_header, &message()).await;
    assert_eq!(first.status, 201);
    assert_eq!(server.tell(&by_header, &message()).await, first);
    let mut named = message();
    named["key"] = json!(KEY);
    assert_eq!(server.tell(&[], &named).await, first);
    named["answers"]["rating"] = json!(5);
    assert_eq!(server.tell(&[], &named).await.problem(), "422 key-reused");
    server.later(24 * 3600);
    assert_eq!(server.tell(&[], &named).await, first);
    let rows = "SELECT count(*) FROM messages";
    assert_eq!(server.count(rows).await, 2);
    let kept = "SELECT count(*) FROM messages WHERE fingerprint IS NOT NULL";
    server.tell(&[], &message()).await;
    assert_eq!(server.count(kept).await, 0);
}

#[tokio::test]
async fn messages_and_registrations_do_not_share_keys() {
    let server = talking();
    let by_header = [("idempotency-key", KEY)];
    assert_eq!(server.tell(&by_header, &message()).await.status, 201);
    let reply = server.delete(&format!("/api/registrations/{KEY}")).await;
    assert_eq!(reply.problem(), "404 not-found");
}

#[tokio::test]
async fn a_wrong_message_is_told_all_that_is_wrong() {
    let server = talking();
    let wrong = json!({"subject": "b", "answers": {}, "key": "k", "more": 1});
    let reply = server.tell(&[], &wrong).await;
    assert_eq!(reply.problem(), "422 invalid");
    let expected = [
        "#/subject unknown-subject",
        "#/form missing",
        "#/answers empty",
        "#/key not-key",
        "#/more unknown-member",
    ];
    assert_eq!(reply.errors(), expected);
    assert_eq!(server.get("/api/messages").await.problem(), "405 method");
}

#[tokio::test]
async fn a_message_is_throttled_too() {
    let rate = Rate {
        burst: 1,
        per_minute: 6,
    };
    let server = server_with(|options| options.rate = rate);
    assert_eq!(server.tell(&[], &message()).await.problem(), "422 invalid");
    let reply = server.tell(&[], &message()).await;
    assert_eq!(
        (reply.problem().as_str(), reply.header("retry-after")),
        ("429 throttled", "10")
    );
}

//! Keys: what makes a repeat safe.

use super::*;

#[tokio::test]
async fn the_same_key_and_body_get_the_same_reply() {
    let server = server();
    let first = server.keyed("k", &body("a@b.co")).await;
    assert_eq!(first.status, 201);
    // Even when registration has closed meanwhile.
    server.now.fetch_add(1000, Ordering::SeqCst);
    for key in ["k", "\"k\""] {
        assert_eq!(server.keyed(key, &body("a@b.co")).await, first);
    }
    assert_eq!(server.rows().await, 1);
    let other = server.keyed("k", &body("b@b.co")).await;
    assert_eq!(other.problem(), "422 key-reused");
}

#[tokio::test]
async fn a_refusal_leaves_the_key_free() {
    let server = server();
    assert_eq!(
        server.keyed("k", &body("wrong")).await.problem(),
        "422 invalid"
    );
    assert_eq!(server.keyed("k", &body("a@b.co")).await.status, 201);
    assert_eq!(
        server.keyed("", &body("b@b.co")).await.problem(),
        "400 bad-key"
    );
}

#[tokio::test]
async fn a_key_in_flight_has_to_wait() {
    let server = server();
    let key = Key::of(&HeaderMap::from_iter([(
        "idempotency-key".parse().unwrap(),
        "k".parse().unwrap(),
    )]));
    let guard = server.api.in_flight.enter(&key.unwrap().unwrap());
    let reply = server.keyed("k", &body("a@b.co")).await;
    assert_eq!(
        (reply.problem().as_str(), reply.header("retry-after")),
        ("409 key-in-flight", "1")
    );
    drop(guard);
    assert_eq!(server.keyed("k", &body("a@b.co")).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_at_once_with_one_key_make_one_row() {
    let server = Arc::new(server());
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..30 {
        let server = Arc::clone(&server);
        tasks.spawn(async move { server.keyed("k", &body("a@b.co")).await });
    }
    let replies = tasks.join_all().await;
    let mut registered: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
    assert!(
        replies
            .iter()
            .all(|reply| [201, 409].contains(&reply.status))
    );
    registered.dedup_by_key(|reply| reply.text.clone());
    assert_eq!(
        registered.len(),
        1,
        "two replies differ, or none registered"
    );
    assert_eq!(server.rows().await, 1);
}

#[tokio::test]
async fn a_key_in_the_body_is_the_same_as_in_the_header() {
    let server = server();
    let mut named = body("a@b.co");
    named["key"] = json!(KEY.to_uppercase());
    let first = server.register(&named).await;
    assert_eq!(first.status, 201, "{}", first.text);
    assert_eq!(server.register(&named).await, first);
    assert_eq!(server.keyed(KEY, &named).await, first);
    assert_eq!(server.keyed(KEY, &body("a@b.co")).await, first);
    let mut spaced = serde_json::to_string_pretty(&named).unwrap();
    spaced.push('\n');
    assert_eq!(server.post(&[], spaced).await, first);
    named["name"] = json!("غيره");
    assert_eq!(server.register(&named).await.problem(), "422 key-reused");
    assert_eq!(server.rows().await, 1);
}

#[tokio::test]
async fn header_and_member_have_to_agree() {
    let server = server();
    let mut named = body("a@b.co");
    named["key"] = json!(KEY);
    let reply = server.keyed("other", &named).await;
    assert_eq!(
        (reply.problem().as_str(), reply.errors()),
        ("422 invalid", vec!["#/key other-key".into()])
    );
    // Also where the header's key is known.
    assert_eq!(server.keyed("k", &body("a@b.co")).await.status, 201);
    for (member, code) in [
        (json!(KEY), "other-key"),
        (json!("k"), "not-key"),
        (json!(1), "not-text"),
    ] {
        let mut body = body("a@b.co");
        body["key"] = member;
        assert_eq!(
            server.keyed("k", &body).await.errors(),
            [format!("#/key {code}")]
        );
    }
    assert_eq!(server.rows().await, 1);
}

#[tokio::test]
async fn a_late_repeat_gets_the_stored_reference_whatever_it_says() {
    let server = server();
    let first = server.keyed(KEY, &body("a@b.co")).await;
    server.later(24 * 3600 - 1);
    let other = server.keyed(KEY, &body("b@b.co")).await;
    assert_eq!(other.problem(), "422 key-reused");
    server.later(1);
    assert_eq!(server.keyed(KEY, &body("b@b.co")).await, first);
    assert_eq!(server.rows().await, 1);
}

#[tokio::test]
async fn what_tells_bodies_apart_is_forgotten_after_a_day() {
    let server = server_with(|options| options.forums[0].closes = None);
    let kept = "SELECT count(*) FROM registrations WHERE fingerprint IS NOT NULL";
    server.keyed("a", &body("a@b.co")).await;
    server.later(24 * 3600);
    server.keyed("b", &body("b@b.co")).await;
    assert_eq!(server.count(kept).await, 1);
    let keys = "SELECT count(*) FROM registrations WHERE idempotency_key IS NOT NULL";
    assert_eq!(server.count(keys).await, 2);
}

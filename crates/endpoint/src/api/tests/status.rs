//! How a forum's registration stands.

use super::*;

#[tokio::test]
async fn the_state_follows_the_clock_and_the_places() {
    let server = server_with(|options| {
        options.forums[0].capacity = Some(5);
        options.forums[0].taken = 2;
        options.forums[1].opens = None;
        options.forums[1].closes = None;
    });
    let status = async |slug: &str| {
        let reply = server.get(&format!("/api/status/{slug}")).await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("cache-control"), "no-store");
        reply.json()
    };
    assert_eq!(
        status("a").await,
        json!({
            "capacity": 5, "taken": 2, "left": 3, "waitlist": false, "state": "open",
            "opens": "2017-09-10T09:58:20Z", "closes": "2017-09-10T10:01:40Z",
        })
    );
    assert_eq!(
        status("b").await,
        json!({
            "capacity": null, "taken": 0, "left": null, "waitlist": false, "state": "open",
            "opens": null, "closes": null,
        })
    );
    let mut three = body("a@b.co");
    three["companions"] = json!(["لجين", "سالم"]);
    assert_eq!(server.register(&three).await.status, 201);
    let full = status("a").await;
    assert_eq!((&full["taken"], &full["left"]), (&json!(5), &json!(0)));
    assert_eq!(full["state"], "full");
    for (time, state) in [(-101, "not-open"), (100, "closed")] {
        server.now.store(START + time, Ordering::SeqCst);
        assert_eq!(status("a").await["state"], state);
    }
    for unknown in ["zzz", "%FF"] {
        let unknown = server.get(&format!("/api/status/{unknown}")).await;
        assert_eq!(unknown.problem(), "404 not-found");
    }
}

#[tokio::test]
async fn a_waiting_list_takes_who_finds_no_place() {
    let server = server_with(|options| {
        options.forums[0].capacity = Some(1);
        options.forums[0].waitlist = true;
    });
    let waiting = |email: &str| {
        let mut body = body(email);
        body["waitlist"] = json!(true);
        body
    };
    // While there is a place, it is given.
    let first = server.keyed(KEY, &waiting("a@b.co")).await;
    assert_eq!((first.status, first.json().get("waitlisted")), (201, None));
    let status = server.get("/api/status/a").await.json();
    assert_eq!(
        (&status["state"], &status["waitlist"]),
        (&json!("waiting-list"), &json!(true))
    );
    assert_eq!(server.register(&body("b@b.co")).await.problem(), "403 full");
    let reply = server.register(&waiting("b@b.co")).await;
    assert_eq!(
        (reply.status, &reply.json()["waitlisted"]),
        (201, &json!(true))
    );
    assert_eq!(server.get(reply.header("location")).await.text, reply.text);
    assert_eq!(server.get("/api/status/a").await.json()["taken"], 1);
    // Who waits takes no place that is free again.
    server.delete(&format!("/api/registrations/{KEY}")).await;
    assert_eq!(server.get("/api/status/a").await.json()["left"], 1);
}

#[tokio::test]
async fn without_a_waiting_list_nobody_waits() {
    let server = server_with(|options| options.forums[0].capacity = Some(0));
    let mut waiting = body("a@b.co");
    waiting["waitlist"] = json!(true);
    assert_eq!(server.register(&waiting).await.problem(), "403 full");
}

#[tokio::test]
async fn looking_does_not_use_up_what_sending_needs() {
    let rate = Rate {
        burst: 1,
        per_minute: 1,
    };
    let server = server_with(|options| options.rate = rate);
    for _ in 0..10 {
        assert_eq!(server.get("/api/status/a").await.status, 200);
    }
    let reply = server.get("/api/status/a").await;
    assert_eq!(reply.problem(), "429 throttled");
    assert_eq!(server.register(&body("a@b.co")).await.status, 201);
}

//! Registering: windows, places, addresses.

use super::*;

#[tokio::test]
async fn a_registration_is_stored_and_found_again() {
    let server = server();
    let reply = server.register(&body("a@b.co")).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    let json = reply.json();
    assert_eq!(json["created"], "2017-09-10T10:00:00Z");
    let location = reply.header("location");
    assert_eq!(
        location,
        format!("/api/registrations/{}", json["id"].as_str().unwrap())
    );
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(server.rows().await, 1);
    let found = server.get(location).await;
    assert_eq!((found.status, &found.text), (200, &reply.text));
    for nothing in [
        "/api/registrations/x",
        "/api/registrations/%FF",
        "/api/registrations/0f8fad5b-d9cb-469f-a165-70867728950e",
        // A registration has one address.
        &location.replace('-', ""),
    ] {
        let problem = server.get(nothing).await.problem();
        assert_eq!(problem, "404 not-found", "{nothing}");
    }
}

#[tokio::test]
async fn a_question_of_the_form_s_own_is_taken() {
    let server = server_with(|options| options.forums[0].questions = vec!["diet".into()]);
    let mut asked = body("a@b.co");
    asked["diet"] = json!("نباتي");
    assert_eq!(server.register(&asked).await.status, 201);
    let kept = "SELECT count(*) FROM registrations WHERE answers = '{\"diet\":\"نباتي\"}'";
    assert_eq!(server.count(kept).await, 1);
    asked["email"] = json!("c@b.co");
    asked["forum"] = json!("b");
    let reply = server.register(&asked).await;
    assert_eq!(reply.problem(), "422 invalid");
}

#[tokio::test]
async fn all_errors_come_in_one_reply() {
    let server = server();
    let wrong = json!({"forum": "zzz", "email": "x", "extra": 1, "consent": {"given": true, "version": "1"}});
    let reply = server.register(&wrong).await;
    assert_eq!(reply.problem(), "422 invalid");
    let expected = [
        "#/forum unknown-forum",
        "#/name missing",
        "#/email not-email",
        "#/extra unknown-member",
    ];
    assert_eq!(reply.errors(), expected);
    assert_eq!(reply.header("content-language"), "ar");
    assert_eq!(server.rows().await, 0);
}

#[tokio::test]
async fn registration_opens_and_closes() {
    let server = server();
    for (time, expected) in [
        (-101, "403 not-open"),
        (-100, ""),
        (99, ""),
        (100, "403 closed"),
    ] {
        server.now.store(START + time, Ordering::SeqCst);
        let reply = server.register(&body(&format!("a{time}@b.co"))).await;
        if expected.is_empty() {
            assert_eq!(reply.status, 201, "{time}");
        } else {
            assert_eq!(reply.problem(), expected);
            assert_eq!(reply.errors(), [expected.replace("403", "#/forum")]);
        }
    }
    let hopeless = json!({"forum": "a"});
    assert_eq!(server.register(&hopeless).await.problem(), "403 closed");
}

#[tokio::test]
async fn an_address_registers_once_for_a_forum() {
    let server = server();
    assert_eq!(server.register(&body("a@b.co")).await.status, 201);
    let again = server.register(&body("A@B.CO")).await;
    assert_eq!(
        (again.problem().as_str(), again.errors()),
        ("422 invalid", vec!["#/email duplicate".into()])
    );
    let mut elsewhere = body("a@b.co");
    elsewhere["forum"] = json!("b");
    assert_eq!(server.register(&elsewhere).await.status, 201);
    assert_eq!(server.rows().await, 2);
}

#[tokio::test]
async fn places_run_out() {
    let server = server_with(|options| options.forums[0].capacity = Some(3));
    let with = |email: &str, companions: u8| {
        let mut body = body(email);
        body["companions"] = json!(companions);
        body
    };
    assert_eq!(server.register(&with("a@b.co", 1)).await.status, 201);
    let reply = server.register(&with("b@b.co", 1)).await;
    assert_eq!(
        (reply.problem().as_str(), reply.errors()),
        ("403 full", vec!["#/companions full".into()])
    );
    assert_eq!(server.register(&with("b@b.co", 0)).await.status, 201);
    let reply = server.register(&with("c@b.co", 0)).await;
    assert_eq!(
        (reply.problem().as_str(), reply.errors()),
        ("403 full", vec!["#/forum full".into()])
    );
}

//! Taking a registration back.

use super::*;

#[tokio::test]
async fn a_registration_is_taken_back_by_its_key_again_and_again() {
    let server = server_with(|options| options.forums[0].capacity = Some(1));
    let first = server.keyed(KEY, &body("person@example.com")).await;
    assert_eq!(first.status, 201);
    let full = server.register(&body("b@b.co")).await;
    assert_eq!(full.problem(), "403 full");
    for key in [KEY, KEY, &KEY.to_uppercase()] {
        let reply = server.delete(&format!("/api/registrations/{key}")).await;
        assert_eq!((reply.status, reply.text.as_str()), (204, ""));
    }
    let shown = server.get(first.header("location")).await;
    assert_eq!(shown.problem(), "410 cancelled");
    // The place and the address are free again; the key is not.
    let again = server.keyed(KEY, &body("person@example.com")).await;
    assert_eq!(again.problem(), "410 cancelled");
    assert!(again.json()["detail"].as_str().unwrap().contains("أُلغي"));
    let other = server.register(&body("person@example.com")).await;
    assert_eq!(other.status, 201);
    assert_eq!(server.rows().await, 2);
}

#[tokio::test]
async fn nothing_personal_stays_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let options = Options::new(vec![ForumWindow {
        opens: None,
        closes: None,
        ..forum("a")
    }]);
    let api = Arc::new(Api::new(Store::open(&file).unwrap(), options));
    let server = Server {
        router: routes(Arc::clone(&api)),
        api,
        now: Arc::default(),
    };
    let marks = [
        "person@example.com",
        "+971501234567",
        "markedname",
        "markedtext",
    ];
    let mut whole = body(marks[0]);
    whole["phone"] = json!(marks[1]);
    whole["name"] = json!(marks[2]);
    whole["organisation"] = json!(marks[3]);
    whole["form_of_address"] = json!(marks[3]);
    whole["country"] = json!("AE");
    whole["accounts"] = json!([{"network": "x", "handle": marks[3]}]);
    whole["interests"] = json!([marks[3]]);
    whole["companions"] = json!([marks[2]]);
    whole["campaign"] = json!(marks[3]);
    assert_eq!(server.keyed(KEY, &whole).await.status, 201);
    let found = |mark: &str| {
        std::fs::read_dir(folder.path()).unwrap().any(|entry| {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            bytes.windows(mark.len()).any(|w| w == mark.as_bytes())
        })
    };
    assert!(marks.iter().all(|mark| found(mark)));
    let reply = server.delete(&format!("/api/registrations/{KEY}")).await;
    assert_eq!(reply.status, 204);
    assert!(!marks.iter().any(|mark| found(mark)));
    let mut csv = Vec::new();
    let export = crate::Export {
        rows: crate::Rows::Registrations,
        format: crate::Format::Csv,
        keys: crate::Keys::Shown,
    };
    assert_eq!(export.write(&file, &mut csv).unwrap(), 1);
    let csv = String::from_utf8(csv).unwrap();
    let row = csv.lines().nth(1).unwrap();
    assert!(row.contains(KEY) && row.contains(",20"), "{row}");
}

#[tokio::test]
async fn an_unknown_key_takes_nothing_back() {
    let server = server();
    assert_eq!(server.keyed("k", &body("a@b.co")).await.status, 201);
    let reply = server.keyed(KEY, &body("b@b.co")).await;
    let id = reply.json()["id"].as_str().unwrap().to_owned();
    // A key that can be guessed, and the id, which is no secret.
    let other = "0f8fad5b-d9cb-469f-a165-70867728950e";
    for nothing in ["k", "x%20y", "%FF", other, &id] {
        let reply = server
            .delete(&format!("/api/registrations/{nothing}"))
            .await;
        assert_eq!(reply.problem(), "404 not-found", "{nothing}");
    }
    let kept = "SELECT count(*) FROM registrations WHERE cancelled_at IS NULL";
    assert_eq!(server.count(kept).await, 2);
}

#[tokio::test]
async fn what_is_in_flight_is_not_taken_back_yet() {
    let server = server();
    let guard = server.api.in_flight.enter(&Key::uuid(KEY).unwrap());
    let path = format!("/api/registrations/{KEY}");
    let reply = server.delete(&path).await;
    assert_eq!(
        (reply.problem().as_str(), reply.header("retry-after")),
        ("409 key-in-flight", "1")
    );
    drop(guard);
    assert_eq!(server.delete(&path).await.problem(), "404 not-found");
}

//! A store that fails.

use super::*;

#[tokio::test]
async fn a_failing_store_is_a_problem_and_tells_nothing_personal() {
    let told = Arc::new(Mutex::new(String::new()));
    let hear = Arc::clone(&told);
    let server = server_with(|options| {
        options.on_failure =
            Arc::new(move |error| *hear.lock().unwrap() = crate::options::with_causes(error));
    });
    let broken = server
        .api
        .store
        .call(|c| Ok(c.execute_batch("DROP TABLE registrations")?));
    broken.await.unwrap();
    let reply = server.register(&body("person@example.com")).await;
    assert_eq!(reply.problem(), "500 internal");
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    let told = told.lock().unwrap();
    assert!(told.contains("no such table"), "{told}");
    assert!(!told.contains("person") && !reply.text.contains("table"));
}

#[tokio::test]
async fn a_database_in_use_is_a_reason_to_wait() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    let at_once = store.call(|c| Ok(c.busy_timeout(Duration::ZERO)?));
    at_once.await.unwrap();
    let mut options = Options::new(vec![ForumWindow {
        opens: None,
        closes: None,
        ..forum("a")
    }]);
    options.on_failure = Arc::new(|_| ());
    let api = Arc::new(Api::new(store, options));
    let server = Server {
        router: routes(Arc::clone(&api)),
        api,
        now: Arc::default(),
    };
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let reply = server.keyed("k", &body("a@b.co")).await;
    assert_eq!(
        (reply.problem().as_str(), reply.header("retry-after")),
        ("503 busy", "1")
    );
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(
        server.keyed("k", &body("a@b.co")).await.status,
        StatusCode::CREATED
    );
}

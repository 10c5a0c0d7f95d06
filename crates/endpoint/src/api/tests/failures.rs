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
    let server = server_on(store);
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

/// A server that writes to a file, and tells nobody of failures.
fn server_on(store: Store) -> Server {
    let mut options = Options::new(vec![ForumWindow {
        opens: None,
        closes: None,
        ..forum("a")
    }]);
    options.on_failure = Arc::new(|_| ());
    let api = Arc::new(Api::new(store, options));
    Server {
        router: routes(Arc::clone(&api)),
        api,
        now: Arc::default(),
    }
}

/// What is done to the file of a server.
type Harm = fn(&std::path::Path);

#[cfg(unix)]
#[tokio::test]
async fn nobody_is_registered_in_a_file_that_is_lost() {
    let harms: [(&str, Harm); 4] = [
        ("deleted", |file| std::fs::remove_file(file).unwrap()),
        ("replaced", |file| {
            std::fs::remove_file(file).unwrap();
            drop(Store::open(file).unwrap());
        }),
        ("emptied", |file| std::fs::write(file, "").unwrap()),
        ("damaged", |file| {
            let mut bytes = std::fs::read(file).unwrap();
            bytes.fill(7);
            std::fs::write(file, bytes).unwrap();
        }),
    ];
    for (name, harm) in harms {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("registrations.db");
        let server = server_on(Store::open(&file).unwrap());
        let first = server.keyed("k", &body("a@b.co")).await;
        assert_eq!(first.status, StatusCode::CREATED, "{name}");
        harm(&file);
        for (key, email) in [("l", "c@d.co"), ("m", "e@f.co")] {
            let reply = server.keyed(key, &body(email)).await;
            assert_eq!(reply.problem(), "500 internal", "{name}");
        }
    }
}

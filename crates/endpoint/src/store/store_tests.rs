//! Tests of the store on a real file.

use super::*;
use crate::{
    check::registration::{Account, Registration},
    idempotency::{Fingerprint, Key},
};
use multaqa_domain::{slug::Slug, time::Instant};

pub(super) fn new(email: &str) -> New {
    New {
        registration: Registration {
            forum: Slug::parse("a").unwrap(),
            name: "=cmd, \"x\"".into(),
            email: email.into(),
            form_of_address: None,
            phone: Some("+971501234567".into()),
            country: Some("AE".into()),
            organisation: None,
            accounts: vec![Account {
                network: "x".into(),
                handle: "@y".into(),
            }],
            interests: vec!["one".into(), "two".into()],
            companions: 1,
            companion_names: vec!["-1".into()],
            answers: serde_json::Map::new(),
            consent_version: "1".into(),
            consent_time: None,
            language: Some("ar".into()),
            campaign: Some("@poster".into()),
            waitlist: false,
            key: None,
        },
        created: Instant(1_505_037_600),
        key: None,
        places: None,
        waitlist: false,
    }
}

pub(super) fn put(store: &Store, new: &New) -> Insertion {
    insert(&mut store.connection.blocking_lock(), new).unwrap()
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    put(&store, &new("a@b.co"));
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?}", entry.path());
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_others_could_read_is_hidden_from_them() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    drop(Store::open(&file).unwrap());
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
    let store = Store::open(&file).unwrap();
    put(&store, &new("a@b.co"));
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{:?}", entry.path());
    }
}

/// The clock of the test goes on by itself where all wait.
#[tokio::test(start_paused = true)]
async fn whose_turn_does_not_come_hears_so() {
    let store = Store::in_memory().unwrap();
    let held = Arc::clone(&store.connection).lock_owned().await;
    let error = store.call(|_| Ok(())).await.unwrap_err();
    assert!(error.is_busy(), "{error}");
    drop(held);
    store.call(|_| Ok(())).await.unwrap();
}

#[test]
fn a_file_of_a_later_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    store
        .connection
        .blocking_lock()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let error = Store::open(&file).unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::Newer {
                found: 99,
                known: 3
            }
        ),
        "{error}"
    );
}

#[test]
fn the_connection_is_durable_and_strict() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("registrations.db")).unwrap();
    let connection = store.connection.blocking_lock();
    let pragma = |name| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "wal".to_owned().into());
    assert_eq!(pragma("synchronous"), 2.into());
    let sql = "SELECT strict FROM pragma_table_list WHERE name = 'registrations'";
    assert!(
        connection
            .query_row(sql, [], |row| row.get::<_, bool>(0))
            .unwrap()
    );
}

#[test]
fn a_key_is_stored_with_its_row() {
    let store = Store::in_memory().unwrap();
    let mut headers = axum::http::HeaderMap::new();
    headers.insert("idempotency-key", "k".parse().unwrap());
    let key = Key::of(&headers).unwrap().unwrap();
    let first = New {
        key: Some((key.clone(), Fingerprint::of(&"one".into()))),
        ..new("a@b.co")
    };
    let Insertion::Stored(stored) = put(&store, &first) else {
        panic!("not stored");
    };
    let again = New {
        key: Some((key, Fingerprint::of(&"two".into()))),
        ..new("other@b.co")
    };
    assert_eq!(
        put(&store, &again),
        Insertion::KnownKey(Some(Fingerprint::of(&"one".into())), stored)
    );
}

#[test]
fn places_and_addresses_are_counted_by_forum() {
    let store = Store::in_memory().unwrap();
    let with = |email, capacity| New {
        places: Some(capacity),
        ..new(email)
    };
    assert!(matches!(
        put(&store, &with("a@b.co", 3)),
        Insertion::Stored(_)
    ));
    assert_eq!(put(&store, &with("A@B.co", 9)), Insertion::Duplicate);
    assert_eq!(put(&store, &with("c@b.co", 3)), Insertion::Full { left: 1 });
    assert_eq!(put(&store, &with("c@b.co", 2)), Insertion::Full { left: 0 });
    assert_eq!(put(&store, &with("c@b.co", 1)), Insertion::Full { left: 0 });
    let mut elsewhere = with("a@b.co", 2);
    elsewhere.registration.forum = Slug::parse("b").unwrap();
    assert!(matches!(put(&store, &elsewhere), Insertion::Stored(_)));
}

//! Tests of the store on a real file.

use super::*;
use crate::{
    check::{
        message,
        registration::{Account, Registration},
    },
    idempotency::{Fingerprint, Key},
};
use multaqa_domain::{slug::Slug, time::Instant};

fn new(email: &str) -> New {
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

fn put(store: &Store, new: &New) -> Insertion {
    insert(&mut store.0.lock().unwrap(), new).unwrap()
}

#[test]
fn rows_outlive_the_store_and_are_exported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let Insertion::Stored(stored) = put(&Store::open(&file).unwrap(), &new("a@b.co")) else {
        panic!("not stored");
    };
    let store = Store::open(&file).unwrap();
    assert_eq!(
        find(&store.0.lock().unwrap(), stored.id).unwrap(),
        Some(stored.clone())
    );
    let mut csv = Vec::new();
    // While the store is open, as beside a running server.
    assert_eq!(export_csv(&file, &mut csv).unwrap(), 1);
    let csv = String::from_utf8(csv).unwrap();
    let lines: Vec<_> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(lines[0].starts_with("\u{feff}reference,created,forum,name,"));
    let Stored { id, reference, .. } = stored;
    assert_eq!(
        lines[1],
        format!(
            "{reference},2017-09-10T10:00:00Z,a,\"'=cmd, \"\"x\"\"\",,a@b.co,'+971501234567,AE,,\
             x: @y,\"one; two\",1,'-1,1,,ar,{id},'@poster,,,"
        )
    );
}

#[test]
fn an_export_needs_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.db");
    assert!(export_csv(&missing, Vec::new()).is_err());
    assert!(!missing.exists(), "the export made a file");
    std::fs::write(&missing, "no database at all, but a text of some length").unwrap();
    assert!(export_csv(&missing, Vec::new()).is_err());
    assert!(Store::open(&missing).is_err());
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

#[test]
fn a_file_of_a_later_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    store
        .0
        .lock()
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let error = Store::open(&file).unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::Newer {
                found: 99,
                known: 2
            }
        ),
        "{error}"
    );
}

#[test]
fn the_connection_is_durable_and_strict() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("registrations.db")).unwrap();
    let connection = store.0.lock().unwrap();
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

#[test]
fn messages_are_exported_with_a_column_for_each_answer() {
    use serde_json::json;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    let put = |answers: serde_json::Value| {
        let slug = |text| Slug::parse(text).unwrap();
        let message = message::Message {
            subject: slug("a"),
            form: slug("question"),
            answers: answers.as_object().unwrap().clone(),
            consent_version: Some("1".into()),
            consent_time: None,
            language: Some("ar".into()),
            key: None,
        };
        let now = Instant(1_505_037_600);
        insert_message(&mut store.0.lock().unwrap(), &message, None, now).unwrap()
    };
    put(json!({"rare": true, "text": "=1+1"}));
    put(json!({"text": "سطر\nوسطر", "list": ["-1", 2], "deep": {"x": [1]}}));
    let many = (0..60).map(|n| (format!("@n{n:02}"), json!(n)));
    put(many.chain([("text".into(), json!("x"))]).collect());
    put(json!({"list": ["a"], "text": "y"}));
    let mut csv = Vec::new();
    assert_eq!(export_messages_csv(&file, &mut csv).unwrap(), 4);
    let csv = String::from_utf8(csv).unwrap();
    let lines: Vec<_> = csv.split("\r\n").collect();
    let head = "\u{feff}reference,created,subject,form,consent_version,consent_time,language,key,\
        answers.text,answers.list,answers.";
    assert!(lines[0].starts_with(head), "{}", lines[0]);
    assert!(lines[0].ends_with(",others"));
    assert_eq!(lines[0].split(',').count(), 8 + 50 + 1);
    assert!(lines[1].starts_with("Q-"));
    assert!(
        lines[1].contains(",2017-09-10T10:00:00Z,a,question,1,,ar,,'=1+1,,true,"),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].contains(",\"سطر\nوسطر\",\"'-1; 2\","),
        "{}",
        lines[2]
    );
    assert!(lines[2].contains("\"{\"\"x\"\":[1]}\""), "{}", lines[2]);
    assert!(lines[3].ends_with("\"\"@n59\"\":59}\""), "{}", lines[3]);
}

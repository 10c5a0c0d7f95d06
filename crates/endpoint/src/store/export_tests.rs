//! Tests of what is written out of a store's file, and of copies of it.

use super::{
    tests::{new, put},
    *,
};
use crate::{
    check::message,
    idempotency::{Fingerprint, Key},
};
use multaqa_domain::{slug::Slug, time::Instant};
use std::{
    io::{Cursor, Read as _},
    path::Path,
};

fn written(
    format: Format,
    rows: Rows,
    keys: Keys,
    file: &Path,
) -> Result<(u64, Vec<u8>), ExportError> {
    let mut out = Vec::new();
    let export = Export { rows, format, keys };
    Ok((export.write(file, &mut out)?, out))
}

fn csv(rows: Rows, keys: Keys, file: &Path, count: u64) -> String {
    let (found, out) = written(Format::Csv, rows, keys, file).unwrap();
    assert_eq!(found, count);
    String::from_utf8(out).unwrap()
}

/// A registration with a key.
fn keyed(key: &str, email: &str) -> New {
    let mut headers = axum::http::HeaderMap::new();
    headers.insert("idempotency-key", key.parse().unwrap());
    let key = Key::of(&headers).unwrap().unwrap();
    New {
        key: Some((key, Fingerprint::of(&"one".into()))),
        ..new(email)
    }
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
        find(&store.connection.blocking_lock(), stored.id).unwrap(),
        Some(stored.clone())
    );
    // While the store is open, as beside a running server.
    let csv = csv(Rows::Registrations, Keys::LeftOut, &file, 1);
    let lines: Vec<_> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(lines[0].starts_with("\u{feff}reference,created,forum,name,"));
    let Stored { id, reference, .. } = stored;
    assert_eq!(
        lines[1],
        format!(
            "{reference},2017-09-10T10:00:00Z,a,\"'=cmd, \"\"x\"\"\",,a@b.co,'+971501234567,AE,,\
             x: @y,\"one; two\",1,'-1,1,,ar,{id},'@poster,,"
        )
    );
}

#[test]
fn an_export_needs_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.db");
    let export = || written(Format::Csv, Rows::Registrations, Keys::LeftOut, &missing);
    assert!(export().is_err());
    assert!(!missing.exists(), "the export made a file");
    std::fs::write(&missing, "no database at all, but a text of some length").unwrap();
    assert!(export().is_err());
    assert!(Store::open(&missing).is_err());
}

/// Whoever has a key can take its registration back: a list that is passed on has none.
#[test]
fn keys_are_left_out_unless_asked_for() {
    const KEY: &str = "8e03978e-40d5-43e8-bc93-6894a57f9324";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    put(&store, &keyed(KEY, "a@b.co"));
    for rows in [Rows::Registrations, Rows::Messages] {
        let count = u64::from(rows == Rows::Registrations);
        let without = csv(rows, Keys::LeftOut, &file, count);
        let with = csv(rows, Keys::Shown, &file, count);
        assert!(
            !without.contains("key") && !without.contains(KEY),
            "{without}"
        );
        assert!(with.lines().next().unwrap().ends_with(",key"), "{with}");
        assert_eq!(with.contains(KEY), count == 1, "{with}");
    }
}

/// A file of a workbook's archive.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// In a workbook a phone number is a text without an apostrophe, and a time is a number with
/// the format of a time; nothing is a formula.
#[test]
fn a_workbook_has_phones_and_times_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let mut one = new("a@b.co");
    one.registration.consent_time = Some("2017-09-10T14:00:00+04:00".into());
    put(&Store::open(&file).unwrap(), &one);
    let made = written(Format::Workbook, Rows::Registrations, Keys::LeftOut, &file);
    let (count, workbook) = made.unwrap();
    assert_eq!(count, 1);
    let strings = part(&workbook, "xl/sharedStrings.xml");
    for text in [">+971501234567<", ">=cmd, &quot;x&quot;<", ">=cmd, \"x\"<"] {
        let is_there = strings.contains(text);
        assert_eq!(
            is_there,
            text != ">=cmd, &quot;x&quot;<",
            "{text}: {strings}"
        );
    }
    assert!(!strings.contains("'+971"), "{strings}");
    let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(sheet.contains("rightToLeft=\"1\""), "{sheet}");
    // 10 September 2017, 10:00 UTC: created, and consented to.
    assert_eq!(sheet.matches("<v>42988.41666").count(), 2, "{sheet}");
    assert!(part(&workbook, "xl/styles.xml").contains("yyyy-mm-dd hh:mm:ss"));
}

#[test]
fn answers_to_further_questions_have_their_columns() {
    use serde_json::json;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registrations.db");
    let store = Store::open(&file).unwrap();
    let mut one = new("a@b.co");
    one.registration.answers = json!({"diet": "نباتي", "seats": ["A", "B"]})
        .as_object()
        .unwrap()
        .clone();
    put(&store, &one);
    put(&store, &new("c@b.co"));
    let csv = csv(Rows::Registrations, Keys::LeftOut, &file, 2);
    let lines: Vec<_> = csv.split("\r\n").collect();
    assert!(
        lines[0].ends_with(",cancelled,answers.diet,answers.seats,others"),
        "{csv}"
    );
    assert!(lines[1].ends_with(",نباتي,\"A; B\","), "{csv}");
    assert!(lines[2].ends_with(",,,,"), "{csv}");
}

/// What is copied of a store that is open, by hand or as it should be, has every row.
#[test]
fn a_copy_of_the_file_alone_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let store = Store::open(&path("registrations.db")).unwrap();
    put(&store, &new("a@b.co"));
    std::fs::copy(path("registrations.db"), path("by hand.db")).unwrap();
    put(&store, &new("c@b.co"));
    backup(&path("registrations.db"), &path("copy.db")).unwrap();
    csv(Rows::Registrations, Keys::LeftOut, &path("by hand.db"), 1);
    csv(Rows::Registrations, Keys::LeftOut, &path("copy.db"), 2);
    let again = backup(&path("registrations.db"), &path("copy.db"));
    assert!(matches!(again, Err(ExportError::Exists)), "{again:?}");
    assert!(backup(&path("none.db"), &path("other.db")).is_err());
    assert!(!path("other.db").exists(), "an empty copy is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(path("copy.db"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0);
    }
}

#[test]
fn a_file_without_tables_says_where_the_rows_may_be() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("copy.db");
    std::fs::write(&empty, "").unwrap();
    let error = written(Format::Csv, Rows::Registrations, Keys::LeftOut, &empty).unwrap_err();
    let said = error.to_string();
    assert!(
        said.contains("-wal") && said.contains("registrations backup"),
        "{said}"
    );
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
        insert_message(&mut store.connection.blocking_lock(), &message, None, now).unwrap()
    };
    put(json!({"rare": true, "text": "=1+1"}));
    put(json!({"text": "سطر\nوسطر", "list": ["-1", 2], "deep": {"x": [1]}}));
    let many = (0..60).map(|n| (format!("@n{n:02}"), json!(n)));
    put(many.chain([("text".into(), json!("x"))]).collect());
    put(json!({"list": ["a"], "text": "y"}));
    let csv = csv(Rows::Messages, Keys::LeftOut, &file, 4);
    let lines: Vec<_> = csv.split("\r\n").collect();
    let head = "\u{feff}reference,created,subject,form,consent_version,consent_time,language,\
        answers.text,answers.list,answers.";
    assert!(lines[0].starts_with(head), "{}", lines[0]);
    assert!(lines[0].ends_with(",others"));
    assert_eq!(lines[0].split(',').count(), 7 + 50 + 1);
    assert!(lines[1].starts_with("Q-"));
    assert!(
        lines[1].contains(",2017-09-10T10:00:00Z,a,question,1,,ar,'=1+1,,true,"),
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

/// On a read-only disk SQLite cannot make what it needs beside the file; a link to nowhere of that
/// name has the same effect for whoever may write everywhere.
#[cfg(unix)]
#[test]
fn a_backup_that_can_only_be_read_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a copy? 100%#1.db");
    put(&Store::open(&file).unwrap(), &new("a@b.co"));
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        std::path::PathBuf::from(name)
    };
    std::os::unix::fs::symlink("/nowhere/at/all", beside("-shm")).unwrap();
    csv(Rows::Registrations, Keys::LeftOut, &file, 1);

    std::fs::write(beside("-wal"), "not empty").unwrap();
    let error = written(Format::Csv, Rows::Registrations, Keys::LeftOut, &file).unwrap_err();
    assert!(matches!(error, ExportError::Log), "{error:?}");

    let missing = folder.path().join("missing.db");
    let error = written(Format::Csv, Rows::Registrations, Keys::LeftOut, &missing).unwrap_err();
    assert!(matches!(error, ExportError::Read(_)), "{error:?}");
}

//! Keys that nobody filled in are as if they were not there, and quotes around dates and times
//! change nothing: editors and templates write both.

use multaqa_content::{Options, load};
use multaqa_domain::{
    page::{ForumPage, Page},
    time::Instant,
};
use std::fs;

const SITE: &str =
    "name = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\nnow = 2027-01-01\n";
const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(1_800_000_000),
};

/// The page of a forum with these lines, or what is wrong with it.
fn forum(lines: &str) -> Result<ForumPage, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("forums")).unwrap();
    let write = |name: &str, toml: &str| {
        fs::write(folder.path().join(name), format!("+++\n{toml}\n+++\n")).unwrap();
    };
    write("site.md", SITE);
    write(
        "forums/forum.md",
        &format!("title = \"ملتقى\"\nsummary = \"ملخص\"\n{lines}"),
    );
    let site = load(folder.path()).map_err(|report| {
        let faults = report.faults.into_iter();
        faults.map(|fault| fault.message).collect::<Vec<_>>()
    })?;
    let pages = site
        .pages(&OPTIONS)
        .into_iter()
        .map(|(_, document)| document.page);
    let page = pages.into_iter().find_map(|page| match page {
        Page::Forum(page) => Some(page),
        _ => None,
    });
    Ok(page.unwrap())
}

#[test]
fn an_empty_key_is_as_if_it_were_not_there() {
    let without = forum("date = 2027-02-10").unwrap();
    for key in [
        "theme = \"\"",
        "series = \"\"",
        "sector = \" \"",
        "until = \"\"",
        "start = \"\"\nend = \"\"",
        "zone = \"\"",
        "venue = \"\"",
        "venue = { name = \"\", city = \"\", country = \"\", map = \"\" }",
        "patron = \"\"",
        "patron = { person = \"\", role = \"\" }",
        "hosts = [\"\"]",
        "countries = \"\"",
        "hashtags = []",
        "decision = \"\"",
        "sequence = \"\"",
        "updated = \"\"",
        "stream = \"\"",
        "sources = [{ title = \"\", href = \"\" }]",
        "session = []",
    ] {
        let page = forum(&format!("date = 2027-02-10\n{key}"));
        assert_eq!(page.as_ref(), Ok(&without), "{key}");
    }
    for (key, message) in [
        (
            "date = 2027-02-10\nhosts = [\"\", \"س\"]",
            "`hosts` is empty",
        ),
        (
            "date = 2027-02-10\nvenue = { name = \"\", city = \"دبي\", country = \"AE\" }",
            "`name` is empty",
        ),
    ] {
        assert_eq!(forum(key).unwrap_err(), [message], "{key}");
    }
}

#[test]
fn quotes_around_dates_and_times_change_nothing() {
    let plain = forum("date = 2027-02-10\nuntil = 2027-02-11\nstart = 09:00\nend = 17:30");
    let plain = plain.unwrap();
    for lines in [
        "date = \"2027-02-10\"\nuntil = \"2027-02-11\"\nstart = \"09:00\"\nend = \"17:30\"",
        "date = '2027-02-10'\nuntil = '2027-02-11'\nstart = '09:00:00'\nend = '17:30'",
        "date = \" 2027-02-10 \"\nuntil = 2027-02-11\nstart = \" 09:00\"\nend = 17:30:00",
    ] {
        assert_eq!(forum(lines).as_ref(), Ok(&plain), "{lines}");
    }
    let plain = forum("date = 2027-02-10\nupdated = 2027-01-01T09:00:00").unwrap();
    for written in [
        "\"2027-01-01T09:00:00\"",
        "\"2027-01-01T09:00\"",
        "\"2027-01-01 09:00\"",
    ] {
        let page = forum(&format!("date = 2027-02-10\nupdated = {written}"));
        assert_eq!(page.as_ref(), Ok(&plain), "{written}");
    }
}

//! Any bytes as the files that the search of the app loads, and as what is typed into it.
//!
//! The first line is the query; then follows a file of things or, if it begins so, the list of
//! the files.

use multaqa_domain::search::{
    files::{self, FIRST},
    mark::{marks, reasons},
    part::{Part, Thing},
    query::Query,
    rank,
};

/// As many as the app shows of a kind at most.
const MANY: usize = 30;

/// Takes any bytes for a query and what it is looked for in.
pub fn search(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (typed, file) = text.split_once('\n').unwrap_or((&text, ""));
    let query = Query::parse(typed);
    marked(typed, &query);
    if file.starts_with(FIRST) {
        return list(file, &query);
    }
    let number = file.lines().count();
    assert!(Part::read(file.to_owned(), number + 1).is_none());
    let Some(part) = Part::read(file.to_owned(), number) else {
        return;
    };
    looked(&part, file, &query);
    // Each thing is found by its own title.
    for line in file.lines().take(MANY) {
        let (title, _) = line.split_once('\t').expect("it was read");
        let query = Query::parse(&title.split(' ').take(8).collect::<Vec<_>>().join(" "));
        let found = rank::search(&[&part], &query, usize::MAX);
        assert!(query.is_empty() || found.total > 0, "{title:?} in {file:?}");
    }
}

fn looked(part: &Part, file: &str, query: &Query) {
    let found = rank::search(&[part], query, MANY);
    assert!(found.lines.len() <= MANY.min(found.total));
    assert!(found.total <= file.lines().count());
    assert!(!query.is_empty() || found.total == 0);
    for line in found.lines {
        assert!(file.split('\n').any(|other| other == line));
        marked(line, query);
        let Some(thing) = Thing::read(line) else {
            continue;
        };
        let (reasons, unseen) = reasons(&thing, query);
        assert!(reasons.len() <= 2);
        for text in reasons {
            assert!(thing.besides.contains(text));
            marked(text, &unseen);
        }
    }
}

/// Marks are pairs, in order, at borders of letters.
fn marked(text: &str, query: &Query) {
    let marks = marks(text, query);
    assert!(marks.len().is_multiple_of(2) && marks.is_sorted());
    assert!(marks.iter().all(|at| text.is_char_boundary(*at)));
}

fn list(text: &str, query: &Query) {
    let Some(list) = files::read(text) else {
        return;
    };
    for at in 0..=list.len() {
        let _ = files::is_wanted(&list, at, query);
    }
    // A word is folded, so that no build writes one with a tab or a line break in it.
    let is_folded = |byte: &u8| *byte >= b' ';
    if !list.iter().all(|file| file.first.iter().all(is_folded)) {
        return;
    }
    let lines: String = list.iter().map(files::line).collect();
    let printed = format!("{FIRST}\n{lines}\n");
    assert_eq!(files::read(&printed), Some(list));
}

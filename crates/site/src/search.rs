//! What the search looks through, in files that are loaded as they are needed: a list of
//! them, and below `search/data/` the files themselves, named by their content
//! (docs/adr/0019-search.md).

use crate::assets::short_hash;
use multaqa_content::{Findable, Options, Site};
use multaqa_domain::search::{
    Kind,
    files::{self, File},
    fold::{GAP, fold, loosen},
};
use std::{
    collections::{BTreeSet, HashMap},
    path::PathBuf,
};

/// So many bytes a file holds before compression, as far as lines allow: a file is folded
/// in one go when it has come.
const MOST: usize = 768 * 1024;

/// So many bytes a file of sessions holds, if they do not fit into one.
const MOST_SESSIONS: usize = 176 * 1024;

/// So many sessions, the first in order, are found by a word, if they do not fit into one
/// file.
const SESSIONS: usize = 30;

/// The files, each with its path below the site's root.
///
/// # Errors
/// If one cannot be made.
pub(crate) fn files(site: &Site, options: &Options) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    Ok(written(&site.findable(options)))
}

fn written(findable: &[Findable]) -> Vec<(PathBuf, Vec<u8>)> {
    let mut list = format!("{}\n", files::FIRST);
    let mut written = Vec::new();
    for kind in Kind::ALL {
        let of_kind = findable.iter().filter(|findable| findable.kind == kind);
        let lines: Vec<_> = of_kind.map(line).collect();
        for (first, lines) in split(kind, &lines) {
            let text = lines.concat();
            let name = named(kind, &text);
            list.push_str(&files::line(&File {
                kind,
                name: name.clone(),
                number: lines.len(),
                first,
            }));
            written.push((["search/data/", &name].concat().into(), text.into_bytes()));
        }
    }
    written.push(("search/index.txt".into(), list.into_bytes()));
    written
}

/// The name of a file, by its content: a list has hundreds, so half a hash is what tells
/// one state of it from the next.
fn named(kind: Kind, text: &str) -> String {
    let hash = short_hash(text.as_bytes());
    let half = hash.get(..8).unwrap_or(&hash);
    format!("{}-{half}.txt", kind.name())
}

/// A line of a file (`multaqa_domain::search::part`). What one is found by besides is left
/// out where the line has it anyway.
fn line(findable: &Findable) -> String {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = &findable.name;
    let (title, about) = (clean(&findable.title), clean(&findable.about));
    let mut known = loose(&format!("{title}\t{about}\t{name}"));
    let mut besides = Vec::new();
    for text in &findable.besides {
        let folded = loose(text);
        if !known
            .windows(folded.len().max(1))
            .any(|part| part.first() == folded.first() && part == folded)
        {
            besides.push(clean(text));
            known.extend(folded);
        }
    }
    format!("{title}\t{about}\t{name}\t{}\n", besides.join("، "))
}

fn loose(text: &str) -> Vec<u8> {
    let mut bytes = fold(text).bytes;
    loosen(&mut bytes);
    bytes
}

/// Lines as they go into files; with the first word of each file, if it is by words that
/// they are told apart.
fn split(kind: Kind, lines: &[String]) -> Vec<(Vec<u8>, Vec<&str>)> {
    let bytes: usize = lines.iter().map(String::len).sum();
    if kind == Kind::Session && bytes > MOST {
        return by_words(lines);
    }
    let mut files = Vec::new();
    let (mut file, mut size) = (Vec::new(), 0);
    for line in lines {
        if size + line.len() > MOST {
            files.push((Vec::new(), std::mem::take(&mut file)));
            size = 0;
        }
        size += line.len();
        file.push(line.as_str());
    }
    if !file.is_empty() {
        files.push((Vec::new(), file));
    }
    files
}

/// Files of sessions by the words in them: each holds, for a range of words, the first
/// sessions in which each word stands.
fn by_words(lines: &[String]) -> Vec<(Vec<u8>, Vec<&str>)> {
    let mut words: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        let folded = loose(line);
        let line_words = folded.split(|b| *b == GAP);
        for word in line_words.filter(|word| !word.is_empty()) {
            match words.get_mut(word) {
                // A word may stand in a line more than once.
                Some(sessions) if sessions.last() == Some(&number) => {}
                Some(sessions) if sessions.len() < SESSIONS => sessions.push(number),
                Some(_) => {}
                None => {
                    words.insert(word.to_owned(), vec![number]);
                }
            }
        }
    }
    let mut words: Vec<_> = words.into_iter().collect();
    words.sort_unstable();
    let mut files = Vec::new();
    let mut first = Vec::new();
    let (mut sessions, mut size) = (BTreeSet::new(), 0);
    let take = |sessions: &mut BTreeSet<usize>| {
        let taken = std::mem::take(sessions).into_iter();
        let lines = taken.filter_map(|number| lines.get(number));
        lines.map(String::as_str).collect::<Vec<_>>()
    };
    for (word, numbers) in words {
        if size > MOST_SESSIONS {
            files.push((std::mem::take(&mut first), take(&mut sessions)));
            size = 0;
        }
        if first.is_empty() {
            first = word;
        }
        for number in numbers {
            if sessions.insert(number) {
                size += lines.get(number).map_or(0, String::len);
            }
        }
    }
    files.push((first, take(&mut sessions)));
    files
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;

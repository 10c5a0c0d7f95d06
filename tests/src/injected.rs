//! The site of the test content in whose every text somebody has written markup: what would run,
//! load or send something if any page took it for more than a text. It speaks to more servers
//! than a header has room for, so that its pages have a policy of their own.

use crate::{process, settings::Settings, site::Server, stage::Backend};
use anyhow::{Context as _, Result, bail, ensure};
use multaqa_content::load;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    ops::Range,
    path::Path,
};
use tempfile::TempDir;
use toml::de::{DeTable, DeValue};

/// What is written behind each text. What it runs says so in `window.__executed`; what it loads
/// is at another host.
const PAYLOADS: [&str; 10] = [
    "\"><img src=x onerror=window.__executed=1>",
    "</script><script>window.__executed=2</script>",
    "<svg/onload=window.__executed=3>",
    "'\"--></style></textarea></title><script>window.__executed=4</script>",
    "<iframe srcdoc='<script>parent.__executed=5</script>'></iframe>",
    "<base href=//evil.example><img src=//evil.example/x>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "]]><form action=//evil.example><button>\\u003cscript>",
    "javascript:window.__executed=6//{{constructor}}${7*7}<!--",
];

/// The same as Markdown: tags are errors there, so they are written as entities, and what links
/// could do stands in the text.
const PROSE: [&str; 4] = [
    " &lt;img src=x onerror=window.__executed=7&gt;",
    " &#60;script&#62;window.__executed=8&#60;/script&#62;",
    " `</script><script>window.__executed=9</script>`",
    " \\<svg onload=window.__executed=10\\> \"'><!--",
];

/// More hosts than fit into a header.
const SERVERS: usize = 60;

/// The host of one of the servers to which the site's pages may speak.
pub const SERVER: &str = "https://registration-59.of-a-long-name.example";

/// The site, served.
#[derive(Debug)]
pub struct Injected {
    server: Server,
    /// How many texts were taken with markup.
    pub texts: usize,
    _folder: TempDir,
}

impl Injected {
    /// Builds and serves it.
    pub async fn start(settings: &Settings) -> Result<Self> {
        let folder = process::folder("injected")?;
        crate::field::copy(&settings.root.join("tests/content"), folder.path())?;
        let texts = inject(folder.path())?;
        for number in 0..SERVERS {
            let file = format!("endpoints/many-{number:02}.md");
            let url = format!("https://registration-{number:02}.of-a-long-name.example/");
            let text =
                format!("+++\nurl = \"{url}\"\n\n[requestBody.payload]\nkey = \"$key\"\n+++\n");
            fs::write(folder.path().join(file), text)?;
        }
        let settings = Settings {
            content: folder.path().to_owned(),
            ..settings.clone()
        };
        Ok(Self {
            server: Server::start(&settings).await?,
            texts,
            _folder: folder,
        })
    }

    /// For the stage.
    pub fn backend(&self) -> Backend {
        self.server.backend()
    }
}

/// A place at which markup can be written.
struct Place {
    /// Where in the file.
    at: usize,
    /// What to write there.
    text: String,
    /// The text behind which it is written, with its quotes.
    after: String,
}

/// Writes markup behind every text of a folder that may hold any, and returns how many there are.
/// Which these are, `multaqa check` says: a text that is a word from a list, an address or a date
/// is an error with markup, and is left as it was.
fn inject(folder: &Path) -> Result<usize> {
    let mut files = BTreeMap::new();
    read(folder, folder, &mut files)?;
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (name, text) in &files {
        places.insert(name, in_file(text)?);
    }
    // Errors hide others, so this goes on until there are none.
    for _ in 0..40 {
        for (name, text) in &files {
            let places = places.get(name.as_str()).map_or(&[][..], Vec::as_slice);
            fs::write(folder.join(name), written(text, places))?;
        }
        let Err(report) = load(folder) else {
            return Ok(places.values().map(Vec::len).sum());
        };
        let mut wrong: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for fault in &report.faults {
            wrong.entry(&fault.file).or_default().insert(fault.line);
        }
        let before: usize = places.values().map(Vec::len).sum();
        let mut named = String::new();
        for (name, lines) in wrong {
            let text = files.get(name).with_context(|| format!("{report}"))?;
            for number in &lines {
                named += text.lines().nth(number - 1).unwrap_or_default();
            }
            if let Some(places) = places.get_mut(name) {
                places.retain(|place| !lines.contains(&line(text, place.at)));
            }
        }
        let left =
            |places: &BTreeMap<&str, Vec<Place>>| places.values().map(Vec::len).sum::<usize>();
        if left(&places) == before {
            // What is wrong names something by a text that has markup elsewhere.
            for places in places.values_mut() {
                places.retain(|place| !named.contains(&place.after));
            }
        }
        ensure!(
            left(&places) < before,
            "errors that are not of what was written:\n{report}"
        );
    }
    bail!("there are always more errors")
}

fn read(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "md") {
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            files.insert(name, fs::read_to_string(path)?);
        }
    }
    Ok(())
}

/// All places of a file.
fn in_file(text: &str) -> Result<Vec<Place>> {
    let Some((front, body)) = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++"))
    else {
        return Ok(Vec::new());
    };
    let table = DeTable::parse(front)?;
    let mut spans = Vec::new();
    strings(&DeValue::Table(table.into_inner()), &mut spans);
    let start = "+++\n".len();
    let mut places: Vec<_> = spans
        .into_iter()
        .filter(|span| {
            front[span.clone()].starts_with('"') && !front[span.clone()].starts_with("\"\"\"")
        })
        .map(|span| Place {
            at: start + span.end - 1,
            text: escaped(one_of(&PAYLOADS, &front[span.clone()])),
            after: front[span].to_owned(),
        })
        .collect();
    // Behind each paragraph.
    let mut at = start + front.len() + "\n+++".len();
    for line in body.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if line.chars().next().is_some_and(char::is_alphabetic) {
            places.push(Place {
                at: end,
                text: one_of(&PROSE, line).to_owned(),
                after: line.to_owned(),
            });
        }
        at += line.len();
    }
    places.sort_by_key(|place| place.at);
    Ok(places)
}

/// The same for the same text: a room is named by its text.
fn one_of<const N: usize>(payloads: &[&'static str; N], text: &str) -> &'static str {
    let sum = text
        .bytes()
        .fold(0, |sum: usize, byte| sum * 31 % 65_521 + usize::from(byte));
    payloads.get(sum % N).copied().unwrap_or_default()
}

fn strings(value: &DeValue<'_>, spans: &mut Vec<Range<usize>>) {
    let mut take = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(_) => spans.push(value.span()),
        other => strings(other, spans),
    };
    match value {
        DeValue::Array(items) => items.iter().for_each(take),
        DeValue::Table(table) => table.values().for_each(&mut take),
        _ => {}
    }
}

/// As it stands between the quotes of a string of TOML.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

fn written(text: &str, places: &[Place]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for place in places {
        out.push_str(&text[from..place.at]);
        out.push_str(&place.text);
        from = place.at;
    }
    out.push_str(&text[from..]);
    out
}

/// The line of a place, from 1. What is written holds no line breaks.
fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

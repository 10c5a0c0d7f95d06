//! Networks of an accounts field, and the hosts by which a pasted link is known.

use super::kind::{option, unlike};
use crate::check::{table::Table, value::LINE};
use multaqa_domain::form::Network;

/// The hosts of networks by their usual values, without `www.`.
const HOSTS: [(&str, &[&str]); 14] = [
    ("x", X),
    ("twitter", X),
    ("instagram", &["instagram.com"]),
    (
        "facebook",
        &["facebook.com", "fb.com", "m.facebook.com", "fb.me"],
    ),
    (
        "youtube",
        &["youtube.com", "m.youtube.com", "music.youtube.com"],
    ),
    ("tiktok", &["tiktok.com", "m.tiktok.com"]),
    ("snapchat", &["snapchat.com"]),
    ("linkedin", &["linkedin.com"]),
    ("threads", &["threads.net", "threads.com"]),
    ("telegram", &["t.me", "telegram.me"]),
    ("whatsapp", &["wa.me", "whatsapp.com"]),
    ("github", &["github.com"]),
    ("mastodon", &["mastodon.social"]),
    ("bluesky", &["bsky.app"]),
];
const X: &[&str] = &["x.com", "twitter.com", "mobile.twitter.com"];

/// `networks`, each with `value`, `label` and `hosts`.
pub(super) fn read(table: &Table<'_>) -> Vec<Network> {
    table.need("networks");
    let own = table.tables("networks");
    let mut networks: Vec<Network> = Vec::new();
    for entry in &own {
        let named = option(entry);
        let hosts = match entry.get("hosts") {
            Some(_) => hosts(entry),
            None => usual(&named.value),
        };
        networks.push(Network {
            value: named.value,
            label: named.label,
            hosts,
        });
    }
    unlike(table, &own);
    networks
}

fn usual(value: &str) -> Vec<String> {
    let known = HOSTS.iter().find(|(network, _)| *network == value);
    let hosts = known.map_or(&[][..], |(_, hosts)| *hosts).iter();
    hosts.map(|host| (*host).to_owned()).collect()
}

fn hosts(table: &Table<'_>) -> Vec<String> {
    let mut hosts = Vec::new();
    for found in table.strs("hosts", LINE) {
        let shaped = found.text.contains('.')
            && !found.text.starts_with("www.")
            && found.text.split('.').all(|label| {
                let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
                !label.is_empty() && label.bytes().all(inner)
            });
        if !shaped {
            let message = format!("`{}` is not a host", found.text);
            let help =
                "write the host alone, in small letters and without `www.`: x.com".to_owned();
            table.reader.fault(found.span, message, Some(help));
            continue;
        }
        hosts.push(found.text.to_owned());
    }
    hosts
}

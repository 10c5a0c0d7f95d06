//! Accounts on networks: from a handle or a pasted link to network and handle.

use super::{AccountEntry, Network, clean};
use crate::text;

/// What stands before the name in the path of a profile.
const BEFORE: [&str; 7] = ["in", "add", "c", "channel", "user", "u", "company"];

/// What the path of something else begins with that people paste: a post, a search.
const NO_PROFILE: [&str; 9] = [
    "p", "reel", "share", "watch", "shorts", "groups", "hashtag", "search", "intent",
];

/// Takes what was typed for an account: `@name`, `name` or a link to the profile, from
/// whose host the network is known. The handle comes out without `@`, spaces and
/// direction marks; what is no known link stays as it was typed.
pub fn account(networks: &[Network], entry: &AccountEntry) -> AccountEntry {
    let typed = without_spaces(&entry.handle);
    let typed = typed.trim_start_matches('@');
    match profile(networks, typed) {
        Some((network, handle)) => AccountEntry {
            network: network.value.clone(),
            handle,
        },
        None => AccountEntry {
            network: entry.network.clone(),
            handle: typed.to_owned(),
        },
    }
}

/// Without spaces and the marks that come along when one copies from a page.
fn without_spaces(typed: &str) -> String {
    let mut kept = clean::word(typed);
    kept.retain(|c| !c.is_whitespace());
    kept
}

/// The network and the name in a link to a profile, with its scheme or without.
fn profile<'a>(networks: &'a [Network], link: &str) -> Option<(&'a Network, String)> {
    let (_, link) = text::cut(link, "://").unwrap_or(("", link));
    let (link, _) = link.split_once('#').unwrap_or((link, ""));
    let (link, query) = link.split_once('?').unwrap_or((link, ""));
    let (host, path) = link.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let mut bare = host.as_str();
    for part in ["www.", "m.", "mobile."] {
        bare = bare.strip_prefix(part).unwrap_or(bare);
    }
    let known = |host: &String| *host == bare;
    let network = networks.iter().find(|one| one.hosts.iter().any(known))?;
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let first = parts.next()?;
    if first == "profile.php" {
        let id = query.split('&').find_map(|pair| pair.strip_prefix("id="))?;
        let number = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
        return number.then(|| (network, id.to_owned()));
    }
    let name = match first {
        "people" => parts.nth(1)?,
        first if NO_PROFILE.contains(&first) => return None,
        first if BEFORE.contains(&first) => parts.next()?,
        first => first,
    };
    // What would be read otherwise a second time stays encoded.
    let plain = |name: &String| !name.contains(['/', '?', '#', '%', '@', ':', '\0']);
    let name = decoded(name)
        .map(|name| without_spaces(name.trim_start_matches('@')))
        .filter(plain)
        .unwrap_or_else(|| name.trim_start_matches('@').to_owned());
    (!name.is_empty()).then_some((network, name))
}

/// Percent-encoding undone; `None` if it is none, or not of UTF-8.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = part.chars();
    while let Some(c) = rest.next() {
        if c == '%' {
            let (high, low) = (rest.next()?.to_digit(16)?, rest.next()?.to_digit(16)?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
#[path = "account_tests.rs"]
mod tests;

//! What counts as an e-mail address, and what was probably meant by one.

use super::clean::word;

/// Whether `text` has the shape of an address: what the HTML standard accepts in
/// `<input type=email>`, with a dot in the domain besides, since a forum writes to
/// people across the public net. Whether it exists only a message to it can tell.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && local
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b));
    let label_ok = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    local_ok && domain.contains('.') && domain.len() <= 253 && domain.split('.').all(label_ok)
}

/// Hosts of many people's mail, with which a name that is nearly theirs is compared.
const COMMON: [&str; 5] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "icloud.com",
];

/// Hosts that are nearly one of those, and are meant all the same.
const NEARLY: [&str; 4] = ["mail.com", "ymail.com", "email.com", "yahoo.co"];

/// Endings that are slips, and what they are slips of.
const ENDINGS: [(&str, &str); 7] = [
    (".con", ".com"),
    (".cmo", ".com"),
    (".ocm", ".com"),
    (".vom", ".com"),
    (".comm", ".com"),
    (".ogr", ".org"),
    (".nett", ".net"),
];

/// The address that was probably meant, if another than what was typed: for a link or a sentence
/// it was copied from (`mailto:`, brackets, a full stop), a comma for a dot, a slip in a common
/// host's name or ending. It is offered, and never taken by itself: `gmial.con` may be somebody's.
pub fn meant(typed: &str) -> Option<String> {
    let typed = word(typed.trim());
    let mut address = String::new();
    for c in typed.chars() {
        match c {
            ',' | '،' | '٫' | '。' => address.push('.'),
            '＠' => address.push('@'),
            c if c.is_whitespace() => {}
            c => address.push(c),
        }
    }
    let scheme = address
        .get(..7)
        .filter(|start| start.eq_ignore_ascii_case("mailto:"));
    let address = address.get(scheme.map_or(0, str::len)..)?;
    let address = address.split('?').next()?;
    let around = |c| {
        matches!(
            c,
            '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | '«' | '»' | '.' | ':' | ';' | '؛'
        )
    };
    let address = address.trim_matches(around);
    let (local, host) = address.rsplit_once('@')?;
    let address = [local, "@", &corrected(&host.to_ascii_lowercase())].concat();
    let same = address.eq_ignore_ascii_case(&typed);
    (!same && is_email(&address)).then_some(address)
}

/// The host without a probable slip.
fn corrected(host: &str) -> String {
    if !COMMON.contains(&host) && !NEARLY.contains(&host) {
        // The first letter is seldom the slip.
        let near = |common: &&&str| {
            let (host, common) = (host.as_bytes(), common.as_bytes());
            host.first() == common.first() && is_near(host, common, 2)
        };
        if let Some(common) = COMMON.iter().find(near) {
            return (*common).to_owned();
        }
    }
    for (slip, ending) in ENDINGS {
        if let Some(name) = host.strip_suffix(slip) {
            return [name, ending].concat();
        }
    }
    host.to_owned()
}

/// Whether so many slips of the finger at most make one of the other: a letter too many, too few,
/// another, or two in the wrong order.
fn is_near(a: &[u8], b: &[u8], slips: usize) -> bool {
    match (a, b) {
        ([], rest) | (rest, []) => rest.len() <= slips,
        ([x, a @ ..], [y, b @ ..]) if x == y => is_near(a, b, slips),
        _ if slips == 0 => false,
        ([x, rest_a @ ..], [y, rest_b @ ..]) => {
            is_near(rest_a, rest_b, slips - 1)
                || is_near(rest_a, b, slips - 1)
                || is_near(a, rest_b, slips - 1)
                || matches!((rest_a, rest_b), ([p, a @ ..], [q, b @ ..]) if p == y && q == x && is_near(a, b, slips - 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_email, meant};

    #[test]
    fn what_was_meant_by_table() {
        for (typed, address) in [
            ("mailto:name@example.com", Some("name@example.com")),
            (
                "MAILTO:name@example.com?subject=x",
                Some("name@example.com"),
            ),
            ("name@example.com.", Some("name@example.com")),
            ("<name@example.com>", Some("name@example.com")),
            ("(name@example.com)،", Some("name@example.com")),
            ("name@example،com", Some("name@example.com")),
            ("name@example,com", Some("name@example.com")),
            ("name @example.com", Some("name@example.com")),
            ("name@gmial.con", Some("name@gmail.com")),
            ("Name@Gmai.com", Some("Name@gmail.com")),
            ("name@gmail.co", Some("name@gmail.com")),
            ("name@hotmial.com", Some("name@hotmail.com")),
            ("name@yaho.com", Some("name@yahoo.com")),
            ("name@outlok.com", Some("name@outlook.com")),
            ("name@example.con", Some("name@example.com")),
            // Nothing is wrong with these.
            ("name@example.com", None),
            (" \u{200f}name@example.com ", None),
            ("Name@GMAIL.com", None),
            ("name@mail.com", None),
            ("name@ymail.com", None),
            ("name@moe.gov.sa", None),
            ("name@tamil.com", None),
            // Nobody knows what these mean.
            ("name", None),
            ("@", None),
            ("", None),
            ("mailto:", None),
            ("اسم@gmail.com", None),
        ] {
            assert_eq!(meant(typed).as_deref(), address, "{typed}");
        }
    }

    #[test]
    fn addresses_by_table() {
        for good in [
            "a@b.co",
            "first.last+tag@sub.example.org",
            "o'neil@example.ae",
        ] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "", "a", "a@", "@b.co", "a@b", "a b@c.co", "a@b..co", "a@-b.co", "a@b.co-", "أ@b.co",
            "a@b.co\n",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}

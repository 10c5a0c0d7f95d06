//! Tests of what is typed for an account, by table and by property.

use super::*;
use proptest::prelude::*;

fn networks() -> Vec<Network> {
    [
        ("x", &["x.com", "twitter.com"][..]),
        ("instagram", &["instagram.com"]),
        ("youtube", &["youtube.com"]),
        ("tiktok", &["tiktok.com"]),
        ("linkedin", &["linkedin.com"]),
        ("snapchat", &["snapchat.com"]),
        ("telegram", &["t.me", "telegram.me"]),
        ("facebook", &["facebook.com", "fb.com"]),
        ("other", &[]),
    ]
    .iter()
    .map(|(value, hosts)| Network {
        value: (*value).into(),
        label: (*value).into(),
        hosts: hosts.iter().map(|host| (*host).into()).collect(),
    })
    .collect()
}

fn typed(network: &str, handle: &str) -> (String, String) {
    let entry = AccountEntry {
        network: network.into(),
        handle: handle.into(),
    };
    let AccountEntry { network, handle } = account(&networks(), &entry);
    (network, handle)
}

#[test]
fn links_become_network_and_handle() {
    for (link, network, handle) in [
        ("https://x.com/sara", "x", "sara"),
        ("x.com/sara", "x", "sara"),
        ("HTTPS://WWW.X.COM/Sara", "x", "Sara"),
        ("http://mobile.twitter.com/sara?s=20#top", "x", "sara"),
        ("https://x.com/sara/status/1", "x", "sara"),
        ("x.com/@sara", "x", "sara"),
        ("https://www.instagram.com/sara.a/", "instagram", "sara.a"),
        ("https://youtube.com/@sara", "youtube", "sara"),
        ("m.youtube.com/c/sara", "youtube", "sara"),
        ("youtube.com/channel/UC-1_a", "youtube", "UC-1_a"),
        ("youtube.com/user/sara/videos", "youtube", "sara"),
        ("https://www.tiktok.com/@sara?_t=1", "tiktok", "sara"),
        ("https://www.tiktok.com/%40sara", "tiktok", "sara"),
        (
            "https://www.linkedin.com/in/sara-a-1/",
            "linkedin",
            "sara-a-1",
        ),
        (
            "linkedin.com/in/%D8%B3%D8%A7%D8%B1%D8%A9",
            "linkedin",
            "سارة",
        ),
        ("linkedin.com/in/%D8%zz", "linkedin", "%D8%zz"),
        ("linkedin.com/in/a%2Fb", "linkedin", "a%2Fb"),
        (
            "https://www.snapchat.com/add/sara?share_id=1",
            "snapchat",
            "sara",
        ),
        ("t.me/sara_a", "telegram", "sara_a"),
        ("facebook.com/sara", "facebook", "sara"),
        (
            "https://m.facebook.com/profile.php?ref=a&id=100",
            "facebook",
            "100",
        ),
        ("facebook.com/people/Sara-A/100/", "facebook", "100"),
        ("\u{202a}https://x.com/sara\u{202c} \u{200f}", "x", "sara"),
        ("@x.com/sara", "x", "sara"),
    ] {
        // The host decides, whatever was chosen.
        for chosen in ["", "other"] {
            let expected = (network.to_owned(), handle.to_owned());
            assert_eq!(typed(chosen, link), expected, "{link}");
        }
    }
}

#[test]
fn what_is_no_known_link_keeps_the_chosen_network() {
    for (given, handle) in [
        ("@sara", "sara"),
        ("sara", "sara"),
        (" @ sara ", "sara"),
        ("\u{2066}@sara\u{2069}", "sara"),
        ("@sara@social.example", "sara@social.example"),
        ("سارة", "سارة"),
        ("x.com", "x.com"),
        ("https://x.com/", "https://x.com/"),
        ("https://notx.com/sara", "https://notx.com/sara"),
        (
            "https://x.com.evil.example/sara",
            "https://x.com.evil.example/sara",
        ),
        ("https://vm.tiktok.com/ZM1/", "https://vm.tiktok.com/ZM1/"),
        (
            "https://youtube.com/watch?v=1",
            "https://youtube.com/watch?v=1",
        ),
        ("https://instagram.com/p/1", "https://instagram.com/p/1"),
        ("https://linkedin.com/in/", "https://linkedin.com/in/"),
        (
            "facebook.com/profile.php?id=x.com/a",
            "facebook.com/profile.php?id=x.com/a",
        ),
        ("https://example.org/a", "https://example.org/a"),
        ("@", ""),
        ("", ""),
    ] {
        let expected = ("snapchat".to_owned(), handle.to_owned());
        assert_eq!(typed("snapchat", given), expected, "{given}");
    }
}

proptest! {
    #[test]
    fn a_second_time_changes_nothing(
        head in "(https?://)?(www\\.|m\\.)?(x\\.com|t\\.me|facebook\\.com|a\\.b)?/?",
        tail in "(in/|c/|@|profile\\.php\\?id=)?([a-c@%/?#:.0-9]|%[0-9a-f]{2}|x\\.com(/|%2f)|\\PC){0,12}",
        network in "(x|other|)",
    ) {
        let (network, once) = typed(&network, &[head, tail].concat());
        prop_assert_eq!(typed(&network, &once), (network, once));
    }
}

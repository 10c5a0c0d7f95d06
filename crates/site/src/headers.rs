//! The headers that the site ships, for the host to send.

use crate::{
    page::{Frame, Place},
    static_files::Rule,
};
use axum::http::{
    HeaderName, HeaderValue,
    header::{
        ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
        InvalidHeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
    },
};
use multaqa_content::Site;

/// The rules for a site.
///
/// # Errors
/// None in practice: what the content says is parsed into types that fit into a header.
pub fn rules(site: &Site, frame: &Frame<'_>) -> Result<Vec<Rule>, InvalidHeaderValue> {
    let Frame {
        place,
        assets,
        policy,
    } = *frame;
    let fixed = |(name, value)| (name, HeaderValue::from_static(value));
    let mut every = vec![(CONTENT_SECURITY_POLICY, policy.header.clone())];
    every.extend(EVERY.map(fixed));
    if let Some(hsts) = site.hsts() {
        let value = HeaderValue::try_from(hsts.to_string())?;
        every.push((STRICT_TRANSPORT_SECURITY, value));
    }
    let mut rules = vec![Rule {
        pattern: [place.base.as_str(), "*"].concat(),
        fields: every,
    }];
    rules.extend(OWN.map(|path| {
        let mut fields = vec![(RESOURCE_POLICY, "same-origin")];
        fields.extend((path == PHOTOS).then_some(FOR_A_WHILE));
        below(place, path, &fields)
    }));
    let media = OPEN.iter().map(|(path, media_type)| {
        let mut fields = vec![
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (RESOURCE_POLICY, "cross-origin"),
        ];
        fields.extend(media_type.map(|media_type| (CONTENT_TYPE, media_type)));
        below(place, path, &fields)
    });
    rules.extend(media);
    rules.extend(
        assets
            .hashed()
            .map(|name| below(place, name, &[FOREVER, (RESOURCE_POLICY, "same-origin")])),
    );
    rules.push(below(place, "search/data/*", &[FOR_A_WHILE]));
    Ok(rules)
}

/// What every reply has, besides the policy. Nothing of the device is used: only names that
/// browsers know stand there; `bluetooth` is one that Chromium knows on some systems and
/// complains of on others.
const EVERY: [(HeaderName, &str); 4] = [
    (REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// For names with a hash of what they hold, which never changes. Only for paths at which there
/// is a file: a host gives these fields to its reply that there is none, too.
const FOREVER: (HeaderName, &str) = (CACHE_CONTROL, "public, max-age=31536000, immutable");

/// For paths below which names have such a hash. What is not there yet while a site is published
/// would be missing for a year; so a reply is used as it is for an hour, and then while it is
/// asked for again (RFC 5861).
const FOR_A_WHILE: (HeaderName, &str) = (
    CACHE_CONTROL,
    "public, max-age=3600, stale-while-revalidate=2592000",
);

const PHOTOS: &str = "media/*";

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// What other sites may not take in: pages and what belongs to them. Fields of several
/// rules are joined, so that no rule for all paths can say it.
const OWN: [&str; 4] = ["", "*/", "*page.json", PHOTOS];

/// What other sites may read, and as what it is sent where that is not said by its name.
/// No path falls under two of them.
const OPEN: [(&str, Option<&str>); 8] = [
    ("*.ics", Some("text/calendar; charset=utf-8")),
    ("feed.json", Some("application/feed+json")),
    ("feed.atom", Some("application/atom+xml; charset=utf-8")),
    ("schedule/*.json", Some("application/json")),
    ("schedule/*.xml", Some("application/xml; charset=utf-8")),
    ("*content.json", Some("application/json")),
    ("content/*", Some("application/json")),
    ("previews/*", None),
];

fn below(place: &Place, path: &str, fields: &[(HeaderName, &'static str)]) -> Rule {
    let fields = fields.iter();
    let owned = |(name, value): &(HeaderName, &'static str)| {
        (name.clone(), HeaderValue::from_static(value))
    };
    Rule {
        pattern: [place.base.as_str(), path].concat(),
        fields: fields.map(owned).collect(),
    }
}

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), \
    usb=(), xr-spatial-tracking=()";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assets::Assets, policy::Policy, static_files::HeadersFile};
    use insta::assert_snapshot;
    use multaqa_content::load;
    use std::path::Path;

    /// The fields that the rules give to a path, each with all its values.
    fn given(path: &str) -> Vec<(String, Vec<String>)> {
        let place = Place {
            base: "/x/".to_owned(),
            origin: None,
        };
        let rules = OWN
            .map(|path| below(&place, path, &[(RESOURCE_POLICY, "same-origin")]))
            .into_iter()
            .chain(OPEN.map(|(path, kind)| {
                let kind = kind.unwrap_or("none");
                below(
                    &place,
                    path,
                    &[(RESOURCE_POLICY, "cross-origin"), (CONTENT_TYPE, kind)],
                )
            }));
        let mut given: Vec<(String, Vec<String>)> = Vec::new();
        for Rule { pattern, fields } in rules {
            let (start, end) = pattern.split_once('*').unwrap_or((&pattern, ""));
            let rest = path.strip_prefix(start);
            let exact = !pattern.contains('*');
            if rest.is_some_and(|rest| {
                if exact {
                    rest.is_empty()
                } else {
                    rest.ends_with(end)
                }
            }) {
                for (name, value) in fields {
                    let (name, value) = (name.to_string(), value.to_str().unwrap().to_owned());
                    match given.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, values)) => values.push(value),
                        None => given.push((name, vec![value])),
                    }
                }
            }
        }
        given
    }

    #[test]
    fn every_reply_has_these() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let Ok(site) = load(&content) else {
            panic!("the sample has faults");
        };
        let place = Place {
            base: "/x/".to_owned(),
            origin: None,
        };
        let policy = Policy::new(&site.origins()).unwrap();
        let frame = Frame {
            place: &place,
            assets: &Assets::new(None),
            policy: &policy,
        };
        let rules = rules(&site, &frame).unwrap();
        let every: Vec<_> = rules.iter().filter(|rule| rule.pattern == "/x/*").collect();
        let [Rule { fields, .. }] = every.as_slice() else {
            panic!("not one rule for all paths: {every:?}");
        };
        let shown = fields.iter().map(|(name, value)| match name.as_str() {
            "content-security-policy" | "permissions-policy" => format!("{name}: …"),
            _ => format!("{name}: {}", value.to_str().unwrap()),
        });
        assert_snapshot!(shown.collect::<Vec<_>>().join("\n"), @r"
        content-security-policy: …
        referrer-policy: strict-origin-when-cross-origin
        x-content-type-options: nosniff
        permissions-policy: …
        cross-origin-opener-policy: same-origin
        ");
    }

    /// What stands under "Standardized Features" in the registry of the specification
    /// (w3c/webappsec-permissions-policy, features.md) and is known to a browser without a
    /// switch. A name that a browser does not know is an error on its console.
    const KNOWN: [&str; 22] = [
        "accelerometer",
        "autoplay",
        "camera",
        "cross-origin-isolated",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "sync-xhr",
        "usb",
        "xr-spatial-tracking",
    ];

    #[test]
    fn nothing_of_the_device_that_browsers_know_is_allowed() {
        let mut names = Vec::new();
        for item in PERMISSIONS.split(", ") {
            let name = item.strip_suffix("=()").unwrap();
            assert!(KNOWN.contains(&name), "no browser knows {name}");
            names.push(name);
        }
        assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    }

    #[test]
    fn every_path_has_one_policy_and_one_type() {
        for (path, policy, kind) in [
            ("/x/", "same-origin", ""),
            ("/x/forums/a/", "same-origin", ""),
            ("/x/forums/a/page.json", "same-origin", ""),
            ("/x/media/a.png", "same-origin", ""),
            (
                "/x/calendar.ics",
                "cross-origin",
                "text/calendar; charset=utf-8",
            ),
            (
                "/x/forums/a/b.ics",
                "cross-origin",
                "text/calendar; charset=utf-8",
            ),
            ("/x/feed.json", "cross-origin", "application/feed+json"),
            (
                "/x/feed.atom",
                "cross-origin",
                "application/atom+xml; charset=utf-8",
            ),
            ("/x/schedule/a.json", "cross-origin", "application/json"),
            (
                "/x/schedule/a.xml",
                "cross-origin",
                "application/xml; charset=utf-8",
            ),
            ("/x/content.json", "cross-origin", "application/json"),
            (
                "/x/forums/a/content.json",
                "cross-origin",
                "application/json",
            ),
            (
                "/x/content/people-1.json",
                "cross-origin",
                "application/json",
            ),
            ("/x/previews/a.png", "cross-origin", "none"),
        ] {
            let given = given(path);
            let of = |name: &str| given.iter().find(|(known, _)| known == name);
            assert_eq!(
                of(RESOURCE_POLICY.as_str())
                    .map(|(_, v)| v.concat())
                    .as_deref(),
                Some(policy),
                "{path}"
            );
            let found = of(CONTENT_TYPE.as_str())
                .map(|(_, v)| v.concat())
                .unwrap_or_default();
            assert_eq!(found, kind, "{path}");
        }
        let place = Place {
            base: "/".to_owned(),
            origin: None,
        };
        let rules = OPEN.map(|(path, _)| below(&place, path, &[]));
        assert!(HeadersFile::new(rules.to_vec()).check().is_ok());
    }
}

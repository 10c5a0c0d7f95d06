//! What pages may do: the Content-Security-Policy (CSP Level 3, with Trusted Types).
//!
//! The first document's policy rules a whole visit, since the app navigates without loading
//! documents. So one policy holds for all pages, and names all servers to which forms send.

use crate::assets::{CORE, EARLY, FORMS, READING, csp_hash};
use axum::http::{HeaderValue, header::InvalidHeaderValue};
use multaqa_content::Origin;
use std::collections::BTreeSet;

/// The policy of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The field that comes with every reply.
    pub header: HeaderValue,
    /// What each page says besides, in a `<meta http-equiv>`: the servers, where the field would
    /// be too long with them. A page's own policy can only forbid what the field allows.
    pub meta: Option<String>,
}

/// How many bytes of origins a field has room for. Hosts take lines of 2,000 characters
/// ([`crate::static_files::HeadersFile`]), and the rest of the policy takes some 750.
const MOST_IN_FIELD: usize = 1100;

impl Policy {
    /// The policy of a site whose pages speak to these servers.
    ///
    /// # Errors
    /// None in practice: an [`Origin`] holds nothing that a header could not.
    pub fn new(origins: &BTreeSet<Origin>) -> Result<Self, InvalidHeaderValue> {
        let exact = connect(origins.iter().map(Origin::as_str));
        let (field, meta) = if exact.len() <= MOST_IN_FIELD {
            (exact, None)
        } else {
            // Servers that are none of https's are on the visitor's own machine.
            let local = ["http://localhost:*", "http://127.0.0.1:*"];
            let is_local = origins.iter().any(|o| o.as_str().starts_with("http:"));
            let local = local.into_iter().filter(|_| is_local);
            (connect(["https:"].into_iter().chain(local)), Some(exact))
        };
        Ok(Self {
            header: HeaderValue::try_from(policy(&field))?,
            meta,
        })
    }
}

/// The directive that says what pages may send to, beside their own origin.
fn connect<'a>(sources: impl Iterator<Item = &'a str>) -> String {
    sources.fold("connect-src 'self'".to_owned(), |text, source| {
        [&text, " ", source].concat()
    })
}

fn policy(connect: &str) -> String {
    [
        "default-src 'none'",
        &["script-src 'self' 'wasm-unsafe-eval' ", &csp_hash(EARLY)].concat(),
        &["style-src 'self'", &hashes([CORE, FORMS, READING])].concat(),
        "img-src 'self'",
        "font-src 'self'",
        connect,
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        // The loader's, for the one worker (public/start.js).
        "trusted-types multaqa",
    ]
    .join("; ")
}

/// Sources of what is inlined.
fn hashes<const N: usize>(texts: [&str; N]) -> String {
    texts.map(|text| [" ", &csp_hash(text)].concat()).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy_of(origins: &[String]) -> Policy {
        let origins = origins.iter().map(|text| Origin::parse(text).unwrap());
        Policy::new(&origins.collect()).unwrap()
    }

    fn many(count: usize) -> Vec<String> {
        let hosts = 0..count;
        hosts
            .map(|n| format!("https://registration-{n:03}.example.org"))
            .collect()
    }

    #[test]
    fn a_few_servers_stand_in_the_field() {
        let policy = policy_of(&many(2));
        let field = policy.header.to_str().unwrap();
        let connect = "connect-src 'self' https://registration-000.example.org \
            https://registration-001.example.org;";
        assert!(field.contains(connect), "{field}");
        assert_eq!(policy.meta, None);
    }

    #[test]
    fn many_servers_stand_in_each_page() {
        let mut origins = many(45);
        let policy = policy_of(&origins);
        let field = policy.header.to_str().unwrap();
        assert!(field.contains("; connect-src 'self' https:;"), "{field}");
        let meta = policy.meta.unwrap();
        assert_eq!(meta.split(' ').count(), 2 + 45, "{meta}");
        assert!(
            !meta.contains(';'),
            "it has a directive besides, which would forbid: {meta}"
        );
        origins.push("http://127.0.0.1:8090".to_owned());
        let policy = policy_of(&origins);
        let field = policy.header.to_str().unwrap();
        let local = "connect-src 'self' https: http://localhost:* http://127.0.0.1:*;";
        assert!(field.contains(local), "{field}");
    }

    #[test]
    fn a_field_is_never_too_long_for_a_host() {
        for count in 0..=100 {
            let policy = policy_of(&many(count));
            let line = "  Content-Security-Policy: ".len() + policy.header.len();
            assert!(line <= 2000, "{count} servers: {line}");
        }
    }
}

//! Secrets that must not be in a public site.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// What a text looks like, if it looks like a secret key. An endpoint's description is
/// part of the public site, so a key in it is everybody's.
pub(crate) fn secret(text: &str) -> Option<&'static str> {
    if text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c)));
    let starts = [
        ("Token ", "an API token"),
        ("Bearer ", "a bearer token"),
        ("Basic ", "a password"),
    ];
    let trimmed = text.trim_start();
    if let Some((_, what)) = starts
        .iter()
        .find(|(prefix, _)| trimmed.starts_with(prefix))
    {
        return Some(what);
    }
    words.into_iter().find_map(secret_word)
}

/// Whether a name says that its value is secret, wherever it stands.
pub(crate) fn names_secret(name: &str) -> bool {
    ends(
        name,
        &[
            "secret",
            "password",
            "passwd",
            "accesstoken",
            "apitoken",
            "authtoken",
            "privatetoken",
            "usertoken",
            "xctoken",
            "adminkey",
            "appwritekey",
            "masterkey",
            "privatekey",
            "secretkey",
            "servicekey",
        ],
    )
}

/// Whether a header or a part of a query opens a server to whoever sends it: an API key,
/// unless its service made it for public pages. (In payloads, services for forms have keys
/// of that name which are everybody's.)
pub(crate) fn opens(name: &str, value: &str) -> bool {
    // Parse Server tells apps apart by it; what guards the data is the master key.
    ends(name, &["apikey"]) && !ends(name, &["parserestapikey"]) && !is_public(value)
        // What it is has been said.
        && secret(value).is_none()
}

fn ends(name: &str, words: &[&str]) -> bool {
    let folded: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    words.iter().any(|word| folded.ends_with(word))
}

/// Whether a key is made for public pages, or none that is written here.
fn is_public(value: &str) -> bool {
    let publishable = ["sb_publishable_", "pk_", "$"];
    publishable.iter().any(|prefix| value.starts_with(prefix))
        || role(value).as_deref() == Some("anon")
}

fn secret_word(word: &str) -> Option<&'static str> {
    for (prefix, what) in [
        ("sb_secret_", "a Supabase secret key"),
        ("sbp_", "a Supabase access token"),
        ("sk_live_", "a secret key"),
        ("sk_test_", "a secret key"),
        ("rk_live_", "a secret key"),
        ("whsec_", "a secret key"),
        ("ghp_", "a GitHub token"),
        ("github_pat_", "a GitHub token"),
        ("glpat-", "a GitLab token"),
        ("pat-", "a HubSpot token"),
        ("xoxb-", "a Slack token"),
        ("xoxp-", "a Slack token"),
        ("ntn_", "a Notion token"),
        ("AKIA", "an AWS key"),
        ("GOCSPX-", "a Google client secret"),
    ] {
        if word.starts_with(prefix) && word.len() >= prefix.len() + 8 {
            return Some(what);
        }
    }
    // An Airtable personal access token: pat, 14 letters or digits, a dot, a secret.
    let airtable = word.strip_prefix("pat").is_some_and(|rest| {
        rest.len() >= 14
            && rest.bytes().take(14).all(|b| b.is_ascii_alphanumeric())
            && rest.bytes().any(|b| b.is_ascii_digit())
    });
    if airtable {
        return Some("an Airtable token");
    }
    let role = role(word)?;
    let is_service = role.contains("service") || role.contains("admin");
    is_service.then_some("a JWT with a service role")
}

/// The role of a word that is a JSON Web Token (RFC 7519).
fn role(word: &str) -> Option<String> {
    let mut parts = word.split('.');
    let (header, claims, _) = (parts.next()?, parts.next()?, parts.next()?);
    let decode = |part: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok()?;
        serde_json::from_slice::<serde_json::Value>(&bytes).ok()
    };
    decode(header)?;
    let claims = decode(claims)?;
    Some(claims.get("role")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jwt(claims: &str) -> String {
        let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!("{}.{}.c2ln", encode(r#"{"alg":"HS256"}"#), encode(claims))
    }

    #[test]
    fn secrets_by_table() {
        let service = jwt(r#"{"role":"service_role"}"#);
        for text in [
            "sb_secret_abcdefgh123",
            "Token 0123456789",
            "Bearer abc",
            "https://x.example/?key=sb_secret_abcdefgh123",
            "patAbCdEfGhIj1234.0123456789abcdef",
            "pat-na1-01234567-89ab",
            "glpat-0123456789abcdef",
            "ntn_0123456789",
            "-----BEGIN PRIVATE KEY----- MII",
            &service,
        ] {
            assert!(secret(text).is_some(), "{text}");
        }
        let public = jwt(r#"{"role":"anon"}"#);
        for text in [
            "$inputs.full_name",
            "sb_publishable_abcdefgh",
            "pattern",
            "patrons-and-partners",
            "Tokens",
            "/api/registrations",
            "a.b.c",
            &public,
        ] {
            assert_eq!(secret(text), None, "{text}");
        }
    }
}

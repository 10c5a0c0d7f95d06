//! The headers that the site ships, for the host to send.

use crate::{
    assets::{Assets, STYLE, csp_hash},
    page::Place,
};
use multaqa_content::Site;
use std::collections::BTreeSet;

/// Rules of the `_headers` file: a path pattern and its header fields.
pub type Rules = Vec<(String, Vec<(String, String)>)>;

/// The rules for a site.
pub fn rules(site: &Site, place: &Place, assets: &Assets) -> Rules {
    let all = [place.base.as_str(), "*"].concat();
    let fields = [
        ("Content-Security-Policy", policy(site)),
        (
            "Referrer-Policy",
            "strict-origin-when-cross-origin".to_owned(),
        ),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ];
    let owned = |(name, value): (&str, String)| (name.to_owned(), value);
    let mut rules: Rules = vec![(all, fields.into_iter().map(owned).collect())];
    // What has a hash in its name never changes.
    rules.extend(assets.hashed().map(|name| {
        let forever = (
            "Cache-Control".to_owned(),
            "public, max-age=31536000, immutable".to_owned(),
        );
        ([place.base.as_str(), name].concat(), vec![forever])
    }));
    let forever = "public, max-age=31536000, immutable".to_owned();
    rules.push((
        [place.base.as_str(), "search/data/*"].concat(),
        vec![("Cache-Control".to_owned(), forever)],
    ));
    rules
}

/// Nothing of the device is used.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), \
    usb=(), xr-spatial-tracking=()";

fn policy(site: &Site) -> String {
    // A path is on the site's own origin.
    let origins: BTreeSet<_> = site.addresses().filter_map(origin).collect();
    let mut connect = String::from("'self'");
    for origin in origins {
        connect.push(' ');
        connect.push_str(&origin);
    }
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        &["style-src ", &csp_hash(STYLE)].concat(),
        "img-src 'self'",
        "font-src 'self'",
        &["connect-src ", &connect].concat(),
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    .join("; ")
}

/// Scheme, host and port of an absolute URL; `None` for a path.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some([scheme, "://", host].concat())
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn origins_of_endpoints() {
        assert_eq!(
            origin("https://a.example:8443/x?y").as_deref(),
            Some("https://a.example:8443")
        );
        assert_eq!(origin("/api/registrations"), None);
    }
}

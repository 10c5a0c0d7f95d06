//! Scheme, host and port of an address, as they may stand in a header.

use std::fmt;
use thiserror::Error;
use url::Host;

/// An origin (RFC 6454), which is also a `host-source` of a Content-Security-Policy (CSP Level 3,
/// 2.3.1): lower case, an Arabic host in its ASCII form (UTS 46), no port where it is the
/// scheme's own. It cannot hold white space, a quote, `;` or `,`, nor a wildcard.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    text: String,
    is_safe: bool,
}

/// Why a text is no origin. It says what is wrong; [`NoOrigin::help`], what to write.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoOrigin {
    /// Neither `https` nor `http`.
    #[error("the URL is not https")]
    Scheme,
    /// Something before `@`.
    #[error("the URL holds a user name or password")]
    UserName,
    /// Nothing between the scheme and the path.
    #[error("the URL has no host")]
    NoHost,
    /// An address in brackets.
    #[error("browsers take no IPv6 address in a policy")]
    Six,
    /// What stands behind the last colon.
    #[error("`{0}` is not a port")]
    Port(String),
    /// The host.
    #[error("`{0}` is not a host")]
    Host(String),
}

impl NoOrigin {
    /// What to write instead.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Scheme | Self::NoHost => "write https://host/path",
            Self::UserName => "what is in a public site is everybody's: remove it",
            Self::Six => "write a name, such as localhost, or an IPv4 address, such as 127.0.0.1",
            Self::Port(_) => "a port is a number from 1 to 65535",
            Self::Host(_) => {
                "write the name of one server: letters, digits and hyphens, with dots between"
            }
        }
    }
}

impl Origin {
    /// Parses `scheme://host` and `scheme://host:port`.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn parse(text: &str) -> Result<Self, NoOrigin> {
        let (scheme, authority) = text.split_once("://").ok_or(NoOrigin::Scheme)?;
        let standard = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return Err(NoOrigin::Scheme),
        };
        if authority.contains('@') {
            return Err(NoOrigin::UserName);
        }
        if authority.starts_with('[') {
            return Err(NoOrigin::Six);
        }
        let (name, port) = match authority.split_once(':') {
            Some((name, port)) => (name, number(port)?),
            None => (authority, standard),
        };
        let host = host(name)?;
        let is_loopback = matches!(host.as_str(), "localhost" | "127.0.0.1");
        let mut text = [scheme, "://", &host].concat();
        if port != standard {
            text = format!("{text}:{port}");
        }
        Ok(Self {
            text,
            is_safe: scheme == "https" || is_loopback,
        })
    }

    /// The origin of an address, and what follows it in the address.
    ///
    /// # Errors
    /// If it begins with no origin.
    pub fn split(address: &str) -> Result<(Self, &str), NoOrigin> {
        let start = address.find("://").map_or(0, |at| at + "://".len());
        let authority = address.get(start..).unwrap_or("");
        let end = authority.find(['/', '?', '#']).unwrap_or(authority.len());
        let (origin, rest) = address.split_at(start + end);
        Ok((Self::parse(origin)?, rest))
    }

    /// As it stands in addresses and headers.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nobody on the way can read what is sent there: it is encrypted, or does not leave
    /// the machine.
    pub fn is_safe(&self) -> bool {
        self.is_safe
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn number(port: &str) -> Result<u16, NoOrigin> {
    let no_port = || NoOrigin::Port(port.to_owned());
    // `+80` is a number too.
    if !port.bytes().all(|b| b.is_ascii_digit()) {
        return Err(no_port());
    }
    let number = port.parse().map_err(|_| no_port())?;
    if number == 0 {
        Err(no_port())
    } else {
        Ok(number)
    }
}

/// A name in ASCII, or an IPv4 address that is written as one.
fn host(name: &str) -> Result<String, NoOrigin> {
    let no_host = || NoOrigin::Host(name.to_owned());
    if name.is_empty() {
        return Err(NoOrigin::NoHost);
    }
    // The parser would decode it.
    if name.contains('%') {
        return Err(no_host());
    }
    match Host::parse(name) {
        Ok(Host::Domain(ascii)) if ascii.len() <= 253 && ascii.split('.').all(is_label) => {
            Ok(ascii)
        }
        Ok(Host::Ipv4(address)) if address.to_string() == name => Ok(name.to_owned()),
        _ => Err(no_host()),
    }
}

/// A label of a host (RFC 1123, 2.1).
fn is_label(label: &str) -> bool {
    let is_within = (1..=63).contains(&label.len());
    let is_plain = label
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_within && is_plain && !label.starts_with('-') && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn origins_by_table() {
        for (text, origin) in [
            ("https://a.example", "https://a.example"),
            ("https://A.Example:443", "https://a.example"),
            ("https://a.example:8443", "https://a.example:8443"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            (
                "https://موقع.السعودية",
                "https://xn--4gbrim.xn--mgberp4a5d4ar",
            ),
            ("https://münchen.example", "https://xn--mnchen-3ya.example"),
        ] {
            let parsed = Origin::parse(text);
            assert_eq!(parsed.as_ref().map(Origin::as_str), Ok(origin), "{text}");
        }
    }

    #[test]
    fn what_is_none_by_table() {
        let host = |text: &str| NoOrigin::Host(text.to_owned());
        let port = |text: &str| NoOrigin::Port(text.to_owned());
        for (text, why) in [
            ("", NoOrigin::Scheme),
            ("a.example", NoOrigin::Scheme),
            ("javascript://a", NoOrigin::Scheme),
            ("wss://a.example", NoOrigin::Scheme),
            ("https://", NoOrigin::NoHost),
            ("https://:80", NoOrigin::NoHost),
            ("https://good.example@evil.example", NoOrigin::UserName),
            ("http://[::1]:80", NoOrigin::Six),
            ("https://a:b", port("b")),
            ("https://a:", port("")),
            ("https://a:0", port("0")),
            ("https://a:+1", port("+1")),
            ("https://a:65536", port("65536")),
            ("https://a:1:2", port("1:2")),
            ("https://*", host("*")),
            ("https://*.example", host("*.example")),
            ("https://a..b", host("a..b")),
            ("https://a.", host("a.")),
            ("https://-a", host("-a")),
            ("https://a_b.example", host("a_b.example")),
            (
                "https://a.example,default-src",
                host("a.example,default-src"),
            ),
            ("https://a.example;script-src", host("a.example;script-src")),
            ("https://a%2cb", host("a%2cb")),
            ("https://a b", host("a b")),
            ("https://'none'", host("'none'")),
            ("https://2130706433", host("2130706433")),
            ("https://1.2.3", host("1.2.3")),
            ("https://1.2.3.4.5", host("1.2.3.4.5")),
            ("https://a/b", host("a/b")),
        ] {
            assert_eq!(Origin::parse(text), Err(why), "{text}");
        }
        let long = format!("https://{}.example", "a".repeat(64));
        assert!(Origin::parse(&long).is_err());
    }

    #[test]
    fn only_what_is_encrypted_or_stays_here_is_safe() {
        for (text, is_safe) in [
            ("https://a.example", true),
            ("http://localhost", true),
            ("http://127.0.0.1:1", true),
            ("http://a.example", false),
            ("http://localhost.example", false),
        ] {
            assert_eq!(Origin::parse(text).map(|o| o.is_safe()), Ok(is_safe));
        }
    }

    #[test]
    fn addresses_are_split() {
        for (address, origin, rest) in [
            ("https://a.example/x?y", "https://a.example", "/x?y"),
            ("https://a.example?y://z", "https://a.example", "?y://z"),
            ("https://a.example#/", "https://a.example", "#/"),
            ("https://a.example", "https://a.example", ""),
        ] {
            let split = Origin::split(address).unwrap();
            assert_eq!((split.0.as_str(), split.1), (origin, rest));
        }
        assert_eq!(Origin::split("/api/x"), Err(NoOrigin::Scheme));
    }

    proptest! {
        #[test]
        fn nothing_ends_or_extends_a_directive(text in "(https?://)?\\PC{0,20}[a-z;, '*.:]{0,12}") {
            if let Ok(origin) = Origin::parse(&text) {
                let plain = |b: u8| b.is_ascii_alphanumeric() || b"-.:/".contains(&b);
                prop_assert!(origin.as_str().bytes().all(plain), "{origin}");
                prop_assert_eq!(Origin::parse(origin.as_str()), Ok(origin));
            }
        }
    }
}

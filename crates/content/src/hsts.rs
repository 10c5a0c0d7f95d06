//! That browsers are to speak to the site by https alone.

use std::fmt;

/// What `Strict-Transport-Security` says (RFC 6797, 6.1). It prints as the field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hsts {
    /// How long it holds after each visit, in seconds.
    pub max_age: u32,
    /// Whether it holds for all hosts below the site's.
    pub include_subdomains: bool,
    /// Whether browsers may know it before the first visit (hstspreload.org).
    pub preload: bool,
}

impl fmt::Display for Hsts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "max-age={}", self.max_age)?;
        if self.include_subdomains {
            f.write_str("; includeSubDomains")?;
        }
        if self.preload {
            f.write_str("; preload")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_prints_as_the_header_s_value() {
        let value = |max_age, include_subdomains, preload| {
            let hsts = Hsts {
                max_age,
                include_subdomains,
                preload,
            };
            hsts.to_string()
        };
        assert_eq!(value(0, false, false), "max-age=0");
        assert_eq!(value(300, true, false), "max-age=300; includeSubDomains");
        assert_eq!(
            value(63_072_000, true, true),
            "max-age=63072000; includeSubDomains; preload"
        );
    }
}

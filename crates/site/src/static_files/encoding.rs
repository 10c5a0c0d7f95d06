//! Compressed files beside the plain ones, and which of them a client takes.

use axum::http::HeaderValue;
use std::{
    iter,
    path::{Path, PathBuf},
};

/// A content coding (RFC 9110 section 8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

/// The codings in which a file lies beside itself.
pub(super) fn beside(path: &Path) -> Vec<Encoding> {
    let all = [Encoding::Brotli, Encoding::Gzip];
    all.into_iter()
        .filter(|encoding| encoding.path(path).is_file())
        .collect()
}

impl Encoding {
    /// The coding's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The compressed file of `path`.
    pub(super) fn path(self, path: &Path) -> PathBuf {
        let ending = match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        };
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    }

    /// The best of `available` that the client accepts: by its weights, then by order.
    /// `None` is the plain file, which is sent even to a client that excludes it.
    pub(super) fn choose<'a>(
        accept: impl IntoIterator<Item = &'a HeaderValue>,
        available: &[Self],
    ) -> Option<Self> {
        let wishes: Vec<_> = accept
            .into_iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(wish)
            .collect();
        let exactly = |name: &str| {
            let named = |(coding, weight): &(&str, u16)| {
                coding.eq_ignore_ascii_case(name).then_some(*weight)
            };
            wishes.iter().find_map(named)
        };
        // Named, or meant by `*`, which the plain file needs not be.
        let weight = |name| exactly(name).or_else(|| exactly("*"));
        let plain = weight("identity").unwrap_or(1);
        let weighed = available
            .iter()
            .filter_map(|encoding| Some((*encoding, weight(encoding.name())?)))
            .filter(|(_, weight)| *weight > 0 && *weight >= plain);
        // The last of several greatest would win.
        let best = weighed
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .max_by_key(|(_, weight)| *weight);
        best.map(|(encoding, _)| encoding)
    }
}

/// A coding and its weight in thousandths; one that cannot be read is not wished for.
fn wish(text: &str) -> (&str, u16) {
    let mut parts = text.split(';').map(str::trim);
    let coding = parts.next().unwrap_or_default();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    (coding, weight.map_or(1000, thousandths))
}

/// A weight of RFC 9110 section 12.4.2: 0 to 1 with up to three decimals.
fn thousandths(text: &str) -> u16 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.chars().chain(iter::repeat('0')).take(3);
    match (whole, digits.collect::<String>().parse()) {
        ("0", Ok(thousandths)) if decimals.len() <= 3 => thousandths,
        ("1", Ok(0_u16)) if decimals.len() <= 3 => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_by_table() {
        use Encoding::{Brotli, Gzip};
        let both = [Brotli, Gzip];
        for (accept, available, choice) in [
            ("gzip, deflate, br, zstd", &both[..], Some(Brotli)),
            ("gzip, deflate, br, zstd", &[Gzip], Some(Gzip)),
            ("gzip, deflate, br, zstd", &[], None),
            ("gzip", &both, Some(Gzip)),
            ("br;q=0, gzip", &both, Some(Gzip)),
            ("br;q=0.5, gzip;q=0.8", &both, Some(Gzip)),
            ("br;q=0.5, GZIP;Q=0.5", &both, Some(Brotli)),
            ("*", &both, Some(Brotli)),
            ("br;q=0, *;q=0.1", &both, Some(Gzip)),
            ("gzip;q=0.5, identity", &both, None),
            ("identity", &both, None),
            ("deflate", &both, None),
            ("", &both, None),
            ("br;q=1.5", &both, None),
            ("br;q=x", &both, None),
            ("br ; q=1.000", &both, Some(Brotli)),
            ("xbr", &both, None),
        ] {
            let accept = HeaderValue::from_static(accept);
            assert_eq!(Encoding::choose([&accept], available), choice, "{accept:?}");
        }
        assert_eq!(Encoding::choose([], &both), None);
    }
}

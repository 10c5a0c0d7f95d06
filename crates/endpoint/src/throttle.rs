//! Throttling: a token bucket for each client.

use crate::options::{Client, Rate};
use axum::{
    extract::{ConnectInfo, Request},
    http::{Extensions, HeaderMap},
};
use multaqa_domain::time::Instant;
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::{Mutex, PoisonError},
};

/// More clients than this are not remembered: buckets that are full again go first.
const MOST_CLIENTS: usize = 10_000;

/// The buckets.
#[derive(Debug)]
pub(crate) struct Throttle {
    rate: Rate,
    buckets: Mutex<HashMap<Option<IpAddr>, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    /// Requests that may come now, in parts of a request.
    tokens: f64,
    /// When that was counted.
    at: Instant,
}

impl Throttle {
    pub(crate) fn new(rate: Rate) -> Self {
        Self {
            rate,
            buckets: Mutex::default(),
        }
    }

    /// Takes a token of this client; else the seconds after which there is one.
    pub(crate) fn take(&self, client: Option<IpAddr>, now: Instant) -> Result<(), u64> {
        let burst = f64::from(self.rate.burst.max(1));
        let per_second = f64::from(self.rate.per_minute.max(1)) / 60.0;
        let refilled = |bucket: Bucket| {
            // A clock that was set back has not passed any time.
            let seconds = i32::try_from(now.0.saturating_sub(bucket.at.0).max(0));
            (bucket.tokens + f64::from(seconds.unwrap_or(i32::MAX)) * per_second).min(burst)
        };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_CLIENTS {
            buckets.retain(|_, bucket| refilled(*bucket) < burst);
        }
        if buckets.len() >= MOST_CLIENTS {
            // Under a flood from everywhere there is no telling who is who.
            buckets.clear();
        }
        let tokens = buckets
            .get(&client)
            .map_or(burst, |bucket| refilled(*bucket));
        let (tokens, answer) = if tokens >= 1.0 {
            (tokens - 1.0, Ok(()))
        } else {
            // At most 60: less than one token is lacking, and there is one a minute.
            let seconds = ((1.0 - tokens) / per_second).ceil().clamp(1.0, 60.0);
            (tokens, Err(seconds as u64))
        };
        buckets.insert(client, Bucket { tokens, at: now });
        answer
    }
}

/// Who sent this request: an address, or `None` where it cannot be told.
pub(crate) fn client(request: &Request, by: Client) -> Option<IpAddr> {
    let address = match by {
        Client::Connection => connection(request.extensions()),
        Client::Forwarded => forwarded(request.headers()),
    };
    address.map(network)
}

/// Whether a proxy has passed this request on, though it is not said that there is one.
pub(crate) fn is_mistaken(request: &Request, by: Client) -> bool {
    let passed_on = ["x-forwarded-for", "forwarded"];
    // A visitor can write such a header too; a proxy stands on this machine, or near it.
    let is_near = connection(request.extensions()).is_none_or(|peer| match peer {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
    });
    let has = |name: &&str| request.headers().contains_key(*name);
    by == Client::Connection && is_near && passed_on.iter().any(has)
}

fn connection(extensions: &Extensions) -> Option<IpAddr> {
    let info = extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(info.0.ip())
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = last.to_str().ok()?.rsplit(',').next()?;
    last.trim().parse().ok()
}

/// An IPv6 client has a whole /64 to choose addresses from.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate {
        burst: 2,
        per_minute: 6,
    };

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn a_bucket_empties_and_refills() {
        let throttle = Throttle::new(RATE);
        let take = |seconds| throttle.take(address("192.0.2.1"), Instant(seconds));
        assert_eq!([take(0), take(0)], [Ok(()), Ok(())]);
        assert_eq!(take(0), Err(10));
        assert_eq!(take(4), Err(6));
        assert_eq!([take(10), take(10)], [Ok(()), Err(10)]);
        assert_eq!([take(1000), take(1000)], [Ok(()), Ok(())]);
        assert_eq!(take(1000), Err(10), "more than the burst was kept");
    }

    #[test]
    fn a_clock_set_back_gives_and_takes_nothing() {
        let throttle = Throttle::new(RATE);
        let take = |seconds| throttle.take(None, Instant(seconds));
        assert_eq!(
            [take(100), take(100), take(-5000)],
            [Ok(()), Ok(()), Err(10)]
        );
        assert_eq!(take(-4990), Ok(()));
    }

    #[test]
    fn clients_do_not_share_a_bucket() {
        let throttle = Throttle::new(Rate { burst: 1, ..RATE });
        let take = |client| throttle.take(client, Instant(0)).is_ok();
        assert!(take(address("192.0.2.1")) && !take(address("192.0.2.1")));
        assert!(take(address("192.0.2.2")) && take(None));
    }

    #[test]
    fn many_clients_do_not_fill_the_memory() {
        let throttle = Throttle::new(RATE);
        for n in 0..25_000_u32 {
            throttle
                .take(Some(IpAddr::from(n.to_be_bytes())), Instant(0))
                .unwrap();
        }
        assert!(throttle.buckets.lock().unwrap().len() <= MOST_CLIENTS);
    }

    #[test]
    fn addresses_are_read_from_where_they_may_be_trusted() {
        let mut request = Request::new(axum::body::Body::empty());
        assert_eq!(client(&request, Client::Connection), None);
        let peer: SocketAddr = "[2001:db8:1:2:3:4:5:6]:9".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let header = "203.0.113.9, 198.51.100.7".parse().unwrap();
        request.headers_mut().insert("x-forwarded-for", header);
        assert_eq!(
            client(&request, Client::Connection),
            address("2001:db8:1:2::")
        );
        assert_eq!(client(&request, Client::Forwarded), address("198.51.100.7"));
    }

    #[test]
    fn a_proxy_that_nobody_named_is_noticed() {
        for (peer, header, by, expected) in [
            ("127.0.0.1:9", "x-forwarded-for", Client::Connection, true),
            ("10.0.0.2:9", "forwarded", Client::Connection, true),
            ("127.0.0.1:9", "x-forwarded-for", Client::Forwarded, false),
            ("127.0.0.1:9", "accept", Client::Connection, false),
            (
                "203.0.113.9:9",
                "x-forwarded-for",
                Client::Connection,
                false,
            ),
        ] {
            let mut request = Request::new(axum::body::Body::empty());
            let peer: SocketAddr = peer.parse().unwrap();
            request.extensions_mut().insert(ConnectInfo(peer));
            let value = "203.0.113.9".parse().unwrap();
            request.headers_mut().insert(header, value);
            assert_eq!(is_mistaken(&request, by), expected, "{peer} {header}");
        }
    }
}

//! What whoever runs the endpoint decides.

use crate::store::StoreError;
use multaqa_domain::{slug::Slug, time::Instant};
use std::{error::Error, fmt, iter, sync::Arc, time::SystemTime};

/// How the endpoint behaves. [`Options::new`] has defaults for all but the forums.
#[derive(Clone)]
pub struct Options {
    /// The forums that take registrations.
    pub forums: Vec<ForumWindow>,
    /// The forms whose messages are taken; by default none.
    pub messages: Vec<MessageForm>,
    /// The clock that opens and closes registration; a site's clock may be pinned.
    pub forum_clock: Clock,
    /// The clock of rows and of throttling; this one ticks.
    pub clock: Clock,
    /// How many requests a client may make; ten times as many may ask for the state of
    /// a forum, which a page with many forums does often.
    pub rate: Rate,
    /// How a client is told from another.
    pub client: Client,
    /// The sites whose pages may send registrations from a browser.
    pub origins: Origins,
    /// Called once, when the first request comes that a proxy has passed on, although clients
    /// are told apart by their connection: all visitors share one bucket then. By default it
    /// writes a line to standard error.
    pub on_proxy: Arc<dyn Fn() + Send + Sync>,
    /// Called with what went wrong in the store; gets no personal data. By default it
    /// writes a line to standard error.
    pub on_failure: Arc<dyn Fn(&StoreError) + Send + Sync>,
}

impl Options {
    /// These forums, the system's clock, 10 requests at once and 20 a minute, clients
    /// told apart by their connection, pages of any origin.
    pub fn new(forums: Vec<ForumWindow>) -> Self {
        Self {
            forums,
            messages: Vec::new(),
            forum_clock: Clock::system(),
            clock: Clock::system(),
            rate: Rate::default(),
            client: Client::Connection,
            origins: Origins::Any,
            on_proxy: Arc::new(|| {
                eprintln!("requests come through a proxy: all visitors count as one");
            }),
            on_failure: Arc::new(|error| eprintln!("registrations: {}", with_causes(error))),
        }
    }
}

/// An error and what it comes from, in a line.
pub(crate) fn with_causes(error: &StoreError) -> String {
    let first: &dyn Error = error;
    let chain = iter::successors(Some(first), |error| (*error).source());
    chain
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("forums", &self.forums)
            .field("messages", &self.messages)
            .field("rate", &self.rate)
            .field("client", &self.client)
            .field("origins", &self.origins)
            .finish_non_exhaustive()
    }
}

/// A forum that takes registrations, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForumWindow {
    /// Its slug, the `forum` member of a registration.
    pub slug: Slug,
    /// Registration opens then; `None`: it is open from the first.
    pub opens: Option<Instant>,
    /// The first instant at which it is closed; `None`: it does not close.
    pub closes: Option<Instant>,
    /// Places, companions counted; `None`: they are not counted.
    pub capacity: Option<u32>,
    /// Places that are taken otherwise than by this endpoint's registrations.
    pub taken: u32,
    /// Whether there is a waiting list once no place is left.
    pub waitlist: bool,
    /// The members by which its form answers questions of its own; they are taken besides
    /// those of the contract.
    pub questions: Vec<String>,
}

/// A form whose messages are taken: a question, feedback, a wish to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageForm {
    /// The slug of the forum or sector that it is about, the `subject` of a message.
    pub subject: Slug,
    /// Its name, the last part of its page's address and the `form` of a message.
    pub name: Slug,
}

/// Tells the time, in whole seconds.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// A clock that asks `now` each time.
    pub fn new(now: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The system's clock.
    pub fn system() -> Self {
        Self::new(|| {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            Instant(since.map_or(0, |since| {
                i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
            }))
        })
    }

    /// A clock that stands still.
    pub fn pinned(now: Instant) -> Self {
        Self::new(move || now)
    }

    /// The time.
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now().0)
    }
}

/// A token bucket for each client: `burst` requests at once, refilled by `per_minute`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Requests that may come at once; at least 1.
    pub burst: u32,
    /// Requests a minute in the long run; at least 1.
    pub per_minute: u32,
}

impl Rate {
    /// So many requests a minute, and half as many at once.
    pub fn per_minute(requests: u32) -> Self {
        Self {
            burst: (requests / 2).max(1),
            per_minute: requests.max(1),
        }
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self {
            burst: 10,
            per_minute: 20,
        }
    }
}

/// How a client is told from another. IPv6 clients count by their /64 network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// By the other end of the connection. The router must be served with
    /// `into_make_service_with_connect_info::<SocketAddr>()`; without, all clients
    /// share one bucket.
    Connection,
    /// By the last address in `X-Forwarded-For`: for a server behind one proxy that
    /// sets it. Anyone could write that header on a server that is reached directly.
    Forwarded,
}

/// The origins whose pages may read replies (CORS).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origins {
    /// Any.
    Any,
    /// These, such as `https://forum.example.org`. What is not a header value is left out.
    Only(Vec<String>),
}

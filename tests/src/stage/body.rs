//! Bodies on their way to the browser: whole, halting, cut off, or without end.

use super::HangUp;
use bytes::Bytes;
use hyper::body::{Body, Frame};
use std::{
    fmt,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};

/// A body, and how it comes.
pub(super) enum Sent {
    /// At once.
    Whole(Option<Bytes>),
    /// The first half, and the second when this is over.
    Halting(
        Option<Bytes>,
        Pin<Box<dyn Future<Output = ()> + Send>>,
        Bytes,
    ),
    /// The first half; then the connection ends.
    Cut(Option<Bytes>),
    /// Without end, for as long as the browser stays; its bytes are counted.
    Flood(Arc<AtomicU64>),
}

impl Sent {
    /// The first half, and the second when `until` is over.
    pub(super) fn halting(body: Bytes, until: impl Future<Output = ()> + Send + 'static) -> Self {
        let half = body.len() / 2;
        Self::halting_at(half, body, until)
    }

    /// So many bytes, and the others when `until` is over.
    pub(super) fn halting_at(
        at: usize,
        body: Bytes,
        until: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        let mut first = body;
        let rest = first.split_off(at.min(first.len()));
        Self::Halting(Some(first), Box::pin(until), rest)
    }

    /// The first half only.
    pub(super) fn cut(body: &Bytes) -> Self {
        Self::Cut(Some(body.slice(..body.len() / 2)))
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = HangUp;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HangUp>>> {
        let chunk = match self.get_mut() {
            Self::Whole(body) => body.take(),
            Self::Halting(first, until, rest) => match first.take() {
                Some(first) => Some(first),
                None if rest.is_empty() => None,
                None => match until.as_mut().poll(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(()) => Some(std::mem::take(rest)),
                },
            },
            Self::Cut(first) => match first.take() {
                Some(first) => Some(first),
                None => return Poll::Ready(Some(Err(HangUp))),
            },
            Self::Flood(sent) => {
                let chunk: &'static [u8] = match sent.load(Ordering::Relaxed) {
                    0 => br#"{"reference":""#,
                    _ => &[b'a'; 64 * 1024],
                };
                sent.fetch_add(chunk.len() as u64, Ordering::Relaxed);
                Some(Bytes::from_static(chunk))
            }
        };
        Poll::Ready(chunk.map(|chunk| Ok(Frame::data(chunk))))
    }
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sent")
    }
}

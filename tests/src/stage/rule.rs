//! Which requests meet which fault.

use super::Answer;
use hyper::Method;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};
use tokio::sync::watch;

/// What happens to a request.
#[derive(Clone)]
pub enum Fault {
    /// This is answered, and the site hears nothing of it.
    Reply(Answer),
    /// The site answers once the gate is open.
    Hold(Gate),
    /// The site answers; the second half of the body comes once the gate is open.
    Halt(Gate),
    /// The site answers; the body from this text on comes once the gate is open.
    HaltBefore(&'static str, Gate),
    /// The site answers; the connection ends in the middle of the body.
    Cut,
    /// 50 MB that begin like JSON are answered, and the site hears nothing of it; how
    /// many bytes the browser took is counted.
    Flood(Arc<AtomicU64>),
    /// The site answers at once; the answer passes once the gate is open.
    HoldAfter(Gate),
    /// The site hears it once the gate is open, even if the browser is gone by then.
    Late(Gate),
    /// The connection ends, and the site hears nothing of it.
    HangUp,
    /// The site hears it and answers; the connection ends before the answer passes.
    HangUpAfter,
    /// Nothing is ever answered.
    Silence,
    /// The site's answer passes with its body, which must be text, changed.
    Edit(Arc<dyn Fn(&str) -> String + Send + Sync>),
}

impl Fault {
    /// A reply of this status, type and body.
    pub fn reply(status: u16, content_type: &'static str, body: &str) -> Self {
        Self::Reply(Answer::new(status, content_type, body.to_owned()))
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reply(_) => "Reply",
            Self::Hold(_) => "Hold",
            Self::Halt(_) => "Halt",
            Self::HaltBefore(..) => "HaltBefore",
            Self::Cut => "Cut",
            Self::Flood(_) => "Flood",
            Self::HoldAfter(_) => "HoldAfter",
            Self::Late(_) => "Late",
            Self::HangUp => "HangUp",
            Self::HangUpAfter => "HangUpAfter",
            Self::Silence => "Silence",
            Self::Edit(_) => "Edit",
        })
    }
}

/// Requests wait before it until the test opens it.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<Inside>);

#[derive(Debug, Default)]
struct Inside {
    open: watch::Sender<bool>,
    reached: AtomicUsize,
    passed: AtomicUsize,
}

impl Gate {
    /// Lets through what waits and what comes.
    pub fn open(&self) {
        self.0.open.send_replace(true);
    }

    /// How many requests have come to it.
    pub fn reached(&self) -> usize {
        self.0.reached.load(Ordering::SeqCst)
    }

    /// How many requests that came to it are answered.
    pub fn passed(&self) -> usize {
        self.0.passed.load(Ordering::SeqCst)
    }

    /// Returns once it is open.
    pub(super) async fn wait(&self) {
        self.0.reached.fetch_add(1, Ordering::SeqCst);
        let mut opened = self.0.open.subscribe();
        // The sender lives in `self`, so this cannot fail.
        opened.wait_for(|open| *open).await.ok();
    }

    /// Notes that a request that waited is answered.
    pub(super) fn pass(&self) {
        self.0.passed.fetch_add(1, Ordering::SeqCst);
    }
}

/// Requests of a method (or any) whose path fits.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) pattern: String,
    method: Option<String>,
    path: String,
    fault: Fault,
    /// How many requests still meet it.
    left: u32,
}

impl Rule {
    /// Reads `POST /path`, `GET *.wasm` or `/path/*`: a `*` at either end stands for
    /// anything.
    pub(super) fn new(pattern: &str, fault: Fault) -> Self {
        let (method, path) = match pattern.split_once(' ') {
            Some((method, path)) => (Some(method.to_owned()), path),
            None => (None, pattern),
        };
        let path = path.to_owned();
        Self {
            pattern: pattern.to_owned(),
            method,
            path,
            fault,
            left: u32::MAX,
        }
    }

    /// Only the next request meets it.
    pub(super) fn once(mut self) -> Self {
        self.left = 1;
        self
    }

    /// What a request meets that fits.
    pub(super) fn meet(&mut self) -> Fault {
        self.left = self.left.saturating_sub(1);
        self.fault.clone()
    }

    pub(super) fn fits(&self, method: &Method, path: &str) -> bool {
        if self.left == 0 || self.method.as_deref().is_some_and(|m| m != method.as_str()) {
            return false;
        }
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        match (self.path.strip_prefix('*'), self.path.strip_suffix('*')) {
            (Some(""), _) => true,
            (Some(end), Some(_)) => path.contains(end.strip_suffix('*').unwrap_or(end)),
            (Some(end), None) => path.ends_with(end),
            (None, Some(start)) => path.starts_with(start),
            (None, None) => path == self.path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_fits_by_method_and_path() {
        let table = [
            ("POST *", "POST", "/any", true),
            ("POST *", "GET", "/any", false),
            ("*.wasm", "GET", "/app-1f.wasm", true),
            ("*.wasm", "GET", "/app.wasm.js", false),
            ("/forums/*", "GET", "/forums/a/", true),
            ("/forums/*", "GET", "/", false),
            ("*/page*", "GET", "/x/page.json", true),
            ("/page.json", "GET", "/page.json?v=1", true),
            ("/page.json", "GET", "/x/page.json", false),
        ];
        for (pattern, method, path, expected) in table {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let fits = Rule::new(pattern, Fault::Silence).fits(&method, path);
            assert_eq!(fits, expected, "{pattern} on {method} {path}");
        }
    }
}

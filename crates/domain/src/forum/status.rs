//! The state of a registration as its organiser's own server tells it.

use super::{Places, Timing};
use crate::{decode::record, exchange::whole_of, json::Json, time::Instant};
use serde::Serialize;

/// A JSON address that tells the state of a registration, and where in its reply what
/// stands (RFC 6901 pointers). What it does not tell stays as the content says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StatusSource {
    /// An absolute https URL (http only on loopback), or a path on the site's origin.
    pub url: String,
    /// How long to wait for it, in milliseconds.
    pub timeout: u32,
    /// How many places there are: a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<String>,
    /// How many are taken: a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<String>,
    /// How many are left: a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// When registration opens: RFC 3339, or seconds since the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// When it closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
    /// Whether there is a waiting list: true or false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waitlist: Option<String>,
}

record!(StatusSource {
    url,
    timeout,
    capacity,
    taken,
    left,
    opens,
    closes,
    waitlist
});

impl StatusSource {
    /// The timing as the reply corrects it. What is missing or no such value changes
    /// nothing; numbers may be texts. Where the reply changes when registration opens or
    /// closes, the content's text for it is gone. Places that the content does not count
    /// are counted if the reply tells two of how many there are, are taken and are left,
    /// or how many are left.
    pub fn apply(&self, timing: &Timing, reply: &Json) -> Timing {
        let mut timing = timing.clone();
        let count = |pointer| {
            let number = whole_of(at(reply, pointer)?)?;
            Some(number.clamp(0, i64::from(u32::MAX)) as u32)
        };
        let (taken, left) = (count(&self.taken), count(&self.left));
        let capacity = count(&self.capacity)
            .or(timing.places.map(|places| places.capacity))
            .or(left.map(|left| left.saturating_add(taken.unwrap_or(0))));
        if let Some(capacity) = capacity {
            let taken = taken
                .or(left.map(|left| capacity.saturating_sub(left)))
                .or(timing.places.map(|places| places.taken));
            if let Some(taken) = taken {
                timing.places = Some(Places { capacity, taken });
            }
        }
        if let Some(window) = &mut timing.registration {
            correct(
                &mut window.opens,
                &mut window.opens_text,
                at(reply, &self.opens),
            );
            correct(
                &mut window.closes,
                &mut window.closes_text,
                at(reply, &self.closes),
            );
            if let Some(Json::Flag(flag)) = at(reply, &self.waitlist) {
                window.waitlist = *flag;
            }
        }
        timing
    }
}

fn at<'a>(reply: &'a Json, pointer: &Option<String>) -> Option<&'a Json> {
    reply.pointer(pointer.as_deref()?)
}

fn correct(instant: &mut Option<Instant>, text: &mut Option<String>, told: Option<&Json>) {
    let Some(told) = told.and_then(read) else {
        return;
    };
    if *instant != Some(told) {
        *instant = Some(told);
        *text = None;
    }
}

/// RFC 3339, or seconds since the epoch, or milliseconds, which are larger than any such
/// seconds of the next three thousand years.
fn read(json: &Json) -> Option<Instant> {
    if let Some(instant) = json.as_text().and_then(Instant::parse) {
        return Some(instant);
    }
    let number = whole_of(json)?;
    Some(Instant(if number.abs() > 100_000_000_000 {
        number / 1000
    } else {
        number
    }))
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;

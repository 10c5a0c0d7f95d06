//! A forum's state, computed from the clock and the content, never typed in.

pub mod programme;
mod status;

pub use status::StatusSource;

use crate::decode::{names, record};
use crate::time::Instant;
use serde::Serialize;

/// What a forum's state depends on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Timing {
    /// The start; `None` while no date is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Instant>,
    /// The first instant after the end (for a day without times, the next midnight in
    /// the forum's zone, or later where its days end after midnight).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Instant>,
    /// Registration, if it happens on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<Window>,
    /// Places, if they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<Places>,
    /// What the organiser decided against the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

record!(Timing {
    starts,
    ends,
    registration,
    places,
    decision
});

/// When registration is open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Window {
    /// It opens then; `None` means that it is open from the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<Instant>,
    /// The opening as text in the forum's zone, beside `opens`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_text: Option<String>,
    /// The first instant at which it is closed; without one, the forum's start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<Instant>,
    /// The closing as text in the forum's zone, beside `closes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_text: Option<String>,
    /// Whether there is a waiting list once no place is left.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub waitlist: bool,
}

record!(Window {
    opens,
    opens_text,
    closes,
    closes_text,
    waitlist
});

/// Places in the hall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Places {
    /// How many there are.
    pub capacity: u32,
    /// How many are taken, as of the build.
    pub taken: u32,
}

record!(Places { capacity, taken });

impl Places {
    /// How many are left.
    pub fn left(self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }

    /// Whether these are the last: one in ten or fewer.
    fn last(self) -> bool {
        self.left() <= self.capacity / 10
    }
}

/// An organiser's decision against the plan, of a forum or of one of its sessions. They are
/// in the order of their weight: of a forum's and a session's, the greater holds for the
/// session, also where one of them is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It takes place at another time or place, as given now (`EventRescheduled`).
    Moved,
    /// It will take place at another time, not yet known (schema.org `EventPostponed`).
    Postponed,
    /// It will not take place (`EventCancelled`).
    Cancelled,
}

names!(Decision {
    Postponed = "postponed",
    Moved = "moved",
    Cancelled = "cancelled",
});

impl Decision {
    /// Whether it does not take place when the content says.
    pub fn is_off(self) -> bool {
        self != Self::Moved
    }

    /// As it is written in payloads.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Postponed => "postponed",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
        }
    }
}

/// Where a forum stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Known, with nothing to do yet.
    Announced,
    /// Registration opens at a known time.
    OpensOn,
    /// Registration is open.
    Open,
    /// Open, with few places left.
    LastPlaces,
    /// No place left, but a waiting list.
    WaitingList,
    /// No place left.
    Full,
    /// Registration is closed; the forum has not begun.
    Closed,
    /// It is taking place.
    UnderWay,
    /// It has taken place.
    Over,
    /// Postponed.
    Postponed,
    /// Moved, with nothing to do.
    Moved,
    /// Cancelled.
    Cancelled,
}

impl State {
    /// Whether a registration can be sent now.
    pub fn takes_registrations(self) -> bool {
        matches!(self, Self::Open | Self::LastPlaces | Self::WaitingList)
    }

    /// The name of the states that are filtered together: `announced`, `open`, `closed`,
    /// `live`, `over` or `changed`.
    pub fn group(self) -> &'static str {
        match self {
            Self::Announced | Self::OpensOn => "announced",
            Self::Open | Self::LastPlaces | Self::WaitingList => "open",
            Self::Full | Self::Closed => "closed",
            Self::UnderWay => "live",
            Self::Over => "over",
            Self::Postponed | Self::Moved | Self::Cancelled => "changed",
        }
    }

    /// Whether the forum lies ahead or is under way.
    pub fn is_current(self) -> bool {
        !matches!(self, Self::Over | Self::Cancelled)
    }
}

impl Timing {
    /// The state at `now`.
    pub fn state(&self, now: Instant) -> State {
        match self.decision {
            Some(Decision::Cancelled) => return State::Cancelled,
            Some(Decision::Postponed) => return State::Postponed,
            Some(Decision::Moved) | None => {}
        }
        if self.ends.is_some_and(|ends| now >= ends) {
            return State::Over;
        }
        if self.starts.is_some_and(|starts| now >= starts) {
            return State::UnderWay;
        }
        let planned = self.before_start(now);
        match self.decision {
            Some(Decision::Moved) if planned == State::Announced => State::Moved,
            _ => planned,
        }
    }

    /// Whether a notice that it was moved belongs beside the state.
    pub fn was_moved(&self) -> bool {
        self.decision == Some(Decision::Moved)
    }

    fn before_start(&self, now: Instant) -> State {
        let Some(window) = &self.registration else {
            return State::Announced;
        };
        if window.opens.is_some_and(|opens| now < opens) {
            return State::OpensOn;
        }
        if window
            .closes
            .or(self.starts)
            .is_some_and(|closes| now >= closes)
        {
            return State::Closed;
        }
        match self.places {
            Some(places) if places.left() == 0 && window.waitlist => State::WaitingList,
            Some(places) if places.left() == 0 => State::Full,
            Some(places) if places.last() => State::LastPlaces,
            _ => State::Open,
        }
    }

    /// The next instant after `now` at which the state may change, for a timer.
    pub fn next_change(&self, now: Instant) -> Option<Instant> {
        let window = self.registration.as_ref();
        [
            self.starts,
            self.ends,
            window.and_then(|w| w.opens),
            window.and_then(|w| w.closes),
        ]
        .into_iter()
        .flatten()
        .filter(|at| *at > now)
        .min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forum() -> Timing {
        Timing {
            starts: Some(Instant(1000)),
            ends: Some(Instant(2000)),
            registration: Some(Window {
                opens: Some(Instant(100)),
                opens_text: None,
                closes: Some(Instant(900)),
                closes_text: None,
                waitlist: false,
            }),
            places: None,
            decision: None,
        }
    }

    #[test]
    fn the_state_follows_the_clock() {
        let table = [
            (0, State::OpensOn),
            (99, State::OpensOn),
            (100, State::Open),
            (899, State::Open),
            (900, State::Closed),
            (999, State::Closed),
            (1000, State::UnderWay),
            (1999, State::UnderWay),
            (2000, State::Over),
            (i64::MAX, State::Over),
        ];
        for (now, state) in table {
            assert_eq!(forum().state(Instant(now)), state, "at {now}");
        }
    }

    #[test]
    fn without_registration_or_date_it_is_announced() {
        assert_eq!(Timing::default().state(Instant(0)), State::Announced);
        let dated = Timing {
            registration: None,
            ..forum()
        };
        assert_eq!(dated.state(Instant(0)), State::Announced);
        assert_eq!(dated.state(Instant(1500)), State::UnderWay);
    }

    #[test]
    fn without_a_closing_time_registration_closes_at_the_start() {
        let mut timing = forum();
        timing.registration = Some(Window {
            opens: None,
            opens_text: None,
            closes: None,
            closes_text: None,
            waitlist: false,
        });
        assert_eq!(timing.state(Instant(999)), State::Open);
        assert_eq!(timing.state(Instant(1000)), State::UnderWay);
    }

    #[test]
    fn places_decide_while_it_is_open() {
        for (taken, state) in [
            (0, State::Open),
            (89, State::Open),
            (90, State::LastPlaces),
            (100, State::Full),
            (120, State::Full),
        ] {
            let timing = Timing {
                places: Some(Places {
                    capacity: 100,
                    taken,
                }),
                ..forum()
            };
            assert_eq!(timing.state(Instant(500)), state, "{taken} taken");
        }
    }

    #[test]
    fn the_graver_decision_holds() {
        use Decision::{Cancelled, Moved, Postponed};
        for (forum, session, holds) in [
            (None, None, None),
            (None, Some(Moved), Some(Moved)),
            (Some(Moved), None, Some(Moved)),
            (Some(Moved), Some(Cancelled), Some(Cancelled)),
            (Some(Postponed), Some(Moved), Some(Postponed)),
            (Some(Postponed), Some(Cancelled), Some(Cancelled)),
            (Some(Cancelled), Some(Moved), Some(Cancelled)),
        ] {
            assert_eq!(forum.max(session), holds, "{forum:?} {session:?}");
        }
        let off = [Moved, Postponed, Cancelled].map(Decision::is_off);
        assert_eq!(off, [false, true, true]);
    }

    #[test]
    fn decisions_stand_above_the_clock() {
        let decided = |decision| Timing {
            decision: Some(decision),
            ..forum()
        };
        assert_eq!(
            decided(Decision::Cancelled).state(Instant(1500)),
            State::Cancelled
        );
        assert_eq!(
            decided(Decision::Postponed).state(Instant(5000)),
            State::Postponed
        );
        assert_eq!(decided(Decision::Moved).state(Instant(500)), State::Open);
        let moved = Timing {
            registration: None,
            ..decided(Decision::Moved)
        };
        assert_eq!(moved.state(Instant(500)), State::Moved);
        assert_eq!(moved.state(Instant(2500)), State::Over);
    }

    proptest! {
        #[test]
        fn the_state_is_constant_until_the_next_change(now in 0i64..3000, step in 0i64..3000) {
            let timing = forum();
            let later = now + step;
            if timing.next_change(Instant(now)).is_none_or(|change| Instant(later) < change) {
                prop_assert_eq!(timing.state(Instant(now)), timing.state(Instant(later)));
            }
        }
    }
}

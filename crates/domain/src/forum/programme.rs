//! Where a programme stands: what is over, what takes place, what comes next.

use crate::time::Instant;

/// From when to when a session is. One that is over as it starts does not take place: it is
/// never now nor next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its start.
    pub starts: Instant,
    /// The first instant after it.
    pub over: Instant,
}

/// Where a session stands while its programme goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The programme has not begun or is over, or the session is still to come.
    Plain,
    /// It is over.
    Past,
    /// It takes place.
    Now,
    /// It is among those that begin next.
    Next,
}

/// The phase of one session among all that have a time.
pub fn phase(all: &[Span], one: Span, now: Instant) -> Phase {
    let mut next = None;
    let mut has_begun = false;
    let mut goes_on = false;
    for span in all {
        has_begun |= span.starts <= now;
        goes_on |= span.over > now;
        if span.starts > now
            && span.over > span.starts
            && next.is_none_or(|next| span.starts < next)
        {
            next = Some(span.starts);
        }
    }
    if !has_begun || !goes_on {
        return Phase::Plain;
    }
    if one.over <= now {
        Phase::Past
    } else if one.starts <= now {
        Phase::Now
    } else if next == Some(one.starts) && one.over > one.starts {
        Phase::Next
    } else {
        Phase::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_day_goes_on() {
        use Phase::{Next, Now, Past, Plain};
        let span = |starts, over| Span {
            starts: Instant(starts),
            over: Instant(over),
        };
        // Two rooms, then a gap, then a last session.
        let all = [span(10, 20), span(10, 30), span(30, 40), span(60, 70)];
        for (now, phases) in [
            (9, [Plain, Plain, Plain, Plain]),
            (10, [Now, Now, Next, Plain]),
            (20, [Past, Now, Next, Plain]),
            (30, [Past, Past, Now, Next]),
            (50, [Past, Past, Past, Next]),
            (60, [Past, Past, Past, Now]),
            (70, [Plain, Plain, Plain, Plain]),
        ] {
            let found = all.map(|one| phase(&all, one, Instant(now)));
            assert_eq!(found, phases, "at {now}");
        }
        // What is off is passed by.
        let all = [
            span(10, 10),
            span(10, 20),
            span(20, 20),
            span(30, 40),
            span(30, 30),
        ];
        for (now, phases) in [
            (9, [Plain, Plain, Plain, Plain, Plain]),
            (10, [Past, Now, Plain, Next, Plain]),
            (20, [Past, Past, Past, Next, Plain]),
            (30, [Past, Past, Past, Now, Past]),
            (40, [Plain, Plain, Plain, Plain, Plain]),
        ] {
            let found = all.map(|one| phase(&all, one, Instant(now)));
            assert_eq!(found, phases, "at {now}");
        }
        assert_eq!(phase(&[], span(1, 2), Instant(1)), Plain);
    }
}

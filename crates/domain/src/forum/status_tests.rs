//! Tests of a state that is told by a server, by table and by property.

use super::*;
use crate::forum::{Decision, Window};
use proptest::prelude::*;

fn source() -> StatusSource {
    let at = |pointer: &str| Some(pointer.to_owned());
    StatusSource {
        url: "/status".into(),
        timeout: 1000,
        capacity: at("/capacity"),
        taken: at("/taken"),
        left: at("/left"),
        opens: at("/opens"),
        closes: at("/closes"),
        waitlist: at("/waitlist"),
    }
}

fn timing() -> Timing {
    Timing {
        starts: Some(Instant(10_000)),
        ends: Some(Instant(20_000)),
        registration: Some(Window {
            opens: Some(Instant(100)),
            opens_text: Some("opens".into()),
            closes: Some(Instant(900)),
            closes_text: Some("closes".into()),
            waitlist: false,
        }),
        places: Some(Places {
            capacity: 100,
            taken: 10,
        }),
        decision: Some(Decision::Moved),
    }
}

fn applied(timing: &Timing, reply: &str) -> Timing {
    source().apply(timing, &Json::parse(reply).unwrap())
}

#[test]
fn places_by_table() {
    for (reply, known, unknown) in [
        ("{}", Some((100, 10)), None),
        (r#"{"taken":20}"#, Some((100, 20)), None),
        (r#"{"taken":"20"}"#, Some((100, 20)), None),
        (r#"{"taken":"many","left":null}"#, Some((100, 10)), None),
        (r#"{"taken":120}"#, Some((100, 120)), None),
        (r#"{"taken":-1}"#, Some((100, 0)), None),
        (r#"{"taken":1e12}"#, Some((100, u32::MAX)), None),
        (r#"{"left":30}"#, Some((100, 70)), Some((30, 0))),
        (r#"{"left":0}"#, Some((100, 100)), Some((0, 0))),
        (r#"{"left":300}"#, Some((100, 0)), Some((300, 0))),
        (r#"{"left":5,"taken":7}"#, Some((100, 7)), Some((12, 7))),
        (r#"{"capacity":50}"#, Some((50, 10)), None),
        (
            r#"{"capacity":50,"left":5}"#,
            Some((50, 45)),
            Some((50, 45)),
        ),
        (
            r#"{"capacity":50,"taken":5.0}"#,
            Some((50, 5)),
            Some((50, 5)),
        ),
        ("[]", Some((100, 10)), None),
    ] {
        let places = |timing: Timing| timing.places.map(|p| (p.capacity, p.taken));
        assert_eq!(places(applied(&timing(), reply)), known, "{reply}");
        let uncounted = Timing {
            places: None,
            ..timing()
        };
        assert_eq!(places(applied(&uncounted, reply)), unknown, "{reply}");
    }
}

#[test]
fn the_window_by_table() {
    for (reply, opens, opens_text, closes, closes_text, waitlist) in [
        ("{}", 100, true, 900, true, false),
        (
            r#"{"opens":100,"closes":"900"}"#,
            100,
            true,
            900,
            true,
            false,
        ),
        (
            r#"{"opens":"1970-01-01T00:01:40Z"}"#,
            100,
            true,
            900,
            true,
            false,
        ),
        (
            r#"{"opens":"1970-01-01T04:00:00+04:00"}"#,
            0,
            false,
            900,
            true,
            false,
        ),
        (
            r#"{"closes":800,"waitlist":true}"#,
            100,
            true,
            800,
            false,
            true,
        ),
        (
            r#"{"closes":1505365200000}"#,
            100,
            true,
            1_505_365_200,
            false,
            false,
        ),
        (
            r#"{"opens":null,"closes":"soon","waitlist":"yes"}"#,
            100,
            true,
            900,
            true,
            false,
        ),
    ] {
        let window = applied(&timing(), reply).registration.unwrap();
        assert_eq!(window.opens, Some(Instant(opens)), "{reply}");
        assert_eq!(window.opens_text.is_some(), opens_text, "{reply}");
        assert_eq!(window.closes, Some(Instant(closes)), "{reply}");
        assert_eq!(window.closes_text.is_some(), closes_text, "{reply}");
        assert_eq!(window.waitlist, waitlist, "{reply}");
    }
}

#[test]
fn without_registration_here_there_is_no_window() {
    let elsewhere = Timing {
        registration: None,
        ..timing()
    };
    let told = applied(
        &elsewhere,
        r#"{"opens":1,"closes":2,"waitlist":true,"taken":3}"#,
    );
    assert_eq!(told.registration, None);
    assert_eq!(told.places.map(|places| places.taken), Some(3));
}

proptest! {
    #[test]
    fn what_is_decided_in_the_content_stays(numbers in prop::collection::vec(any::<i64>(), 6)) {
        let reply = format!(
            r#"{{"capacity":{},"taken":{},"left":{},"opens":{},"closes":"{}","waitlist":{}}}"#,
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5] > 0
        );
        let told = applied(&timing(), &reply);
        prop_assert_eq!((told.starts, told.ends, told.decision), (timing().starts, timing().ends, timing().decision));
        prop_assert!(told.registration.is_some() && told.places.is_some());
    }
}

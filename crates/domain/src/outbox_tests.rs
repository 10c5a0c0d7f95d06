//! Tests of the outbox: what follows on what, by table, and what never happens, by
//! property.

use super::*;
use crate::form::Answer;
use proptest::prelude::*;

const SAFE: Repeat = Repeat::UniqueKey;
const UNSAFE: Repeat = Repeat::Unknown;
const NOW: i64 = 1_000_000;

fn entry(state: State, age: i64, due: i64) -> Entry {
    Entry {
        context: Context {
            key: "k-1".into(),
            ..Context::default()
        },
        state,
        created: NOW - age,
        due: NOW + due,
        ..Entry::default()
    }
}

#[test]
fn what_arrived_outdates_what_is_kept_of_it() {
    use State::{Cancelled, Done, Queued, Rejected, Sending, Unknown};
    for mine in [Queued, Sending, Unknown, Rejected, Done, Cancelled] {
        for kept in [Queued, Sending, Unknown, Rejected, Done, Cancelled] {
            let expected = matches!(mine, Done | Cancelled) && !matches!(kept, Done | Cancelled);
            let outdates = entry(mine, 0, 0).outdates(&entry(kept, 0, 0));
            assert_eq!(outdates, expected, "{mine:?} {kept:?}");
        }
    }
}

#[test]
fn what_arrived_needs_its_answers_no_more() {
    let mut entry = entry(State::Sending, 0, 0);
    entry.answers = Answers::from_json(&Json::Object(vec![(
        "email".to_owned(),
        Json::Text("a@b.co".to_owned()),
    )]))
    .unwrap_or_default();
    entry.digest = digest("a");
    assert!(entry.to_json().to_text().contains("a@b.co"));
    entry.settle(
        Outcome::Registered {
            reference: "r".to_owned(),
        },
        NOW,
        0,
    );
    let kept = entry.to_json().to_text();
    assert!(
        !kept.contains("a@b.co") && kept.contains(&digest("a")),
        "{kept}"
    );
}

#[test]
fn what_is_next_by_table() {
    let old = KEY_LIFE;
    for (state, age, due, safe, not_safe) in [
        (State::Queued, 0, 0, Next::Send, Next::Send),
        (State::Queued, 5, -5, Next::Send, Next::Send),
        (State::Queued, 5, 30, Next::Wait(30), Next::Wait(30)),
        (State::Queued, old - 1, 0, Next::Send, Next::Send),
        (State::Queued, old, 0, Next::AskOld, Next::AskOld),
        (State::Queued, old, 30, Next::AskOld, Next::AskOld),
        (State::Unknown, 5, 0, Next::Send, Next::Ask),
        (State::Unknown, 5, 30, Next::Wait(30), Next::Ask),
        (State::Unknown, old, 30, Next::AskOld, Next::Ask),
        (State::Sending, 5, 0, Next::Send, Next::Ask),
        (State::Sending, old, 0, Next::AskOld, Next::Ask),
        (State::Done, old, 0, Next::Rest, Next::Rest),
        (State::Rejected, 5, 0, Next::Rest, Next::Rest),
        (State::Cancelled, 5, 0, Next::Rest, Next::Rest),
        // The clock was set back.
        (State::Queued, -1_000_000, 1_000_000, Next::Send, Next::Send),
    ] {
        let entry = entry(state, age, due);
        assert_eq!(entry.next(SAFE, NOW), safe, "{state:?} {age} {due}");
        assert_eq!(entry.next(UNSAFE, NOW), not_safe, "{state:?} {age} {due}");
    }
}

fn lost() -> Outcome {
    Outcome::Unknown {
        is_answered: false,
        message: None,
    }
}

fn broken() -> Outcome {
    Outcome::Unknown {
        is_answered: true,
        message: Some("تعطّل".into()),
    }
}

/// A refusal of the answers at a field, and one of the whole.
fn refusals() -> [Outcome; 2] {
    let refused = |fields, general: &str| Outcome::Refused {
        fields,
        general: vec![general.into()],
    };
    let at_field = |message: &str| FieldMessage {
        field: "email".into(),
        message: message.into(),
    };
    [
        refused(vec![at_field("ليس عنوانًا")], "لا"),
        refused(vec![], "The order is completed"),
    ]
}

/// What was refused after a request that nobody knows the end of may have been taken the
/// first time: that may be why it is refused.
#[test]
fn a_refusal_after_a_doubt_is_no_end_by_table() {
    let [faulty, whole] = refusals();
    let taken = Outcome::Refused {
        fields: vec![FieldMessage {
            field: "email".into(),
            message: "already registered".into(),
        }],
        general: vec![],
    };
    let failed = Outcome::Failed {
        message: Some("gone".into()),
    };
    let word = |entry: &mut Entry| entry.resend(NOW);
    let killed = |entry: &mut Entry| {
        entry.state = State::Sending;
    };
    let unknown = |entry: &mut Entry| entry.settle(lost(), NOW, 0);
    let later = |entry: &mut Entry| {
        entry.settle(lost(), NOW, 0);
        entry.sending();
        let wait = Some(1);
        entry.settle(
            Outcome::Later {
                wait,
                message: None,
            },
            NOW,
            0,
        );
    };
    let stepped = |entry: &mut Entry| {
        entry.settle(lost(), NOW, 0);
        entry.sending();
        entry.settle(Outcome::Next, NOW, 0);
    };
    let answered = |entry: &mut Entry| entry.settle(broken(), NOW, 0);
    type Before<'a> = &'a dyn Fn(&mut Entry);
    let table: [(&str, Before<'_>, bool); 6] = [
        ("unknown", &unknown, true),
        ("answered", &answered, true),
        ("killed", &killed, true),
        ("not now since", &later, true),
        ("a step further", &stepped, false),
        ("at once", &|_| {}, false),
    ];
    for (name, before, doubtful) in table {
        for (refusal, is_about_answers) in [
            (&faulty, true),
            (&whole, false),
            (&taken, false),
            (&failed, false),
        ] {
            for with_word in [false, true] {
                let mut entry = entry(State::Queued, 5, 0);
                entry.sending();
                if name == "at once" {
                    entry.state = State::Queued;
                }
                before(&mut entry);
                if with_word {
                    word(&mut entry);
                }
                entry.sending();
                entry.settle(refusal.clone(), NOW, 0);
                let open = doubtful && !is_about_answers;
                let state = if open {
                    State::Unknown
                } else {
                    State::Rejected
                };
                assert_eq!(entry.state, state, "{name} {refusal:?}");
                assert_eq!(entry.doubt(), open.then_some(Doubt::Refused), "{name}");
                if open {
                    // A safe repeat would only be refused again.
                    assert_eq!(entry.next(SAFE, NOW + 900), Next::Ask, "{name}");
                    assert!(!entry.said.is_empty(), "{name}: its words are lost");
                }
            }
        }
    }
}

#[test]
fn why_it_is_not_known_by_table() {
    let mut entry = entry(State::Queued, 5, 0);
    entry.sending();
    assert_eq!(entry.doubt(), None);
    entry.settle(lost(), NOW, 0);
    assert_eq!(entry.doubt(), Some(Doubt::Lost));
    entry.sending();
    entry.settle(broken(), NOW, 0);
    assert_eq!(entry.doubt(), Some(Doubt::Failed));
    assert_eq!(entry.next(SAFE, NOW + 900), Next::Send);
    entry.sending();
    entry.settle(lost(), NOW, 0);
    assert_eq!(entry.doubt(), Some(Doubt::Lost));
    assert_eq!(entry.said, ["تعطّل"]);
    entry.sending();
    let reference = "M-1".into();
    entry.settle(Outcome::Registered { reference }, NOW, 0);
    assert_eq!((entry.doubt(), entry.said.len()), (None, 0));
}

#[test]
fn outcomes_settle_it_by_table() {
    let message = || FieldMessage {
        field: "email".into(),
        message: "مكرر".into(),
    };
    let later = |wait| Outcome::Later {
        wait,
        message: Some("انتظر".into()),
    };
    let refused = Outcome::Refused {
        fields: vec![message()],
        general: vec!["لا".into()],
    };
    let failed = Outcome::Failed {
        message: Some("مغلق".into()),
    };
    let registered = Outcome::Registered {
        reference: "M-1".into(),
    };
    // With these numbers the pause after the third attempt is 2 + 3 seconds.
    for (outcome, state, due, step, said) in [
        (registered, State::Done, 0, 0, vec![]),
        (Outcome::Next, State::Queued, 0, 1, vec![]),
        (refused, State::Rejected, 0, 0, vec!["لا"]),
        (failed, State::Rejected, 0, 0, vec!["مغلق"]),
        (
            Outcome::Failed { message: None },
            State::Rejected,
            0,
            0,
            vec![],
        ),
        (later(Some(40)), State::Queued, 40, 0, vec!["انتظر"]),
        (later(None), State::Queued, 5, 0, vec!["انتظر"]),
        (lost(), State::Unknown, 5, 0, vec!["before"]),
        (broken(), State::Unknown, 5, 0, vec!["تعطّل"]),
    ] {
        let mut entry = Entry {
            attempts: 2,
            said: vec!["before".into()],
            ..entry(State::Queued, 10, -5)
        };
        entry.sending();
        assert_eq!((entry.state, entry.attempts), (State::Sending, 3));
        entry.settle(outcome.clone(), NOW, 3);
        assert_eq!(
            (entry.state, entry.due - NOW, entry.step),
            (state, due, step),
            "{outcome:?}"
        );
        assert_eq!(entry.said, said, "{outcome:?}");
        assert_eq!(entry.reference.is_some(), state == State::Done);
        let fields = matches!(outcome, Outcome::Refused { .. });
        assert_eq!(
            entry.fields == [("email".to_owned(), "مكرر".to_owned())],
            fields
        );
    }
}

#[test]
fn try_now_ends_a_wait_but_not_a_doubt() {
    let mut waiting = entry(State::Queued, 5, 200);
    waiting.force(NOW);
    assert_eq!(waiting.next(UNSAFE, NOW), Next::Send);
    let mut doubtful = entry(State::Unknown, 5, 200);
    doubtful.force(NOW);
    assert_eq!(doubtful.next(UNSAFE, NOW), Next::Ask);
    assert_eq!(doubtful.next(SAFE, NOW), Next::Send);
}

#[test]
fn a_word_to_send_it_again_holds_until_the_next_doubt() {
    let mut doubtful = entry(State::Unknown, KEY_LIFE, 200);
    doubtful.resend(NOW);
    assert_eq!(doubtful.next(UNSAFE, NOW), Next::Send);
    assert_eq!(doubtful.context.key, "k-1");
    doubtful.sending();
    assert_eq!(doubtful.next(UNSAFE, NOW), Next::Ask);
    let mut done = entry(State::Done, 5, 0);
    done.resend(NOW);
    assert_eq!(done.state, State::Done);
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("(?s).{0,6}", 0..3)
}

fn state() -> impl Strategy<Value = State> {
    prop::sample::select(vec![
        State::Queued,
        State::Sending,
        State::Unknown,
        State::Done,
        State::Rejected,
        State::Cancelled,
    ])
}

fn title_digest(names: &[String]) -> String {
    digest(&names.concat())
}

prop_compose! {
    fn any_entry()(
        (key, page, route, campaign) in ("[a-z]{0,5}", "\\PC{0,5}", "\\PC{0,5}", prop::option::of("\\PC{0,5}")),
        (waitlist, state) in (any::<bool>(), state()),
        (created, due) in (any::<i64>(), any::<i64>()),
        (attempts, step) in (any::<u32>(), any::<u32>()),
        (said, facts, names) in (texts(), texts(), texts()),
        reference in prop::option::of("\\PC{0,5}"),
    ) -> Entry {
        let mut answers = Answers::new();
        // The native parser sorts the members of objects.
        let sorted: std::collections::BTreeSet<_> = names.iter().collect();
        for name in sorted {
            answers.insert(name.clone(), Answer::Text(name.clone()));
        }
        Entry {
            context: Context { key, time: page.clone(), language: "ar".into(), page, campaign, waitlist },
            title: route.clone(),
            route,
            answers,
            state,
            created,
            due,
            attempts,
            step,
            outputs: names.iter().map(|name| Output {
                step: "a".into(),
                name: name.clone(),
                value: Json::List(vec![Json::text(name), Json::Null, Json::Flag(true)]),
            }).collect(),
            is_refused: waitlist,
            is_answered: !waitlist,
            in_doubt: waitlist,
            registers: !waitlist,
            calendar: reference.clone(),
            cancels: waitlist,
            digest: title_digest(&names),
            shared: waitlist,
            reference,
            fields: names.into_iter().map(|name| (name.clone(), name)).collect(),
            said,
            facts,
        }
    }
}

/// What can happen to an entry.
#[derive(Clone, Debug)]
enum Event {
    /// Its time may have come; if it is sent, this is the outcome, unless the tab is
    /// killed first.
    Turn(Option<Outcome>),
    /// Time passes.
    Pass(i64),
    /// The person taps "try now".
    Force,
    /// The person says to send it again.
    Word,
}

fn event() -> impl Strategy<Value = Event> {
    let outcome = prop_oneof![
        "[a-z]{1,3}".prop_map(|reference| Outcome::Registered { reference }),
        Just(Outcome::Next),
        Just(Outcome::Refused {
            fields: vec![],
            general: vec!["no".into()]
        }),
        prop::option::of(1u32..=300).prop_map(|wait| Outcome::Later {
            wait,
            message: None
        }),
        Just(Outcome::Failed { message: None }),
        Just(lost()),
        Just(broken()),
    ];
    prop_oneof![
        4 => prop::option::weighted(0.8, outcome).prop_map(Event::Turn),
        2 => prop_oneof![0i64..400, 0i64..100_000].prop_map(Event::Pass),
        1 => Just(Event::Force),
        1 => Just(Event::Word),
    ]
}

proptest! {
    #[test]
    fn it_is_read_as_it_was_kept(entry in any_entry()) {
        let text = entry.to_json().to_text();
        prop_assert_eq!(Entry::read(&Json::parse(&text).unwrap()), Some(entry));
    }

    #[test]
    fn nothing_is_sent_twice_without_safety_or_a_word(
        start in any_entry(), safe in any::<bool>(), random in any::<u32>(),
        events in prop::collection::vec(event(), 1..30),
    ) {
        let repeat = if safe { SAFE } else { UNSAFE };
        let key = start.context.key.clone();
        let mut entry = start;
        let mut now = NOW;
        // Whether the endpoint may have what would be sent next.
        let mut may_have = matches!(entry.state, State::Sending | State::Unknown);
        for event in events {
            let was = entry.state;
            let mut registered = was == State::Done;
            match event {
                Event::Turn(outcome) => {
                    let next = entry.next(repeat, now);
                    prop_assert_eq!(next == Next::Rest, was.is_settled());
                    if let Next::Wait(seconds) = next {
                        prop_assert!((1..=LONGEST_WAIT).contains(&seconds));
                    }
                    if next == Next::Send {
                        prop_assert!(safe || !may_have, "{entry:?}");
                        prop_assert!(now.saturating_sub(entry.created) < KEY_LIFE);
                        entry.sending();
                        may_have = true;
                        if let Some(outcome) = outcome {
                            registered |= matches!(outcome, Outcome::Registered { .. });
                            may_have = matches!(outcome, Outcome::Unknown { .. });
                            entry.settle(outcome, now, random);
                        }
                    }
                }
                Event::Pass(seconds) => now += seconds,
                Event::Force => entry.force(now),
                Event::Word => {
                    entry.resend(now);
                    may_have = false;
                }
            }
            prop_assert_eq!(&entry.context.key, &key);
            prop_assert_eq!(entry.state == State::Done, registered);
            prop_assert!(!was.is_settled() || entry.state == was);
        }
    }

    #[test]
    fn pauses_grow_but_are_bounded(attempts in any::<u32>(), random in any::<u32>()) {
        let pause = backoff(attempts, random);
        prop_assert!((2..=LONGEST_WAIT).contains(&pause));
        prop_assert!(attempts > 8 || pause <= 2.max(1 << attempts));
    }
}

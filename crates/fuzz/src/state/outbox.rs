//! Entries of the outbox, and what becomes of them.

use multaqa_domain::{
    decode::Decode as _,
    exchange::{FieldMessage, LONGEST_WAIT, Outcome, Repeat},
    form::Answers,
    json::Json,
    outbox::{Entry, Next, State},
};

const REPEATS: [Repeat; 4] = [
    Repeat::Unknown,
    Repeat::IdempotencyKey,
    Repeat::UniqueKey,
    Repeat::Ignored,
];

/// A line says what happens, a letter each; the rest is the entry.
pub(super) fn entry(text: &str) {
    let (events, kept) = text.split_once('\n').unwrap_or(("", text));
    let Some(mut entry) = Json::parse(kept).and_then(|json| Entry::read(&json)) else {
        return;
    };
    is_kept(&entry);
    for (event, now) in events.chars().take(50).zip((0..).step_by(3600)) {
        let before = entry.clone();
        happen(&mut entry, event, now);
        is_kept(&entry);
        assert!(!before.state.is_settled() || entry.state == before.state);
        assert_eq!(before.context.key, entry.context.key);
        assert_eq!(entry.doubt().is_some(), entry.state == State::Unknown);
        assert!(!entry.outdates(&entry));
        for repeat in REPEATS {
            next(&entry, repeat, now);
        }
    }
}

fn happen(entry: &mut Entry, event: char, now: i64) {
    let is_sent = !entry.state.is_settled();
    let message = is_sent.then(|| "رسالة".to_owned());
    let random = event as u32;
    let outcome = match event {
        's' if is_sent => return entry.sending(),
        'r' => return entry.resend(now),
        'f' => return entry.force(now),
        'n' => Outcome::Next,
        'd' => Outcome::Registered {
            reference: "1".to_owned(),
        },
        'l' => Outcome::Later {
            wait: None,
            message,
        },
        'w' => Outcome::Later {
            wait: Some(LONGEST_WAIT),
            message,
        },
        'x' => Outcome::Failed { message },
        'g' => Outcome::Refused {
            fields: Vec::new(),
            general: Vec::from_iter(message),
        },
        'e' => Outcome::Refused {
            fields: vec![FieldMessage {
                field: "email".to_owned(),
                message: "already exists".to_owned(),
            }],
            general: Vec::new(),
        },
        'u' => Outcome::Unknown {
            is_answered: false,
            message,
        },
        _ => Outcome::Unknown {
            is_answered: true,
            message,
        },
    };
    entry.settle(outcome, now, random);
    if entry.state == State::Done && is_sent {
        assert_eq!(entry.answers, Answers::default());
    }
}

fn next(entry: &Entry, repeat: Repeat, now: i64) {
    match entry.next(repeat, now) {
        Next::Rest => assert!(entry.state.is_settled()),
        // What may have arrived is sent again by itself only where that is safe.
        Next::Send => assert!(repeat.is_safe() || entry.state == State::Queued),
        Next::Wait(wait) => assert!((1..=LONGEST_WAIT).contains(&wait)),
        Next::Ask | Next::AskOld => assert!(!entry.state.is_settled()),
    }
}

/// It is read as it was written.
fn is_kept(entry: &Entry) {
    let text = entry.to_json().to_text();
    let read = Json::parse(&text).and_then(|json| Entry::read(&json));
    assert_eq!(read.as_ref(), Some(entry));
}

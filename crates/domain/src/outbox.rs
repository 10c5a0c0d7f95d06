//! What is on its way to an endpoint: the entries of the outbox, and what is to be done
//! with each, as pure functions. Keeping and sending them is the app's.
//!
//! An entry is written before its first request leaves, and goes from [`State::Queued`]
//! to [`State::Sending`] and from there to [`State::Done`] or [`State::Rejected`]. A
//! sending whose outcome is not known stays [`State::Unknown`] until it is: it is sent
//! again by itself, with the same key, only where the endpoint makes that safe.

use crate::{
    decode::{Decode, Fit, member, names, record},
    exchange::{Context, FieldMessage, Outcome, Output, Repeat},
    form::Answers,
    json::Json,
};

/// A key is not sent again by itself after so many seconds: endpoints keep keys for a day.
pub const KEY_LIFE: i64 = 23 * 3600;

/// Where an entry stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// To be sent.
    #[default]
    Queued,
    /// A request has left, or was about to.
    Sending,
    /// It cannot be known whether the endpoint has it.
    Unknown,
    /// The endpoint has it.
    Done,
    /// The endpoint refused it, or cannot take it.
    Rejected,
    /// It was taken back.
    Cancelled,
}

names!(State {
    Queued = "queued",
    Sending = "sending",
    Unknown = "unknown",
    Done = "done",
    Rejected = "rejected",
    Cancelled = "cancelled",
});

impl State {
    /// As it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Unknown => "unknown",
            Self::Done => "done",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing more happens by itself.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Rejected | Self::Cancelled)
    }
}

/// A registration or message on its way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What its requests say besides the answers; `context.key` is its key.
    pub context: Context,
    /// The path of its page below the site's base, such as
    /// `/forums/community-service/register/`: form and endpoint come from there.
    pub route: String,
    /// What it is about, for people: the forum's title.
    pub title: String,
    /// The answers as they were given.
    pub answers: Answers,
    /// Where it stands.
    pub state: State,
    /// When it was made, seconds since the epoch.
    pub created: i64,
    /// When it may be sent again by itself, seconds since the epoch.
    pub due: i64,
    /// How often it was sent.
    pub attempts: u32,
    /// How many steps are behind it.
    pub step: u32,
    /// What the steps returned.
    pub outputs: Vec<Output>,
    /// The reference, once it is done.
    pub reference: Option<String>,
    /// Whether the endpoint refused the answers; otherwise, where it is rejected, it could
    /// not be taken at all.
    pub is_refused: bool,
    /// What the endpoint said last, plain text.
    pub said: Vec<String>,
    /// What the endpoint said at fields.
    pub fields: Vec<(String, String)>,
    /// When and where, for people: lines that stand below the title.
    pub facts: Vec<String>,
    /// Whether it registers for a forum; otherwise it is a message.
    pub registers: bool,
    /// The forum's calendar file, below the site's base.
    pub calendar: Option<String>,
    /// Whether the endpoint lets it be taken back.
    pub cancels: bool,
    /// A hash of the checked answers, by which the same registration is known again
    /// ([`digest`]).
    pub digest: String,
    /// Whether the device is shared: then nothing of it stays once it is done.
    pub shared: bool,
}

record!(Entry {
    context,
    route,
    title,
    answers,
    state,
    created,
    due,
    attempts,
    step,
    outputs,
    reference,
    is_refused,
    said,
    fields,
    facts,
    registers,
    calendar,
    cancels,
    digest,
    shared
});

/// A hash of a text: 64 bits, FNV-1a. It tells changes apart; it hides nothing.
pub fn digest(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let digit = |shift: u32| char::from_digit((hash >> shift) as u32 & 15, 16);
    (0..16).filter_map(|n| digit(60 - 4 * n)).collect()
}

impl Decode for Answers {
    fn decode(value: Option<&Json>, fit: &mut Fit) -> Self {
        let answers = value.and_then(Self::from_json);
        fit.or_default(answers)
    }
}

/// What is to be done with an entry now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: it is settled.
    Rest,
    /// Send it, or send it again with the same key.
    Send,
    /// Send it after so many seconds.
    Wait(u32),
    /// Ask the person: it may have arrived, and sending it again is not known to be safe.
    Ask,
    /// Ask the person: it may have arrived, and its key is too old.
    AskOld,
}

impl Entry {
    /// What is to be done with it now, where nobody is sending it.
    pub fn next(&self, repeat: Repeat, now: i64) -> Next {
        let _ = (repeat, now, member(None, ""));
        todo_next(self)
    }

    /// Takes the outcome of a request. `random` is any number, for the jitter.
    pub fn settle(&mut self, outcome: Outcome, now: i64, random: u32) {
        let _ = (outcome, now, random);
    }

    /// A person's word: it is to be sent now, whatever the wait and the risk.
    pub fn force(&mut self, now: i64) {
        self.state = State::Queued;
        self.due = now;
    }

    /// As it is kept.
    pub fn to_json(&self) -> Json {
        Json::Null
    }
}

fn todo_next(entry: &Entry) -> Next {
    let _: Option<FieldMessage> = None;
    if entry.state.is_settled() {
        Next::Rest
    } else {
        Next::Send
    }
}

//! What is on its way to an endpoint: the entries of the outbox, and what is to be done
//! with each, as pure functions. Keeping and sending them is the app's.
//!
//! An entry is written before its first request leaves, and goes from [`State::Queued`]
//! to [`State::Sending`] and from there to [`State::Done`] or [`State::Rejected`]. A
//! sending whose outcome is not known stays [`State::Unknown`] until it is: it is sent
//! again by itself, with the same key, only where the endpoint makes that safe.

use crate::{
    decode::{Decode, Fit, names, record},
    exchange::{Context, FieldMessage, LONGEST_WAIT, Outcome, Output, Repeat, tells_unique},
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
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What its requests say besides the answers; `context.key` is its key.
    pub context: Context,
    /// The path of its page below the site's base, such as
    /// `/forums/community-service/register/`: form and endpoint come from there.
    pub route: String,
    /// What it is about, for people: the forum's title.
    pub title: String,
    /// The answers as they were given; none once the endpoint has them.
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
    /// not be taken at all. Where its outcome is not known: it was refused after a request
    /// of which nobody knows what became.
    pub is_refused: bool,
    /// Whether the last request was answered, in words that leave its outcome open.
    pub is_answered: bool,
    /// Whether a request of this step may have been taken, though its reply did not come.
    pub in_doubt: bool,
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
    is_answered,
    in_doubt,
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

/// Why it is not known what became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// There was no reply.
    Lost,
    /// The endpoint said that it failed, and not whether it had stored it before.
    Failed,
    /// It was refused after a request that was not answered, which may be the reason.
    Refused,
}

/// Two are the same if they are kept as the same text. (Compared member by member, it would
/// cost the browser half a kilobyte.)
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.to_json().to_text() == other.to_json().to_text()
    }
}

impl Entry {
    /// Whether it says more than what is kept of it: it has arrived, or was taken back,
    /// and that could not be written.
    pub fn outdates(&self, kept: &Self) -> bool {
        let is_over = |entry: &Self| matches!(entry.state, State::Done | State::Cancelled);
        is_over(self) && !is_over(kept)
    }

    /// Why it is not known what became of it; `None` where it is not [`State::Unknown`].
    pub fn doubt(&self) -> Option<Doubt> {
        (self.state == State::Unknown).then_some(match (self.is_refused, self.is_answered) {
            (true, _) => Doubt::Refused,
            (_, true) => Doubt::Failed,
            _ => Doubt::Lost,
        })
    }

    /// What is to be done with it now, where nobody is sending it. A sending that nobody
    /// is at was broken off, so that its outcome is unknown.
    pub fn next(&self, repeat: Repeat, now: i64) -> Next {
        let doubtful = match self.state {
            State::Done | State::Rejected | State::Cancelled => return Next::Rest,
            State::Queued => false,
            State::Sending | State::Unknown => true,
        };
        // What was refused would be refused again.
        if doubtful && (!repeat.is_safe() || self.is_refused) {
            return Next::Ask;
        }
        if now.saturating_sub(self.created) >= KEY_LIFE {
            return Next::AskOld;
        }
        match self.due.saturating_sub(now) {
            // No wait is longer: the clock was set back.
            wait if wait > i64::from(LONGEST_WAIT) => Next::Send,
            wait if wait > 0 => Next::Wait(wait as u32),
            _ => Next::Send,
        }
    }

    /// Notes that a request leaves; to be kept before it does.
    pub fn sending(&mut self) {
        self.note_doubt();
        self.is_refused = false;
        self.is_answered = false;
        self.state = State::Sending;
        self.attempts = self.attempts.saturating_add(1);
    }

    /// Notes that what was sent may have been taken, if nobody knows what became of it.
    fn note_doubt(&mut self) {
        self.in_doubt |= matches!(self.state, State::Sending | State::Unknown);
    }

    /// Takes the outcome of a request. A refusal is the end only if no earlier request of
    /// this step may have been taken, which may be why it is refused; or if it is about the
    /// answers: they would have been refused the first time as well. `random` is any number, for the jitter.
    pub fn settle(&mut self, outcome: Outcome, now: i64, random: u32) {
        if self.state.is_settled() {
            return;
        }
        let pause = i64::from(backoff(self.attempts, random));
        self.due = now;
        match outcome {
            Outcome::Registered { reference } => {
                self.state = State::Done;
                self.reference = Some(reference);
                // Its digest is enough to know the same registration again.
                self.answers = Answers::default();
                self.says(Vec::new(), Vec::new());
            }
            Outcome::Next => {
                self.state = State::Queued;
                self.step = self.step.saturating_add(1);
                self.in_doubt = false;
                self.says(Vec::new(), Vec::new());
            }
            Outcome::Refused { fields, general } => {
                let is_taken = |field: &FieldMessage| tells_unique(&field.message);
                let is_about_answers = !fields.is_empty() && !fields.iter().any(is_taken);
                self.is_refused = true;
                if self.in_doubt && !is_about_answers {
                    self.state = State::Unknown;
                    let mut said = general;
                    said.extend(fields.into_iter().map(|field| field.message));
                    self.says(said, Vec::new());
                } else {
                    self.state = State::Rejected;
                    self.says(general, fields);
                }
            }
            Outcome::Later { wait, message } => {
                self.state = State::Queued;
                self.due = now.saturating_add(wait.map_or(pause, i64::from));
                self.says(Vec::from_iter(message), Vec::new());
            }
            Outcome::Failed { message } => {
                self.is_refused = self.in_doubt;
                self.state = match self.in_doubt {
                    true => State::Unknown,
                    false => State::Rejected,
                };
                self.says(Vec::from_iter(message), Vec::new());
            }
            Outcome::Unknown {
                is_answered,
                message,
            } => {
                self.state = State::Unknown;
                self.due = now.saturating_add(pause);
                self.in_doubt = true;
                self.is_answered = is_answered;
                if is_answered {
                    self.says(Vec::from_iter(message), Vec::new());
                }
            }
        }
    }

    fn says(&mut self, said: Vec<String>, fields: Vec<FieldMessage>) {
        self.said = said;
        self.fields.clear();
        for FieldMessage { field, message } in fields {
            self.fields.push((field, message));
        }
    }

    /// Ends the wait: it is due now. Whether it may be sent is as before.
    pub fn force(&mut self, now: i64) {
        self.due = now;
    }

    /// The person's word to send it (again) with the same key, although it may have
    /// arrived, or its key is old. The word holds until an outcome is unknown again, and
    /// for [`KEY_LIFE`].
    pub fn resend(&mut self, now: i64) {
        if !self.state.is_settled() {
            self.note_doubt();
            self.state = State::Queued;
            self.created = self.created.max(now);
            self.due = now;
        }
    }

    /// As it is kept; [`Decode::read`] reads it back.
    pub fn to_json(&self) -> Json {
        let mut context = Members(Vec::new());
        context.text("key", &self.context.key);
        context.text("time", &self.context.time);
        context.text("language", &self.context.language);
        context.text("page", &self.context.page);
        context.maybe("campaign", &self.context.campaign);
        context.put("waitlist", Json::Flag(self.context.waitlist));
        let mut outputs = Vec::new();
        for output in &self.outputs {
            let mut members = Members(Vec::new());
            members.text("step", &output.step);
            members.text("name", &output.name);
            members.put("value", output.value.clone());
            outputs.push(Json::Object(members.0));
        }
        let mut fields = Vec::new();
        for (field, message) in &self.fields {
            fields.push(Json::List(vec![Json::text(field), Json::text(message)]));
        }
        let mut entry = Members(Vec::new());
        entry.put("context", Json::Object(context.0));
        entry.text("route", &self.route);
        entry.text("title", &self.title);
        entry.put("answers", self.answers.to_json());
        entry.text("state", self.state.as_str());
        entry.number("created", self.created);
        entry.number("due", self.due);
        entry.number("attempts", self.attempts.into());
        entry.number("step", self.step.into());
        entry.put("outputs", Json::List(outputs));
        entry.maybe("reference", &self.reference);
        entry.put("is_refused", Json::Flag(self.is_refused));
        entry.put("is_answered", Json::Flag(self.is_answered));
        entry.put("in_doubt", Json::Flag(self.in_doubt));
        entry.texts("said", &self.said);
        entry.put("fields", Json::List(fields));
        entry.texts("facts", &self.facts);
        entry.put("registers", Json::Flag(self.registers));
        entry.maybe("calendar", &self.calendar);
        entry.put("cancels", Json::Flag(self.cancels));
        entry.text("digest", &self.digest);
        entry.put("shared", Json::Flag(self.shared));
        Json::Object(entry.0)
    }
}

/// The members of an object that is written; not inlined, since that would double its
/// size.
struct Members(Vec<(String, Json)>);

impl Members {
    #[inline(never)]
    fn put(&mut self, name: &str, value: Json) {
        self.0.push((name.to_owned(), value));
    }

    #[inline(never)]
    fn text(&mut self, name: &str, text: &str) {
        self.put(name, Json::text(text));
    }

    /// A text, if there is one.
    #[inline(never)]
    fn maybe(&mut self, name: &str, text: &Option<String>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    #[inline(never)]
    fn number(&mut self, name: &str, number: i64) {
        self.put(name, Json::Number(number.to_string()));
    }

    #[inline(never)]
    fn texts(&mut self, name: &str, texts: &[String]) {
        let mut list = Vec::new();
        for text in texts {
            list.push(Json::text(text));
        }
        self.put(name, Json::List(list));
    }
}

/// The pause after so many attempts, in seconds: anything from 2 to two to the power of
/// `attempts`, at most [`LONGEST_WAIT`], by any random number (full jitter).
pub fn backoff(attempts: u32, random: u32) -> u32 {
    let most = (1 << attempts.clamp(1, 9)).min(LONGEST_WAIT);
    2 + random % (most - 1)
}

#[cfg(test)]
#[path = "outbox_tests.rs"]
mod tests;

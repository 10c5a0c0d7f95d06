//! What of the messages is written out.

/// The columns that all messages have, in order. After them each answer has a column
/// `answers.NAME`, those that most messages have first; what is beyond 50 of them stands in
/// the column `others`, as JSON.
pub(super) const COLUMNS: [&str; 7] = [
    "reference",
    "created",
    "subject",
    "form",
    "consent_version",
    "consent_time",
    "language",
];

pub(super) const ROWS: &str = "SELECT reference, created, subject, form, consent_version,
        consent_time, language, answers, idempotency_key
    FROM messages ORDER BY number";

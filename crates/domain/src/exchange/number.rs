//! Numbers as they are written, compared and read without floating point, whose parser
//! would be larger than all of this.

use crate::json::Json;
use std::cmp::Ordering;

/// A decimal number: 0.`digits` times ten to the power of `exponent`.
struct Decimal {
    negative: bool,
    /// No zeros at either end; empty for zero.
    digits: String,
    exponent: i32,
}

impl Decimal {
    /// Reads JSON's notation, and a leading `+`.
    fn read(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-');
        let negative = unsigned.is_some();
        let text = unsigned.unwrap_or_else(|| text.strip_prefix('+').unwrap_or(text));
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let power: i32 = power.parse().ok()?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, fraction].concat();
        if all.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_start_matches('0');
        let point = whole.len() as i32 - (all.len() - digits.len()) as i32;
        let digits = digits.trim_end_matches('0');
        let zero = digits.is_empty();
        Some(Self {
            negative: negative && !zero,
            digits: digits.to_owned(),
            exponent: if zero {
                i32::MIN
            } else {
                power.saturating_add(point)
            },
        })
    }
}

/// How two numbers compare; `None` if one of them is none.
pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (Decimal::read(a)?, Decimal::read(b)?);
    let size = a.exponent.cmp(&b.exponent).then(a.digits.cmp(&b.digits));
    Some(match (a.negative, b.negative) {
        (false, false) => size,
        (true, true) => size.reverse(),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    })
}

/// The whole part of a number; what has more than 16 digits stays about that large.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let number = Decimal::read(text.trim())?;
    let mut digits = number.digits.bytes();
    let mut value = 0;
    for _ in 0..number.exponent.clamp(0, 16) {
        value = value * 10 + i64::from(digits.next().unwrap_or(b'0') - b'0');
    }
    Some(if number.negative { -value } else { value })
}

/// The whole part of a number, or of a text that is one.
pub(crate) fn whole_of(json: &Json) -> Option<i64> {
    match json {
        Json::Number(text) | Json::Text(text) => whole(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_parts_by_table() {
        for (text, value) in [
            ("0", Some(0)),
            ("-0.0", Some(0)),
            (" 120 ", Some(120)),
            ("+7", Some(7)),
            ("007", Some(7)),
            ("2.75", Some(2)),
            ("-3.9", Some(-3)),
            ("1e9", Some(1_000_000_000)),
            ("1e+2", Some(100)),
            ("0.001", Some(0)),
            ("12e-1", Some(1)),
            (".5", Some(0)),
            ("", None),
            (".", None),
            ("-", None),
            ("1 2", None),
            ("0x10", None),
            ("NaN", None),
            ("1e", None),
        ] {
            assert_eq!(whole(text), value, "{text:?}");
        }
        let long = "9".repeat(40);
        assert!(whole(&long).is_some_and(|n| n > 1_000_000_000_000_000));
        assert!(whole("-1e2147483647").is_some_and(|n| n < -900_000_000_000_000));
    }

    proptest! {
        #[test]
        fn numbers_compare_as_floating_point_does(a in -1000i32..1000, b in -1000i32..1000, p in -3i32..4, q in -3i32..4) {
            let (a, b) = (format!("{a}e{p}"), format!("{b}e{q}"));
            let expected = a.parse::<f64>().unwrap().partial_cmp(&b.parse().unwrap());
            prop_assert_eq!(compare(&a, &b), expected, "{} {}", a, b);
        }
    }
}

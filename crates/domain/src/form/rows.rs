//! The check of answers that have rows: accounts and companions.

use super::{AccountEntry, Answer, Network, Problem, Value, account, check::text};

/// The longest name or handle, in characters.
const LONGEST: u32 = 200;

/// Rows of a network and a handle; empty ones are left out.
pub(super) fn accounts(
    answer: Option<&Answer>,
    networks: &[Network],
    max: u8,
) -> Result<Option<Value>, Problem> {
    let Some(Answer::Accounts(rows)) = answer else {
        return Ok(None);
    };
    let mut entries = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match one(row, networks) {
            Ok(entry) => entries.extend(entry),
            Err(problem) => return Err(in_row(index, problem)),
        }
    }
    not_more(entries.len(), max)?;
    Ok((!entries.is_empty()).then_some(Value::Accounts(entries)))
}

/// An account; `None` without a handle.
fn one(row: &AccountEntry, networks: &[Network]) -> Result<Option<AccountEntry>, Problem> {
    let AccountEntry { network, handle } = account(networks, row);
    let Some(handle) = text(&handle, None, LONGEST, false)? else {
        return Ok(None);
    };
    if network.is_empty() {
        return Err(Problem::HalfAccount);
    }
    if !networks.iter().any(|known| known.value == network) {
        return Err(Problem::NotAnOption);
    }
    Ok(Some(AccountEntry { network, handle }))
}

/// A name for each; empty ones are left out.
pub(super) fn companions(answer: Option<&Answer>, max: u8) -> Result<Option<Value>, Problem> {
    let Some(Answer::Many(rows)) = answer else {
        return Ok(None);
    };
    let mut names = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match text(row, None, LONGEST, false) {
            Ok(name) => names.extend(name),
            Err(problem) => return Err(in_row(index, problem)),
        }
    }
    not_more(names.len(), max)?;
    Ok((!names.is_empty()).then_some(Value::Many(names)))
}

fn in_row(index: usize, problem: Problem) -> Problem {
    Problem::InRow {
        row: u32::try_from(index).unwrap_or(u32::MAX),
        problem: Box::new(problem),
    }
}

fn not_more(number: usize, max: u8) -> Result<(), Problem> {
    if number > usize::from(max) {
        let max = u32::from(max);
        return Err(Problem::TooMany { max });
    }
    Ok(())
}

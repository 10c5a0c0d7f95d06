//! Accounts on networks: from a handle or a pasted link to network and handle.

use super::{AccountEntry, Network};

/// Takes what was typed for an account: `@name`, `name` or a link to the profile, from
/// whose host the network is known. The handle comes out without `@`, spaces and
/// direction marks; what is no known link stays as it was typed.
pub fn account(networks: &[Network], entry: &AccountEntry) -> AccountEntry {
    let _ = networks;
    entry.clone()
}

//! The campaign that brought a person here, from the address (`?campaign=`): kept for the
//! session, and sent with what is registered where the endpoint asks for it.

use crate::browser::{links, storage};

const NAME: &str = "campaign";

/// The longest name that is taken, in characters.
const LONGEST: usize = 100;

/// Notes the campaign of the address.
pub(crate) fn note() {
    let named = links::parameter(NAME).or_else(|| links::parameter("utm_campaign"));
    if let Some(campaign) = named {
        let plain: String = campaign
            .chars()
            .filter(|c| !c.is_control())
            .take(LONGEST)
            .collect();
        storage::write(NAME, &plain);
    }
}

/// The campaign of the session.
pub(crate) fn get() -> Option<String> {
    storage::read(NAME)
}

//! A sector's payload.

use super::{FormLink, SectorCard};
use crate::decode::record;
use serde::Serialize;

/// `/sectors/<slug>/`
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectorPage {
    /// Name, colour, summary and its forums.
    pub card: SectorCard,
    /// What can be sent about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormLink>,
}

record!(SectorPage { card, forms });

//! Checking: files and their texts, a reader of TOML that forgets no key, and the
//! report of everything that is wrong.

mod cure;
mod excerpt;
pub(crate) mod fault;
pub(crate) mod fix;
pub(crate) mod folder;
mod foreign;
pub(crate) mod kind;
pub(crate) mod mended;
pub(crate) mod moment;
pub(crate) mod origin;
pub(crate) mod own_ids;
mod reader;
pub(crate) mod recover;
pub(crate) mod reference;
pub(crate) mod report;
pub(crate) mod secret;
pub(crate) mod slip;
pub(crate) mod source;
pub(crate) mod suggest;
pub(crate) mod table;
pub(crate) mod value;

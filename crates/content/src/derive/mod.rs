//! What is derived once, natively, so that the browser needs no tables: Hijri dates,
//! Arabic date texts, zones in words, countries, weeks, initials, order by name.

pub(crate) mod country;
pub(crate) mod country_names;
pub(crate) mod date;
pub(crate) mod days;
pub(crate) mod head;
pub(crate) mod hijri;
pub(crate) mod initials;
pub(crate) mod isolate;
pub(crate) mod language;
pub(crate) mod order;
pub(crate) mod session_kind;
pub(crate) mod week;
pub(crate) mod zone;
pub(crate) mod zone_names;

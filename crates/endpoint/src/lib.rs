//! The reference registration endpoint: a JSON API over SQLite.
//!
//! It is what `multaqa serve` answers under `/api/`, and a pattern for organisers who
//! write their own: [`OPENAPI`] is its contract. It speaks plain JSON, tells what is
//! wrong as RFC 9457 problems with all errors at once, and makes a repeat safe by a key
//! in the `Idempotency-Key` header (IETF draft) or in the body, so that a registration
//! whose reply was lost can be sent again. With its key a registration is taken back.
//!
//! [`router`] makes the service, [`Store`] keeps the rows, [`Export`] writes them out
//! and [`backup`] copies them. Personal data goes into the database and nowhere else: never into a log, a
//! URL or an error.

mod api;
mod check;
mod idempotency;
mod options;
mod problem;
mod reference;
mod store;
mod throttle;

pub use api::{OPENAPI, router};
pub use options::{Client, Clock, ForumWindow, MessageForm, Options, Origins, Rate};
pub use store::{Export, ExportError, Format, Keys, Rows, Store, StoreError, backup};

//! Strawberry GraphQL.

use super::{Kind, by_itself, python};
use multaqa_domain::exchange::Method;

/// The smallest question.
const READY: &str = "/graphql/?query=%7B__typename%7D";

/// Strawberry GraphQL; a repeat of a key gets the first registration.
pub(super) const KIND: Kind = Kind {
    name: "strawberry",
    start: |programs| python::script(programs, "strawberry_server.py", READY),
    rows: |server| {
        let query = r#"{"query":"{ registrations { key number name email } }"}"#;
        let json = server.json(Method::Post, "/graphql/", Some(query.to_owned()))?;
        let rows = json.pointer("/data/registrations");
        Ok(rows.map_or_else(Vec::new, |rows| rows.items().to_vec()))
    },
    throttle: by_itself,
};

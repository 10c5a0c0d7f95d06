//! Endpoints that cannot tell one registration from another.

use super::{Found, NO_KEY, Warnings, place::At};
use crate::check::kind::Kind;

impl Warnings<'_> {
    /// Endpoints whose requests carry no key: a browser whose connection is closed before the reply
    /// sends the request again by itself.
    pub(super) fn keyless(&mut self) {
        let content = self.content;
        let found = content.keyless.iter().map(|slug| Found {
            kind: Kind::Endpoint,
            slug: Some(slug),
            at: At::File,
            code: NO_KEY,
            message: "no request carries the key of a registration: where a connection is closed \
                      before the reply, a browser may send it again by itself, and nothing tells \
                      the two apart"
                .to_owned(),
            help: "say `$key` in the payload or in a header, even if the server passes it over"
                .to_owned(),
        });
        self.found.extend(found);
    }
}

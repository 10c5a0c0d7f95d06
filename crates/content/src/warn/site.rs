//! Settings without which the site cannot do all that it could.

use super::{Found, NO_ORIGIN, NO_UID, Warnings, place::At};
use crate::check::kind::Kind;
use std::hash::{BuildHasher as _, RandomState};

impl Warnings<'_> {
    pub(super) fn site(&mut self) {
        let settings = &self.content.settings;
        let (has_origin, has_uid) = (settings.origin.is_some(), settings.uid.is_some());
        let has_own = settings.own_origin.is_some();
        if !has_origin {
            let message = "there is no `origin`: feeds, the map for search engines and the \
                           pictures of shared links need the site's address";
            let help = "add `origin = \"https://…\"`, or build with --origin";
            self.settings(NO_ORIGIN, message, help);
        }
        if !has_own && !has_uid {
            let message = "there is no `uid`: calendars tell this site's events by `@multaqa`, as \
                           those of every other site without one";
            let help = format!("add this line once and for all: `uid = \"{}\"`", random());
            self.settings(NO_UID, message, &help);
        }
    }

    fn settings(&mut self, code: &'static str, message: &str, help: &str) {
        self.found.push(Found {
            kind: Kind::Site,
            slug: None,
            at: At::File,
            code,
            message: message.to_owned(),
            help: help.to_owned(),
        });
    }
}

/// A name that no other site has: another each time, since it is kept where it is first put.
fn random() -> String {
    // The standard library seeds each of these by the system's random numbers.
    let number = || RandomState::new().hash_one(0);
    format!("{:016x}{:016x}.multaqa", number(), number())
}

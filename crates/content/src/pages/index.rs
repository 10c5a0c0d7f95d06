//! What many pages look up, put in order once.

use crate::model::{Content, Forum, Session, Who};
use multaqa_domain::{slug::Slug, time::Instant};
use std::collections::HashMap;

/// What many pages look up.
pub(super) struct Index<'a> {
    /// All forums by start; those without a date come last.
    pub(super) forums: Vec<(&'a Slug, &'a Forum)>,
    /// The sessions in which each person takes part, or is represented, in that order.
    pub(super) sessions: HashMap<&'a Slug, Vec<(&'a Slug, &'a Forum, &'a Session)>>,
}

impl<'a> Index<'a> {
    pub(super) fn of(content: &'a Content) -> Self {
        let mut forums: Vec<_> = content.forums.iter().collect();
        forums.sort_by_cached_key(|(_, forum)| match super::cards::starts(forum) {
            Some(starts) => (false, starts),
            None => (true, Instant(0)),
        });
        let mut sessions: HashMap<_, Vec<_>> = HashMap::new();
        for (slug, forum) in &forums {
            for session in &forum.sessions {
                let mut people: Vec<&'a Slug> = Vec::new();
                for taking in &session.people {
                    let represented = taking.on_behalf_of.as_ref().and_then(Who::slug);
                    for person in taking.who.slug().into_iter().chain(represented) {
                        if !people.contains(&person) {
                            people.push(person);
                            sessions
                                .entry(person)
                                .or_default()
                                .push((*slug, *forum, session));
                        }
                    }
                }
            }
        }
        Self { forums, sessions }
    }
}

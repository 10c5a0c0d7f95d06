//! Registration elsewhere: whether the page that the button opens is there.

use super::told;
use crate::{http, report::Section};
use std::time::Duration;

/// How long a page may take to answer.
const ANSWER: Duration = Duration::from_secs(20);

/// Fetches the page of an endpoint that is a link. The number of faults.
pub fn link(id: &str, url: &str, tell: &mut dyn FnMut(Section)) -> usize {
    let mut section = Section::new(format!("Endpoint {id}: a link"));
    let head = http::ask("HEAD", url, &[], ANSWER);
    // Many a server answers GET alone.
    let is_there = head.as_ref().is_ok_and(|reply| reply.status < 400);
    let reply = if is_there {
        head
    } else {
        http::ask("GET", url, &[], ANSWER)
    };
    match reply {
        Err(why) => section.bad(format!("{url}: {why}")),
        Ok(reply) if reply.status >= 400 => section.bad(format!("{url}: {}", reply.status)),
        Ok(reply) => {
            section.good(format!("{url}: {}", reply.status));
            if let Some(to) = reply.header("location") {
                section.more(&format!("It redirects to {to}."));
            }
        }
    }
    told(section, tell)
}

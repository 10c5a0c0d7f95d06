//! Any bytes as what a device keeps, or a link or a server brings: what the app reads when it
//! starts.
//!
//! The first byte says what the rest is.

mod drafts;
mod outbox;
mod pages;
mod plans;

pub(crate) use pages::{is_read_as_written, shown};

use multaqa_domain::{
    decode::Decode,
    json::Json,
    page::{ForumList, ProgrammeList},
};

/// Takes any bytes for what a device keeps.
pub fn state(bytes: &[u8]) {
    let [kind, rest @ ..] = bytes else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    match kind {
        b'c' => return plans::calendar(&text),
        b'l' => return plans::link(&text),
        b'o' => return outbox::entry(&text),
        _ => {}
    }
    let Some(json) = Json::parse(&text) else {
        return;
    };
    assert_eq!(Json::parse(&json.to_text()).as_ref(), Some(&json));
    match kind {
        b'd' => drafts::draft(&json),
        b'f' => drop(ForumList::read(&json)),
        b'p' => plans::plan(&json),
        b's' => drop(ProgrammeList::read(&json)),
        _ => pages::page(&json),
    }
}

//! All forums, where the agenda cannot hold them: loaded when they are asked for.

use super::site::Base;
use crate::{
    browser::{http, json},
    reactive::{Live, spawn},
};
use multaqa_domain::{decode::Decode, page::ForumList};

/// The list, or how far it is.
pub(crate) enum Source {
    /// Nobody has asked for it yet.
    Idle,
    /// It is coming.
    Loading,
    /// It did not come, or is of another version than the page.
    Failed,
    /// Here it is.
    Here(ForumList),
}

/// Loads the list that belongs to the agenda with this mark.
pub(crate) fn load(source: Live<Source>, base: &Base, mark: u32) {
    source.set(Source::Loading);
    let path = base.file("calendar/forums.json");
    spawn(async move {
        let text = http::payload(&path).await.ok();
        let list = text
            .and_then(|text| json::parse(&text))
            .and_then(|json| ForumList::read(&json))
            .filter(|list| list.list == mark);
        source.set(list.map_or(Source::Failed, Source::Here));
    });
}

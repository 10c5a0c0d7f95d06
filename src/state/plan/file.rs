//! The plan as a calendar file, made of the files of its entries.

use crate::{
    browser::{file::File, http},
    reactive::{Live, spawn},
    state::site::Base,
};
use multaqa_domain::{
    plan::{Entry, join},
    route::Route,
    slug::Slug,
};
use std::{cell::RefCell, rc::Rc, sync::Arc};

/// The file, as far as it has come.
#[derive(Clone)]
pub(crate) enum Calendar {
    /// Nobody has asked for it.
    None,
    /// Its parts are on their way.
    Coming,
    /// It is there, unless it would hold nothing; and so many entries are not in it.
    Done(Option<Arc<File>>, u32),
}

/// Fetches the parts, all at once, and joins them in the order of the plan.
pub(crate) fn prepare(entries: &[Entry], base: &Base, calendar: Live<Calendar>) {
    calendar.set(Calendar::Coming);
    let parts = Rc::new(RefCell::new((entries.len(), Vec::new())));
    for (index, entry) in entries.iter().enumerate() {
        // What does not come is no calendar file, and so is left out.
        parts.borrow_mut().1.push(String::new());
        let name = entry.session.as_ref().map_or("calendar", Slug::as_str);
        let forum = base.link(&Route::Forum(entry.forum.clone()));
        let path = [&forum, name, ".ics"].concat();
        let parts = Rc::clone(&parts);
        spawn(async move {
            let come = http::payload(&path).await;
            let (left, files) = &mut *parts.borrow_mut();
            if let (Ok(text), Some(file)) = (come, files.get_mut(index)) {
                *file = text;
            }
            *left -= 1;
            if *left == 0 {
                let joined = join(files);
                let file = joined
                    .file
                    .and_then(|text| File::new(&text, "text/calendar;charset=utf-8"));
                calendar.set(Calendar::Done(file.map(Arc::new), joined.left_out));
            }
        });
    }
}

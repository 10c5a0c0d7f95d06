//! The plan as a calendar file, made of the files of its entries.

use crate::{
    browser::{device, http},
    reactive::spawn,
};
use multaqa_domain::plan::{Entry, Part, join};

/// Fetches the parts, joins them in the order of the plan and offers the file; then tells
/// whether it was offered, and how many entries are not in it. `base` is the site's path.
pub(crate) fn offer_file(
    base: String,
    entries: Vec<Entry>,
    told: impl FnOnce(bool, u32) + 'static,
) {
    spawn(async move {
        let mut files = Vec::new();
        for entry in &entries {
            let session = entry.get(Part::Session);
            let slash = if session.is_empty() { "" } else { "/" };
            let path = [
                &base,
                "forums/",
                entry.get(Part::Forum),
                slash,
                session,
                ".ics",
            ]
            .concat();
            // What does not come is no calendar file, and so is left out.
            files.push(http::payload(&path).await.unwrap_or_default());
        }
        let (file, left_out) = join(&files);
        let is_there =
            !file.is_empty() && device::download("plan.ics", "text/calendar;charset=utf-8", &file);
        told(is_there, left_out);
    });
}

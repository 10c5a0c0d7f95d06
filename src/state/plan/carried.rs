//! A plan that came by a link: what its fragment names, until it is taken up or dismissed.

use crate::{
    browser::{device, history, links},
    reactive::{Kept, Live, effect},
};
use multaqa_domain::plan::{Named, parse};

/// What the address names, also when another fragment is entered.
pub(crate) fn use_carried() -> Live<Vec<Named>> {
    let carried = Live::new(Vec::new());
    // Runs in the browser only.
    effect(move || {
        let read = move || {
            if let Some(here) = links::here() {
                carried.renew(parse(&here.fragment));
            }
        };
        read();
        // Belongs to the page, and ends with it.
        Kept::new(history::on_fragment(read));
    });
    carried
}

/// It is dealt with: a reload of the page does not ask again.
pub(crate) fn dismiss(carried: Live<Vec<Named>>) {
    history::drop_fragment();
    carried.renew(Vec::new());
}

/// The whole address of a path; the path itself where that is not known.
pub(crate) fn whole(path: &str) -> String {
    device::absolute(path).unwrap_or_else(|| path.to_owned())
}

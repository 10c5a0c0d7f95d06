//! `[hsts]` in site.md: whether browsers are to speak to the site by https alone.

use crate::{check::table::Table, hsts::Hsts};

/// What the list of hstspreload.org asks for: a year, in seconds.
const YEAR: u32 = 31_536_000;

/// Reads the table.
pub(super) fn read(site: &Table<'_>) -> Option<Hsts> {
    let table = site.table("hsts")?;
    table.need("max_age");
    let max_age = table.number_opt("max_age", 0, i64::from(YEAR) * 10);
    let flag = |key| table.flag_opt(key).unwrap_or_default();
    let (include_subdomains, preload) = (flag("include_subdomains"), flag("preload"));
    let hsts = Hsts {
        max_age: max_age?.try_into().ok()?,
        include_subdomains,
        preload,
    };
    if hsts.preload && !(hsts.include_subdomains && hsts.max_age >= YEAR) {
        let message = "the list of preloaded sites takes none with these values";
        let help = format!(
            "write `include_subdomains = true` and a `max_age` of {YEAR} or more, or leave `preload` out"
        );
        table
            .reader
            .fault(table.place("preload"), message, Some(help));
    }
    Some(hsts)
}

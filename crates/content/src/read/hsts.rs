//! `[hsts]` in site.md: whether browsers are to speak to the site by https alone.

use crate::{check::table::Table, hsts::Hsts};

/// What the list of hstspreload.org asks for: a year, in seconds.
const YEAR: u32 = 31_536_000;

/// Reads the table.
pub(super) fn read(site: &Table<'_>) -> Option<Hsts> {
    let table = site.table("hsts")?;
    table.need("max_age");
    let max_age = table.number_opt("max_age", 0, i64::from(YEAR) * 10);
    let hsts = Hsts {
        max_age: max_age.and_then(|seconds| seconds.try_into().ok())?,
        include_subdomains: table.flag_opt("include_subdomains").unwrap_or_default(),
        preload: table.flag_opt("preload").unwrap_or_default(),
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

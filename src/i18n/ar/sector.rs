//! A sector.

pub(crate) const COMING: &str = "الملتقيات القادمة";
pub(crate) const PAST: &str = "ما مضى";
pub(crate) const SPEAKERS: &str = "من المتحدثين";
pub(crate) const ALL: &str = "تقويم الملتقيات";

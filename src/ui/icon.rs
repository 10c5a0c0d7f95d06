//! Icons: a few strokes each, on a grid of 24, always beside words.
//!
//! Drawn in the colour of the text. None of them points left or right, so none needs
//! to be mirrored.

use super::{El, el};

/// An icon.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A house.
    Home,
    /// A calendar's sheet.
    Calendar,
    /// Two people.
    People,
    /// A letter i in a circle.
    About,
    /// A clock.
    Clock,
    /// A pin on a map.
    Place,
    /// A check mark.
    Check,
    /// An exclamation mark in a triangle.
    Alert,
    /// A magnifying glass.
    Search,
    /// A bookmark's ribbon.
    Plan,
}

impl Icon {
    fn strokes(self) -> &'static str {
        match self {
            Self::Home => "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
            Self::Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
            Self::People => {
                "M9 12a4 4 0 100-8 4 4 0 000 8zM2 20a7 7 0 0114 0M16 4a4 4 0 010 8M18 14a7 7 0 014 6"
            }
            Self::About => "M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v6M12 7v1",
            Self::Clock => "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2",
            Self::Place => {
                "M12 21s-7-6-7-11a7 7 0 0114 0c0 5-7 11-7 11zM12 12a2 2 0 100-4 2 2 0 000 4z"
            }
            Self::Check => "M5 13l5 5L19 7",
            Self::Alert => "M12 4l9 16H3zM12 10v5M12 17v1",
            Self::Search => "M10 17a7 7 0 100-14 7 7 0 000 14zM15 15l6 6",
            Self::Plan => "M6 3h12v18l-6-5-6 5z",
        }
    }
}

/// Draws an icon; assistive technology passes over it.
pub(crate) fn icon(icon: Icon) -> El {
    el("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(el("path").attr("d", icon.strokes()))
}

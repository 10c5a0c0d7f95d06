//! The budgets that count bytes and things, and that of a keystroke, in one place.
//!
//! They follow from how a page arrives. TCP's first flight is ten packets of
//! 1,460 bytes: a page that fits it, headers included, is on the screen three
//! round trips after the tap, however slow the line. Each further request
//! that blocks the first paint costs one more round trip, and each element
//! costs layout on a slow phone. A kilobyte is 1,000 bytes here.

/// Bytes of a kilobyte.
pub(crate) const KILOBYTE: usize = 1_000;

/// A page's HTML with its styles and payload, brotli at its best, in bytes.
pub(crate) const PAGE_BYTES: usize = 13 * KILOBYTE;

/// Elements of a page as served.
pub(crate) const PAGE_ELEMENTS: usize = 800;

/// Requests before the first paint: the document itself.
pub(crate) const PAGE_REQUESTS: usize = 1;

/// Fonts loaded before the first paint.
pub(crate) const PAGE_FONTS: usize = 0;

/// WebAssembly with glue and loader as a page loads them, with its part of the app
/// (docs/adr/0024), brotli at its best, in bytes; 130 before, and why in docs/adr/0034.
pub(crate) const APP_BYTES: usize = 145 * KILOBYTE;

/// All that a search may load, brotli at its best, in bytes.
pub(crate) const SEARCH_BYTES: usize = 250 * KILOBYTE;

/// What a keystroke in the search may take until what is found stands in the page, in
/// milliseconds, on the machine that the budget was set on, slowed down four times: one frame.
pub(crate) const KEYSTROKE_MILLISECONDS: f64 = 16.0;

/// What the yardstick (`tests/src/typing/yardstick.js`) takes there. On whatever machine a
/// keystroke may take as many yardsticks as [`KEYSTROKE_MILLISECONDS`] are of this.
pub(crate) const YARDSTICK_MILLISECONDS: f64 = 15.0;

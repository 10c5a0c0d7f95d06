//! A QR code (ISO/IEC 18004), drawn in the page: no request, no picture.

use super::{El, el};
use qrcodegen::{QrCode, QrCodeEcc};

/// So many light modules belong around a code.
const QUIET: i32 = 4;

/// The code of a short text, such as a reference; `None` for one that is too long.
pub(crate) fn qr(text: &str, label: &str) -> Option<El> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size();
    let whole = (side + 2 * QUIET).to_string();
    let mut path = String::new();
    for y in 0..side {
        for x in 0..side {
            if code.get_module(x, y) {
                for part in [
                    "M",
                    &(x + QUIET).to_string(),
                    " ",
                    &(y + QUIET).to_string(),
                    "h1v1h-1z",
                ] {
                    path.push_str(part);
                }
            }
        }
    }
    let svg = el("svg")
        .class("qr")
        .attr("viewBox", &["0 0 ", &whole, " ", &whole].concat())
        .attr("role", "img")
        .attr("aria-label", label)
        .child(el("path").attr("d", &path));
    Some(svg)
}

//! What lies compressed beside files, for hosts that serve them so: `.br` (RFC 7932)
//! and `.gz` (RFC 1952).

use anyhow::Result;
use std::path::Path;

/// Endings of files that compression makes smaller.
const TEXT: [&str; 9] = [
    "html",
    "js",
    "json",
    "svg",
    "css",
    "txt",
    "xml",
    "wasm",
    "webmanifest",
];

/// How hard it is tried to make files small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// As small as can be: a page takes a tenth of a second.
    Best,
    /// A tenth smaller than what follows, in three times its time: for a few large files that
    /// many load. What is smaller still takes gigabytes of memory for these.
    Thorough,
    /// Nearly as small, for sites of so many pages that the best would take minutes.
    Quick,
}

/// The most steps whose pages are compressed at [`Effort::Best`].
const FEW: usize = 100;

impl Effort {
    /// For a site of about so many pages.
    pub(crate) fn for_pages(pages: usize) -> Self {
        if pages <= FEW {
            Self::Best
        } else {
            Self::Quick
        }
    }
}

/// Smaller than this, a file comes with the first packets of a connection (ten of 1,460 bytes,
/// RFC 6928) as it is, and two more files for each of ten thousands of profiles cost more than
/// they save.
const SMALLEST: usize = 6 * 1024;

/// Smaller than this, a file is a packet or two, whatever is tried.
const SMALL: usize = 16 * 1024;

/// The file compressed, each with its ending, where it is smaller than the file.
///
/// # Errors
/// None in practice: memory is written.
pub(crate) fn beside(
    path: &Path,
    bytes: &[u8],
    effort: Effort,
) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    let is_small = effort == Effort::Quick && bytes.len() < SMALLEST;
    if is_small || !TEXT.contains(&ending) {
        return Ok(Vec::new());
    }
    let effort = match effort {
        Effort::Quick if is_for_each_search(path) => Effort::Thorough,
        effort => effort,
    };
    let mut made = vec![("br", brotli(bytes, effort)?), ("gz", gzip(bytes, effort)?)];
    made.retain(|(_, small)| small.len() < bytes.len());
    Ok(made)
}

/// Whether all who search load it: the data of the search, but for files of sessions, of which
/// a query loads one or two of many.
fn is_for_each_search(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_data = path
        .parent()
        .is_some_and(|folder| folder.ends_with("search/data"));
    is_data && !name.starts_with("sessions-")
}

pub(crate) fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let (quality, lgwin) = match effort {
        Effort::Best => (11, 22),
        Effort::Thorough => (9, 22),
        // Tables are cleared for each file, so what is larger than it is a loss; below 17
        // brotli takes another way, which is slower.
        Effort::Quick if bytes.len() < SMALL => (2, 17),
        Effort::Quick => (5, window(bytes.len()).clamp(17, 22)),
    };
    Ok(multaqa_compress::brotli(bytes, quality, lgwin)?)
}

/// The binary logarithm of a window that holds so many bytes.
fn window(bytes: usize) -> i32 {
    let bits = bytes.saturating_add(16).next_power_of_two().ilog2();
    i32::try_from(bits).unwrap_or(22)
}

fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Best | Effort::Thorough => 9,
        // For the few that do not take brotli.
        Effort::Quick => 3,
    };
    Ok(multaqa_compress::gzip(bytes, level)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_all_load_who_search_is_worth_more_time() {
        for (path, is) in [
            ("/site/search/data/speakers-1.txt", true),
            ("/site/search/data/sessions-1.txt", false),
            ("/site/search/index.txt", false),
            ("/site/robots.txt", false),
        ] {
            assert_eq!(is_for_each_search(Path::new(path)), is, "{path}");
        }
    }
}

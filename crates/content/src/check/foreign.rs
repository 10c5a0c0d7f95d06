//! Files that are none of a content folder: what systems and editors leave behind, what somebody
//! put there for themselves, and what is content whose name has a slip.

use super::suggest::nearest;

/// What a file is that is none of a content folder.
#[derive(Debug, PartialEq)]
pub(super) enum Foreign {
    /// It may lie there; what to say of it.
    Left(&'static str),
    /// It is content by another name: the name that is meant.
    Slip(String),
}

/// Judges a file or folder by its name, beside which these are known.
pub(super) fn judge(name: &str, known: &[&str]) -> Foreign {
    if is_left_behind(name) {
        return Foreign::Left("a system or an editor left it behind; it may be deleted");
    }
    let lower = name.to_ascii_lowercase();
    // Windows hides what it adds.
    for added in [".txt", ".docx", ".rtf"] {
        if let Some(stem) = lower
            .strip_suffix(added)
            .filter(|stem| stem.ends_with(".md"))
        {
            return Foreign::Slip(name.get(..stem.len()).unwrap_or(name).to_owned());
        }
    }
    if let Some(near) = nearest(name, known.iter().copied()) {
        return Foreign::Slip(near.to_owned());
    }
    Foreign::Left(
        "it is none of the files of a content folder; what the site is to have as it is lies in public/",
    )
}

/// Whether a system or an editor left a file behind.
pub(super) fn is_left_behind(name: &str) -> bool {
    const NAMES: [&str; 7] = [
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "__macosx",
        ".ds_store",
        "$recycle.bin",
    ];
    const ENDINGS: [&str; 10] = [
        "~",
        ".bak",
        ".swp",
        ".swo",
        ".tmp",
        ".orig",
        ".rej",
        ".old",
        ".part",
        ".crdownload",
    ];
    let lower = name.to_ascii_lowercase();
    NAMES.contains(&lower.as_str())
        || ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || name.starts_with("~$")
        || name.starts_with("._")
        || (name.starts_with('#') && name.ends_with('#'))
}

/// Whether a file of media/ is meant as a picture.
pub(super) fn is_like_a_picture(name: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "avif", "bmp", "gif", "heic", "heif", "jpeg", "jpg", "png", "svg", "tiff", "webp",
    ];
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_table() {
        let known = ["site.md", "speakers", "forums"];
        for (name, meant) in [
            ("Thumbs.db", None),
            ("desktop.ini", None),
            ("~$x.docx", None),
            ("x.md~", None),
            ("._site.md", None),
            ("x.md.bak", None),
            ("#x.md#", None),
            ("__MACOSX", None),
            ("budget.xlsx", None),
            ("notes", None),
            ("x.md.txt", Some("x.md")),
            ("X.MD.TXT", Some("X.MD")),
            ("speaker", Some("speakers")),
            ("Forums", Some("forums")),
            ("stie.md", Some("site.md")),
        ] {
            let found = match judge(name, &known) {
                Foreign::Slip(meant) => Some(meant),
                Foreign::Left(_) => None,
            };
            assert_eq!(found.as_deref(), meant, "{name}");
        }
    }
}

//! The kinds of files, and where each kind is kept.

/// What a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Site,
    About,
    Privacy,
    Page,
    Series,
    Sector,
    Forum,
    /// A session of a forum in a file of its own.
    Session,
    Person,
    Form,
    Endpoint,
}

/// The folders, with the kind of what is in them and its name for people.
pub(crate) const FOLDERS: [(&str, Kind, &str); 7] = [
    ("pages", Kind::Page, "page"),
    ("series", Kind::Series, "series"),
    ("sectors", Kind::Sector, "sector"),
    ("forums", Kind::Forum, "forum"),
    ("speakers", Kind::Person, "person"),
    ("forms", Kind::Form, "form"),
    ("endpoints", Kind::Endpoint, "endpoint"),
];
pub(super) const PAGES: [(&str, Kind); 3] = [
    ("site", Kind::Site),
    ("about", Kind::About),
    ("privacy", Kind::Privacy),
];
pub(super) const MEDIA: &str = "media";
/// What passes through into the site as it is.
pub(super) const PUBLIC: &str = "public";
/// How the names of pictures end, in letters of either case. Those that are not read are told
/// where a profile names them, with what to do.
pub(super) const PICTURES: [&str; 9] = [
    "avif", "gif", "heic", "heif", "jpeg", "jpg", "png", "tiff", "webp",
];

impl Kind {
    /// Its name for people.
    pub(crate) fn name(self) -> &'static str {
        match FOLDERS.iter().find(|(_, kind, _)| *kind == self) {
            Some((_, _, name)) => name,
            None if self == Self::Session => "session",
            None => "page",
        }
    }

    /// The folder that holds such files.
    pub(crate) fn folder(self) -> &'static str {
        match FOLDERS.iter().find(|(_, kind, _)| *kind == self) {
            Some((folder, _, _)) => folder,
            None => "",
        }
    }
}

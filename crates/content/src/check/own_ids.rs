//! The ids that pages have of their own, which no anchor of content may be: the script that takes
//! a page over finds its parts by them, and an id stands once in a document (HTML, 3.2.6).

/// On pages that hold sessions, people or headings of content. A test of multaqa-site compares
/// them with what pages have.
const OWN: [&str; 30] = [
    "already",
    "app",
    "appearances",
    "biography",
    "crashed",
    "data-use",
    "error-summary",
    "facts",
    "figures",
    "filter",
    "filter-open",
    "filter-title",
    "found",
    "main",
    "nearest",
    "page",
    "payload",
    "preferences",
    "programme",
    "q",
    "quotes",
    "search-box",
    "search-link",
    "sources",
    "speakers",
    "start",
    "summary",
    "title",
    "to-search",
    "topics",
];

/// How further ones begin, of which there are as many as days and people.
const BEGINNINGS: [&str; 2] = ["day-", "who-"];

/// Whether a page has this id of its own.
pub(crate) fn is_own(id: &str) -> bool {
    OWN.contains(&id) || BEGINNINGS.iter().any(|beginning| id.starts_with(beginning))
}

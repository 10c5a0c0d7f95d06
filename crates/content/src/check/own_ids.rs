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

/// Whether a page has this id of its own.
pub(crate) fn is_own(id: &str) -> bool {
    OWN.contains(&id) || id.starts_with("who-") || id.strip_prefix("day-").is_some_and(is_date)
}

/// A day is known by its date: `day-1-opening` is a session's.
fn is_date(text: &str) -> bool {
    text.len() == "2027-01-31".len() && text.parse::<jiff::civil::Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_by_table() {
        for (id, own) in [
            ("payload", true),
            ("day-2027-04-10", true),
            ("who-ada", true),
            ("day-1", false),
            ("day-1-opening", false),
            ("day-20270410", false),
            ("payloads", false),
        ] {
            assert_eq!(is_own(id), own, "{id}");
        }
    }
}

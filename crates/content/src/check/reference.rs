//! Links of a table, and references to other files of the folder.

use super::{
    kind::Kind,
    source::is_bad,
    suggest::nearest,
    table::Table,
    value::{LINE, PARAGRAPH, Str},
};
use multaqa_domain::{link::WebLink, slug::Slug};
use url::Url;

impl Table<'_> {
    /// A link, if the key is there.
    pub(crate) fn link_opt(&self, key: &'static str) -> Option<WebLink> {
        let found = self.str_opt(key, PARAGRAPH)?;
        self.parse_link(&found)
    }

    /// A link; the key must be there.
    pub(crate) fn link(&self, key: &'static str) -> Option<WebLink> {
        let found = self.str(key, PARAGRAPH)?;
        self.parse_link(&found)
    }

    fn parse_link(&self, found: &Str<'_>) -> Option<WebLink> {
        let link = web_link(found.text);
        if link.is_none() {
            let (message, help) = bad_link(found.text);
            self.reader.fault(found.span.clone(), message, Some(help));
        }
        link
    }

    /// The slug of a thing that the folder has, if the key is there.
    pub(crate) fn reference_opt(&self, key: &'static str, kind: Kind) -> Option<Slug> {
        let found = self.str_opt(key, LINE)?;
        self.refer(&found, kind)
    }

    /// The slug of a thing that the folder has; the key must be there.
    pub(crate) fn reference(&self, key: &'static str, kind: Kind) -> Option<Slug> {
        let found = self.str(key, LINE)?;
        self.refer(&found, kind)
    }

    /// Slugs of things that the folder has.
    pub(crate) fn references(&self, key: &'static str, kind: Kind) -> Vec<Slug> {
        let mut slugs = Vec::new();
        for found in self.strs(key, LINE) {
            let Some(slug) = self.refer(&found, kind) else {
                continue;
            };
            if slugs.contains(&slug) {
                let message = format!("`{slug}` stands here twice");
                self.reader
                    .fault(found.span, message, Some("remove one".into()));
            } else {
                slugs.push(slug);
            }
        }
        slugs
    }

    /// Looks a reference up.
    pub(crate) fn refer(&self, found: &Str<'_>, kind: Kind) -> Option<Slug> {
        let folder = self.reader.folder;
        let slug = Slug::parse(found.text);
        if !folder.has(kind, found.text) {
            let known = folder.slugs(kind);
            let name = kind.name();
            let message = format!("there is no {name} `{}`", found.text);
            let path = |slug: &str| format!("{}/{slug}.md", kind.folder());
            let help = match nearest(found.text, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? ({})", path(near)),
                None if slug.is_some() => format!("add the file {}", path(found.text)),
                None => "a reference is the name of a file without `.md`".to_owned(),
            };
            self.reader.fault(found.span.clone(), message, Some(help));
            return None;
        }
        if let (Kind::Person, Some(person)) = (kind, &slug) {
            self.reader.names(person);
        }
        slug
    }
}

/// A link that leads where it seems to: its host can be read as one (WHATWG URL), and no name of
/// a user stands before it.
pub(crate) fn web_link(text: &str) -> Option<WebLink> {
    let link = WebLink::parse(text)?;
    let is_plain = !text.contains(|c| is_bad(c, false));
    (is_plain && Url::parse(text).is_ok()).then_some(link)
}

/// What to say of a link that is none.
pub(crate) fn bad_link(text: &str) -> (String, String) {
    let help = "links start with https://, http://, mailto: or tel:, and hold neither blanks nor user names";
    (no_link(text), help.to_owned())
}

/// What to say of a link in a text that is none.
pub(crate) fn bad_link_in_text(text: &str) -> (String, String) {
    let help = "links start with https://, http://, mailto: or tel:, or with / to a page of this site; only pages/ may link to #headings of their own";
    (no_link(text), help.to_owned())
}

fn no_link(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    format!("`{shown}` is not a link that a page may carry")
}

//! The servers that a site speaks to. Every page names them in its policy, since the app
//! navigates within one document, so there is a bound to them.

use super::endpoint::EndpointFile;
use crate::{
    check::{
        fault::Faults,
        folder::{File, Folder},
        kind::Kind,
        origin::Origin,
        table::Reader,
    },
    model::Forum,
};
use multaqa_domain::slug::Slug;
use std::collections::{BTreeMap, BTreeSet};

/// How many servers the pages of a site may speak to, beside the site's own.
const MOST: usize = 100;

/// Checks that they are not too many.
pub(super) fn check(
    endpoints: &BTreeMap<Slug, EndpointFile>,
    forums: &BTreeMap<Slug, Forum>,
    folder: &Folder,
    faults: &Faults,
) {
    let of_file = |file: &File| match file.kind {
        Kind::Endpoint => {
            let endpoint = endpoints.get(&file.slug);
            endpoint.map(EndpointFile::origins).unwrap_or_default()
        }
        Kind::Forum => {
            let forum = forums.get(&file.slug);
            let status = forum.and_then(|forum| forum.registration.as_ref()?.status.as_ref());
            let split = status.map(|status| Origin::split(&status.url));
            split
                .into_iter()
                .flatten()
                .map(|(origin, _)| origin)
                .collect()
        }
        _ => Vec::new(),
    };
    let mut known = BTreeSet::new();
    for file in &folder.files {
        for origin in of_file(file) {
            if known.contains(&origin) {
                continue;
            }
            if known.len() == MOST {
                return too_many(&origin, Reader::new(&file.source, folder, faults));
            }
            known.insert(origin);
        }
    }
}

fn too_many(origin: &Origin, reader: Reader<'_>) {
    let at = reader.source.text().find(origin.as_str());
    // A host that is not written in ASCII is not found.
    let span = at.map_or(0..3, |at| at..at + origin.as_str().len());
    let message = format!("`{origin}` is one server too many");
    let help = format!("a site speaks to at most {MOST} servers, which each of its pages names");
    reader.fault(span, message, Some(help));
}

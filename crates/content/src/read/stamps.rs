//! Hashes of the files that a page can be made from: where none of them differs, neither
//! does the page.
//!
//! What a forum's pages and files say comes from the forum's file, from those of its sessions and
//! from those of the people whom it names, what a profile's say from the profile's file and from all that goes into
//! the forums that name it; besides, all may say anything of what there is little of:
//! settings, sectors, series, forms, endpoints. The people whom a forum names are
//! noted where references are looked up, so that none can be missed.

use crate::{
    check::{
        folder::{File, Folder},
        kind::Kind,
    },
    model::{Forum, OwnPage, Photo},
};
use multaqa_domain::slug::Slug;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A hash.
pub(crate) type Stamp = [u8; 32];

/// The hashes.
#[derive(Debug, Default)]
pub(crate) struct Stamps {
    /// Of all files but those of forums, profiles and pages, and of the navigation.
    pub(crate) common: Stamp,
    /// Of what goes into each forum.
    pub(crate) forums: BTreeMap<Slug, Stamp>,
    /// Of each profile's own file, and of the photo that it names.
    pub(crate) profiles: BTreeMap<Slug, Stamp>,
    /// Of what goes into each profile's page.
    pub(crate) people: BTreeMap<Slug, Stamp>,
    /// Of each page of the organisers' own.
    pub(crate) pages: BTreeMap<Slug, Stamp>,
}

impl Stamps {
    /// Of a folder, in which each forum names these people, who have these photos, and its
    /// sessions have pictures. Of its pages all others say no more than the title of those in the
    /// navigation.
    pub(super) fn new<'p>(
        folder: &Folder,
        named: BTreeMap<Slug, BTreeSet<Slug>>,
        photo: impl Fn(&Slug) -> Option<&'p Photo>,
        read: impl Fn(&Slug) -> Option<&'p Forum>,
        pages: &BTreeMap<Slug, OwnPage>,
    ) -> Self {
        let own = folder.files.par_iter();
        let own = own.map(|file| Stamp::from(Sha256::digest(file.source.text())));
        let own: Vec<Stamp> = own.collect();
        let mut common = Sha256::new();
        let mut files = BTreeMap::new();
        let mut profiles = BTreeMap::new();
        let mut own_pages = BTreeMap::new();
        for (File { kind, slug, source }, stamp) in folder.files.iter().zip(own) {
            match kind {
                Kind::Forum => drop(files.insert(slug.clone(), with_sessions(stamp, folder, slug))),
                Kind::Person => {
                    let stamp = with_photo(stamp, photo(slug));
                    profiles.insert(slug.clone(), stamp);
                }
                Kind::Page => {
                    own_pages.insert(slug.clone(), stamp);
                    let page = pages.get(slug);
                    if let Some(order) = page.and_then(|page| page.navigation) {
                        let title = page.map_or("", |page| &page.article.title);
                        add(&mut common, source.name(), &order.to_be_bytes());
                        add(&mut common, title, &[]);
                    }
                }
                _ => add(&mut common, source.name(), &stamp),
            }
        }
        let mut forums = BTreeMap::new();
        let mut people: BTreeMap<_, Sha256> = profiles
            .iter()
            .map(|(slug, stamp): (&Slug, _)| (slug.clone(), Sha256::new_with_prefix(stamp)))
            .collect();
        for (forum, named) in named {
            let mut all = Sha256::new();
            if let Some(stamp) = files.get(&forum) {
                all.update(stamp);
            }
            // Another picture of the same name is another forum.
            for picture in read(&forum).into_iter().flat_map(Forum::pictures) {
                add(&mut all, &picture.media.name, &[]);
            }
            for person in &named {
                if let Some(stamp) = profiles.get(person) {
                    add(&mut all, person.as_str(), stamp);
                }
            }
            let stamp: Stamp = all.finalize().into();
            for person in &named {
                if let Some(all) = people.get_mut(person) {
                    add(all, forum.as_str(), &stamp);
                }
            }
            forums.insert(forum, stamp);
        }
        Self {
            common: common.finalize().into(),
            forums,
            pages: own_pages,
            profiles,
            people: people
                .into_iter()
                .map(|(slug, all)| (slug, all.finalize().into()))
                .collect(),
        }
    }
}

/// Sessions in files of their own are told where their forum is.
fn with_sessions(stamp: Stamp, folder: &Folder, forum: &Slug) -> Stamp {
    let Some(sessions) = folder.sessions.get(forum) else {
        return stamp;
    };
    let mut all = Sha256::new_with_prefix(stamp);
    for File { slug, source, .. } in sessions {
        let stamp = Stamp::from(Sha256::digest(source.text()));
        add(&mut all, slug.as_str(), &stamp);
    }
    all.finalize().into()
}

/// Another photo of the same name is another profile.
fn with_photo(stamp: Stamp, photo: Option<&Photo>) -> Stamp {
    let Some(photo) = photo else {
        return stamp;
    };
    let mut all = Sha256::new_with_prefix(stamp);
    all.update(&photo.media.name);
    all.finalize().into()
}

/// Adds a thing with its name, which ends where no name goes on.
fn add(to: &mut Sha256, name: &str, stamp: &[u8]) {
    to.update(name);
    to.update([0]);
    to.update(stamp);
}

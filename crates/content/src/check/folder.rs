//! The files of a content folder: which there are, and their texts.

mod beside;
mod entry;
mod secret;
mod text;

use super::{
    fault::{Fault, Faults},
    foreign,
    kind::{FOLDERS, Kind, MEDIA, PAGES, PICTURES, PUBLIC},
    source::Source,
    suggest::nearest,
};
use entry::Entry;
use multaqa_domain::slug::Slug;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

/// A file of content.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) kind: Kind,
    pub(crate) slug: Slug,
    pub(crate) source: Arc<Source>,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    /// Files that could be read, by kind and slug.
    pub(crate) files: Vec<File>,
    /// Sessions in files of their own, by the slug of their forum and by name.
    pub(crate) sessions: BTreeMap<Slug, Vec<File>>,
    /// Slugs by kind, also of files that could not be read: a reference to one of them
    /// is no fault of its own.
    pub(crate) known: BTreeMap<Kind, BTreeSet<String>>,
    /// Pictures by name.
    pub(crate) media: BTreeMap<String, PathBuf>,
    /// What passes through into the site, by its path there.
    pub(crate) public: BTreeMap<String, PathBuf>,
}

impl Folder {
    /// Whether there is a thing of a kind.
    pub(crate) fn has(&self, kind: Kind, slug: &str) -> bool {
        self.known
            .get(&kind)
            .is_some_and(|slugs| slugs.contains(slug))
    }

    /// The slugs of a kind.
    pub(crate) fn slugs(&self, kind: Kind) -> Vec<&str> {
        let slugs = self.known.get(&kind).into_iter().flatten();
        slugs.map(String::as_str).collect()
    }
}

/// Reads a folder; what is wrong with its files goes to `faults`.
pub(crate) fn read(root: &Path, faults: &Faults) -> Folder {
    let mut scan = Scan {
        root,
        canonical: PathBuf::new(),
        faults,
        folder: Folder::default(),
        found: Vec::new(),
    };
    match root.canonicalize() {
        Ok(path) if path.is_dir() => scan.canonical = path,
        Ok(_) => {
            let message = format!("`{}` is a file, not a folder", root.display());
            scan.fault(".", message, Some("give the path of a content folder"));
            return scan.folder;
        }
        Err(error) => {
            let message = format!("the folder `{}` cannot be read: {error}", root.display());
            scan.fault(".", message, Some("give the path of a content folder"));
            return scan.folder;
        }
    }
    scan.root();
    let found = scan.found.par_iter();
    let texts: Vec<_> = found
        .map(|found| text::text(&found.name, &found.path, faults))
        .collect();
    for (found, source) in scan.found.drain(..).zip(texts) {
        let Some(source) = source else { continue };
        let files = match found.forum {
            Some(forum) => scan.folder.sessions.entry(forum).or_default(),
            None => &mut scan.folder.files,
        };
        files.push(File {
            kind: found.kind,
            slug: found.slug,
            source,
        });
    }
    for sessions in scan.folder.sessions.values_mut() {
        sessions.sort_by(|a, b| a.slug.cmp(&b.slug));
    }
    if !scan.folder.known.contains_key(&Kind::Site) {
        let empty = scan.folder.known.is_empty();
        let what = if empty { "the folder is empty: " } else { "" };
        let help = "add site.md with `+++`, `name = \"…\"`, `line = \"…\"`, `country = \"AE\"`, `zone = \"Asia/Dubai\"`, `+++`";
        scan.fault("site.md", format!("{what}there is no site.md"), Some(help));
    }
    scan.folder
}

struct Scan<'a> {
    root: &'a Path,
    canonical: PathBuf,
    faults: &'a Faults,
    folder: Folder,
    found: Vec<Found>,
}

/// A file whose text is not read yet.
struct Found {
    kind: Kind,
    slug: Slug,
    /// Of a session, the forum that it is of.
    forum: Option<Slug>,
    /// Relative to the folder.
    name: String,
    path: PathBuf,
}

impl Scan<'_> {
    fn fault(&self, file: &str, message: String, help: Option<&str>) {
        self.faults.push(Fault::of_file(file, message, help));
    }

    fn root(&mut self) {
        for entry in self.entries(self.root, ".") {
            if !self.inside(&entry, &entry.name) {
                continue;
            }
            let Entry { name, path, .. } = entry;
            let folder = FOLDERS.iter().find(|(folder, ..)| *folder == name);
            match folder {
                Some((folder, kind, _)) if path.is_dir() => self.things(folder, *kind, None, &path),
                _ if name == MEDIA && path.is_dir() => self.media(&path),
                _ if name == PUBLIC && path.is_dir() => self.public(&path, ""),
                _ if path.is_dir() => {
                    let mut known: Vec<_> = FOLDERS.iter().map(|f| f.0).collect();
                    known.extend([MEDIA, PUBLIC]);
                    self.foreign(&name, &name, &known);
                }
                _ => self.page(&name, &path),
            }
        }
    }

    /// A file at the folder's root.
    fn page(&mut self, name: &str, path: &Path) {
        let stem = name.strip_suffix(".md");
        match PAGES.iter().find(|(page, _)| stem == Some(page)) {
            Some((page, kind)) => {
                self.folder
                    .known
                    .entry(*kind)
                    .or_default()
                    .insert((*page).to_owned());
                if let Some(slug) = Slug::parse(page) {
                    self.found.push(Found {
                        kind: *kind,
                        slug,
                        forum: None,
                        name: name.to_owned(),
                        path: path.to_owned(),
                    });
                }
            }
            None if name.eq_ignore_ascii_case("README.md") => {}
            None => self.foreign(
                name,
                name,
                &["site.md", "about.md", "privacy.md", "README.md"],
            ),
        }
    }

    /// The files of a folder, one a thing; `forum` is whose sessions they are.
    fn things(&mut self, folder: &str, kind: Kind, forum: Option<&Slug>, path: &Path) {
        let mut folders = Vec::new();
        // By slug, whatever the case and the extension: the first file that has it.
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        let mut entries = self.entries(path, folder);
        // Of two files with one slug, the one that is named right keeps it.
        entries.sort_by_cached_key(|Entry { name: file, .. }| {
            let right = file
                .strip_suffix(".md")
                .is_some_and(|s| Slug::parse(s).is_some());
            (!right, file.clone())
        });
        for entry in entries {
            let name = format!("{folder}/{}", entry.name);
            if !self.inside(&entry, &name) {
                continue;
            }
            let Entry {
                name: file, path, ..
            } = entry;
            let (stem, extension) = file.rsplit_once('.').unwrap_or((&file, ""));
            let lower = extension.to_ascii_lowercase();
            let is_text = path.is_dir() || matches!(lower.as_str(), "md" | "markdown");
            if !is_text || foreign::is_left_behind(&file) {
                self.foreign(&name, &file, &[]);
                continue;
            }
            if path.is_dir() && kind == Kind::Forum {
                folders.push((file, name, path));
                continue;
            }
            if path.is_dir() {
                let message = format!("`{file}` is not a Markdown file");
                let help = format!("a {} is a file such as {folder}/some-name.md", kind.name());
                self.fault(&name, message, Some(&help));
                continue;
            }
            let folded = stem.to_lowercase();
            let slugs = self.folder.known.entry(kind).or_default();
            slugs.insert(stem.to_owned());
            if let Some(first) = taken.get(&folded) {
                let message = format!("the slug `{folded}` is taken by {first} already");
                self.fault(
                    &name,
                    message,
                    Some("rename or remove one of the two files"),
                );
            } else {
                taken.insert(folded.clone(), name.clone());
            }
            if extension != "md" {
                let help = format!("rename it to {folder}/{stem}.md");
                self.fault(&name, "the extension must be `.md`".into(), Some(&help));
            }
            let Some(slug) = Slug::parse(stem) else {
                let help = "a file's name is its address: a to z, 0 to 9 and single hyphens between, at most 80";
                self.fault(&name, format!("`{stem}` is not a slug"), Some(help));
                continue;
            };
            self.found.push(Found {
                kind,
                slug,
                forum: forum.cloned(),
                name,
                path,
            });
        }
        for (file, name, path) in folders {
            self.sessions(&file, &name, &path);
        }
    }

    /// A folder among the forums: the sessions of the forum that is called as it is.
    fn sessions(&mut self, file: &str, name: &str, path: &Path) {
        match Slug::parse(file).filter(|_| self.folder.has(Kind::Forum, file)) {
            Some(forum) => self.things(name, Kind::Session, Some(&forum), path),
            None => {
                let known = self.folder.slugs(Kind::Forum);
                let help = match nearest(file, known) {
                    Some(near) => format!("did you mean `forums/{near}/`?"),
                    None => format!("add the forum's file forums/{file}.md, or remove the folder"),
                };
                let message = format!("there is no forum `{file}` whose sessions could lie here");
                self.fault(name, message, Some(&help));
            }
        }
    }

    fn media(&mut self, path: &Path) {
        for entry in self.entries(path, MEDIA) {
            let name = format!("{MEDIA}/{}", entry.name);
            if !self.inside(&entry, &name) {
                continue;
            }
            let Entry {
                name: file, path, ..
            } = entry;
            if !foreign::is_like_a_picture(&file) {
                self.foreign(&name, &file, &[]);
                continue;
            }
            // Named as cameras, telephones and people name them.
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
            let is_picture = PICTURES
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known));
            if !is_picture || !path.is_file() {
                let message = format!("`{file}` is not a picture that a page can show");
                let help = "pictures are .jpg, .png or .webp, and lie in media/ itself";
                self.fault(&name, message, Some(help));
                continue;
            }
            self.folder.media.insert(file, path);
        }
    }
}

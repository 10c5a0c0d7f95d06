//! Reading: from the files of a folder to checked content.

mod alias;
mod article;
mod days;
mod endpoint;
mod form;
mod forum;
mod hsts;
pub(crate) mod inside;
mod links;
mod markdown;
mod origins;
mod parts;
mod person;
pub(crate) mod photo;
mod registration;
mod series;
mod session;
mod settings;
mod slot;
pub(crate) mod stamps;
mod status;
mod track;
mod uses;

#[cfg(test)]
pub(crate) use markdown::prose_of;

use crate::{
    check::{
        fault::{Fault, Faults, sorted},
        folder::{self, File, Folder},
        kind::Kind,
        recover::recover,
        report::Report,
        table::{Reader, Table},
    },
    model::{Article, Content, Destination, Forum, OwnPage, Person, Settings},
    warn,
};
use endpoint::EndpointFile;
use multaqa_domain::{form::ChoiceOption, slug::Slug};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use stamps::Stamps;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use toml::de::DeTable;
use uses::Use;

/// Reads and checks a folder; all its errors at once, or the content with its warnings. If it is
/// read for one endpoint alone, those with errors beside it are left out.
pub(crate) fn read(root: &Path, only: Option<&str>) -> Result<(Content, Vec<Fault>), Report> {
    let faults = Faults::default();
    let mut folder = folder::read(root, &faults);
    let mut draft = Draft::default();
    // The site's settings come first: other files fall back on them.
    folder
        .files
        .sort_by(|a, b| (a.kind, &a.slug).cmp(&(b.kind, &b.slug)));
    let is_many = |file: &&File| matches!(file.kind, Kind::Forum | Kind::Person);
    let (many, few): (Vec<_>, Vec<_>) = folder.files.iter().partition(is_many);
    for file in few {
        draft.take(file, &folder, &faults);
    }
    let settings = draft.settings.as_ref();
    let read = many.par_iter();
    let read = read.map(|file| one_of_many(file, &folder, &faults, settings));
    let read: Vec<_> = read.collect();
    for (file, read) in many.into_iter().zip(read) {
        let slug = file.slug.clone();
        match read {
            Some(Read::Forum(forum, uses, people)) => {
                draft.named.insert(slug.clone(), people);
                draft.forums.insert(slug, *forum);
                draft.uses.extend(uses);
            }
            Some(Read::Person(person)) => drop(draft.people.insert(slug, *person)),
            None => {}
        }
    }
    draft.check_uses(&folder, &faults);
    draft.check_aliases(&folder, &faults);
    origins::check(&draft.endpoints, &draft.forums, &folder, &faults);
    draft.check_inside(&folder, &faults);
    let photo = |slug: &Slug| draft.people.get(slug)?.photo.as_ref();
    let forum = |slug: &Slug| draft.forums.get(slug);
    let stamps = Stamps::new(&folder, draft.named, photo, forum, &draft.pages);
    let (mut errors, warnings, allowed) = faults.into_parts();
    if let Some(only) = only {
        let broken = without_others(&mut errors, only);
        draft
            .endpoints
            .retain(|slug, _| !broken.contains(&endpoint_file(slug.as_str())));
    }
    let content = match draft.settings {
        Some(settings) if errors.is_empty() => Content {
            settings,
            series: draft.series,
            sectors: draft.sectors,
            forums: draft.forums,
            people: draft.people,
            forms: draft.forms,
            redirects: draft
                .endpoints
                .values()
                .flat_map(|file| file.redirects.clone())
                .collect(),
            keyless: draft
                .endpoints
                .iter()
                .filter(|(_, file)| file.is_keyless)
                .map(|(slug, _)| slug.clone())
                .collect(),
            endpoints: draft
                .endpoints
                .into_iter()
                .filter_map(|(slug, file)| Some((slug, file.destination?)))
                .collect(),
            about: draft.about,
            privacy: draft.privacy,
            pages: draft.pages,
            public: folder.public,
            stamps,
            allowed,
        },
        _ => {
            let faults = sorted([errors, warnings].concat());
            return Err(Report { faults });
        }
    };
    Ok((content, warnings))
}

fn endpoint_file(slug: &str) -> String {
    format!("endpoints/{slug}.md")
}

/// Drops the faults of all endpoints but one; the files that have them.
fn without_others(faults: &mut Vec<Fault>, only: &str) -> BTreeSet<String> {
    let only = endpoint_file(only);
    let is_other = |fault: &Fault| fault.file.starts_with("endpoints/") && fault.file != only;
    let broken = faults.iter().filter(|fault| is_other(fault));
    let broken = broken.map(|fault| fault.file.clone()).collect();
    faults.retain(|fault| !is_other(fault));
    broken
}

/// What has been read so far.
#[derive(Default)]
struct Draft {
    settings: Option<Settings>,
    series: BTreeMap<Slug, crate::model::Series>,
    sectors: BTreeMap<Slug, crate::model::Sector>,
    forums: BTreeMap<Slug, crate::model::Forum>,
    people: BTreeMap<Slug, crate::model::Person>,
    forms: BTreeMap<Slug, crate::model::FormFile>,
    endpoints: BTreeMap<Slug, EndpointFile>,
    uses: Vec<Use>,
    /// The people whom each forum names.
    named: BTreeMap<Slug, BTreeSet<Slug>>,
    about: Option<Article>,
    privacy: Option<Article>,
    pages: BTreeMap<Slug, OwnPage>,
}

impl Draft {
    /// Reads a file of those of which there are few.
    fn take(&mut self, file: &File, folder: &Folder, faults: &Faults) {
        let reader = Reader::new(&file.source, folder, faults);
        with_table(reader, |table| self.take_table(file, &table));
    }

    fn take_table(&mut self, file: &File, table: &Table<'_>) {
        let settings = self.settings.as_ref();
        let slug = file.slug.clone();
        match file.kind {
            Kind::Site => self.settings = settings::read(table),
            Kind::About => self.about = Some(article::read(table)),
            Kind::Privacy => self.privacy = Some(article::read(table)),
            Kind::Page => drop(self.pages.insert(slug, article::own(table))),
            Kind::Series => drop(self.series.insert(slug, series::read(table))),
            Kind::Sector => {
                let sector = series::sector(table, &mut self.uses);
                self.sectors.insert(slug, sector);
            }
            Kind::Forum | Kind::Session | Kind::Person => {}
            Kind::Form => {
                let sources = form::Sources::new(settings, self.sector_options());
                let form = form::read(table, slug.clone(), &sources);
                self.forms.insert(slug, form);
            }
            Kind::Endpoint => {
                let endpoint = endpoint::read(table, slug.clone());
                self.endpoints.insert(slug, endpoint);
            }
        }
    }

    /// The sectors as options: in the order of the series, then by slug.
    fn sector_options(&self) -> Vec<ChoiceOption> {
        let ordered = self.series.values().flat_map(|series| &series.sectors);
        let mut slugs: Vec<&Slug> = Vec::new();
        for slug in ordered.chain(self.sectors.keys()) {
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
        let option = |slug: &Slug| {
            Some(ChoiceOption {
                value: slug.to_string(),
                label: self.sectors.get(slug)?.title.clone(),
            })
        };
        slugs.into_iter().filter_map(option).collect()
    }

    /// An old address leads to one page.
    fn check_aliases(&self, folder: &Folder, faults: &Faults) {
        let mut known: BTreeMap<&str, &Slug> = BTreeMap::new();
        for file in &folder.files {
            let slug = &file.slug;
            let aliases = match file.kind {
                Kind::Forum => self.forums.get(slug).map(|forum| &forum.aliases),
                Kind::Person => self.people.get(slug).map(|person| &person.aliases),
                Kind::Sector => self.sectors.get(slug).map(|sector| &sector.aliases),
                Kind::Page => self.pages.get(slug).map(|page| &page.aliases),
                _ => None,
            };
            for alias in aliases.into_iter().flatten() {
                if let Some(other) = known.insert(alias, slug) {
                    let reader = Reader::new(&file.source, folder, faults);
                    let message = format!("the alias `{alias}` is one of `{other}` too");
                    reader.fault(0..3, message, Some("remove one of the two".to_owned()));
                }
            }
        }
    }

    /// Checks each use of a form and an endpoint; an endpoint to which no form is sent
    /// yet may name fields of any form.
    fn check_uses(&self, folder: &Folder, faults: &Faults) {
        for one in &self.uses {
            let form = one.form.as_ref().and_then(|slug| self.forms.get(slug));
            let file = one.endpoint.as_ref();
            let file = file.and_then(|slug| self.endpoints.get(slug));
            let reader = Reader::new(&one.source, folder, faults);
            one.check(reader, form, file);
        }
        for file in folder.files.iter().filter(|f| f.kind == Kind::Endpoint) {
            let Some(endpoint) = self.endpoints.get(&file.slug) else {
                continue;
            };
            let reader = Reader::new(&file.source, folder, faults);
            let sent = || {
                let uses = self.uses.iter();
                uses.filter(|one| one.endpoint.as_ref() == Some(&file.slug))
            };
            if sent().next().is_none() {
                let fields = self.forms.values().flat_map(|f| f.form.fields());
                endpoint.check_unused(reader, fields);
            }
            if matches!(endpoint.destination, Some(Destination::Link(_))) {
                continue;
            }
            for one in sent() {
                endpoint.check_subject(reader, one.about.subject());
                if let Some(form) = one.form.as_ref().and_then(|slug| self.forms.get(slug)) {
                    endpoint.check_form(reader, &form.form);
                }
            }
        }
    }
}

/// A file of those of which there may be many; they are read side by side.
enum Read {
    /// With the forms that it offers, and the people whom it names.
    Forum(Box<Forum>, Vec<Use>, BTreeSet<Slug>),
    Person(Box<Person>),
}

fn one_of_many(
    file: &File,
    folder: &Folder,
    faults: &Faults,
    settings: Option<&Settings>,
) -> Option<Read> {
    let people = RefCell::default();
    let reader = Reader::new(&file.source, folder, faults).noting(&people);
    let read = with_table(reader, |table| match file.kind {
        Kind::Forum => {
            let mut uses = Vec::new();
            let sessions = folder.sessions.get(&file.slug);
            let sessions = sessions.map_or(&[][..], Vec::as_slice);
            let forum = forum::read(&table, sessions, settings, &mut uses);
            Some(Read::Forum(Box::new(forum), uses, people.take()))
        }
        Kind::Person => Some(Read::Person(Box::new(person::read(&table)))),
        _ => None,
    });
    read.flatten()
}

/// Reads a file's table, unless its front matter is no table.
fn with_table<R>(reader: Reader<'_>, read: impl FnOnce(Table<'_>) -> R) -> Option<R> {
    let toml = front_matter(reader)?;
    let (parsed, errors) = DeTable::parse_recoverable(&toml);
    warn::text::body(reader);
    if errors.is_empty() {
        let table = Table::new(reader, parsed.get_ref(), 0..3);
        warn::allow(&table);
        return Some(read(table));
    }
    let Some(recovered) = recover(reader, toml.clone()) else {
        // What is left of the table would only give faults that are none.
        markdown::body(reader);
        return None;
    };
    let (parsed, _) = DeTable::parse_recoverable(recovered.toml.text());
    let table = recovered.toml.placed(parsed.get_ref());
    let reader = reader.passing_over(&recovered.marred);
    let table = Table::new(reader, &table, 0..3);
    warn::allow(&table);
    Some(read(table))
}

/// The front matter of a file, as TOML.
fn front_matter(reader: Reader<'_>) -> Option<String> {
    let toml = reader.source.front_matter();
    if toml.is_none() {
        let text = reader.source.text();
        let first = text.lines().next().unwrap_or("");
        let (message, help) = match first.trim_start_matches('\u{feff}').trim_end() {
            "+++" => (
                "the front matter is not closed",
                "end it with a line that is `+++`",
            ),
            "---" => (
                "the front matter must stand between `+++` lines",
                "it is TOML (`title = \"…\"`), not YAML (`title: …`)",
            ),
            _ => (
                "there is no front matter",
                "start the file with a line `+++`, TOML keys, and another line `+++`",
            ),
        };
        reader.fault(0..first.len(), message, Some(help.to_owned()));
    }
    toml
}

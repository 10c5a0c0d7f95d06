//! What a reader of one file needs: its text, its folder, and where it says what is wrong.

use super::{
    fault::{Fault, Faults, Fix},
    folder::Folder,
    slip::Slip,
    source::Source,
    value::Str,
};
use crate::read::inside::Inside;
use multaqa_domain::slug::Slug;
use std::{cell::RefCell, collections::BTreeSet, ops::Range, sync::Arc};

/// What a reader of one file needs.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) source: &'a Arc<Source>,
    pub(crate) folder: &'a Folder,
    faults: &'a Faults,
    people: Option<&'a RefCell<BTreeSet<Slug>>>,
    /// Places of which a slip is reported: what else may be wrong there follows from it.
    marred: &'a [Range<usize>],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a Arc<Source>, folder: &'a Folder, faults: &'a Faults) -> Self {
        Self {
            source,
            folder,
            faults,
            people: None,
            marred: &[],
        }
    }

    /// The same of another file of the folder.
    pub(crate) fn of(self, source: &'a Arc<Source>) -> Self {
        Self {
            source,
            marred: &[],
            ..self
        }
    }

    /// The same, which notes the people that the file names.
    pub(crate) fn noting(self, people: &'a RefCell<BTreeSet<Slug>>) -> Self {
        let people = Some(people);
        Self { people, ..self }
    }

    /// The same, which says nothing of what stands in these places.
    pub(crate) fn passing_over(self, marred: &'a [Range<usize>]) -> Self {
        Self { marred, ..self }
    }

    /// Notes that the file names somebody.
    pub(crate) fn names(&self, person: &Slug) {
        if let Some(people) = self.people {
            people.borrow_mut().insert(person.clone());
        }
    }

    /// Reports a fault at a span of the file.
    pub(crate) fn fault(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let is_marred = |place: &Range<usize>| place.start <= span.start && span.start < place.end;
        if !self.marred.iter().any(is_marred) {
            self.push(Fault::at(self.source, span, message.into(), help));
        }
    }

    /// Reports a slip: what to put in the place of a span of the file.
    pub(crate) fn slip(&self, span: Range<usize>, slip: Slip) {
        let mut fault = Fault::at(self.source, span.clone(), slip.message, Some(slip.help));
        let put = slip.put;
        fault.fix = slip.is_certain.then_some(Fix { span, put });
        self.push(fault);
    }

    /// Reports a text in the place of which another is certainly meant.
    pub(crate) fn word(&self, found: &Str<'_>, message: String, meant: &str) {
        // The place is that of the text alone, unless the text has escapes or several lines.
        let is_whole = self.source.slice(found.span.clone()) == found.text;
        let slip = Slip {
            message,
            help: format!("did you mean `{meant}`?"),
            put: meant.to_owned(),
            is_certain: is_whole,
        };
        self.slip(found.span.clone(), slip);
    }

    /// Notes a link to a page of the site, to be checked when all files are read.
    pub(crate) fn links_inside(&self, span: Range<usize>, href: String) {
        let source = Arc::clone(self.source);
        self.faults.note_inside(Inside { source, span, href });
    }

    /// Silences a warning in this file.
    pub(crate) fn allow(&self, code: &'static str) {
        self.faults.allow(self.source.name(), code);
    }

    /// Reports a fault.
    pub(crate) fn push(&self, fault: Fault) {
        self.faults.push(fault);
    }
}

//! What an endpoint's description names, against the forms that are sent to it.

use super::EndpointFile;
use crate::check::{suggest::did_you_mean, table::Reader};
use multaqa_domain::form::{Field, Form};

/// What a form is about, as far as placeholders depend on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    /// Whether it is about a forum.
    pub(crate) forum: bool,
    /// Whether it is about a sector, or a forum of one.
    pub(crate) sector: bool,
}

impl EndpointFile {
    /// Checks that each field which the description names is among those of some form;
    /// for an endpoint to which no form is sent yet.
    pub(crate) fn check_unused<'f>(
        &self,
        reader: Reader<'_>,
        fields: impl Iterator<Item = &'f Field>,
    ) {
        self.check_fields(reader, "no form has", fields);
    }

    /// Checks the description against a form that is sent to it.
    pub(crate) fn check_form(&self, reader: Reader<'_>, form: &Form) {
        let lacks = format!("the form `{}` does not have", form.id);
        self.check_fields(reader, &lacks, form.fields());
        let Some(body) = &self.body else {
            // That nothing is sent at all has been reported.
            return;
        };
        for field in form.fields().filter(|field| field.required) {
            let name = &field.name;
            if !self.named.all && !self.named.inputs.iter().any(|(input, _)| input == name) {
                let id = &form.id;
                let message =
                    format!("`{name}` is asked and required in the form `{id}`, but never sent");
                let help = format!(
                    "add `{name} = \"$inputs.{name}\"` to the payload, or ask for it no more"
                );
                reader.fault(body.clone(), message, Some(help));
            }
        }
    }

    /// Checks that what is filled in at build time has a value.
    pub(crate) fn check_subject(&self, reader: Reader<'_>, subject: Subject) {
        for (name, span) in &self.named.built {
            let nothing = match *name {
                "$forum" if !subject.forum => "a sector's form is about no forum",
                "$sector" if !subject.sector => "a forum without a sector uses the endpoint",
                _ => continue,
            };
            let message = format!("`{name}` has no value: {nothing}");
            let help = "write `$subject`, which is the forum or the sector".to_owned();
            reader.fault(span.clone(), message, Some(help));
        }
    }

    fn check_fields<'f>(
        &self,
        reader: Reader<'_>,
        lacks: &str,
        fields: impl Iterator<Item = &'f Field>,
    ) {
        let names: Vec<_> = fields.map(|f| f.name.as_str()).collect();
        for (name, span) in self.named.inputs.iter().chain(&self.fields) {
            if !names.contains(&name.as_str()) {
                let message = format!("{lacks} a field `{name}`");
                let help = did_you_mean(name, &names);
                let help = help.unwrap_or_else(|| "add the field to a form".to_owned());
                reader.fault(span.clone(), message, Some(help));
            }
        }
    }
}

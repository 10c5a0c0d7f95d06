//! Accounts on networks: rows of a network and a handle, to add and to remove.

use super::answer::{leave, part_of};
use crate::{
    i18n::ar::form as texts,
    state::registration::Registration,
    ui::{
        El,
        button::{Weight, button},
        el,
        field::{Message, Words, tie},
        focus::focus_soon,
        input::{Entry, Line, bare_line, select},
    },
};
use leptos::prelude::*;
use multaqa_domain::form::{AccountEntry, Answer, Field, Network};
use std::sync::Arc;

/// What every row needs.
#[derive(Clone)]
struct Rows {
    field: Arc<Field>,
    networks: Arc<Vec<(String, String)>>,
    words: Words,
    error: Message,
    registration: Registration,
}

/// The rows and the button that adds one; there is always at least one.
pub(super) fn accounts(
    field: &Field,
    networks: &[Network],
    max: u8,
    registration: Registration,
    words: &Words,
    error: Message,
) -> El {
    let rows = Rows {
        field: Arc::new(field.clone()),
        networks: Arc::new(
            networks
                .iter()
                .map(|network| (network.value.clone(), network.label.clone()))
                .collect(),
        ),
        words: words.clone(),
        error,
        registration,
    };
    let number = part_of(field, registration, |answer| entries(answer).len().max(1));
    let (now, shown, all) = (number.clone(), number.clone(), rows.clone());
    let add = button(Weight::Secondary, texts::ADD_ACCOUNT, move |_| {
        let new = untrack(|| now());
        rows.change(move |entries| entries.resize(new + 1, AccountEntry::default()));
        focus_soon(&rows.id(new));
    });
    let add = add
        .attr("id", &[&words.id, "-add"].concat())
        .attr_live("hidden", move || {
            (shown() >= usize::from(max)).then_some("")
        });
    el("div")
        .class("rows")
        .child(el("div").live_rows(move || number(), move |index| all.row(index)))
        .child(add)
}

impl Rows {
    /// The id of a row's handle; that of the first is the field's.
    fn id(&self, index: usize) -> String {
        match index {
            0 => self.words.id.clone(),
            _ => [&self.words.id, "-", &index.to_string()].concat(),
        }
    }

    /// Changes the rows of the answer.
    fn change(&self, change: impl FnOnce(&mut Vec<AccountEntry>)) {
        let name = &self.field.name;
        let mut entries = self
            .registration
            .answers
            .with_untracked(|answers| entries(answers.get(name)).to_vec());
        change(&mut entries);
        self.registration.set(name, Answer::Accounts(entries));
    }

    fn entry(
        &self,
        index: usize,
        part: &str,
        read: fn(&AccountEntry) -> &String,
        write: fn(&mut AccountEntry, String),
    ) -> Entry {
        let value = part_of(&self.field, self.registration, move |answer| {
            entries(answer)
                .get(index)
                .map(read)
                .cloned()
                .unwrap_or_default()
        });
        let rows = self.clone();
        Entry {
            name: [&self.field.name, ".", &index.to_string(), part].concat(),
            value,
            autocomplete: None,
            input: Arc::new(move |text| {
                rows.change(move |entries| {
                    if entries.len() <= index {
                        entries.resize(index + 1, AccountEntry::default());
                    }
                    if let Some(entry) = entries.get_mut(index) {
                        write(entry, text);
                    }
                });
            }),
            leave: Arc::new(|()| ()),
        }
    }

    fn row(&self, index: usize) -> El {
        let human = (index + 1).to_string();
        let network = self.entry(
            index,
            ".network",
            |e| &e.network,
            |e, text| e.network = text,
        );
        let handle = Entry {
            leave: leave(&self.field, self.registration),
            ..self.entry(index, ".handle", |e| &e.handle, |e, text| e.handle = text)
        };
        let networks = select(&self.networks, Some(texts::NETWORK), network)
            .attr("aria-label", texts::NETWORK);
        let handle = bare_line(Line::Handle, handle)
            .attr("aria-label", texts::HANDLE)
            .attr("placeholder", "@");
        let handle = match index {
            0 => tie(handle, &self.words, self.error),
            _ => handle.attr("id", &self.id(index)),
        };
        let remove = (index > 0).then(|| {
            let rows = self.clone();
            let label = [texts::REMOVE_ACCOUNT, &human].concat();
            button(Weight::Quiet, &label, move |_| {
                rows.change(move |entries| {
                    if index < entries.len() {
                        entries.remove(index);
                    }
                });
                focus_soon(&[&rows.words.id, "-add"].concat());
            })
        });
        el("div")
            .class("account-row")
            .attr("role", "group")
            .attr("aria-label", &[texts::ACCOUNT, &human].concat())
            .child(networks)
            .child(handle)
            .maybe(remove)
    }
}

fn entries(answer: Option<&Answer>) -> &[AccountEntry] {
    match answer {
        Some(Answer::Accounts(entries)) => entries,
        _ => &[],
    }
}

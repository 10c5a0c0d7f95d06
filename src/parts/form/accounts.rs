//! Accounts on networks: rows of a network and a handle.

use super::{
    answer::{nobody, part_of},
    rows::{Rows, rows},
};
use crate::{
    i18n::ar::form as texts,
    state::registration::Registration,
    ui::{
        El, el,
        field::Words,
        input::{Entry, Line, bare_line, select},
    },
};
use multaqa_domain::form::{AccountEntry, Answer, Field, Network, account};
use std::sync::Arc;

/// The rows of accounts.
pub(super) fn accounts(
    field: &Field,
    networks: &[Network],
    max: u8,
    registration: Registration,
    words: &Words,
) -> El {
    let (name, of) = (field.name.clone(), field.name.clone());
    let shared = Rows {
        name: field.name.clone(),
        words: words.clone(),
        texts: &texts::ACCOUNT,
        max,
        number: part_of(field, registration, |answer| entries(answer).len()),
        resize: Arc::new(move |number| {
            change(registration, &name, &mut |entries| {
                entries.resize(number, AccountEntry::default());
            });
        }),
        remove: Arc::new(move |index| {
            change(registration, &of, &mut |entries| {
                if index < entries.len() {
                    entries.remove(index);
                }
            });
        }),
    };
    let all = shared.clone();
    let accounts = Accounts {
        field: field.clone(),
        networks: networks.into(),
        registration,
    };
    rows(shared, move |index| accounts.row(index, &all))
}

/// What every row needs.
struct Accounts {
    field: Field,
    networks: Arc<[Network]>,
    registration: Registration,
}

impl Accounts {
    fn row(&self, index: usize, rows: &Rows) -> El {
        let network = self.entry(
            index,
            ".network",
            |e| &e.network,
            |e, text| text.clone_into(&mut e.network),
        );
        let handle = Entry {
            leave: self.recognise(index),
            ..self.entry(
                index,
                ".handle",
                |e| &e.handle,
                |e, text| text.clone_into(&mut e.handle),
            )
        };
        let networks: Vec<_> = self
            .networks
            .iter()
            .map(|network| (network.value.clone(), network.label.clone()))
            .collect();
        let networks =
            select(&networks, Some(texts::NETWORK), network).attr("aria-label", texts::NETWORK);
        let handle = bare_line(Line::Handle, handle)
            .attr("aria-label", texts::HANDLE)
            .attr("placeholder", "@");
        el("div")
            .class("account-row")
            .attr("role", "group")
            .attr("aria-label", &Rows::numbered(texts::ACCOUNT.row, index))
            .child(networks)
            .child(rows.tie(handle, index, self.registration))
    }

    /// Shows what a pasted link was understood as, once the handle has been left.
    fn recognise(&self, index: usize) -> Arc<dyn Fn(()) + Send + Sync> {
        let (name, networks) = (self.field.name.clone(), self.networks.clone());
        let registration = self.registration;
        Arc::new(move |()| {
            let typed = registration
                .answers
                .with_untracked(|answers| entries(answers.get(&name)).get(index).cloned());
            let Some(typed) = typed else { return };
            let known = account(&networks, &typed);
            if known != typed {
                edit(registration, &name, index, &mut |entry| {
                    entry.clone_from(&known);
                });
            }
        })
    }

    fn entry(
        &self,
        index: usize,
        part: &str,
        read: fn(&AccountEntry) -> &String,
        write: fn(&mut AccountEntry, &str),
    ) -> Entry {
        let value = part_of(&self.field, self.registration, move |answer| {
            let entry = entries(answer).get(index);
            entry.map(read).cloned().unwrap_or_default()
        });
        let (name, registration) = (self.field.name.clone(), self.registration);
        Entry {
            name: [&name, ".", &index.to_string(), part].concat(),
            value,
            autocomplete: None,
            input: Arc::new(move |text| {
                edit(registration, &name, index, &mut |entry| write(entry, &text));
            }),
            leave: nobody(),
        }
    }
}

/// Changes one row of the answer.
fn edit(
    registration: Registration,
    name: &str,
    index: usize,
    edit: &mut dyn FnMut(&mut AccountEntry),
) {
    change(registration, name, &mut |entries| {
        if entries.len() <= index {
            entries.resize(index + 1, AccountEntry::default());
        }
        if let Some(entry) = entries.get_mut(index) {
            edit(entry);
        }
    });
}

/// Changes the rows of the answer.
fn change(registration: Registration, name: &str, change: &mut dyn FnMut(&mut Vec<AccountEntry>)) {
    let mut entries = registration
        .answers
        .with_untracked(|answers| entries(answers.get(name)).to_vec());
    change(&mut entries);
    registration.set(name, Answer::Accounts(entries));
}

fn entries(answer: Option<&Answer>) -> &[AccountEntry] {
    match answer {
        Some(Answer::Accounts(entries)) => entries,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked::tests::with_registration;
    use super::*;

    #[test]
    fn a_pasted_link_is_recognised_once_it_is_left() {
        let network = Network {
            value: "x".into(),
            label: "X".into(),
            hosts: vec!["x.com".into()],
        };
        let field = Field {
            name: "nets".into(),
            ..Field::default()
        };
        let row = |network: &str, handle: &str| AccountEntry {
            network: network.into(),
            handle: handle.into(),
        };
        with_registration(|registration| {
            let accounts = Accounts {
                field,
                networks: [network].into(),
                registration,
            };
            // Nothing was typed there, and nothing is answered.
            accounts.recognise(0)(());
            assert!(registration.answers.with_untracked(|all| all.is_empty()));
            let typed = ["https://x.com/first", "https://www.x.com/@sara?s=1"];
            let typed = typed.map(|handle| row("", handle));
            registration.set("nets", Answer::Accounts(typed.to_vec()));
            accounts.recognise(1)(());
            let rows = vec![row("", "https://x.com/first"), row("x", "sara")];
            let answer = registration.answers.get_untracked().get("nets").cloned();
            assert_eq!(answer, Some(Answer::Accounts(rows)));
        });
    }
}

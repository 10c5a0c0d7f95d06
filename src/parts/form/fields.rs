//! A field of the form: for each kind the controls that fit it.

use super::{
    accounts::accounts,
    answer::{leave, message, nobody, part_of, row_id, text_entry, words},
    companions::companions,
};
use crate::reactive::Live;
use crate::{
    i18n::ar::form as texts,
    state::{registration::Registration, site::use_started},
    ui::{
        El,
        button::{Weight, button},
        choices::{self, Choice, Several},
        el,
        field::{self as frame, Message, Words, left, tie},
        focus::focus_id,
        input::{Entry, Line, line, lines, select},
        text::ltr,
    },
};
use leptos::prelude::*;
use multaqa_domain::form::{
    Answer, ChoiceOption, DialCountry, Field, FieldKind, grouped, meant, to_e164,
};
use std::sync::Arc;

/// So many options are shown at once, as radio buttons.
const FEW: usize = 5;

/// Of more options than these none is served: a list of hundreds of sessions would be most of the
/// page, and nothing can be sent before the app is in charge.
const MANY: usize = 150;

/// The field.
pub(super) fn field(field: &Field, registration: Registration) -> El {
    let mut bare = field.clone();
    match &mut bare.kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. }
            if options.len() > MANY =>
        {
            options.clear();
        }
        _ => return drawn(field, registration),
    }
    let (whole, started) = (field.clone(), use_started());
    el("div").live(move || {
        let field = if started.get() { &whole } else { &bare };
        vec![drawn(field, registration).into()]
    })
}

fn drawn(field: &Field, registration: Registration) -> El {
    let words = words(field);
    let error = message(field, registration);
    let typed = |kind| {
        let control = line(kind, text_entry(field, registration), &words, error);
        frame::field(&words, error, control)
    };
    let several = |group| left(group, leave(field, registration));
    match &field.kind {
        FieldKind::Text { .. } => typed(Line::Text),
        FieldKind::Email => {
            let control = email(field, registration, &words, error);
            frame::field(&words, error, control)
        }
        FieldKind::Number { .. } => typed(Line::Number),
        FieldKind::Date { min, max } => {
            let control = line(Line::Date, text_entry(field, registration), &words, error)
                .attr_maybe("min", min.as_deref())
                .attr_maybe("max", max.as_deref());
            frame::field(&words, error, control)
        }
        FieldKind::LongText { .. } => {
            let control = lines(text_entry(field, registration), &words, error);
            frame::field(&words, error, control)
        }
        FieldKind::Phone { countries } => {
            let controls = phone(field, countries, registration, &words, error);
            several(frame::field(&words, error, controls))
        }
        FieldKind::Choice { options } if field.required && options.len() <= FEW => {
            let controls = choices(field, options, Several::No, registration, &words.id);
            several(frame::group(&words, error, controls))
        }
        FieldKind::Choice { options } | FieldKind::Country { options } => {
            let entry = text_entry(field, registration);
            let control = select(&pairs(options), Some(texts::CHOOSE), entry);
            frame::field(&words, error, tie(control, &words, error))
        }
        FieldKind::Choices { options, .. } => {
            let controls = choices(field, options, Several::Yes, registration, &words.id);
            several(frame::group(&words, error, controls))
        }
        FieldKind::Accounts { networks, max } => {
            let controls = accounts(field, networks, *max, registration, &words);
            several(frame::group(&words, error, controls))
        }
        FieldKind::Companions { max } => {
            let controls = companions(field, *max, registration, &words);
            several(frame::group(&words, error, controls))
        }
        FieldKind::Consent { text, .. } => {
            let control = consent(field, text, registration, &words, error);
            frame::group(&words, error, control)
        }
    }
}

/// Options as values and labels.
pub(super) fn pairs(options: &[ChoiceOption]) -> Vec<(String, String)> {
    options
        .iter()
        .map(|option| (option.value.clone(), option.label.clone()))
        .collect()
}

/// An address; once it was left, with the one that was probably meant.
fn email(field: &Field, registration: Registration, words: &Words, error: Message) -> El {
    let entry = text_entry(field, registration);
    let (typed, name, id) = (entry.value.clone(), field.name.clone(), words.id.clone());
    let left = name.clone();
    // Drawn anew only if it is another: the button must stay while it is pressed.
    let meant: Live<Option<String>> = Live::memo(move || {
        let typed = typed();
        meant(&typed).filter(|_| registration.was_left(&left))
    });
    let correction = move || {
        let meant = meant.get()?;
        let shown = ltr(&meant);
        let (name, id) = (name.clone(), id.clone());
        let take = button(Weight::Quiet, texts::CORRECT, move |_| {
            registration.set(&name, Answer::Text(meant.clone()));
            // The button goes.
            focus_id(&id);
        });
        let question = el("span").text(texts::MEANT).child(shown).text("؟ ");
        Some(question.child(take))
    };
    el("div")
        .class("with-note")
        .child(line(Line::Email, entry, words, error))
        .child(el("output").class("help").live_maybe(correction))
}

/// Country and number, written left to right.
fn phone(
    field: &Field,
    countries: &[DialCountry],
    registration: Registration,
    words: &Words,
    error: Message,
) -> El {
    let first = countries
        .first()
        .map(|country| country.code.clone())
        .unwrap_or_default();
    let country = part_of(field, registration, move |answer| match answer {
        Some(Answer::Phone { country, .. }) if !country.is_empty() => country.clone(),
        _ => first.clone(),
    });
    let number = part_of(field, registration, |answer| match answer {
        Some(Answer::Phone { number, .. }) => number.clone(),
        _ => String::new(),
    });
    // What will be sent, as soon as it is a number.
    let dialled = {
        let (known, country, number) = (countries.to_vec(), country.clone(), number.clone());
        move || {
            let number = to_e164(&known, &country(), &number()).ok()?;
            let number = el("bdi").attr("dir", "ltr").text(&grouped(&known, &number));
            Some(el("span").text(texts::WE_CALL).child(number))
        }
    };
    let name = field.name.clone();
    let answer = move |country, number| registration.set(&name, Answer::Phone { country, number });
    let set = Arc::new(answer);
    let code = {
        let (set, number) = (set.clone(), number.clone());
        Entry {
            name: [field.name.as_str(), ".country"].concat(),
            value: country.clone(),
            autocomplete: None,
            input: Arc::new(move |code| set(code, untrack(|| number()))),
            leave: nobody(),
        }
    };
    let typed = Entry {
        name: [field.name.as_str(), ".number"].concat(),
        value: number,
        autocomplete: field.autocomplete.clone(),
        input: Arc::new(move |typed| set(untrack(|| country()), typed)),
        leave: nobody(),
    };
    // The calling code is isolated, so that its plus sign stays in front.
    let options = countries.iter().map(|country| {
        let label = ["\u{2066}+", &country.dial, "\u{2069} ", &country.label].concat();
        (country.code.clone(), label)
    });
    let options: Vec<_> = options.collect();
    let codes = select(&options, None, code).attr("aria-label", texts::DIAL);
    el("div")
        .class("phone")
        .child(line(Line::Phone, typed, words, error))
        .child(codes)
        .child(el("output").class("help").live_maybe(dialled))
}

fn choices(
    field: &Field,
    options: &[ChoiceOption],
    several: Several,
    registration: Registration,
    id: &str,
) -> El {
    let name = field.name.clone();
    let change = Arc::new(move |(value, chosen): (String, bool)| {
        let before = registration
            .answers
            .with_untracked(|answers| answers.get(&name).cloned());
        registration.set(&name, chosen_now(before, several, value, chosen));
    });
    let option = |(index, option): (usize, &ChoiceOption)| {
        let value = option.value.clone();
        let chosen = part_of(field, registration, move |answer| match answer {
            Some(Answer::Text(text)) => *text == value,
            Some(Answer::Many(values)) => values.contains(&value),
            _ => false,
        });
        let id = row_id(id, index);
        let (value, label) = (option.value.clone(), option.label.clone());
        choices::choice(
            several,
            &field.name,
            Choice {
                id,
                value,
                label,
                chosen,
            },
            change.clone(),
        )
    };
    el("div")
        .class("choices")
        .children(options.iter().enumerate().map(option))
}

/// The answer after a box was changed.
fn chosen_now(before: Option<Answer>, several: Several, value: String, chosen: bool) -> Answer {
    if several == Several::No {
        return Answer::Text(value);
    }
    let mut values = match before {
        Some(Answer::Many(values)) => values,
        _ => Vec::new(),
    };
    values.retain(|kept| *kept != value);
    if chosen {
        values.push(value);
    }
    Answer::Many(values)
}

fn consent(
    field: &Field,
    text: &str,
    registration: Registration,
    words: &Words,
    error: Message,
) -> El {
    let given = part_of(field, registration, |answer| {
        matches!(answer, Some(Answer::Flag(true)))
    });
    let name = field.name.clone();
    let change = Arc::new(move |given| {
        registration.set(&name, Answer::Flag(given));
        registration.leave(&name);
    });
    choices::tick(&field.name, text, given, change, words, error)
}

#[cfg(test)]
mod tests {
    use super::{Several, chosen_now};
    use multaqa_domain::form::Answer;

    #[test]
    fn boxes_add_up_and_radio_buttons_replace() {
        let many = |values: &[&str]| Answer::Many(values.iter().map(|v| (*v).to_owned()).collect());
        let one = chosen_now(None, Several::Yes, "a".into(), true);
        assert_eq!(one, many(&["a"]));
        let two = chosen_now(Some(one), Several::Yes, "b".into(), true);
        assert_eq!(two, many(&["a", "b"]));
        let again = chosen_now(Some(two), Several::Yes, "a".into(), true);
        assert_eq!(again, many(&["b", "a"]));
        let less = chosen_now(Some(again), Several::Yes, "b".into(), false);
        assert_eq!(less, many(&["a"]));
        let radio = chosen_now(
            Some(Answer::Text("a".into())),
            Several::No,
            "b".into(),
            true,
        );
        assert_eq!(radio, Answer::Text("b".into()));
    }
}

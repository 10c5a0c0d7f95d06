//! How the visitor reads the site: colours, digits, names of months, calendar.
//!
//! The script that stands in each page's head keeps what is chosen here and does it, since
//! it must be done before anything is painted.

use crate::{
    i18n::ar::preferences as words,
    ui::{
        El, el,
        text::{head, ltr, paragraph},
    },
};

/// `/preferences/`, of a site whose own months are so named.
pub(crate) fn preferences(is_levantine: bool) -> El {
    let own = if is_levantine { "levant" } else { "gulf" };
    el("div")
        .class("page preferences")
        .child(head(
            words::TITLE,
            paragraph(words::WHAT).attr("class", "hint"),
        ))
        .child(paragraph(words::NO_SCRIPT).attr("class", "if-no-script"))
        .child(
            el("form")
                .attr("id", "preferences")
                .child(group(
                    words::THEME,
                    "theme",
                    "",
                    &[
                        ("", words::BY_DEVICE),
                        ("light", words::LIGHT),
                        ("dark", words::DARK),
                    ],
                ))
                .child(group(
                    words::CALENDAR,
                    "calendar",
                    "",
                    &[
                        ("", words::BOTH),
                        ("hijri", words::HIJRI_FIRST),
                        ("gregorian", words::GREGORIAN),
                    ],
                ))
                .child(group(
                    words::DIGITS,
                    "digits",
                    "",
                    &[("", words::LATIN), ("arab", words::ARABIC)],
                ))
                .child(group(
                    words::MONTHS,
                    "months",
                    own,
                    &[("gulf", words::COMMON), ("levant", words::LEVANTINE)],
                )),
        )
}

/// Choices, of which the site's own is chosen unless the visitor prefers another.
fn group(legend: &str, name: &str, own: &str, choices: &[(&str, &str)]) -> El {
    let mut group = el("fieldset").child(el("legend").text(legend));
    for (value, label) in choices {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .attr("value", value)
            .flag("checked", *value == own);
        // Digits are shown as they are, whatever is chosen.
        let text = match name {
            "digits" => ltr(label),
            _ => el("span").text(label),
        };
        group = group.child(el("label").class("choice").child(radio).child(text));
    }
    group
}

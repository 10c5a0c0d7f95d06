//! The gallery: every component of `ui/` in every state, from one table, which the
//! snapshot and accessibility tests go by too. Development only.

use super::{
    El,
    avatar::{Photo, avatar},
    badge::{Tone, badge, tag},
    button::{self, Weight, button},
    card::{card, cards, rows},
    choices::{Choice, Several, choice, switch, tick},
    countdown::countdown,
    el, element,
    error_summary::{Item, error_summary},
    facts::{facts, text_fact},
    field::{Message, Words, field, group, left, tie, tie_one},
    focus::focus_soon,
    icon::{Icon, icon},
    input::{Entry, Line, bare_line, line, lines, select},
    notice::{Kind, notice, status},
    progress::progress,
    qr::qr,
    share::{share_button, share_on_button},
    text::{external, hidden, link, list, ltr, paragraph, section, title},
};
use crate::reactive::Live;
use std::sync::Arc;

/// A component in a state.
pub(crate) struct Example {
    /// The component's file.
    pub(crate) component: &'static str,
    /// The state.
    pub(crate) state: &'static str,
    /// Draws it.
    pub(crate) view: fn() -> El,
}

const fn example(component: &'static str, state: &'static str, view: fn() -> El) -> Example {
    Example {
        component,
        state,
        view,
    }
}

/// All examples.
pub(crate) fn examples() -> Vec<Example> {
    vec![
        example("avatar", "initials", || avatar("ح‌ج", None)),
        example("avatar", "photo", || avatar("ح‌ج", Some(photo()))),
        example("badge", "plain", || badge(Tone::Plain, "أُعلن عنه")),
        example("badge", "open", || badge(Tone::Open, "التسجيل مفتوح")),
        example("badge", "urgent", || badge(Tone::Urgent, "المقاعد الأخيرة")),
        example("badge", "live", || badge(Tone::Live, "منعقد الآن")),
        example("badge", "warning", || badge(Tone::Warning, "مؤجَّل")),
        example("badge", "tags", || {
            list("tags", (1..=8).map(|colour| tag(colour, "قطاع")))
        }),
        example("button", "primary", || {
            button(Weight::Primary, "التسجيل", press)
        }),
        example("button", "secondary", || {
            button(Weight::Secondary, "التفاصيل", press)
        }),
        example("button", "quiet", || button(Weight::Quiet, "حذف", press)),
        example("button", "busy", || {
            button::submit("إرسال").attr("aria-disabled", "true")
        }),
        example("button", "link", || {
            button::link(Weight::Primary, "#top", "رابط كالزر")
        }),
        example("card", "plain", || card(None).child(paragraph("بطاقة"))),
        example("card", "coloured", || {
            cards((1..=8).map(|colour| card(Some(colour)).child(paragraph("بطاقة"))))
        }),
        example("card", "rows", || {
            rows((1..=2).map(|colour| card(Some(colour)).child(paragraph("بطاقة"))))
        }),
        example("choices", "radio", || choices("radio", Several::No, None)),
        example("choices", "check boxes", || {
            choices("boxes", Several::Yes, None)
        }),
        example("choices", "check boxes with an error", || {
            choices("boxes-wrong", Several::Yes, Some("الحقل «الاسم» مطلوب."))
        }),
        example("choices", "tick", || consent("tick", None)),
        example("choices", "tick with an error", || {
            consent("tick-wrong", Some("الموافقة مطلوبة."))
        }),
        example("choices", "switch", || {
            switch("هذا جهاز مشترك", Arc::new(|| false), Arc::new(|_| ()))
        }),
        example("countdown", "over", || countdown(0, |n| n.to_string())),
        example("element", "text of a signal", || {
            element::el("p").live_text(|| "نص حيّ".to_owned())
        }),
        example("error_summary", "faults", || {
            error_summary("في الإجابات خطآن", faults())
        }),
        example("facts", "two", || {
            facts()
                .child(text_fact("التاريخ", "الخميس 14 سبتمبر 2017"))
                .child(text_fact("المكان", "دبي"))
        }),
        example("field", "with help", || typed("help", Line::Text, None)),
        example("field", "with an error", || {
            typed("error", Line::Text, Some("الحقل «الاسم» مطلوب."))
        }),
        example("focus", "moved by a button", || {
            button(
                Weight::Secondary,
                "التركيز على أول الصفحة",
                |_| focus_soon("title"),
            )
        }),
        example("icon", "all", || list("tags", ICONS.map(icon))),
        example("input", "e-mail", || typed("email", Line::Email, None)),
        example("input", "phone", || typed("phone", Line::Phone, None)),
        example("input", "number", || typed("number", Line::Number, None)),
        example("input", "handle", || typed("handle", Line::Handle, None)),
        example("input", "search", || typed("search", Line::Search, None)),
        example("input", "date", || typed("date", Line::Date, None)),
        example("input", "one of several", || {
            let words = words("one");
            let control = bare_line(Line::Text, entry("one")).attr("aria-label", "الاسم");
            let control = tie_one(control, &words.id, &words, || true);
            group(&words, message(Some("الحقل «الاسم» مطلوب.")), control)
        }),
        example("input", "lines", || {
            let words = words("lines");
            let error = message(None);
            field(&words, error, lines(entry("lines"), &words, error))
        }),
        example("input", "select", || {
            let (words, error) = (words("select"), message(None));
            let options = [("a".to_owned(), "الإمارات".to_owned())];
            let control = select(&options, Some("الاختيار"), entry("select"));
            field(&words, error, tie(control, &words, error))
        }),
        example("notice", "info", || news(Kind::Info, "info")),
        example("notice", "success", || news(Kind::Success, "success")),
        example("notice", "warning", || news(Kind::Warning, "warning")),
        example("notice", "error", || news(Kind::Error, "error")),
        example("notice", "status", || status().text("جارٍ الإرسال…")),
        example("progress", "active", || {
            progress(Live::new(true), "جارٍ التحميل…")
        }),
        example("qr", "reference", || {
            qr("M-7KQ2-XW4F", "رمز رقم المرجع").unwrap_or_else(|| el("p"))
        }),
        example("share", "button", || {
            share_button("مشاركة الملتقى", "نُسخ الرابط", "ملتقى", "/")
        }),
        example("share", "network", || {
            share_on_button("واتساب", "https://wa.me/?text=", "ملتقى", "/")
        }),
        example("text", "isolated", || {
            paragraph("الحساب ")
                .child(ltr("@example"))
                .text("، وبعده نص")
        }),
        example("text", "links", || {
            paragraph("")
                .child(link("#top", "داخلي"))
                .text(" ")
                .child(external("https://example.org/", el("span").text("خارجي")))
                .child(hidden("كلمات لا تُرى"))
        }),
        example("text", "section", || {
            section("a-section", "عنوان").child(paragraph("نص"))
        }),
    ]
}

/// The page of all examples.
pub(crate) fn gallery() -> El {
    el("main").attr("id", "main").child(
        el("div")
            .class("page gallery")
            .child(title("معرض المكوّنات"))
            .children(examples().into_iter().map(shown)),
    )
}

fn shown(example: Example) -> El {
    el("section")
        .attr(
            "aria-label",
            &[example.component, ": ", example.state].concat(),
        )
        .attr("data-component", example.component)
        .attr("data-state", example.state)
        .child(
            el("p")
                .class("hint")
                .child(ltr(example.component))
                .text(" ")
                .child(ltr(example.state)),
        )
        .child((example.view)())
}

const ICONS: [Icon; 10] = [
    Icon::Home,
    Icon::Calendar,
    Icon::People,
    Icon::About,
    Icon::Clock,
    Icon::Place,
    Icon::Check,
    Icon::Alert,
    Icon::Search,
    Icon::Plan,
];

fn press(_: leptos::ev::Event) {}

fn photo() -> Photo {
    Photo {
        src: "favicon.svg".into(),
        srcset: "favicon.svg 56w".into(),
        shown: "3.5rem",
        is_lazy: false,
        size: [56, 56],
        alt: "صورة".into(),
    }
}

fn words(id: &str) -> Words {
    Words {
        id: ["g-", id].concat(),
        label: "الاسم".into(),
        help: Some("كما يُكتب في بطاقة الحضور".into()),
        required: false,
        note: Some("(اختياري)"),
        error: "خطأ: ",
    }
}

fn entry(name: &str) -> Entry {
    Entry {
        name: name.to_owned(),
        value: Arc::new(String::new),
        autocomplete: None,
        input: Arc::new(|_| ()),
        leave: Arc::new(|()| ()),
    }
}

fn message(error: Option<&str>) -> Message {
    let error = error.map(str::to_owned);
    Live::memo(move || error.clone())
}

fn typed(id: &str, kind: Line, error: Option<&str>) -> El {
    let words = words(id);
    let error = message(error);
    field(&words, error, line(kind, entry(id), &words, error))
}

fn choices(name: &str, several: Several, error: Option<&str>) -> El {
    let option = |index: usize| {
        let option = Choice {
            id: ["g-", name, &index.to_string()].concat(),
            value: index.to_string(),
            label: "خيار".into(),
            chosen: Arc::new(|| false),
        };
        choice(several, name, option, Arc::new(|_| ()))
    };
    let controls = el("div").class("choices").children((0..3).map(option));
    left(
        group(&words(name), message(error), controls),
        Arc::new(|()| ()),
    )
}

fn consent(id: &str, error: Option<&str>) -> El {
    let words = words(id);
    let error = message(error);
    let ticked = Arc::new(|| false);
    let control = tick(id, "أوافق", ticked, Arc::new(|_| ()), &words, error);
    group(&words, error, control)
}

fn faults() -> Vec<Item> {
    vec![
        Item {
            id: Some("g-help".into()),
            message: "الحقل «الاسم» مطلوب.".into(),
        },
        Item {
            id: None,
            message: "أُغلق التسجيل.".into(),
        },
    ]
}

fn news(kind: Kind, id: &'static str) -> El {
    let heading = match kind {
        Kind::Info => "خبر للعلم",
        Kind::Success => "خبر سارّ",
        Kind::Warning => "خبر يستدعي الانتباه",
        Kind::Error => "خبر عن خطأ",
    };
    notice(kind, id, heading).child(paragraph("تفصيل الخبر."))
}

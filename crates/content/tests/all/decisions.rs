//! Sessions that are cancelled, postponed or moved, wherever pages tell of them.

use multaqa_content::{Options, load};
use multaqa_domain::{form::FieldKind, forum::Decision, page::Page, route::Route, time::Instant};
use std::fs;

const SITE: &str = "name = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"";
const FORM: &str = r#"
title = "نموذج"
submit = "إرسال"
data_use = { controller = "س", purpose = "س", kept = "س", country = "س", contact = "س" }
[[section]]
title = "قسم"
[[section.field]]
name = "session"
label = "الجلسة"
kind = "sessions"
"#;
const ENDPOINT: &str = "url = \"/api/x\"\nrequestBody = { payload = { all = \"$inputs\" } }";

/// What pages tell of two sessions, of which the first is decided about.
#[derive(Debug, PartialEq)]
struct Told {
    /// What the programme says of the first.
    decision: Option<Decision>,
    /// How long the programme takes it to last, in minutes.
    minutes: i64,
    /// What its speaker's profile says.
    profile: Option<Decision>,
    /// The line about it in the search.
    found: String,
    /// How many a form offers.
    offered: usize,
}

fn told(forum: &str, session: &str) -> Told {
    let line = |decision: &str| match decision {
        "" => String::new(),
        decision => format!("decision = \"{decision}\"\n"),
    };
    let (forum, session) = (line(forum), line(session));
    let forum = format!(
        "title = \"ملتقى\"\nsummary = \"ملخص\"\ndate = 2026-05-05\n{forum}\
        registration = {{ form = \"form\", endpoint = \"endpoint\" }}\n\
        [[session]]\nid = \"one\"\nkind = \"talk\"\ntitle = \"أولى\"\nstart = 09:00\nend = 10:00\n{session}\
        people = [{{ person = \"sara\" }}]\n\
        [[session]]\nid = \"two\"\nkind = \"talk\"\ntitle = \"ثانية\"\nstart = 10:00\n"
    );
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("site.md", SITE),
        ("forums/forum.md", &forum),
        ("forms/form.md", FORM),
        ("endpoints/endpoint.md", ENDPOINT),
        ("speakers/sara.md", "name = \"سارة\""),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("+++\n{}\n+++\n", text.trim())).unwrap();
    }
    let site = load(folder.path()).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let options = Options {
        now: None,
        wall_clock: Instant(1_700_000_000),
    };
    let pages = site.pages(&options);
    let page = |address: &str| {
        let route = Route::parse(address);
        let found = pages.iter().find(|(other, _)| *other == route);
        &found.unwrap_or_else(|| panic!("no {address}")).1.page
    };
    let Page::Forum(programme) = page("/forums/forum/") else {
        panic!("another page");
    };
    let Page::Speaker(profile) = page("/speakers/sara/") else {
        panic!("another page");
    };
    let Page::Register(form) = page("/forums/forum/register/") else {
        panic!("another page");
    };
    let field = form.form.fields().next().unwrap();
    let FieldKind::Choices {
        options: offered, ..
    } = &field.kind
    else {
        panic!("another field");
    };
    let found = site.findable(&options).into_iter();
    let mut found = found.filter(|found| found.name == "forum#one");
    let one = &programme.days[0].sessions[0];
    Told {
        decision: one.decision,
        minutes: (one.over.unwrap().0 - one.start.as_ref().unwrap().at.0) / 60,
        profile: profile.appearances[0].decision,
        found: found.next().unwrap().about,
        offered: offered.len(),
    }
}

#[test]
fn decisions_by_table() {
    use Decision::{Cancelled, Moved, Postponed};
    for (forum, session, decision, minutes, profile, off, offered) in [
        ("", "", None, 60, None, "", 2),
        (
            "",
            "cancelled",
            Some(Cancelled),
            0,
            Some(Cancelled),
            "ملغاة، ",
            1,
        ),
        (
            "",
            "postponed",
            Some(Postponed),
            0,
            Some(Postponed),
            "مؤجَّلة، ",
            2,
        ),
        ("", "moved", Some(Moved), 60, None, "", 2),
        ("moved", "", None, 60, None, "", 2),
        ("cancelled", "", None, 0, Some(Cancelled), "ملغاة، ", 2),
        (
            "postponed",
            "cancelled",
            Some(Cancelled),
            0,
            Some(Cancelled),
            "ملغاة، ",
            1,
        ),
        (
            "cancelled",
            "moved",
            Some(Moved),
            0,
            Some(Cancelled),
            "ملغاة، ",
            2,
        ),
    ] {
        let expected = Told {
            decision,
            minutes,
            profile,
            found: format!("{off}ملتقى، 5 مايو 2026، 9:00 صباحًا"),
            offered,
        };
        assert_eq!(told(forum, session), expected, "{forum:?} {session:?}");
    }
}

//! Pages with forms, as the test content has them: what is filled in when they are made.

use multaqa_content::{
    Options, Site,
    facts::{Times, When},
    load,
};
use multaqa_domain::{
    exchange::{Criterion, Operator, Repeat},
    form::{Condition, FieldKind, Form},
    forum::State,
    json::Json,
    page::{Document, ForumPage, HomePage, Page, RegisterPage, Show},
    route::Route,
    slug::Slug,
    time::Instant,
};
use std::path::Path;

const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(0),
};

fn site() -> Site {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    load(&folder).unwrap_or_else(|report| panic!("{report}"))
}

fn document(path: &str) -> Document {
    let route = Route::parse(path).unwrap();
    let pages = site().pages(&OPTIONS);
    let found = pages.into_iter().find(|(r, _)| *r == Some(route.clone()));
    found.unwrap_or_else(|| panic!("no page {route}")).1
}

fn register(path: &str) -> RegisterPage {
    match document(path).page {
        Page::Register(page) => (*page).clone(),
        _ => panic!("{path} is another page"),
    }
}

fn forum(slug: &str) -> (ForumPage, State) {
    let document = document(&format!("/forums/{slug}/"));
    match document.page {
        Page::Forum(page) => {
            let state = page.card.timing.state(document.clock.now);
            (page, state)
        }
        _ => panic!("{slug} is another page"),
    }
}

fn kind<'f>(form: &'f Form, name: &str) -> &'f FieldKind {
    &form.fields().find(|field| field.name == name).unwrap().kind
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

#[test]
fn a_form_has_the_sessions_and_the_country_of_its_forum() {
    let page = register("/forums/every-field/register/");
    let FieldKind::Choices { options, min, max } = kind(&page.form, "sessions") else {
        panic!("another kind");
    };
    let values: Vec<_> = options.iter().map(|o| o.value.as_str()).collect();
    assert_eq!(values, ["talk", "discussion"], "a break is no session");
    assert_eq!((*min, *max), (Some(1), Some(3)));
    let FieldKind::Phone { countries } = kind(&page.form, "phone") else {
        panic!("another kind");
    };
    let codes: Vec<_> = countries.iter().take(2).map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["EG", "SA"], "the venue's, then the site's");
    // Where there is one answer, it is a choice.
    let question = register("/forums/two-days/question/");
    let FieldKind::Choice { options } = kind(&question.form, "session") else {
        panic!("another kind");
    };
    assert_eq!(options.len(), 7);
}

#[test]
fn fields_are_as_content_says() {
    let form = register("/forums/every-field/register/").form;
    let field = |name: &str| form.fields().find(|field| field.name == name).unwrap();
    assert_eq!(
        field("full_name").kind,
        FieldKind::Text {
            min: Some(3),
            max: 80
        }
    );
    assert_eq!(field("full_name").messages.len(), 2);
    assert_eq!(
        field("birth").kind,
        FieldKind::Date {
            min: Some("1930-01-01".into()),
            max: Some("2012-12-31".into())
        }
    );
    assert_eq!(field("companions").kind, FieldKind::Companions { max: 4 });
    let FieldKind::Accounts { networks, .. } = &field("accounts").kind else {
        panic!("another kind");
    };
    let hosts: Vec<_> = networks.iter().map(|n| n.hosts.join(" ")).collect();
    assert_eq!(
        hosts,
        [
            "x.com twitter.com mobile.twitter.com",
            "instagram.com",
            "social.example"
        ]
    );
    let prefilled: Vec<_> = form.fields().filter(|f| f.prefill).collect();
    let prefilled: Vec<_> = prefilled.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(prefilled, ["country", "attendance", "source"]);
    let condition = |field: &str| Condition {
        field: field.to_owned(),
        ..Condition::default()
    };
    let in_person = Condition {
        any: vec!["in_person".into()],
        ..condition("attendance")
    };
    assert_eq!(
        form.sections[2].conditions,
        std::slice::from_ref(&in_person)
    );
    let some = Condition {
        min: Some(1),
        ..condition("companions_wanted")
    };
    assert_eq!(field("companions").conditions, [in_person, some]);
    assert_eq!(field("needs").conditions, [condition("phone")]);
    let agreed = Condition {
        any: vec!["true".into()],
        ..condition("letters")
    };
    assert_eq!(field("language").conditions, [agreed]);
}

#[test]
fn an_endpoint_says_what_it_is_about() {
    let page = register("/forums/every-field/register/");
    assert!(page.registers);
    assert_eq!(page.calendar.as_deref(), Some("forums/every-field.ics"));
    let endpoint = &page.endpoint;
    assert_eq!(endpoint.repeat, Repeat::UniqueKey);
    assert_eq!(endpoint.wait.as_deref(), Some("/errors/0/extensions/reset"));
    assert_eq!(endpoint.duplicate.len(), 2, "joined by &&");
    assert_eq!(
        endpoint.duplicate[1],
        Criterion {
            at: Some("/data/key/code".into()),
            operator: Operator::Equal,
            value: Json::text("validation_not_unique"),
        }
    );
    let errors = endpoint.errors.as_ref().unwrap();
    assert_eq!(errors.at.as_deref(), Some("/errors"));
    assert_eq!(errors.names[1], ("mail".to_owned(), "email".to_owned()));

    let step = &endpoint.steps[0];
    assert_eq!(
        step.url,
        "https://orders.example/events/every-field/order?form=register"
    );
    assert_eq!((step.id.as_str(), step.method.as_str()), ("order", "PUT"));
    assert_eq!(step.timeout, 5000);
    assert_eq!(step.content_type, "application/vnd.api+json");
    assert_eq!(step.headers[1].1, "forum-{$key}");
    assert_eq!(step.success.len(), 2);
    assert_eq!(step.outputs, [("order".to_owned(), "/data/id".to_owned())]);
    let payload = step.payload.as_ref().unwrap();
    let at = |pointer: &str| payload.pointer(pointer).and_then(Json::as_text);
    assert_eq!(at("/data/sector"), Some("technology"));
    assert_eq!(at("/data/attributes/phone"), Some("$inputs.phone"));
    assert_eq!(
        at("/data/attributes/full_name"),
        None,
        "it stands in another text already"
    );
    assert_eq!(at("/line"), Some("{$inputs.full_name} <{$inputs.email}>"));
    let last = &endpoint.steps[1];
    assert_eq!(last.timeout, 10_000);
    assert_eq!(
        last.url,
        "https://orders.example/order/{$steps.order.outputs.order}"
    );
    let cancel = endpoint.cancel.as_ref().unwrap();
    assert_eq!(cancel.method.as_str(), "POST");
    let other = register("/forums/two-days/register/").endpoint;
    assert_eq!(other.cancel.as_ref().unwrap().method.as_str(), "DELETE");
}

#[test]
fn messages_go_to_one_endpoint() {
    for (path, subject, form, field) in [
        (
            "/forums/two-days/question/",
            "two-days",
            "question",
            "question",
        ),
        ("/sectors/sport/notify/", "sport", "notify", "email"),
    ] {
        let page = register(path);
        assert!(!page.registers && page.calendar.is_none(), "{path}");
        let payload = page.endpoint.steps[0].payload.as_ref().unwrap();
        let at = |pointer: &str| payload.pointer(pointer).and_then(Json::as_text);
        assert_eq!(at("/subject"), Some(subject));
        assert_eq!(at("/form"), Some(form));
        let input = format!("$inputs.{field}");
        assert_eq!(at(&format!("/answers/{field}")), Some(input.as_str()));
    }
    assert_eq!(register("/sectors/sport/notify/").subject, "الرياضة");
    assert!(register("/sectors/sport/notify/").forum.is_none());
    assert!(register("/forums/two-days/question/").forum.is_some());
}

#[test]
fn cards_lead_to_what_one_can_do() {
    let (elsewhere, state) = forum("elsewhere");
    assert_eq!(state, State::Open);
    assert_eq!(
        elsewhere.card.elsewhere.unwrap().as_str(),
        "https://tickets.example/forum"
    );
    let routes: Vec<_> = site().pages(&OPTIONS).into_iter().map(|(r, _)| r).collect();
    assert!(!routes.contains(&Some(Route::Register(slug("elsewhere")))));
    assert!(routes.contains(&Some(Route::Registrations)));

    let (waiting, _) = forum("waiting-list");
    assert!(waiting.card.timing.registration.unwrap().waitlist);
    let status = waiting.card.status.unwrap();
    assert_eq!(status.url, "/api/status/waiting-list");
    assert_eq!(status.timeout, 2000);
    assert_eq!(status.left.as_deref(), Some("/left"));

    let (undated, _) = forum("undated");
    assert_eq!(undated.card.notify, Some(slug("notify")));
    assert!(undated.forms.is_empty());
    let (two_days, _) = forum("two-days");
    let forms: Vec<_> = two_days
        .forms
        .iter()
        .map(|form| (form.name.as_str(), form.show, form.sessions))
        .collect();
    assert_eq!(
        forms,
        [
            ("question", Show::Before, true),
            ("feedback", Show::After, false)
        ]
    );
    let Page::Home(HomePage { sectors, .. }) = document("/").page else {
        panic!("another page");
    };
    let notified = sectors.iter().filter(|s| s.notify.is_some());
    let notified: Vec<_> = notified.map(|s| s.tag.slug.as_str()).collect();
    assert_eq!(notified, ["sport"]);
}

#[test]
fn events_are_as_exact_as_content() {
    let site = site();
    let facts = site.facts(&OPTIONS);
    let when = |slug: &str| facts.forum(&Slug::parse(slug).unwrap()).unwrap().when;
    let Some(When::Days { first, last }) = when("elsewhere") else {
        panic!("another kind");
    };
    assert_eq!((first.to_string(), last), ("2026-05-20".to_owned(), first));
    let Some(When::Times(Times { starts, ends })) = when("waiting-list") else {
        panic!("another kind");
    };
    assert_eq!(starts.timestamp().as_second(), 1_777_528_800);
    assert_eq!(ends.unwrap().timestamp().as_second(), 1_777_536_000);
    let Some(When::Times(Times { ends, .. })) = when("every-field") else {
        panic!("another kind");
    };
    assert_eq!(ends, None, "nobody knows how long it takes");
    assert_eq!(when("undated"), None);
}

#[test]
fn what_a_calendar_can_take_in_has_links() {
    let links = |slug: &str| {
        let route = Route::Forum(Slug::parse(slug).unwrap());
        match document(&route.to_string()).page {
            Page::Forum(ForumPage { calendar, .. }) => calendar,
            _ => panic!("another page"),
        }
    };
    for none in ["undated", "over", "cancelled", "postponed"] {
        assert_eq!(links(none), None, "{none}");
    }
    let all = links("waiting-list").unwrap();
    // What is taken in once is another file than what is subscribed to: it has a reminder.
    assert_eq!(all.file, "forums/waiting-list.ics");
    assert_eq!(
        all.feed.as_deref(),
        Some("forum.example/forums/waiting-list/calendar.ics")
    );
    let hosts = all.web.iter().map(|link| {
        let (_, rest) = link.href.as_str().split_once("://").unwrap();
        rest.split_once('/').unwrap().0
    });
    assert_eq!(
        hosts.collect::<Vec<_>>(),
        [
            "calendar.google.com",
            "outlook.live.com",
            "outlook.office.com"
        ]
    );
    let google = &all.web[0].href;
    assert!(
        google
            .as_str()
            .contains("&dates=20260430T060000Z/20260430T080000Z&text=%D9")
    );
    assert!(
        google
            .as_str()
            .ends_with("&details=https%3A%2F%2Fforum%2Eexample%2Fforums%2Fwaiting%2Dlist%2F")
    );
    let [live, office] = [1, 2].map(|place| all.web[place].href.as_str());
    assert!(live.contains("&startdt=2026-04-30T06%3A00%3A00Z"), "{live}");
    assert_eq!(live.replace("live.com", "office.com"), office);
    let below = site().at(None, "/x/".to_owned());
    let route = Some(Route::Forum(Slug::parse("waiting-list").unwrap()));
    let mut pages = below.pages(&OPTIONS).into_iter();
    let page = pages.find(|(found, _)| *found == route).unwrap().1.page;
    let Page::Forum(ForumPage { calendar, .. }) = page else {
        panic!("another page");
    };
    assert_eq!(
        calendar.unwrap().feed,
        None,
        "it is not known where it stands"
    );
}

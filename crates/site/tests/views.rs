//! Single views, as they stand in pages: what a reader of the code wants to see beside what makes
//! it. Whole pages are `golden_pages`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod html;

use html::{element, readable};
use insta::assert_snapshot;
use multaqa_content::{Options, Site, load};
use multaqa_domain::time::Instant;
use std::{path::Path, sync::LazyLock};

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/content");
    load(&content).unwrap_or_else(|report| panic!("{}", report.render(false)))
});

/// A page of the test content, by its path.
fn page(path: &str) -> String {
    let options = Options {
        now: None,
        wall_clock: Instant(1_500_000_000),
    };
    let pages = SITE.pages(&options).into_iter();
    let mut pages = pages.filter_map(|(route, document)| Some((route?, document)));
    let found = pages.find(|(route, _)| route.to_string() == path);
    let (route, document) = found.unwrap_or_else(|| panic!("no page {path}"));
    multaqa_app::render(document, Some(route), "/")
}

/// An example of the gallery.
fn example(component: &str, state: &str) -> String {
    let gallery = multaqa_app::render_gallery();
    let start = format!("<section aria-label=\"{component}: {state}\"");
    let section = element(&gallery, &start);
    // What names the example is not part of it.
    let (_, view) = section.split_once("</p>").unwrap();
    readable(view.strip_suffix("</section>").unwrap())
}

#[test]
fn a_date_is_told_in_both_calendars() {
    let page = page("/forums/cancelled/");
    assert_snapshot!(readable(element(&page, "<span class=\"date\"")), @r#"
    <span class="date">
    <time datetime="2026-05-12">الثلاثاء 12 مايو 2026</time> <span class="hijri">
    <span>الموافق </span>25 ذو القعدة 1447 هـ</span>
    </span>
    "#);
}

#[test]
fn a_forum_says_its_state_in_a_word() {
    let states = [
        "opens-later",
        "waiting-list",
        "last-places",
        "full",
        "closed",
        "under-way",
        "over",
        "postponed",
        "moved",
        "cancelled",
    ];
    let states = states.map(|name| {
        let page = page(&format!("/forums/{name}/"));
        let state = element(&page, "<div class=\"forum-state\"");
        format!("{name}: {}\n", element(state, "<span class=\"badge\""))
    });
    assert_snapshot!(states.concat(), @r#"
    opens-later: <span class="badge" data-tone="plain">يُفتح التسجيل الأحد 10 مايو 2026، 9:00 صباحًا بتوقيت دبي</span>
    waiting-list: <span class="badge" data-tone="urgent">اكتملت المقاعد، وقائمة الانتظار مفتوحة</span>
    last-places: <span class="badge" data-tone="urgent">المقاعد الأخيرة: 6 مقاعد</span>
    full: <span class="badge" data-tone="urgent">اكتملت المقاعد</span>
    closed: <span class="badge" data-tone="plain">أُغلق التسجيل</span>
    under-way: <span class="badge" data-tone="live">منعقد الآن</span>
    over: <span class="badge" data-tone="plain">انتهى</span>
    postponed: <span class="badge" data-tone="warning">مؤجَّل</span>
    moved: <span class="badge" data-tone="warning">تغيّر موعده أو مكانه</span>
    cancelled: <span class="badge" data-tone="warning">ملغًى</span>
    "#);
}

#[test]
fn a_forum_stands_in_lists_as_a_card() {
    let page = page("/sectors/heritage/");
    assert_snapshot!(readable(element(&page, "<article")), @r#"
    <article class="card" data-colour="6">
    <span class="tag" data-colour="6">التراث والهوية والثقافة الشعبية في العالم العربي</span>
    <h3>
    <a href="/forums/closed/">ملتقى أُغلق التسجيل فيه</a>
    </h3>
    <ul class="when" role="list">
    <li>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4">
    </path>
    </svg>
    <span class="date">
    <time datetime="2026-04-25">السبت 25 أبريل 2026</time> <span class="hijri">
    <span>الموافق </span>8 ذو القعدة 1447 هـ</span>
    </span>
    </li>
    <li>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 21s-7-6-7-11a7 7 0 0114 0c0 5-7 11-7 11zM12 12a2 2 0 100-4 2 2 0 000 4z">
    </path>
    </svg>
    <span>قاعة المثال، دبي، الإمارات العربية المتحدة</span>
    </li>
    </ul>
    <div class="forum-state">
    <span class="badge" data-tone="plain">أُغلق التسجيل</span>
    </div>
    </article>
    "#);
}

#[test]
fn a_control_is_tied_to_its_label_and_to_what_may_be_wrong() {
    let page = page("/forums/every-field/register/");
    assert_snapshot!(readable(element(&page, "<div class=\"field\"")), @r#"
    <div class="field">
    <label for="f-full_name">الاسم الكامل</label>
    <p class="error" id="f-full_name-error">
    </p>
    <input type="text" dir="auto" name="full_name" autocomplete="name" id="f-full_name" aria-describedby="f-full_name-error" required>
    </div>
    "#);
}

#[test]
fn a_wrong_control_is_tied_to_what_is_wrong() {
    assert_snapshot!(example("field", "with an error"), @r#"
    <div class="field">
    <label for="g-error">الاسم <span class="optional">(اختياري)</span>
    </label>
    <p class="help" id="g-error-help">كما يُكتب في بطاقة الحضور</p>
    <p class="error" id="g-error-error">
    <span>
    <span class="visually-hidden">خطأ: </span>الحقل «الاسم» مطلوب.</span>
    </p>
    <input type="text" dir="auto" name="error" id="g-error" aria-describedby="g-error-help g-error-error" aria-invalid="true">
    </div>
    "#);
}

#[test]
fn what_is_wrong_is_listed_with_links_to_the_controls() {
    assert_snapshot!(example("error_summary", "faults"), @r##"
    <div class="notice" data-kind="error" id="error-summary" role="alert" tabindex="-1">
    <h2>في الإجابات خطآن</h2>
    <ul>
    <li>
    <a href="#g-help">الحقل «الاسم» مطلوب.</a>
    </li>
    <li>أُغلق التسجيل.</li>
    </ul>
    </div>
    "##);
}

#[test]
fn a_notice_of_an_error_is_named_by_its_heading() {
    assert_snapshot!(example("notice", "error"), @r#"
    <section class="notice" data-kind="error" aria-labelledby="error-heading" id="error" tabindex="-1">
    <h2 id="error-heading">
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 4l9 16H3zM12 10v5M12 17v1">
    </path>
    </svg>خبر عن خطأ</h2>
    <p>تفصيل الخبر.</p>
    </section>
    "#);
}

#[test]
fn years_link_to_each_other() {
    let page = page("/calendar/2026/");
    assert_snapshot!(readable(element(&page, "<nav class=\"month-nav\"")), @r#"
    <nav class="month-nav" aria-label="السنوات">
    <a href="/calendar/2025/">السابق: 2025</a>
    <a href="/calendar/2027/">التالي: 2027</a>
    </nav>
    "#);
}

/// On Android no program opens `webcal:`, so that the address stands there to be copied.
#[test]
fn a_subscription_can_be_copied() {
    for (path, file) in [
        ("/calendar/", "calendar.ics"),
        ("/sectors/technology/", "sectors/technology/calendar.ics"),
        ("/forums/two-days/", "forums/two-days/calendar.ics"),
    ] {
        let page = page(path);
        let links = element(&page, "<details class=\"calendar-links\"");
        let address = format!("<bdi dir=\"ltr\">https://forum.example/{file}</bdi>");
        for part in [
            &address,
            "Android",
            "من عنوان <bdi>URL</bdi>",
            &format!("href=\"webcal://forum.example/{file}\""),
            "https://outlook.office.com/",
        ] {
            assert!(links.contains(part), "{path} lacks {part}: {links}");
        }
    }
}

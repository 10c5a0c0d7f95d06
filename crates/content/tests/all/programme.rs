//! What the sessions of a forum may name, and where it is shown: tracks, rooms.

use crate::faults::{FORUM, SITE, one_each};
use multaqa_content::{Options, Site, load};
use multaqa_domain::{
    page::{ForumPage, GridPage, Page},
    route::Route,
    slug::Slug,
    time::Instant,
};
use std::fs;
use tempfile::TempDir;

pub(crate) const OPTIONS: Options = Options {
    now: None,
    wall_clock: Instant(0),
};

/// A site of these files besides its settings, each with its front matter alone.
pub(crate) fn site(files: &[(&str, &str)]) -> Site {
    load(folder(files).path()).unwrap_or_else(|report| panic!("{report}"))
}

/// The folder of these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, toml) in files.iter().chain(&[("site.md", SITE)]) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("+++\n{}\n+++\n", toml.trim())).unwrap();
    }
    folder
}

fn page(site: &Site, route: &Route) -> Page {
    let pages = site.pages(&OPTIONS).into_iter();
    let mut pages = pages.filter(|(found, _)| found.as_ref() == Some(route));
    pages.next().unwrap_or_else(|| panic!("no {route}")).1.page
}

/// The page of the forum `forum`.
pub(crate) fn forum(site: &Site) -> ForumPage {
    match page(site, &Route::Forum(Slug::parse("forum").unwrap())) {
        Page::Forum(page) => page,
        other => panic!("{other:?}"),
    }
}

/// Its grid.
pub(crate) fn grid(site: &Site) -> GridPage {
    match page(site, &Route::Grid(Slug::parse("forum").unwrap(), 1)) {
        Page::Grid(page) => page,
        other => panic!("{other:?}"),
    }
}

/// A session, with keys besides those that it must have.
pub(crate) fn session(id: &str, keys: &str) -> String {
    format!("[[session]]\nid = \"{id}\"\nkind = \"talk\"\ntitle = \"{id}\"\n{keys}\n")
}

const TRACKS: &str = "[[track]]\nid = \"health\"\ntitle = \"الصحة الرقمية\"\ncolour = 3\n\
    [[track]]\nid = \"law\"\ntitle = \"القانون\"\ncolour = 5\n";

#[test]
fn sessions_are_in_tracks() {
    let (first, second) = (
        session(
            "a",
            "track = \"law\"\nstart = 09:00\nend = 10:00\nroom = \"أ\"",
        ),
        session("b", "start = 09:00\nend = 10:00\nroom = \"ب\""),
    );
    let site = site(&[(
        "forums/forum.md",
        &[FORUM, TRACKS, &first, &second].concat(),
    )]);
    let page = forum(&site);
    let tags: Vec<_> = page.days[0]
        .sessions
        .iter()
        .map(|s| s.track.clone())
        .collect();
    let law = tags[0].as_ref().unwrap();
    assert_eq!((law.title.as_str(), law.colour), ("القانون", 5));
    assert_eq!(tags[1], None);
    let grid = grid(&site);
    let cells = grid.days[0].rows[0].cells.iter();
    let tags: Vec<_> = cells.map(|cell| cell.sessions[0].track.clone()).collect();
    assert_eq!(tags, [Some(law.clone()), None]);
    let found = site.findable(&OPTIONS);
    let by_track = |name: &str| {
        let found = found.iter().find(|found| found.name == name).unwrap();
        found.besides.iter().any(|text| text == "القانون")
    };
    assert!(by_track("forum#a") && !by_track("forum#b"));
}

#[test]
fn faults_of_tracks() {
    let of = |track: &str| [FORUM, TRACKS, &session("a", track)].concat();
    one_each(
        "forums/forum.md",
        &[
            (&of("track = \"law\""), ""),
            (
                &of("track = \"low\""),
                "the forum has no track `low` | did you mean `law`?",
            ),
            (
                &of("track = \"technology\""),
                "the forum has no track `technology` | add it to the forum: `[[track]]` with `id`, `title` and `colour`; known: `health`, `law`",
            ),
            (
                &[FORUM, &session("a", "track = \"law\"")].concat(),
                "the forum has no track `law` | add it to the forum: `[[track]]` with `id`, `title` and `colour`",
            ),
            (
                &[
                    FORUM,
                    TRACKS,
                    "[[track]]\nid = \"law\"\ntitle = \"س\"\ncolour = 1",
                ]
                .concat(),
                "the id `law` is taken by another track | give each track its own",
            ),
            (
                &[FORUM, "[[track]]\nid = \"Law\"\ntitle = \"س\"\ncolour = 1"].concat(),
                "`Law` is not a slug | an id is a to z, 0 to 9 and single hyphens between",
            ),
            (
                &[FORUM, "[[track]]\nid = \"law\"\ntitle = \"س\"\ncolour = 9"].concat(),
                "`colour` must be between 1 and 8, not 9 | write a number from 1 to 8",
            ),
            (
                &[FORUM, "[[track]]\nid = \"law\"\ntitle = \"س\""].concat(),
                "`colour` is missing | add `colour = …`",
            ),
        ],
    );
}

#[test]
fn a_track_without_sessions_is_warned_of() {
    let session = session("a", "track = \"law\"");
    let folder = folder(&[("forums/forum.md", &[FORUM, TRACKS, &session].concat())]);
    let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
    let report = site.warnings(&OPTIONS);
    let unused = report
        .faults
        .iter()
        .filter(|fault| fault.code == Some("unused"));
    let unused: Vec<_> = unused
        .map(|fault| (fault.line, fault.message.as_str()))
        .collect();
    assert_eq!(unused, [(6, "no session is in the track `health`")]);
}

/// Rooms stand in the forum's order in the grid; sessions that begin together in it too, what is
/// in no room first, and one without a time stays behind the one before it.
#[test]
fn rooms_have_an_order() {
    let at = |id: &str, room: &str| {
        session(
            id,
            &format!("start = 09:00\nend = 10:00\nroom = \"{room}\""),
        )
    };
    let sessions = [
        at("a", "الأولى"),
        session("untimed", ""),
        at("b", "الثانية"),
        at("c", "الثالثة"),
        session("all", "start = 09:00\nend = 09:05"),
    ];
    let sessions = sessions.concat();
    let told = |rooms: &str| {
        let site = site(&[("forums/forum.md", &[FORUM, rooms, &sessions].concat())]);
        let list = forum(&site).days[0]
            .sessions
            .iter()
            .map(|s| s.title.clone())
            .collect::<Vec<_>>();
        (grid(&site).days[0].rooms.clone(), list.join(" "))
    };
    let (rooms, list) = told("");
    assert_eq!(rooms, ["", "الأولى", "الثانية", "الثالثة"]);
    assert_eq!(list, "a untimed b c all");
    let (rooms, list) = told("rooms = [\"الثالثة\", \"الأولى\", \"الثانية\", \"الرابعة\"]\n");
    assert_eq!(rooms, ["", "الثالثة", "الأولى", "الثانية"]);
    assert_eq!(list, "all c a untimed b");
}

#[test]
fn faults_of_rooms() {
    let of = |rooms: &str| {
        [
            FORUM,
            rooms,
            "\n",
            &session("a", "room = \"القاعة الكبرى\""),
        ]
        .concat()
    };
    one_each(
        "forums/forum.md",
        &[
            (&of("rooms = [\"القاعة الكبرى\"]"), ""),
            (
                &of("rooms = [\"القاعة الكبري\"]"),
                "the forum has no room `القاعة الكبرى` | did you mean `القاعة الكبري`?",
            ),
            (
                &of("rooms = [\"أ\"]"),
                "the forum has no room `القاعة الكبرى` | add it to the forum's `rooms`; known: `أ`",
            ),
            (
                &of("rooms = [\"القاعة الكبرى\", \"أ\", \"أ\"]"),
                "the room `أ` stands here twice | remove one",
            ),
        ],
    );
}

/// The kinds of a session are told in words, and those between sessions are pauses: no form asks
/// about them, no search finds them, no plan holds them.
#[test]
fn kinds_have_words_and_some_are_pauses() {
    let kinds = [
        ("keynote", "كلمة رئيسية", false),
        ("panel", "جلسة حوارية", false),
        ("workshop", "ورشة عمل", false),
        ("lightning", "عروض خاطفة", false),
        ("poster", "ملصقات علمية", false),
        ("exhibition", "معرض", false),
        ("ceremony", "مراسم", false),
        ("reception", "حفل استقبال", false),
        ("registration", "تسجيل الحضور", true),
        ("break", "استراحة", true),
        ("prayer", "صلاة", true),
    ];
    let all = kinds.map(|(kind, ..)| session(kind, "").replace("talk", kind));
    let site = site(&[("forums/forum.md", &[FORUM, &all.concat()].concat())]);
    let page = forum(&site);
    let found = site.findable(&OPTIONS);
    for (card, (kind, word, pause)) in page.days[0].sessions.iter().zip(kinds) {
        assert_eq!((card.kind.as_str(), card.pause), (word, pause), "{kind}");
        let name = format!("forum#{kind}");
        assert_eq!(
            found.iter().any(|found| found.name == name),
            !pause,
            "{kind}"
        );
    }
    let of = |kind: &str| [FORUM, &session("a", "").replace("talk", kind)].concat();
    one_each(
        "forums/forum.md",
        &[
            (
                &of("worksop"),
                "`worksop` is not a value that `kind` can have | did you mean `workshop`?",
            ),
            (
                &of("جلسة حوارية"),
                "`جلسة حوارية` is not a value that `kind` can have | did you mean `panel`?",
            ),
        ],
    );
}

/// A session may be in any language that has a name; what is said of it in another language than
/// the page's says so.
#[test]
fn languages_have_names_and_texts_say_theirs() {
    let of = |id: &str, title: &str, language: &str, text: &str| {
        let keys = format!(
            "language = \"{language}\"\ntext = \"{text}\"\nstart = 09:00\nend = 10:00\nroom = \"{id}\""
        );
        session(id, &keys).replace(
            &format!("title = \"{id}\""),
            &format!("title = \"{title}\""),
        )
    };
    let sessions = [
        of("a", "數位健康", "zh-hant", "關於健康的資料。"),
        of("b", "Gesundheit", "de", "جلسة بالألمانية."),
        of("c", "الصحة", "pt-BR", "Sobre a saúde."),
        of("d", "Shared", "ar", "English words."),
    ];
    let site = site(&[("forums/forum.md", &[FORUM, &sessions.concat()].concat())]);
    let told: Vec<_> = forum(&site).days[0]
        .sessions
        .iter()
        .map(|s| [&s.language, &s.lang, &s.text_lang].map(|text| text.clone().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            ["الصينية التقليدية", "zh-Hant", "zh-Hant"],
            ["الألمانية", "de", ""],
            ["البرتغالية البرازيلية", "", "pt-BR"],
            ["", "", ""],
        ]
    );
    let grid = grid(&site);
    let cells = grid.days[0].rows[0].cells.iter();
    let langs: Vec<_> = cells
        .map(|cell| cell.sessions[0].lang.clone().unwrap_or_default())
        .collect();
    assert_eq!(langs, ["zh-Hant", "de", "", ""]);
}

#[test]
fn faults_of_languages() {
    let of =
        |language: &str| [FORUM, &session("a", &format!("language = \"{language}\""))].concat();
    let tags = "tags are those of BCP 47, such as `en`, `zh-Hant` or `pt-BR`";
    one_each(
        "forums/forum.md",
        &[
            (&of("zh-Hant"), ""),
            (
                &of("xx"),
                &format!("`xx` is not the tag of a language | {tags}"),
            ),
            (
                &of("klingonese"),
                &format!("`klingonese` is not the tag of a language | {tags}"),
            ),
            (
                &of("zh_Hant"),
                "`zh_Hant` is not the tag of a language | did you mean `zh-Hant`?",
            ),
            (
                &of("iw"),
                "`iw` is not the tag of a language | did you mean `he`?",
            ),
            (
                &of("German"),
                "`German` is not the tag of a language | did you mean `de`?",
            ),
        ],
    );
}

#[test]
fn subtitles_stand_with_titles() {
    let forum_keys = [
        FORUM,
        "subtitle = \"لقاء سنوي\"\n",
        &session("a", "subtitle = \"ثلاث تجارب\""),
    ]
    .concat();
    let site = site(&[("forums/forum.md", &forum_keys)]);
    let page = forum(&site);
    assert_eq!(page.subtitle.as_deref(), Some("لقاء سنوي"));
    assert_eq!(
        page.days[0].sessions[0].subtitle.as_deref(),
        Some("ثلاث تجارب")
    );
    for (name, subtitle) in [("forum", "لقاء سنوي"), ("forum#a", "ثلاث تجارب")] {
        let all = site.findable(&OPTIONS);
        let found = all.iter().find(|found| found.name == name).unwrap();
        assert!(found.besides.iter().any(|text| text == subtitle), "{name}");
    }
}

#[test]
fn sessions_are_bounded() {
    let session = |number| {
        format!(
            "[[session]]\nid = \"s{number}\"\nkind = \"talk\"\ntitle = \"جلسة\"\nroom = \"ق\"\n"
        )
    };
    let forum = |count| {
        let sessions: String = (0..count).map(session).collect();
        [FORUM, &sessions].concat()
    };
    site(&[("forums/x.md", &forum(5_000))]);
    let report = load(folder(&[("forums/x.md", &forum(5_001))]).path()).unwrap_err();
    let said: Vec<_> = report.faults.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(said, ["5001 sessions"], "{report}");
}

//! The site that is asked: a few files, a secret beside them, and the reference endpoint.

use crate::room;
use axum::Router;
use multaqa_domain::{slug::Slug, time::Instant};
use multaqa_endpoint::{Clock, ForumWindow, MessageForm, Options, Rate, Store};
use multaqa_site::static_files;
use std::{fs, path::PathBuf, sync::Arc, sync::OnceLock};

/// Nobody is to read this.
const SECRET: &str = "a line that nobody is to read";

const FILES: [(&str, &str); 14] = [
    ("index.html", "home"),
    ("404.html", "missing"),
    ("about/index.html", "about"),
    ("about/page.json", "{}"),
    ("forums/a/index.html", "forum"),
    ("forums/a/calendar.ics", "BEGIN:VCALENDAR\r\n"),
    ("forums/b/index.html", "forum"),
    ("search/data/forums.txt", "a\tb\tc\td\n"),
    ("start-0123456789abcdef.js", "start"),
    ("start-0123456789abcdef.js.br", "short"),
    ("start-0123456789abcdef.js.gz", "short"),
    ("media/a_96.webp", "photo"),
    ("feed.atom", "<feed/>"),
    ("empty.txt", ""),
];

/// What the site's rules say, as a build writes them.
const RULES: &str = "*\n  Content-Security-Policy: default-src 'none'\n  \
    Referrer-Policy: strict-origin-when-cross-origin\n  X-Content-Type-Options: nosniff\n  \
    Permissions-Policy: camera=()\n  Cross-Origin-Opener-Policy: same-origin\n  \
    Strict-Transport-Security: max-age=31536000\n";

const IMMUTABLE: &str = "start-0123456789abcdef.js\n  Cache-Control: public, immutable\n";

const OPEN: &str = "*.ics\n  Access-Control-Allow-Origin: *\n  Content-Type: text/calendar\n";

/// The site below a base, with an endpoint that has taken nothing yet.
pub(super) fn router(base: &str) -> Router {
    static SITE: OnceLock<[(PathBuf, &str); 2]> = OnceLock::new();
    let sites = SITE.get_or_init(|| ["/", "/x/"].map(|base| (folder(base), base)));
    let site = sites.iter().find(|(_, other)| *other == base);
    let (folder, _) = site.expect("one of the two");
    let files = static_files::router(folder, base).expect("a site");
    files.merge(endpoint())
}

/// A folder with a site, that stays.
fn folder(base: &str) -> PathBuf {
    let room = room().keep();
    let folder = room.join("site");
    let rules = [RULES, IMMUTABLE, OPEN].map(|rule| [base, rule].concat());
    let rules = format!("# {SECRET}\n{}", rules.concat());
    let hidden = [
        ("_headers", rules.as_str()),
        ("../secret.txt", SECRET),
        (".secret", SECRET),
        (".git/config", SECRET),
    ];
    for (name, text) in FILES.into_iter().chain(hidden) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn endpoint() -> Router {
    let slug = |text: &str| Slug::parse(text).expect("a slug");
    let forum = ForumWindow {
        slug: slug("a"),
        opens: None,
        closes: None,
        capacity: Some(2),
        taken: 0,
        waitlist: false,
        questions: vec!["question".to_owned()],
    };
    let message = MessageForm {
        subject: slug("a"),
        name: slug("notify"),
    };
    let clock = Clock::pinned(Instant(1_505_037_600));
    let options = Options {
        messages: vec![message],
        forum_clock: clock.clone(),
        clock,
        rate: Rate::per_minute(10_000),
        on_proxy: Arc::new(|| {}),
        on_failure: Arc::new(|error| panic!("{error:?}")),
        ..Options::new(vec![forum])
    };
    multaqa_endpoint::router(Store::in_memory().expect("a store"), options)
}

/// Nothing of what is hidden was said.
pub(super) fn tells_no_secret(said: &[u8]) {
    let is_told = said
        .windows(SECRET.len())
        .any(|part| part == SECRET.as_bytes());
    assert!(!is_told, "{}", String::from_utf8_lossy(said));
}

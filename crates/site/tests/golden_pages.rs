//! Golden pages: the markup of every page of the sample and of the test content, as it
//! is served. `UPDATE_GOLDEN=1 cargo test -p multaqa-site` writes them anew; read the
//! difference before you keep it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use multaqa_content::{Options, load};
use multaqa_domain::time::Instant;
use std::{env, fs, path::Path};

/// One element a line, so that a difference can be read.
fn readable(html: &str) -> String {
    html.replace("><", ">\n<") + "\n"
}

fn compare(content: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = load(&root.join("../..").join(content))
        .unwrap_or_else(|report| panic!("{}", report.render(false)));
    let kept = root.join("tests/golden").join(content.replace('/', "-"));
    let options = Options {
        now: None,
        wall_clock: Instant(1_500_000_000),
    };
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let mut differing = Vec::new();
    let mut names = Vec::new();
    for (route, document) in site.pages(&options) {
        let name = match &route {
            Some(route) => ["page", route.to_string().trim_end_matches('/')]
                .concat()
                .replace('/', "-"),
            None => "404".to_owned(),
        };
        let head = format!(
            "<!-- {}\n     {} -->\n",
            document.head.title, document.head.description
        );
        let html = head + &readable(&multaqa_app::render(document, route, "/"));
        let file = kept.join(&name).with_extension("html");
        if update {
            fs::create_dir_all(&kept).unwrap();
            fs::write(&file, &html).unwrap();
        } else if fs::read_to_string(&file).ok().as_deref() != Some(html.as_str()) {
            differing.push(first_difference(
                &name,
                &fs::read_to_string(&file).unwrap_or_default(),
                &html,
            ));
        }
        names.push([&name, ".html"].concat());
    }
    for entry in fs::read_dir(&kept).unwrap() {
        let path = entry.unwrap().path();
        let known = names.iter().any(|name| path.ends_with(name));
        if !known && update {
            fs::remove_file(&path).unwrap();
        } else if !known {
            differing.push(format!(
                "{} is kept, but there is no such page",
                path.display()
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn first_difference(name: &str, kept: &str, now: &str) -> String {
    let line = kept.lines().zip(now.lines()).position(|(a, b)| a != b);
    let at = line.unwrap_or_else(|| kept.lines().count().min(now.lines().count()));
    let show = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    format!(
        "{name}, line {}:\n  kept: {}\n  now:  {}",
        at + 1,
        show(kept),
        show(now)
    )
}

#[test]
fn the_sample_is_as_kept() {
    compare("content");
}

#[test]
fn the_test_content_is_as_kept() {
    compare("tests/content");
}

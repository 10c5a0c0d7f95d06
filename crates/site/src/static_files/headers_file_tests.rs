//! Tests of the `_headers` file, by table and by round trip.

use super::*;

fn file(rules: &[(&str, &[(&str, &str)])]) -> HeadersFile {
    let typed = |(name, value): &(&str, &str)| (name.parse().unwrap(), value.parse().unwrap());
    let rule = |(path, fields): &(&str, &[(&str, &str)])| Rule {
        pattern: (*path).to_owned(),
        fields: fields.iter().map(typed).collect(),
    };
    HeadersFile::new(rules.iter().map(rule).collect())
}

#[test]
fn what_is_printed_is_parsed_again() {
    let rules = file(&[
        (
            "/*",
            &[
                (
                    "Content-Security-Policy",
                    "default-src 'none'; connect-src https://a.example:8443",
                ),
                ("X-Empty", ""),
            ],
        ),
        (
            "/*/page.json",
            &[
                ("Access-Control-Allow-Origin", "*"),
                ("Link", "</a>"),
                ("Link", "</b>"),
            ],
        ),
        ("/nothing", &[]),
    ]);
    let text = rules.to_string();
    assert_eq!(HeadersFile::parse(&text).as_ref(), Ok(&rules), "{text}");
    assert_eq!(rules.check(), Ok(()));
    assert_eq!(HeadersFile::parse(""), Ok(HeadersFile::default()));
}

#[test]
fn comments_blank_lines_and_tabs_are_read_over() {
    let text = "# for all\r\n/*\r\n\tA:  b c  \r\n\r\n  # of these\n  D:e:f\n";
    assert_eq!(
        HeadersFile::parse(text),
        Ok(file(&[("/*", &[("A", "b c"), ("D", "e:f")])]))
    );
}

#[test]
fn what_is_not_of_the_format_is_refused_with_its_line() {
    let long = format!("/*\n  A: {}", "b".repeat(2000));
    let many = "/*\n".repeat(101);
    for (text, line, reason) in [
        ("  A: b", 1, "before any path"),
        ("/*\nA: b", 2, "starts with a slash"),
        ("https://a.example/*", 1, "starts with a slash"),
        ("/a b", 1, "no spaces"),
        ("/*/*", 1, "at most one *"),
        ("/:x/y", 1, "placeholders"),
        ("/*\n  ! A", 2, "taking a field away"),
        ("/*\n\n  A", 3, "Name: value"),
        ("/*\n  A B: c", 2, "not the name"),
        ("/*\n  A: \u{1}", 2, "not the value"),
        (&long, 2, "2,000"),
        (&many, 101, "100 rules"),
    ] {
        let error = HeadersFile::parse(text).unwrap_err();
        assert!(
            error.line == line && error.reason.contains(reason),
            "{text:.40}: {error}"
        );
    }
}

#[test]
fn rules_that_would_be_misread_are_found() {
    for rules in [
        file(&[("/*", &[("A", " b")])]),
        file(&[("/*\n#", &[])]),
        file(&[("*", &[])]),
    ] {
        assert!(rules.check().is_err(), "{rules:?}");
    }
}

#[test]
fn patterns_by_table() {
    for (pattern, path, expected) in [
        ("/*", "/", true),
        ("/*", "/a/b.js", true),
        ("/", "/", true),
        ("/", "/a", false),
        ("/a/*", "/a/", true),
        ("/a/*", "/a", false),
        ("/*/page.json", "/a/b/page.json", true),
        ("/*/page.json", "/page.json", false),
        ("/*page.json", "/page.json", true),
        ("/*.js", "/a/b.js", true),
        ("/*.js", "/a/b.json", false),
        ("/ab*ba", "/aba", false),
        ("/A", "/a", false),
    ] {
        assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
    }
}

#[test]
fn rules_that_match_together_are_combined() {
    let rules = file(&[
        (
            "/*",
            &[("X-Robots-Tag", "nosnippet"), ("Cache-Control", "no-store")],
        ),
        ("/a", &[("x-robots-tag", "noindex"), ("X-A", "1")]),
        ("/b", &[("X-B", "1")]),
    ]);
    let mut headers = HeaderMap::new();
    headers.insert("cache-control", HeaderValue::from_static("no-cache"));
    headers.insert("etag", HeaderValue::from_static("\"x\""));
    rules.apply("/a", &mut headers);
    let mut lines: Vec<_> = headers
        .iter()
        .map(|(n, v)| format!("{n}: {}", v.to_str().unwrap()))
        .collect();
    lines.sort();
    let expected = [
        "cache-control: no-store",
        "etag: \"x\"",
        "x-a: 1",
        "x-robots-tag: nosnippet, noindex",
    ];
    assert_eq!(lines, expected);
}

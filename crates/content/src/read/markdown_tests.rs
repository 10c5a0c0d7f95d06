//! Tests of Markdown, by table.

use super::*;
use Block::{Bullets, Heading, Numbers, Paragraph, Quote};
use Inline::{Emphasis, Isolated, Link, Strong};

fn read(text: &str) -> (Prose, Vec<String>) {
    let mut builder = Builder::default();
    let mut faults = Vec::new();
    for event in Parser::new_ext(text, Options::empty()) {
        faults.extend(builder.take(event).map(|(message, _)| message));
    }
    (builder.blocks, faults)
}

fn t(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn link(text: &str, href: &str) -> Inline {
    Link(text.into(), WebLink::parse(href).unwrap())
}

#[test]
fn blocks_by_table() {
    for (text, prose) in [
        ("فقرة\nفي سطرين", vec![Paragraph(vec![t("فقرة في سطرين")])]),
        (
            "أ\n\nب",
            vec![Paragraph(vec![t("أ")]), Paragraph(vec![t("ب")])],
        ),
        (
            "# عنوان\n\n###### آخر",
            vec![Heading(vec![t("عنوان")]), Heading(vec![t("آخر")])],
        ),
        (
            "- أ\n- ب\n  ج",
            vec![Bullets(vec![vec![t("أ")], vec![t("ب ج")]])],
        ),
        (
            "- أ\n\n- ب\n\n  ج",
            vec![Bullets(vec![vec![t("أ")], vec![t("ب ج")]])],
        ),
        (
            "1. أ\n2. ب",
            vec![Numbers(vec![vec![t("أ")], vec![t("ب")]])],
        ),
        (
            "- أ\n\nب",
            vec![Bullets(vec![vec![t("أ")]]), Paragraph(vec![t("ب")])],
        ),
        ("> أ\n>\n> ب", vec![Quote(vec![t("أ ب")])]),
        (
            "> أ\n\nب",
            vec![Quote(vec![t("أ")]), Paragraph(vec![t("ب")])],
        ),
        ("", vec![]),
        ("#", vec![]),
        (">", vec![]),
    ] {
        assert_eq!(read(text), (prose, vec![]), "{text}");
    }
}

#[test]
fn lines_by_table() {
    for (text, line) in [
        (
            "**قوي** و*مشدد*",
            vec![Strong("قوي".into()), t(" و"), Emphasis("مشدد".into())],
        ),
        (
            "[كلمات](https://example.org/)",
            vec![link("كلمات", "https://example.org/")],
        ),
        (
            "[ك **ل** م](https://example.org/)",
            vec![link("ك ل م", "https://example.org/")],
        ),
        (
            "**أ [ب](tel:+1)**",
            vec![Strong("أ ".into()), link("ب", "tel:+1")],
        ),
        (
            "<https://example.org/>",
            vec![link("https://example.org/", "https://example.org/")],
        ),
        (
            "<a@example.org>",
            vec![link("a@example.org", "mailto:a@example.org")],
        ),
        ("من John إلى @x_y", vec![t("من John إلى @x_y")]),
        ("`code` هنا", vec![Isolated("code".into()), t(" هنا")]),
        (
            "على https://example.org/a هنا",
            vec![
                t("على "),
                link("example.org/a", "https://example.org/a"),
                t(" هنا"),
            ],
        ),
        ("أ &lt;b&gt; &amp;", vec![t("أ <b> &")]),
        ("#وسم هنا", vec![t("#وسم هنا")]),
        ("[غير موجود]", vec![t("[غير موجود]")]),
    ] {
        assert_eq!(read(text), (vec![Paragraph(line)], vec![]), "{text}");
    }
}

#[test]
fn what_is_not_supported_is_reported() {
    for (text, message) in [
        ("<b>أ</b>", "HTML is not supported"),
        ("<script>alert(1)</script>", "HTML is not supported"),
        ("<!-- x -->", "HTML is not supported"),
        (
            "![أ](https://example.org/a.png)",
            "a picture in a text is not supported",
        ),
        ("    أ", "a code block is not supported"),
        ("```\nأ\n```", "a code block is not supported"),
        ("أ\n\n---", "a rule is not supported"),
        (
            "- أ\n  - ب",
            "a list in a list or quotation is not supported",
        ),
        ("> - أ", "a list in a list or quotation is not supported"),
        ("- > أ", "a quotation in a list is not supported"),
        (
            "[أ](javascript:x)",
            "`javascript:x` is not a link that a page may carry",
        ),
        (
            "[أ](JaVaScRiPt:x)",
            "`JaVaScRiPt:x` is not a link that a page may carry",
        ),
        (
            "[أ](&#106;avascript:x)",
            "`javascript:x` is not a link that a page may carry",
        ),
        (
            "[أ](data:text/html,x)",
            "`data:text/html,x` is not a link that a page may carry",
        ),
        (
            "[أ][b]\n\n[b]: vbscript:x",
            "`vbscript:x` is not a link that a page may carry",
        ),
        (
            "[أ](/about/)",
            "`/about/` is not a link that a page may carry",
        ),
    ] {
        let (_, faults) = read(text);
        assert_eq!(faults.first().map(String::as_str), Some(message), "{text}");
    }
}

#[test]
fn no_script_gets_through() {
    let (prose, _) = read("[أ](javascript:x) <img src=x onerror=y> ![ب](javascript:x)");
    let shown = format!("{prose:?}");
    assert!(
        !shown.contains("javascript") && !shown.contains("onerror"),
        "{shown}"
    );
}

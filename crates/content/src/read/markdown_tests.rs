//! Tests of Markdown, by table. Prose is shown as payloads hold it.

use super::*;

pub(super) fn read(text: &str) -> (Prose, Vec<String>) {
    let mut builder = Builder::default();
    let mut faults = Vec::new();
    for event in Parser::new_ext(text, OPTIONS) {
        faults.extend(builder.take(event).map(|(message, _)| message));
    }
    (direction::directed(builder.finish()), faults)
}

fn shown(text: &str) -> String {
    let (prose, faults) = read(text);
    assert!(faults.is_empty(), "{text}: {faults:?}");
    serde_json::to_string(&prose).unwrap()
}

#[test]
fn blocks_by_table() {
    for (text, prose) in [
        ("فقرة\nفي سطرين", r#"[["p","فقرة في سطرين"]]"#),
        ("أ\n\nب", r#"[["p","أ"],["p","ب"]]"#),
        ("# عنوان\n\n###### آخر", r#"[["h","عنوان"],["h","آخر"]]"#),
        ("- أ\n- ب\n  ج", r#"[["ul",["li","أ"],["li","ب ج"]]]"#),
        ("1. أ\n2. ب", r#"[["ol",["li","أ"],["li","ب"]]]"#),
        (
            "7) أ\n8) ب",
            r#"[["ol",{"start":"7"},["li","أ"],["li","ب"]]]"#,
        ),
        ("- أ\n\nب", r#"[["ul",["li","أ"]],["p","ب"]]"#),
        ("> أ\n>\n> ب", r#"[["blockquote",["p","أ"],["p","ب"]]]"#),
        ("> أ\n\nب", r#"[["blockquote",["p","أ"]],["p","ب"]]"#),
        ("أ\n\n---\n\nب", r#"[["p","أ"],["hr"],["p","ب"]]"#),
        ("", "[]"),
        ("#", "[]"),
        (">", "[]"),
        ("-\n-", "[]"),
        ("```\n```", "[]"),
    ] {
        assert_eq!(shown(text), prose, "{text}");
    }
}

#[test]
fn blocks_within_blocks_by_table() {
    for (text, prose) in [
        // A single paragraph of an item is its line, however far the items stand apart.
        (
            "- أ\n\n- ب\n\n  ج",
            r#"[["ul",["li","أ"],["li",["p","ب"],["p","ج"]]]]"#,
        ),
        (
            "- أ\n  - ب\n    1. ج\n- د",
            r#"[["ul",["li","أ",["ul",["li","ب",["ol",["li","ج"]]]]],["li","د"]]]"#,
        ),
        ("- > أ", r#"[["ul",["li",["blockquote",["p","أ"]]]]]"#),
        ("> - أ", r#"[["blockquote",["ul",["li","أ"]]]]"#),
        (
            "- أ\n\n  ```\n  x\n  ```",
            r#"[["ul",["li",["p","أ"],["pre",{"dir":"ltr"},["code","x"]]]]]"#,
        ),
        ("- أ\n  # ب\n  ج", r#"[["ul",["li","أ",["h","ب"],"ج"]]]"#),
    ] {
        assert_eq!(shown(text), prose, "{text}");
    }
}

#[test]
fn code_is_left_as_it_is() {
    for (text, prose) in [
        (
            "```rust\nlet a = \"ب\";\n\n  b <i>&\n```",
            r#"[["pre",{"dir":"ltr"},["code","let a = \"ب\";\n\n  b <i>&"]]]"#,
        ),
        ("    أ", r#"[["pre",{"dir":"ltr"},["code","أ"]]]"#),
        // What may be wider than a small screen takes the focus.
        (
            "~~~\n12345678901234567890123\n~~~",
            r#"[["pre",{"aria-label":"نص برمجي","dir":"ltr","role":"group","tabindex":"0"},["code","12345678901234567890123"]]]"#,
        ),
    ] {
        assert_eq!(shown(text), prose, "{text}");
    }
}

#[test]
fn tables_by_table() {
    for (text, table) in [
        (
            "| أ | ب | ج |\n|---|:-:|--:|\n| 1 | `x` | [ر](tel:+1) |\n| 2 |",
            r#"["table",["thead",["tr",["th",{"scope":"col"},"أ"],["th",{"class":"center","scope":"col"},"ب"],["th",{"class":"end","scope":"col"},"ج"]]],["tbody",["tr",["td","1"],["td",{"class":"center"},["code",{"dir":"ltr"},"x"]],["td",{"class":"end"},["a",{"href":"tel:+1"},["bdi","ر"]]]],["tr",["td","2"],["td",{"class":"center"}],["td",{"class":"end"}]]]]"#,
        ),
        // A cell without words heads nothing; each cell runs as its own text does.
        (
            "| | العنوان |\n|---|---|\n| Room B | C++ و`x` |",
            r#"["table",["thead",["tr",["td"],["th",{"scope":"col"},"العنوان"]]],["tbody",["tr",["td",{"dir":"ltr"},"Room B"],["td",["bdi","C++"]," و",["code",{"dir":"ltr"},"x"]]]]]"#,
        ),
        // A table in Latin letters begins at the left.
        (
            "| Name | Time |\n|---|---|\n| سارة | 9 |",
            r#"["table",{"dir":"ltr"},["thead",["tr",["th",{"scope":"col"},"Name"],["th",{"scope":"col"},"Time"]]],["tbody",["tr",["td",{"dir":"rtl"},"سارة"],["td","9"]]]]"#,
        ),
        (
            "| أ |\n|---|",
            r#"["table",["thead",["tr",["th",{"scope":"col"},"أ"]]]]"#,
        ),
    ] {
        let (prose, faults) = read(text);
        let Some(Piece::Element(around)) = prose.first() else {
            panic!("{text}: {prose:?}");
        };
        assert_eq!((around.tag, faults), ("div", vec![]), "{text}");
        assert_eq!(serde_json::to_string(&around.children[0]).unwrap(), table);
    }
    let around = r#"[["div",{"aria-label":"جدول: أ، ب","class":"table","role":"group","tabindex":"0"},["table""#;
    let table = shown("| أ | **ب** | |\n|---|---|---|\n| 1 | 2 | 3 |");
    assert!(table.starts_with(around), "{table}");
}

#[test]
fn lines_by_table() {
    for (text, line) in [
        ("**قوي** و*مشدد*", r#"["strong","قوي"]," و",["em","مشدد"]"#),
        (
            "[كلمات](https://example.org/)",
            r#"["a",{"href":"https://example.org/"},["bdi","كلمات"]]"#,
        ),
        (
            "[ك **ل** م](https://example.org/)",
            r#"["a",{"href":"https://example.org/"},["bdi","ك ل م"]]"#,
        ),
        (
            "**أ [ب](tel:+1)**",
            r#"["strong","أ "],["a",{"href":"tel:+1"},["bdi","ب"]]"#,
        ),
        (
            "أ <https://example.org/>",
            r#""أ ",["a",{"href":"https://example.org/"},["bdi",{"dir":"ltr"},"https://example.org/"]]"#,
        ),
        (
            "أ <a@example.org>",
            r#""أ ",["a",{"href":"mailto:a@example.org"},["bdi",{"dir":"ltr"},"a",["bdi","@example.org"]]]"#,
        ),
        (
            "من John إلى @x_y",
            r#""من ",["bdi","John"]," إلى ",["bdi","@x_y"]"#,
        ),
        ("`code` هنا", r#"["code",{"dir":"ltr"},"code"]," هنا""#),
        (
            "على https://example.org/a هنا",
            r#""على ",["a",{"href":"https://example.org/a"},["bdi",{"dir":"ltr"},"example.org/a"]]," هنا""#,
        ),
        ("أ &lt;b&gt; &amp;", r#""أ <",["bdi","b"],"> &""#),
        ("#وسم هنا", r##"["bdi","#وسم"]," هنا""##),
        ("[غير موجود]", r#""[غير موجود]""#),
        // Pages of the site, in the one way in which their addresses are written.
        (
            "[أ](/pages/faq/#%D8%A3) [ب](/about) [ج](</a b.pdf>)",
            r##"["a",{"href":"/pages/faq/#%D8%A3"},["bdi","أ"]]," ",["a",{"href":"/about/"},["bdi","ب"]]," ",["a",{"href":"/a%20b.pdf"},["bdi","ج"]]"##,
        ),
        (
            "قال **Hello world** لهم",
            r#""قال ",["strong",["bdi",{"dir":"ltr"},"Hello world"]]," لهم""#,
        ),
    ] {
        assert_eq!(shown(text), format!("[[\"p\",{line}]]"), "{text}");
    }
}

#[test]
fn blocks_run_as_their_texts_do() {
    for (text, prose) in [
        ("Hello world", r#"[["p",{"dir":"ltr"},"Hello world"]]"#),
        ("# Hello", r#"[["h",{"dir":"ltr"},"Hello"]]"#),
        (
            "- Hello there\n- world\n- أهلا",
            r#"[["ul",{"dir":"ltr"},["li","Hello there"],["li","world"],["li",{"dir":"rtl"},"أهلا"]]]"#,
        ),
        (
            "- أهلا\n  - Hello world",
            r#"[["ul",["li","أهلا",["ul",{"dir":"ltr"},["li","Hello world"]]]]]"#,
        ),
        // Code says nothing of the text that it stands in.
        (
            "`git clone here` للتنزيل",
            r#"[["p",["code",{"dir":"ltr"},"git clone here"]," للتنزيل"]]"#,
        ),
        (
            "Say أهلا to them all",
            r#"[["p",{"dir":"ltr"},"Say ",["bdi","أهلا"]," to them all"]]"#,
        ),
    ] {
        assert_eq!(shown(text), prose, "{text}");
    }
}

#[test]
fn what_is_not_supported_is_reported() {
    for (text, message) in [
        ("<b>أ</b>", "HTML is not supported"),
        ("أ&#x202e;ب", "this stands for the character U+202E"),
        ("أ &#x1b; ب", "this stands for the character U+001B"),
        ("أ &#1; ب", "this stands for the character U+0001"),
        ("أ &#xffff; ب", "this stands for the character U+FFFF"),
        (
            "[أ](https://example.org/&#x202e;)",
            "`https://example.org/\u{202e}` is not a link that a page may carry",
        ),
        ("<script>alert(1)</script>", "HTML is not supported"),
        ("<!-- x -->", "HTML is not supported"),
        ("| أ |\n|---|\n| <br> |", "HTML is not supported"),
        (
            "![أ](https://example.org/a.png)",
            "a picture in a text is not supported",
        ),
        (
            "- 1\n  - 2\n    - 3\n      > 4\n      > - 5\n      >   - 6\n      >     - 7",
            "lists and quotations stand deeper than 6 in each other",
        ),
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
            "| أ |\n|---|\n| [ب](//example.org/) |",
            "`//example.org/` is not a link that a page may carry",
        ),
        ("[أ](#ب)", "`#ب` is not a link that a page may carry"),
        (
            "[أ](about/)",
            "`about/` is not a link that a page may carry",
        ),
    ] {
        let (_, mut faults) = read(text);
        faults.dedup();
        assert_eq!(faults, [message], "{text}");
    }
}

#[test]
fn no_depth_is_too_much() {
    for text in [">".repeat(50_000), "- ".repeat(20_000), "[".repeat(20_000)] {
        let (prose, _) = read(&(text + "أ"));
        assert!(plain_depth(&prose) < 20);
    }
}

fn plain_depth(prose: &Prose) -> usize {
    let depth = prose.iter().map(|piece| match piece {
        Piece::Text(_) => 0,
        Piece::Element(element) => 1 + plain_depth(&element.children),
    });
    depth.max().unwrap_or(0)
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

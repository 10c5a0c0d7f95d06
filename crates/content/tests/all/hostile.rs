//! Whatever a file holds, loading ends with a site or a report.

use multaqa_content::{Options, load};
use multaqa_domain::time::Instant;
use proptest::prelude::*;
use std::fs;

const SITE: &str =
    "+++\nname = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n+++\n";

/// Loads a folder that has this file too; its pages are made if it has no fault.
fn attempt(file: &str, bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let (parent, _) = file.split_once('/').unwrap();
    fs::create_dir(folder.path().join(parent)).unwrap();
    fs::write(folder.path().join("site.md"), SITE).unwrap();
    fs::write(folder.path().join(file), bytes).unwrap();
    match load(folder.path()) {
        Ok(site) => {
            let options = Options {
                now: None,
                wall_clock: Instant(0),
            };
            site.pages(&options).len() >= 6
        }
        Err(report) => {
            let text = report.render(false);
            report.len() > 0
                && report.faults.iter().all(|f| f.line > 0 && f.column > 0)
                && text.contains("fault")
        }
    }
}

/// Pieces of the format, so that chance gets past the first line.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("title = \"عنوان\"\n".to_owned()),
        Just("summary = \"ملخص\"\n".to_owned()),
        Just("date = 2017-09-14\n".to_owned()),
        Just("[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"ب\"\n".to_owned()),
        Just("people = [{ person = \"x\" }]\n".to_owned()),
        Just("text = '''\n[ر](javascript:x) <b>'''\n".to_owned()),
        Just("zone = \"Asia/Riyadh\"\n".to_owned()),
        "(date|until|start|end|now) = [0-9T:.-]{1,25}\n",
        "[a-z_]{1,9} = \\PC{0,20}\n",
        "\\PC{0,30}\n",
        ".{0,30}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(attempt("forums/x.md", &bytes));
    }

    #[test]
    fn any_text(text in ".{0,300}") {
        prop_assert!(attempt("speakers/x.md", text.as_bytes()));
    }

    #[test]
    fn any_front_matter(front in pieces(), body in "\\PC{0,60}") {
        let text = format!("+++\n{front}+++\n{body}");
        prop_assert!(attempt("forums/x.md", text.as_bytes()));
    }

    #[test]
    fn any_markdown(body in "[-#>*_`<\\[\\]()!&:. a-z\\n\\t0-9ب@]{0,200}") {
        let text = format!("+++\nname = \"اسم\"\n+++\n{body}");
        prop_assert!(attempt("speakers/x.md", text.as_bytes()));
    }
}

#[test]
fn deep_and_wide_input_ends_soon() {
    for text in [
        format!(
            "+++\na = {}{}\n+++\n",
            "[".repeat(50_000),
            "]".repeat(50_000)
        ),
        format!("+++\n{}\n+++\n", "a.".repeat(50_000)),
        format!("+++\nname = \"x\"\n+++\n{}", "> ".repeat(50_000)),
        format!("+++\nname = \"x\"\n+++\n{}", "[".repeat(100_000)),
        format!("+++\nname = \"x\"\n+++\n{}", "*a ".repeat(50_000)),
        format!("+++\nname = \"x\"\n+++\n{}", "- ".repeat(50_000)),
        format!(
            "+++\n{}+++\n",
            (0..20_000)
                .map(|n| format!("k{n} = 1\n"))
                .collect::<String>()
        ),
        format!("+++\nname = \"x\"\n+++\n{}", "<b>\n\n".repeat(50_000)),
    ] {
        assert!(attempt("speakers/x.md", text.as_bytes()));
    }
}

//! The examples in the documents: each loads without a fault.

use multaqa_content::{Options, load};
use multaqa_domain::{page::Page, time::Instant};
use std::{fs, path::Path};

const SITE: &str = "name = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\nzone_words = { \"Asia/Riyadh\" = \"بتوقيت السعودية\" }\n";
const FORM: &str = r#"
title = "نموذج"
submit = "إرسال"
data_use = { controller = "س", purpose = "س", kept = "س", country = "س", contact = "س" }
[[section]]
title = "قسم"
[[section.field]]
name = "full_name"
label = "الاسم"
kind = "text"
required = true
[[section.field]]
name = "email"
label = "البريد"
kind = "email"
required = true
[[section.field]]
name = "interests"
label = "الاهتمامات"
kind = "choices"
options = [{ value = "a", label = "أ" }]
[[section.field]]
name = "consent"
label = "الموافقة"
kind = "consent"
required = true
text = "أوافق."
version = "1"
"#;
const FORUM: &str = "title = \"ملتقى\"\nsummary = \"ملخص\"\ndate = 2026-01-01\n";

/// The TOML blocks of a document.
fn blocks(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs")
        .join(name);
    let text = fs::read_to_string(path).unwrap();
    let blocks = text.split("```toml\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap().to_owned())
        .collect()
}

/// Loads a folder with these files; the endpoints of its registration pages.
fn loads(files: &[(&str, &str)]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    for (name, toml) in [("site.md", SITE), ("forms/registration.md", FORM)]
        .iter()
        .chain(files)
    {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("+++\n{}\n+++\n", toml.trim())).unwrap();
    }
    let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
    let options = Options {
        now: None,
        wall_clock: Instant(0),
    };
    let pages = site.pages(&options);
    let forms = pages
        .iter()
        .filter(|(_, d)| matches!(d.page, Page::Register(_)));
    forms.count()
}

#[test]
fn every_endpoint_is_one() {
    let blocks = blocks("endpoints.md");
    assert!(blocks.len() >= 19, "only {} examples", blocks.len());
    for block in blocks {
        let link = block.starts_with("link");
        let form = if link {
            ""
        } else {
            "form = \"registration\"\n"
        };
        let forum = format!("{FORUM}[registration]\n{form}endpoint = \"registration\"\n");
        let pages = loads(&[
            ("endpoints/registration.md", &block),
            ("forums/forum.md", &forum),
        ]);
        assert_eq!(pages, usize::from(!link), "{block}");
    }
}

#[test]
fn every_example_of_content_is_content() {
    let endpoint = (
        "endpoints/registration.md",
        "url = \"/x\"\nrequestBody.payload.all = \"$inputs\"",
    );
    let person = |slug: &str| (format!("speakers/{slug}.md"), "name = \"اسم\"");
    let people: Vec<_> = [
        "abdullah-al-tayer",
        "yousef-al-othaimeen",
        "hussain-al-jassmi",
    ]
    .map(person)
    .into();
    let mut seen = 0;
    for block in blocks("content.md") {
        let (file, toml) = if block.contains("[[section.field]]") {
            let (head, _) = FORM.split_once("[[section.field]]").unwrap();
            ("forms/example.md", [head, &block].concat())
        } else if block.contains("[registration]") {
            ("forums/example.md", [FORUM, &block].concat())
        } else if block.contains("navigation = ") {
            // With its text, which links to its own headings.
            let whole = block.trim_start_matches("+++\n");
            ("pages/example.md", whole.to_owned())
        } else if let Some((front, _)) = block.split_once("\n+++\n\n") {
            (
                "forums/example.md",
                front.trim_start_matches("+++\n").to_owned(),
            )
        } else {
            // Three ways to name a person, which exclude each other.
            continue;
        };
        let mut files = vec![endpoint, (file, &toml)];
        files.extend(people.iter().map(|(name, toml)| (name.as_str(), *toml)));
        loads(&files);
        seen += 1;
    }
    assert_eq!(seen, 5);
}

/// The blocks of the guide that are whole files, by the file that is named last before.
#[test]
fn the_guide_is_what_the_tests_use() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap();
    let text = read("docs/connect-an-endpoint.md");
    let folder = tempfile::tempdir().unwrap();
    let mut name = String::new();
    let mut last = String::new();
    let mut seen = 0;
    for (index, part) in text.split("```").enumerate() {
        if index % 2 == 0 {
            let named = part.split('`').skip(1).step_by(2);
            let files = named.filter(|word| word.starts_with("forum/") && word.ends_with(".md"));
            name = files.last().map_or(name, str::to_owned);
        } else if let Some(toml) = part.strip_prefix("toml\n") {
            let path = folder.path().join(&name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, toml).unwrap();
            last = toml.to_owned();
            if name.starts_with("forum/endpoints/") {
                seen += 1;
                // Each step on the way is a description without a fault.
                let forum = folder.path().join("forum");
                load(&forum).unwrap_or_else(|report| panic!("{report}\n{toml}"));
            }
        }
    }
    assert_eq!(seen, 4, "the first description, and how it is completed");
    let server = read("tests/servers/kinto.md").replace("@PORT@", "8888");
    assert_eq!(last, server, "the guide's description is the tests'");
    let collection = read("tests/servers/kinto-collection.json");
    assert!(text.contains(&["```json\n", &collection, "```\n"].concat()));
}

//! Slips of the pen of those who write in Arabic: each is named with what to put, what is certain
//! is put there, and none hides what else is wrong.

use multaqa_content::{Fault, fixes, load};
use std::{fs, path::Path};

const SITE: &str =
    "+++\nname = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n+++\n";
const PERSON: &str = "+++\nname = \"نورة\"\n+++\n";
const FORM: &str = "+++\ntitle = \"س\"\nsubmit = \"س\"\n\
    data_use = { controller = \"س\", purpose = \"س\", kept = \"س\", country = \"س\", contact = \"س\" }\n\
    [[section]]\ntitle = \"س\"\n[[section.field]]\nname = \"n\"\nlabel = \"س\"\nkind = \"text\"\n+++\n";
const ENDPOINT: &str =
    "+++\nurl = \"/api/x\"\nrequestBody = { payload = { all = \"$inputs\" } }\n+++\n";

/// A folder with one file as it is given.
fn folder(name: &str, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("site.md", SITE),
        ("speakers/noura.md", PERSON),
        ("speakers/khalid.md", PERSON),
        ("forms/form.md", FORM),
        ("endpoints/endpoint.md", ENDPOINT),
        (name, text),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn faults(folder: &Path) -> Vec<Fault> {
    load(folder)
        .err()
        .map(|report| report.faults)
        .unwrap_or_default()
}

/// A forum with these lines in place of those of the same keys.
fn forum(lines: &str) -> String {
    let key = |line: &str| {
        let line = line.trim_start_matches(['\u{200f}', '\u{202b}']);
        line.split([' ', '=', ':', '\u{a0}'])
            .next()
            .unwrap()
            .to_owned()
    };
    let own: Vec<_> = lines.lines().map(key).collect();
    let rest = [
        "title = \"ملتقى\"",
        "summary = \"ملخص\"",
        "date = 2027-02-10",
    ];
    let rest = rest.into_iter().filter(|line| {
        let is_in_arabic = line.starts_with("title") && own.iter().any(|k| k == "العنوان");
        !is_in_arabic && !own.contains(&key(line))
    });
    let all: Vec<_> = rest.chain(lines.lines()).collect();
    format!("+++\n{}\n+++\n", all.join("\n"))
}

/// One slip a line: what is said of it, what to do, and what `--fix` makes of the line, if it
/// is certain.
#[test]
fn each_slip_is_named_with_what_to_put() {
    for (lines, message, help, fixed) in [
        (
            "speakers = [\"noura\"، \"khalid\"]",
            "`،` stands where TOML has a comma",
            "write `,` outside of texts",
            Some("speakers = [\"noura\", \"khalid\"]"),
        ),
        (
            "title = “ملتقى”",
            "`“` and `”` are not the quotes of TOML",
            "write \"ملتقى\"",
            Some("title = \"ملتقى\""),
        ),
        (
            "title = «ملتقى»",
            "`«` and `»` are not the quotes of TOML",
            "write \"ملتقى\", or \"«ملتقى»\" if the marks belong to the text",
            None,
        ),
        (
            "date = ٢٠٢٧-٠٢-١٠",
            "`٢٠٢٧-٠٢-١٠` is not in the digits and signs of TOML",
            "write 2027-02-10",
            Some("date = 2027-02-10"),
        ),
        (
            "date = \"٢٠٢٧-٠٢-١٠\"",
            "`٢٠٢٧-٠٢-١٠` is not in the digits and signs of TOML",
            "write 2027-02-10",
            Some("date = 2027-02-10"),
        ),
        (
            "date = 10/2/2027",
            "`10/2/2027` is not how a date is written",
            "write 2027-02-10 for 10 February, 2027-10-02 for 2 October",
            None,
        ),
        (
            "date = \"25/12/2027\"",
            "`25/12/2027` is not how a date is written",
            "write 2027-12-25",
            Some("date = 2027-12-25"),
        ),
        (
            "date = 2027-2-10",
            "`2027-2-10` is not how a date is written",
            "write 2027-02-10",
            Some("date = 2027-02-10"),
        ),
        (
            "date = 10 فبراير 2027",
            "`10 فبراير 2027` is not how a date is written",
            "write 2027-02-10",
            Some("date = 2027-02-10"),
        ),
        (
            "date = \"3 رمضان 1448 هـ\"",
            "`3 رمضان 1448 هـ` is not how a date is written",
            "write 2027-02-10, which is 3 رمضان 1448 هـ by Umm al-Qura",
            None,
        ),
        (
            "start = 9:00",
            "`9:00` is not how a time of day is written",
            "write \"09:00\"",
            Some("start = \"09:00\""),
        ),
        (
            "start = \"9:00 ص\"",
            "`9:00 ص` is not how a time of day is written",
            "write \"09:00\"",
            Some("start = \"09:00\""),
        ),
        (
            "start = 9:00 م # بعد العشاء",
            "`9:00 م` is not how a time of day is written",
            "write \"21:00\"",
            Some("start = \"21:00\" # بعد العشاء"),
        ),
        (
            "start = 9.30",
            "`9.30` is not how a time of day is written",
            "write \"09:30\"",
            Some("start = \"09:30\""),
        ),
        (
            "start = 24:00",
            "`24:00` is no time of day: 23:59 is the last",
            "midnight is \"00:00\"",
            None,
        ),
        (
            "title: \"ملتقى\"",
            "a colon stands where TOML has `=`",
            "write `title = \"ملتقى\"`",
            Some("title = \"ملتقى\""),
        ),
        (
            "title = \"ملتقى \"الرياض\"\"",
            "a quote within the text ends it",
            "write \"ملتقى «الرياض»\", or \\\" for a quote within a text",
            None,
        ),
        (
            "title\u{a0}= \"ملتقى\"",
            "the blank U+00A0 is none that TOML knows",
            "write a plain space",
            Some("title = \"ملتقى\""),
        ),
        (
            "\u{200f}title = \"ملتقى\"",
            "the character U+200F, which nobody sees, stands outside of a text",
            "delete it",
            Some("title = \"ملتقى\""),
        ),
        (
            "\u{202b}theme = \"ملتقى\"",
            "character that turns the direction of what follows U+202B",
            "delete it; what runs left to right is isolated by the site itself",
            Some("theme = \"ملتقى\""),
        ),
        (
            "العنوان = \"ملتقى\"",
            "the key `العنوان` is not in Latin letters",
            "write title",
            Some("title = \"ملتقى\""),
        ),
        (
            "title = ملتقى الرياض",
            "the text `ملتقى الرياض` stands without quotes",
            "write \"ملتقى الرياض\"",
            Some("title = \"ملتقى الرياض\""),
        ),
        (
            "title = \"ملتقى",
            "the text is not ended in its line",
            "end it with `\"`; a text of several lines stands between `\"\"\"`",
            None,
        ),
        (
            "title = \"ملتقى”",
            "the text is not ended by the quote that it begins with",
            "write \"ملتقى\"",
            Some("title = \"ملتقى\""),
        ),
        (
            "theme =",
            "`theme` has no value",
            "write `theme = \"…\"`, or leave the line out",
            None,
        ),
        (
            "title = \"ملتقى\",",
            "`,` stands at the end of the line",
            "delete it: in TOML a line ends without a sign",
            Some("title = \"ملتقى\""),
        ),
        (
            "speakers = [\"noura\" \"khalid\"]",
            "a comma is missing between two values",
            "write `,` between them",
            Some("speakers = [\"noura\", \"khalid\"]"),
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", capacity = 200 مقعد }",
            "`200 مقعد` is more than a number",
            "write 200, or \"200 مقعد\" if it is a text",
            None,
        ),
        (
            "ملاحظة: نص",
            "a colon stands where TOML has `=`",
            "write `ملاحظة = نص`",
            None,
        ),
        (
            "speakers = \"noura\"، \"khalid\"",
            "several values stand without brackets",
            "write `speakers = [\"noura\", \"khalid\"]`",
            None,
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", capacity = ٢٠٠ }",
            "the number `٢٠٠` is not in the digits 0 to 9",
            "write 200",
            Some("registration = { form = \"form\", endpoint = \"endpoint\", capacity = 200 }"),
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", capacity = \"٢٠٠\" }",
            "the number `٢٠٠` is not in the digits 0 to 9",
            "write 200",
            Some("registration = { form = \"form\", endpoint = \"endpoint\", capacity = 200 }"),
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", capacity = 9, waitlist = نعم }",
            "`نعم` is not how TOML says yes or no",
            "write true",
            Some(
                "registration = { form = \"form\", endpoint = \"endpoint\", capacity = 9, waitlist = true }",
            ),
        ),
        (
            "countries = [\"UK\"]",
            "`UK` is not a country's code that the site knows",
            "did you mean `GB`?",
            Some("countries = [\"GB\"]"),
        ),
        (
            "countries = [\"KSA\"]",
            "`KSA` is not a country's code that the site knows",
            "did you mean `SA`?",
            Some("countries = [\"SA\"]"),
        ),
        (
            "countries = [\"السعودية\"]",
            "`السعودية` is not a country's code that the site knows",
            "did you mean `SA`?",
            Some("countries = [\"SA\"]"),
        ),
        (
            "countries = [\"Egypt\"]",
            "`Egypt` is not a country's code that the site knows",
            "did you mean `EG`?",
            Some("countries = [\"EG\"]"),
        ),
        (
            "zone = \"بتوقيت الرياض\"",
            "there is no time zone `بتوقيت الرياض`",
            "did you mean `Asia/Riyadh`?",
            Some("zone = \"Asia/Riyadh\""),
        ),
        (
            "zone = \"Riyadh\"",
            "there is no time zone `Riyadh`",
            "did you mean `Asia/Riyadh`?",
            Some("zone = \"Asia/Riyadh\""),
        ),
        (
            "zone = \"+03:00\"",
            "there is no time zone `+03:00`",
            "places that share an offset now need not always: write one of Africa/Djibouti, Africa/Mogadishu, Asia/Aden, Asia/Amman, Asia/Baghdad, Asia/Bahrain, Asia/Damascus, Asia/Kuwait, Asia/Qatar, Asia/Riyadh, Europe/Istanbul, Indian/Comoro",
            None,
        ),
    ] {
        let text = forum(lines);
        let folder = folder("forums/forum.md", &text);
        let found = faults(folder.path());
        let said: Vec<_> = found
            .iter()
            .map(|fault| (fault.message.as_str(), fault.help.as_deref().unwrap_or("-")))
            .collect();
        assert_eq!(said, [(message, help)], "{lines}");
        let files = fixes(folder.path(), &found).unwrap();
        let fixed_text = files.first().map(|file| file.text.as_str());
        let expected = fixed.map(|line| text.replace(lines, line));
        assert_eq!(fixed_text, expected.as_deref(), "{lines}");
        if let Some(text) = fixed_text {
            fs::write(folder.path().join("forums/forum.md"), text).unwrap();
            assert_eq!(
                faults(folder.path()).len(),
                0,
                "{lines} is not mended by {text}"
            );
        }
    }
}

#[test]
fn words_of_other_programs_are_known() {
    for (kind, meant) in [
        ("tel", "phone"),
        ("هاتف", "phone"),
        ("textarea", "long_text"),
    ] {
        let text = FORM.replace("kind = \"text\"", &format!("kind = \"{kind}\""));
        let folder = folder("forms/form.md", &text);
        let found = faults(folder.path());
        let said: Vec<_> = found
            .iter()
            .filter_map(|fault| fault.help.clone())
            .collect();
        assert_eq!(said, [format!("did you mean `{meant}`?")], "{kind}");
        let files = fixes(folder.path(), &found).unwrap();
        assert!(
            files[0].text.contains(&format!("kind = \"{meant}\"")),
            "{kind}"
        );
    }
    let folder = folder(
        "forums/forum.md",
        &forum("\"الموضوع\" = \"س\"\nlocation = \"س\""),
    );
    let said: Vec<_> = faults(folder.path())
        .into_iter()
        .filter_map(|fault| fault.help)
        .collect();
    assert_eq!(said, ["did you mean `theme`?", "did you mean `venue`?"]);
}

/// What is wrong with one line is no reason to be silent of the others.
#[test]
fn a_slip_hides_nothing_else() {
    let other = "zone = \"Asia/Dubay\"";
    for (slip, message) in [
        ("title: \"ملتقى\"", "a colon stands where TOML has `=`"),
        ("theme = \"ملتقى", "the text is not ended in its line"),
        ("theme =", "`theme` has no value"),
        (
            "theme = \"\"\"ملتقى",
            "the text that begins with `\"\"\"` has no end",
        ),
        ("topics = [\"أ\", \"ب\"", "`]` is missing"),
        (
            "venue = { name = \"أ\", city = \"ب\", country = \"SA\"",
            "`}` is missing",
        ),
        ("سطر بلا معنى", "the line has no `=`"),
        (
            "theme = \"أ\" \"ب\" ج",
            "unexpected key or value, expected newline, `#`",
        ),
        (
            "until = 2027-13-40",
            "invalid date, expected month between 01 and 12",
        ),
        (
            "theme = \"أ\"\ntheme = \"ب\"",
            "`theme` stands here a second time",
        ),
        (
            "theme = \"C:\\ملتقى\"",
            "a backslash begins a sign that TOML does not know",
        ),
        ("theme = = 1", "extra `=`, expected nothing"),
        (
            "start = 10:00\nend = 24:00",
            "`24:00` is no time of day: 23:59 is the last",
        ),
    ] {
        let folder = folder("forums/forum.md", &forum(&format!("{slip}\n{other}")));
        let said: Vec<_> = faults(folder.path())
            .into_iter()
            .map(|f| f.message)
            .collect();
        assert_eq!(
            said,
            [message, "there is no time zone `Asia/Dubay`"],
            "{slip}"
        );
    }
    // Headers, which what follows depends on.
    for (header, message) in [
        ("[[session]", "`]` is missing"),
        ("[[session", "`]` is missing"),
        ("[venue", "`]` is missing"),
    ] {
        let lines = format!("{header}\nid = \"a\"\nkind = \"talk\"\ntitle = \"س\"\nroom = 7");
        let folder = folder("forums/forum.md", &forum(&lines));
        let said: Vec<_> = faults(folder.path())
            .into_iter()
            .map(|f| f.message)
            .collect();
        assert!(said.contains(&message.to_owned()), "{header}: {said:?}");
        let is_read = said.iter().any(|said| said.contains("`room`"));
        assert!(is_read, "{header}: {said:?}");
        assert!(
            !said
                .iter()
                .any(|said| said.contains("missing") && said.contains("date"))
        );
    }
}

/// Quotes within a text of a list are not taken for its end by a program.
#[test]
fn quotes_within_a_list_are_left_to_the_writer() {
    let lines = "topics = [\"ملتقى \"الرياض\" الأول\", \"ب\"]";
    let folder = folder("forums/forum.md", &forum(lines));
    let found = faults(folder.path());
    assert!(
        found.iter().any(|fault| fault.message.contains("comma")),
        "{found:?}"
    );
    assert_eq!(fixes(folder.path(), &found).unwrap(), []);
}

/// Places are those of the file, whatever was mended before them.
#[test]
fn places_are_those_of_the_file() {
    let lines = "speakers = [“noura”، “khalid”]\nzone = \"Asia/Dubay\"";
    let folder = folder("forums/forum.md", &forum(lines));
    let found = faults(folder.path());
    let zone = found
        .iter()
        .find(|fault| fault.message.contains("Asia/Dubay"));
    let zone = zone.map(|fault| (fault.line, fault.column));
    assert_eq!(zone, Some((6, 9)));
}

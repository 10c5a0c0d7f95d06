//! Folding, queries, ranking, marks and files, by table and by property.

use super::{
    Kind,
    files::{self, File},
    fold::{GAP, find, fold, loosen},
    mark::{marks, reasons},
    part::{Part, Thing},
    query::Query,
    rank::search,
    sieve::Sieve,
};
use proptest::prelude::*;

/// A folded text in letters.
fn letters(text: &str) -> String {
    let letter = |byte: u8| match byte {
        0x80..=0xBF => char::from_u32(u32::from(byte) + 0x5A0).unwrap(),
        _ => char::from(byte),
    };
    let folded: String = fold(text).bytes.into_iter().map(letter).collect();
    folded.trim_start().to_owned()
}

#[test]
fn folding_by_table() {
    for (text, folded) in [
        // NFC, tashkeel, tatweel, marks of direction.
        ("مُلْتَقًى", "ملتقي"),
        ("مـــلتقى", "ملتقي"),
        (
            "\u{627}\u{654}حمد \u{627}\u{655}برا \u{627}\u{653}ل",
            "احمد ابرا ال",
        ),
        ("مو\u{654}ثر شي\u{654}ون", "مؤثر شئون"),
        ("رحم\u{670}ن", "رحمن"),
        ("\u{2067}حسين\u{2069}\u{200F}", "حسين"),
        // One letter for those that are confused; ة, ؤ and ئ stay.
        ("أبو إبراهيم آمنة ٱسم", "ابو ابراهيم امنة اسم"),
        ("الجسمى", "ال جسمي"),
        ("مؤثر رئيس", "مؤثر رئيس"),
        ("کتاب‌ی ڤيديو پرنس چاد", "كتابي فيديو برنس جاد"),
        // Digits.
        ("٢٠١٧ ۲۰۱۸ 2019", "2017 2018 2019"),
        // The article, and what may stand before it.
        ("التواصل", "ال تواصل"),
        (
            "بالتواصل والتواصل فالتواصل كالتواصل",
            "بال تواصل وال تواصل فال تواصل كال تواصل",
        ),
        (
            "للتواصل وللتواصل فبالتواصل",
            "لل تواصل ولل تواصل فبال تواصل",
        ),
        ("ال لل", "ال لل"),
        (
            "عبدالله عبد الله العبدالله",
            "عبد ال له عبد ال له ال عبد ال له",
        ),
        ("أبوظبي أبو ظبي وأبوظبي", "ابو ظبي ابو ظبي وابو ظبي"),
        // Latin letters, and what stands between words.
        (
            "almansour Al Mansour Al-Mansour",
            "al mansour al mansour al mansour",
        ),
        ("Lojain OMRAN Éléonore", "lojain omran eleonore"),
        ("hussain-al-jassmi", "hussain al jassmi"),
        ("#خدمة_المجتمع، «وسم»؟", "خدمة ال مجتمع وسم"),
        ("  \t ، ", ""),
        ("", ""),
    ] {
        assert_eq!(letters(text), folded, "{text}");
    }
    let mut bytes = fold("مؤثرة رئيس").bytes;
    loosen(&mut bytes);
    assert_eq!(bytes, fold("موثره رييس").bytes);
    for [one, other] in [
        ["مسئول", "مسؤول"],
        ["شئون", "شؤون"],
        ["رءوس", "رؤوس"],
        ["رئيس", "رييس"],
    ] {
        let loose = |text| {
            let mut bytes = fold(text).bytes;
            loosen(&mut bytes);
            bytes
        };
        assert_eq!(loose(one), loose(other), "{one}");
    }
}

fn arabic() -> impl Strategy<Value = String> {
    "[ء-غف-يٱی٠-٩a-zA-Z،_ \u{640}\u{64B}-\u{655}\u{670}\u{200F}ال]{0,40}"
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in arabic()) {
        let once = letters(&text);
        prop_assert_eq!(letters(&once), once);
    }

    #[test]
    fn the_way_back_never_falls_and_stays_within(text in "\\PC{0,60}|[\\s\\S]{0,60}") {
        let folded = fold(&text);
        prop_assert_eq!(folded.starts.len(), folded.bytes.len() + 1);
        prop_assert!(folded.starts.is_sorted());
        prop_assert!(folded.starts.iter().all(|at| text.is_char_boundary(*at as usize)));
        prop_assert_eq!(folded.starts.last().copied(), Some(text.len() as u32));
    }

    #[test]
    fn marks_are_ranges_of_the_text(text in arabic(), query in arabic()) {
        let mut end = 0;
        let marks = marks(&text, &Query::parse(&query));
        prop_assert_eq!(marks.len() % 2, 0);
        for mark in marks {
            prop_assert!(end <= mark && text.is_char_boundary(mark));
            // A letter keeps its marks.
            let after = text.get(mark..).unwrap().chars().next();
            let parted = after.is_some_and(|c| ('\u{64B}'..='\u{655}').contains(&c));
            prop_assert!(!parted || mark == 0);
            end = mark + 1;
        }
    }

    #[test]
    fn what_is_typed_so_far_finds_the_word(word in "[ء-غف-ي]{1,12}", typed in 1usize..12) {
        let text = format!("{word}\t\tx\t\n");
        let part = Part::read(text, 1).unwrap();
        let typed: String = word.chars().take(typed).collect();
        // Which seat a hamza is taken for is known by the letter after it ([`loosen`]).
        prop_assume!(!typed.ends_with(['ء', 'ئ']));
        let query = Query::parse(&typed);
        prop_assert_eq!(search(&[&part], &query, 5).total, 1, "{}", typed);
    }

    #[test]
    fn a_word_is_found_where_it_stands_first(bytes in "[ab \0\x01\x7f]{0,40}", word in "[ab \0\x01\x7f]{1,3}", from in 0usize..40) {
        let (bytes, word) = (bytes.as_bytes(), word.as_bytes());
        let expected = bytes.windows(word.len()).enumerate().position(|(at, part)| at >= from && part == word);
        prop_assert_eq!(find(bytes, word, from), expected);
    }

    #[test]
    fn what_stands_in_a_text_passes_its_sieve(text in arabic(), from in 0usize..40, length in 1usize..8) {
        let bytes = fold(&text).bytes;
        let sieve = Sieve::of(&bytes);
        let word: Vec<u8> = bytes.iter().copied().skip(from).take(length).collect();
        let begins = from > 0 && bytes.get(from - 1) == Some(&GAP);
        if word.len() > 1 || begins {
            prop_assert!(sieve.may_hold(Sieve::of_word(&word)), "{word:?} in {bytes:?}");
        }
    }

    #[test]
    fn no_file_makes_it_panic(text in "[\\s\\S]{0,80}|[a-zا-ي\t\n ]{0,80}", query in "\\PC{0,20}") {
        let _ = files::read(&text);
        let query = Query::parse(&query);
        for number in 0..3 {
            if let Some(part) = Part::read(text.clone(), number) {
                search(&[&part], &query, 5);
            }
        }
        marks(&text, &query);
    }
}

fn people(lines: &[&str]) -> Part {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    Part::read(text, lines.len()).unwrap()
}

fn names<'a>(part: &'a Part, query: &str) -> Vec<&'a str> {
    let query = Query::parse(query);
    let found = search(&[part], &query, 30);
    assert_eq!(found.total, found.lines.len());
    found
        .lines
        .iter()
        .map(|line| Thing::read(line).unwrap().name)
        .collect()
}

#[test]
fn ranking_by_table() {
    let part = people(&[
        "خالد\tمؤثر في الإعلام\tabout\t",
        "الفلاعلام\t\twithin\t",
        "أعلام النور\t\tbegins\t",
        "موثر\t\tfolded\t",
        "مؤثر\t\tspelled\t",
        "فاطمة سعيد\t\tteh\t",
        "فاطمه سعيد\t\theh\t",
    ]);
    for (query, found) in [
        // A word of the title, within one, other words.
        ("اعلام", vec!["begins", "within", "about"]),
        ("مؤثر", vec!["spelled", "about", "folded"]),
        ("موثر", vec!["folded", "spelled", "about"]),
        ("فاطمة", vec!["teh", "heh"]),
        ("فاطمه", vec!["heh", "teh"]),
        // Every word must stand.
        ("فاطمه خالد", vec![]),
        ("سعيد فا", vec!["teh", "heh"]),
        ("اعلام مؤثر", vec!["about"]),
        // A letter alone begins a word.
        ("خ", vec!["about"]),
        ("د", vec![]),
        ("", vec![]),
        ("؟", vec![]),
    ] {
        assert_eq!(names(&part, query), found, "{query}");
    }
}

#[test]
fn equals_keep_their_order_and_the_limit_holds() {
    let lines: Vec<_> = (0..200).map(|n| format!("محمد\t\tp-{n}\t")).collect();
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    let part = people(&lines);
    let query = Query::parse("محمد");
    let found = search(&[&part], &query, 5);
    assert_eq!(found.total, 200);
    let names: Vec<_> = found
        .lines
        .iter()
        .map(|line| Thing::read(line).unwrap().name)
        .collect();
    assert_eq!(names, ["p-0", "p-1", "p-2", "p-3", "p-4"]);
}

#[test]
fn marks_by_table() {
    for (text, query, marked) in [
        ("تجربة حسين الجسمي", "حسين الجسمى", "تجربة [حسين] ال[جسمي]"),
        ("مُلْتَقى الإعلام", "ملتقي اعلا", "[مُلْتَقى] ال[إعلا]م"),
        ("بالتواصل", "التواصل", "بال[تواصل]"),
        ("خدمة المجتمع", "خدمه المجتمع", "[خدمة] ال[مجتمع]"),
        ("خدمة المجتمع", "خدمه_المجتمع", "[خدمة المجتمع]"),
        ("في 2017", "٢٠١٧", "في [2017]"),
        // Within a word only where none begins with it.
        ("المستفيد", "فيد", "المست[فيد]"),
        ("فيد المستفيد", "فيد", "[فيد] المستفيد"),
        ("Lojain", "LOJ", "[Loj]ain"),
        ("قلم", "كتاب", "قلم"),
    ] {
        let mut shown = text.to_owned();
        for (at, mark) in marks(text, &Query::parse(query)).iter().enumerate().rev() {
            shown.insert(*mark, if at % 2 == 0 { '[' } else { ']' });
        }
        assert_eq!(shown, marked, "{query}");
    }
}

#[test]
fn a_file_of_another_shape_is_none() {
    for (text, number) in [
        ("a\n", 1),
        ("a\tb\tc\td\n", 2),
        ("a\tb\tc\td\n", 0),
        ("a\tb\tc\td\na", 1),
        ("a\tb\tc\td", 1),
        ("<!doctype html>\n", 1),
        ("\n", 1),
        ("", 1),
    ] {
        assert!(Part::read(text.to_owned(), number).is_none(), "{text:?}");
    }
    assert!(Part::read(String::new(), 0).is_some());
    assert_eq!(Thing::read("a\tb"), None);
}

#[test]
fn the_list_reads_as_it_is_written() {
    let file = |name: &str, first: Option<&str>| File {
        kind: Kind::Session,
        name: name.to_owned(),
        number: 7,
        first: first.map_or(Vec::new(), |word| fold(word).bytes.split_off(1)),
    };
    let listed = vec![
        file("all-0a.txt", None),
        file("a.txt", Some("ب")),
        file("b.txt", Some("تواص")),
        file("c.txt", Some("تواصل")),
        file("d.txt", Some("ش")),
    ];
    let lines: String = listed.iter().map(files::line).collect();
    let text = format!("{}\n{lines}", files::FIRST);
    assert_eq!(files::read(&text), Some(listed.clone()));
    for broken in [
        "",
        "x",
        "multaqa search 1",
        "multaqa search 2\n",
        "<!doctype html>\n",
    ] {
        assert_eq!(files::read(broken), None, "{broken}");
    }
    for line in [
        "0\n",
        "0\tb\ta\t\n",
        "5\t1\ta\t\n",
        "x\t1\ta\t\n",
        "0\t1\ta\n",
        "0\t1\ta\t",
    ] {
        assert_eq!(
            files::read(&format!("{}\n{line}", files::FIRST)),
            None,
            "{line}"
        );
    }

    let wanted = |query: &str| -> Vec<usize> {
        let query = Query::parse(query);
        (1..5)
            .filter(|at| files::is_wanted(&listed, *at, &query))
            .collect()
    };
    assert_eq!(wanted("ثوب"), [3]);
    assert_eq!(wanted("ا"), [0; 0]);
    assert_eq!(wanted("بحر"), [1]);
    assert_eq!(wanted("التواصل"), [3]);
    // Its beginning stands in a file, and goes on in the next.
    assert_eq!(wanted("توا"), [1, 2]);
    assert_eq!(wanted("يوم"), [4]);
    assert_eq!(wanted("يوم مجتمع"), [4]);
    assert_eq!(wanted(""), [0; 0]);
    assert!(files::is_wanted(&listed, 0, &Query::parse("x")));
}

#[test]
fn what_was_found_by_words_that_are_not_shown_says_by_which() {
    let line = "أثر الشبكات\tملتقى الخدمة، دبي\tservice#s1\tالإعلام، حسين الجسمي، hussain-al-jassmi، انستجرام";
    let thing = Thing::read(line).unwrap();
    for (query, why) in [
        ("الشبكات", &[][..]),
        ("دبي", &[]),
        ("اعلام", &["الإعلام"]),
        ("حسين الشبكات", &["حسين الجسمي"]),
        ("hussain", &["hussain-al-jassmi"]),
        ("الجسمى انستجرام", &["حسين الجسمي", "انستجرام"]),
    ] {
        assert_eq!(reasons(&thing, &Query::parse(query)).0, why, "{query}");
    }
    assert_eq!(Thing::read("a\tb\tc"), None);
}

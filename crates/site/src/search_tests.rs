//! The search over the sample, and over many forums, speakers and sessions.

use super::*;
use crate::compress;
use multaqa_content::load;
use multaqa_domain::{
    search::{
        part::{Part, Thing},
        query::Query,
        rank::{self, Found},
    },
    time::Instant,
};
use std::collections::BTreeMap;
use std::path::Path;

/// What a browser has loaded for a query.
struct Loaded(Vec<(Kind, Part)>);

impl Loaded {
    fn new(written: &[(PathBuf, Vec<u8>)], query: &Query) -> Self {
        let text = |path: &str| {
            let (_, bytes) = written
                .iter()
                .find(|(at, _)| at == Path::new(path))
                .unwrap();
            String::from_utf8(bytes.clone()).unwrap()
        };
        let list = files::read(&text("search/index.txt")).unwrap();
        let wanted = (0..list.len()).filter(|at| files::is_wanted(&list, *at, query));
        let part = |at: usize| {
            let file = &list[at];
            let text = text(&format!("search/data/{}", file.name));
            (file.kind, Part::read(text, file.number).unwrap())
        };
        Self(wanted.map(part).collect())
    }

    fn found(&self, kind: Kind, query: &Query) -> Found<'_> {
        let of_kind = self.0.iter().filter(|(of, _)| *of == kind);
        let parts: Vec<_> = of_kind.map(|(_, part)| part).collect();
        rank::search(&parts, query, 30)
    }

    /// The names of what is found, in the order of the page.
    fn names(&self, query: &Query) -> Vec<String> {
        let lines = Kind::ALL
            .into_iter()
            .flat_map(|kind| self.found(kind, query).lines);
        lines.map(|line| thing(line).name.to_owned()).collect()
    }
}

fn thing(line: &str) -> Thing<'_> {
    Thing::read(line).unwrap()
}

fn sample(now: Option<Instant>) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let site = load(&folder).unwrap_or_else(|report| panic!("{}", report.render(false)));
    let options = Options {
        now,
        wall_clock: Instant(4_000_000_000),
    };
    files(&site, &options).unwrap()
}

#[test]
fn queries_of_the_sample() {
    let written = sample(None);
    let names = |text: &str| {
        let query = Query::parse(text);
        Loaded::new(&written, &query).names(&query)
    };
    // The forum tells of him, too.
    let forum = "community-service";
    let jassmi = ["community-service#hussain-al-jassmi", "hussain-al-jassmi"];
    for (query, same) in [
        ("الاعلام", "الإعلام"),
        ("مؤتمر", "موتمر"),
        ("انستقرام", "انستجرام"),
        ("instagram", "إنستغرام"),
        ("حسين الجسمى", "حسين الجسمي"),
        ("خدمه المجتمع", "خدمة المجتمع"),
        ("٢٠١٧", "2017"),
        ("تواصل", "التواصل"),
        ("بالتواصل", "التواصل"),
        ("أمين", "امين"),
        ("مُلتقى", "ملتقي"),
        ("عبدالله", "عبد الله"),
        ("رئيس", "رييس"),
    ] {
        let found = names(query);
        assert!(!found.is_empty(), "{query} finds nothing");
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        assert_eq!(sorted(found), sorted(names(same)), "{query} / {same}");
    }
    let mut wrong = Vec::new();
    for (query, found) in [
        ("حسين الجسمى", vec![forum, jassmi[0], jassmi[1]]),
        ("الجسمي تجربة", vec![jassmi[0]]),
        (
            "lojain",
            vec!["community-service#lojain-omran", "lojain-omran"],
        ),
        (
            "Omran",
            vec!["community-service#lojain-omran", "lojain-omran"],
        ),
        (
            "العثيمين",
            vec![
                "oic-social-networks#secretary-general",
                "yousef-al-othaimeen",
            ],
        ),
        ("البسطي", vec!["abdullah-al-basti"]),
        ("انستقرام", vec!["oic-social-networks"]),
        ("جدة 2018", vec!["oic-social-networks"]),
        ("فلسطين", vec!["oic-social-networks#open-discussions"]),
        ("خيري", vec!["charity"]),
        ("لا شيء من هذا", vec![]),
    ] {
        let is = names(query);
        if is != found {
            wrong.push(format!("{query}: {is:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_to_come_stands_before_what_is_over() {
    let query = Query::parse("1");
    // Both dates begin with it. Before both forums, between them, after them.
    for (day, first) in [
        (17_400, "community-service"),
        (17_600, "oic-social-networks"),
        (19_000, "oic-social-networks"),
    ] {
        let written = sample(Some(Instant(day * 86_400)));
        let loaded = Loaded::new(&written, &query);
        let found = loaded.found(Kind::Forum, &query);
        assert_eq!(found.total, 2);
        assert_eq!(thing(found.lines[0]).name, first, "{day}");
    }
}

fn findable(kind: Kind, name: String, title: String, about: String, besides: &[&str]) -> Findable {
    let besides = besides.iter().map(|&text| text.to_owned()).collect();
    Findable {
        kind,
        name,
        title,
        about,
        besides,
    }
}

const GIVEN: [(&str, &str); 40] = [
    ("محمد", "mohammed"),
    ("أحمد", "ahmed"),
    ("فاطمة", "fatima"),
    ("عبدالله", "abdullah"),
    ("خالد", "khalid"),
    ("نورة", "noura"),
    ("سعيد", "saeed"),
    ("مريم", "maryam"),
    ("علي", "ali"),
    ("حسن", "hassan"),
    ("عائشة", "aisha"),
    ("سلطان", "sultan"),
    ("لطيفة", "latifa"),
    ("راشد", "rashid"),
    ("هند", "hind"),
    ("يوسف", "yousef"),
    ("إبراهيم", "ibrahim"),
    ("منى", "mona"),
    ("سارة", "sara"),
    ("عمر", "omar"),
    ("لجين", "lojain"),
    ("حمد", "hamad"),
    ("شيخة", "shaikha"),
    ("ماجد", "majid"),
    ("ليلى", "layla"),
    ("طارق", "tariq"),
    ("هدى", "huda"),
    ("فيصل", "faisal"),
    ("ريم", "reem"),
    ("ناصر", "nasser"),
    ("أمل", "amal"),
    ("بدر", "badr"),
    ("دانة", "dana"),
    ("زيد", "zayed"),
    ("رنا", "rana"),
    ("سالم", "salem"),
    ("هيفاء", "haifa"),
    ("مبارك", "mubarak"),
    ("جواهر", "jawaher"),
    ("وليد", "waleed"),
];
const FAMILY: [(&str, &str); 60] = [
    ("الجسمي", "al-jassmi"),
    ("العثيمين", "al-othaimeen"),
    ("الزعابي", "al-zaabi"),
    ("المنصوري", "al-mansoori"),
    ("الشامسي", "al-shamsi"),
    ("الكعبي", "al-kaabi"),
    ("القحطاني", "al-qahtani"),
    ("الغامدي", "al-ghamdi"),
    ("الحربي", "al-harbi"),
    ("الدوسري", "al-dosari"),
    ("العتيبي", "al-otaibi"),
    ("الشهري", "al-shehri"),
    ("المهيري", "al-muhairi"),
    ("الظاهري", "al-dhaheri"),
    ("النعيمي", "al-nuaimi"),
    ("البلوشي", "al-balushi"),
    ("الهاشمي", "al-hashimi"),
    ("السويدي", "al-suwaidi"),
    ("الفلاسي", "al-falasi"),
    ("الكتبي", "al-ketbi"),
    ("عمران", "omran"),
    ("حداد", "haddad"),
    ("خوري", "khoury"),
    ("نجار", "najjar"),
    ("المصري", "al-masri"),
    ("الأردني", "al-urduni"),
    ("التونسي", "al-tunisi"),
    ("المغربي", "al-maghribi"),
    ("السوداني", "al-sudani"),
    ("العراقي", "al-iraqi"),
    ("اليمني", "al-yamani"),
    ("الكويتي", "al-kuwaiti"),
    ("آل مكتوم", "al-maktoum"),
    ("بن هادي", "bin-hadi"),
    ("البسطي", "al-basti"),
    ("الطاير", "al-tayer"),
    ("الرميثي", "al-rumaithi"),
    ("المزروعي", "al-mazrouei"),
    ("الحمادي", "al-hammadi"),
    ("العامري", "al-ameri"),
    ("التميمي", "al-tamimi"),
    ("الخالدي", "al-khalidi"),
    ("السبيعي", "al-subaie"),
    ("المطيري", "al-mutairi"),
    ("الرشيدي", "al-rashidi"),
    ("العنزي", "al-anazi"),
    ("الشمري", "al-shammari"),
    ("الزهراني", "al-zahrani"),
    ("عسيري", "asiri"),
    ("الفيفي", "al-faifi"),
    ("باوزير", "bawazir"),
    ("العمودي", "al-amoudi"),
    ("السقاف", "al-saqqaf"),
    ("الحبشي", "al-habshi"),
    ("قاسم", "qasim"),
    ("صالح", "saleh"),
    ("إسماعيل", "ismail"),
    ("عبدالرحمن", "abdulrahman"),
    ("الأنصاري", "al-ansari"),
    ("درويش", "darwish"),
];
const ROLES: [&str; 24] = [
    "إعلامي",
    "إعلامية",
    "صانع محتوى",
    "صانعة محتوى",
    "مؤثرة في شبكات التواصل",
    "طبيب أطفال",
    "أستاذة جامعية",
    "مدير التسويق الرقمي",
    "ناشط اجتماعي",
    "كاتب صحفي",
    "رئيسة جمعية خيرية",
    "باحث في الذكاء الاصطناعي",
    "مصورة فوتوغرافية",
    "مستشار قانوني",
    "رائد أعمال",
    "مدربة حياة",
    "متحدث باسم الهلال الأحمر",
    "مهندسة برمجيات",
    "مقدم برامج",
    "شاعر",
    "مخرجة أفلام وثائقية",
    "مسؤول العلاقات العامة",
    "عضو مجلس إدارة",
    "محرر في صحيفة يومية",
];
const PLACES: [&str; 12] = [
    "دبي",
    "أبوظبي",
    "الشارقة",
    "جدة",
    "الرياض",
    "الكويت",
    "الدوحة",
    "المنامة",
    "مسقط",
    "عمّان",
    "القاهرة",
    "تونس",
];
const SUBJECTS: [&str; 40] = [
    "خدمة المجتمع",
    "الصحة",
    "التعليم",
    "العمل الخيري",
    "الإعلام الجديد",
    "الذكاء الاصطناعي",
    "البيئة",
    "التطوع",
    "أمن المعلومات",
    "الأسرة",
    "الطفولة",
    "الشباب",
    "ريادة الأعمال",
    "اللغة العربية",
    "الترجمة",
    "السياحة",
    "الثقافة",
    "التراث",
    "الرياضة",
    "الإغاثة",
    "الهجرة",
    "اللاجئين",
    "المياه",
    "الطاقة المتجددة",
    "الزراعة",
    "الأمن الغذائي",
    "الصحة النفسية",
    "مكافحة التطرف",
    "الحوار",
    "التسامح",
    "البودكاست",
    "الألعاب",
    "السينما",
    "التصوير",
    "الشعر",
    "الصحافة",
    "التسويق",
    "الاقتصاد الإبداعي",
    "المدن الذكية",
    "المناخ",
];
const WAYS: [&str; 20] = [
    "دور",
    "أثر",
    "مستقبل",
    "تجارب في",
    "قصص من",
    "آفاق",
    "تحديات",
    "أخلاقيات",
    "أدوات",
    "قياس",
    "تمويل",
    "شراكات",
    "حملات",
    "مبادرات",
    "أسئلة في",
    "جلسة حوارية عن",
    "ورشة عمل في",
    "مناظرة حول",
    "عرض عن",
    "خلاصات",
];

/// Numbers that look like chance, and are the same each time.
struct Chance(u64);

impl Chance {
    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        &items[(self.0 >> 33) as usize % items.len()]
    }
}

/// So many forums, speakers and sessions.
fn many(forums: usize, speakers: usize, sessions: usize) -> Vec<Findable> {
    let mut chance = Chance(7);
    let mut found = Vec::new();
    for n in 0..forums {
        let (subject, place) = (*chance.of(&SUBJECTS), *chance.of(&PLACES));
        let title = format!(
            "ملتقى {subject} {} {}",
            chance.of(&WAYS),
            chance.of(&SUBJECTS)
        );
        let about = format!("{} سبتمبر {}، {place}", n % 28 + 1, 2017 + n % 12);
        let topics = [
            *chance.of(&SUBJECTS),
            *chance.of(&SUBJECTS),
            "إنستغرام",
            "يوتيوب",
            "#ملتقى_التواصل",
        ];
        found.push(findable(
            Kind::Forum,
            format!("forum-{n}"),
            title,
            about,
            &topics,
        ));
    }
    for n in 0..sessions {
        let (given, family) = (chance.of(&GIVEN), chance.of(&FAMILY));
        let title = format!(
            "{} {} و{}",
            chance.of(&WAYS),
            chance.of(&SUBJECTS),
            chance.of(&SUBJECTS)
        );
        let about = format!(
            "ملتقى {}، {} سبتمبر {}",
            chance.of(&SUBJECTS),
            n % 28 + 1,
            2017 + n % 12
        );
        let who = format!("{} {} {}-{}", given.0, family.0, given.1, family.1);
        let name = format!("forum-{}#session-{n}", n % forums);
        found.push(findable(Kind::Session, name, title, about, &[&who]));
    }
    let mut slugs = BTreeMap::new();
    let mut people = Vec::new();
    for n in 0..speakers {
        let (given, father, family) = (chance.of(&GIVEN), chance.of(&GIVEN), chance.of(&FAMILY));
        let name = format!("{} {} {}", given.0, father.0, family.0);
        let mut slug = format!("{}-{}-{}", given.1, father.1, family.1);
        let same = slugs.entry(slug.clone()).or_insert(0);
        *same += 1;
        if *same > 1 {
            slug = format!("{slug}-{same}");
        }
        let mut roles = (*chance.of(&ROLES)).to_owned();
        if n % 3 == 0 {
            roles = format!("{roles}، {}", chance.of(&ROLES));
        }
        people.push(findable(Kind::Speaker, slug, name, roles, &[]));
    }
    // The directory's order is nearly this.
    people.sort_by(|a, b| a.title.cmp(&b.title));
    found.extend(people);
    found
}

fn small(bytes: &[u8]) -> usize {
    compress::brotli(bytes, compress::Effort::Best)
        .unwrap()
        .len()
}

#[test]
fn the_main_files_are_at_most_250_kb() {
    let written = written(&many(1_000, 20_000, 0));
    let mut sum = 0;
    for (path, bytes) in &written {
        assert!(bytes.len() <= MOST, "{} is too large", path.display());
        let size = small(bytes);
        println!(
            "{}: {} KB, brotli {} KB",
            path.display(),
            bytes.len() / 1024,
            size / 1024
        );
        sum += size;
    }
    println!("together {} KB", sum / 1024);
    let mut beside = 0;
    for (_, bytes) in &written {
        let text = std::str::from_utf8(bytes).unwrap();
        let folded: Vec<u8> = text
            .lines()
            .flat_map(|line| [loose(line), vec![b'\n']].concat())
            .collect();
        beside += small(&[bytes.as_slice(), &folded].concat());
    }
    println!("with folded lines beside {} KB", beside / 1024);
    assert!(sum <= 250 * 1024, "{sum} bytes");
}

#[test]
fn many_sessions_are_split_by_words() {
    let things = many(100, 0, 20_000);
    let written = written(&things);
    let largest = written.iter().map(|(_, bytes)| bytes.len()).max().unwrap();
    println!("{} files, the largest {} KB", written.len(), largest / 1024);
    assert!(
        written.len() > 4 && largest < 2 * MOST_SESSIONS,
        "{} files of {largest}",
        written.len()
    );
    // Each session is found by a rare word of it, and each query loads little.
    let title_of = |name: &str| {
        things
            .iter()
            .find(|t| t.name == name)
            .unwrap()
            .title
            .clone()
    };
    for (query, least) in [
        ("السينما", 30),
        ("سينما", 30),
        ("بودكاست", 30),
        ("lojain", 30),
        ("777", 1),
        ("لجين", 30),
        ("الصحة النفسية", 1),
    ] {
        let parsed = Query::parse(query);
        let loaded = Loaded::new(&written, &parsed);
        let sessions = loaded
            .0
            .iter()
            .filter(|part| part.0 == Kind::Session)
            .count();
        assert!((1..=2).contains(&sessions), "{query} loads {sessions}");
        let found = loaded.found(Kind::Session, &parsed);
        assert!(
            found.lines.len() >= least.min(30),
            "{query} finds {}",
            found.lines.len()
        );
        for thing in found.lines.into_iter().map(thing) {
            assert_eq!(title_of(thing.name), thing.title);
        }
    }
}

#[test]
fn names_change_with_what_is_in_them() {
    let names = |number| -> Vec<PathBuf> {
        let written = written(&many(10, number, 5));
        written.into_iter().map(|(path, _)| path).collect()
    };
    let (few, more) = (names(10), names(11));
    assert_eq!(few[..2], more[..2], "forums and sessions");
    assert_ne!(few[2], more[2], "speakers");
    assert_eq!(few[3], PathBuf::from("search/index.txt"));
}

/// `cargo test -p multaqa-site --lib keystroke -- --ignored --nocapture`; with `SEARCH_OUT`,
/// the files are written to that folder, to be tried in a browser.
#[test]
#[ignore = "a measurement"]
fn a_keystroke_takes() {
    let written = written(&many(1_000, 20_000, 0));
    let started = std::time::Instant::now();
    let loaded = Loaded::new(&written, &Query::default());
    println!("loading: {:?}", started.elapsed());
    if let Some(out) = std::env::var_os("SEARCH_OUT") {
        for (path, bytes) in &written {
            let path = Path::new(&out).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    for text in [
        "م",
        "مح",
        "محمد",
        "محمد ال",
        "ة",
        "ري",
        "محمد خالد الزعابي",
        "xyz",
        "mohammed al",
    ] {
        let started = std::time::Instant::now();
        let query = Query::parse(text);
        let mut total = 0;
        for kind in Kind::ALL {
            total += loaded.found(kind, &query).total;
        }
        println!("{text}: {total} in {:?}", started.elapsed());
    }
}

//! A content folder of any size for measurements: the same one for the same numbers, with
//! names and titles as varied as real ones.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::words::{
    EVENTS, FAMILIES, HONORIFICS, KINDS, MEN, PLACES, ROLES, ROOMS, SECTORS, SESSIONS, TOPICS,
    WOMEN,
};

/// How much content there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Forums, which lie in all years of two decades and more.
    pub forums: usize,
    /// Speakers, of whom each forum has some.
    pub speakers: usize,
    /// Sessions, of all forums together.
    pub sessions: usize,
}

impl Size {
    /// With as many speakers and sessions a forum as there are at every size.
    pub fn of(forums: usize) -> Self {
        Self {
            forums,
            speakers: forums * 20,
            sessions: forums * 100,
        }
    }
}

/// People that a forum has to choose from.
const CIRCLE: usize = 60;

/// Forums lie in these years; the clock stands still in the middle.
const YEARS: (usize, usize) = (2014, 24);
const NOW: &str = "2026-03-01";

/// A random number that follows from what it is for (SplitMix64).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn of(kind: u64, index: usize) -> Self {
        Self(kind << 56 ^ index as u64)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ z >> 31) % limit.max(1) as u64).unwrap_or(0)
    }

    pub(crate) fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    pub(crate) fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        from.get(self.below(from.len()))
            .copied()
            .unwrap_or_default()
    }
}

/// Writes the folder. Forms, endpoints and articles are the sample's.
///
/// # Errors
/// Those of the file system.
pub fn write(size: Size, sample: &Path, folder: &Path) -> Result<()> {
    for name in [
        "forums",
        "speakers",
        "sectors",
        "series",
        "forms",
        "endpoints",
    ] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    for name in [
        "about.md",
        "privacy.md",
        "forms/registration.md",
        "forms/notify.md",
        "forms/question.md",
        "endpoints/registration.md",
        "endpoints/messages.md",
    ] {
        let (from, to) = (sample.join(name), folder.join(name));
        fs::copy(&from, &to)
            .with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    }
    put(folder, "site", &site())?;
    put(folder, "series/humanity", &series())?;
    for (at, (title, slug)) in SECTORS.iter().enumerate() {
        put(folder, &format!("sectors/{slug}"), &sector(at, title))?;
    }
    for index in 0..size.speakers {
        let person = person(index);
        put(folder, &format!("speakers/{}", person.slug), &person.text)?;
    }
    for index in 0..size.forums {
        let (slug, text) = forum(size, index);
        put(folder, &format!("forums/{slug}"), &text)?;
    }
    Ok(())
}

/// The file of a speaker, for a change of it.
pub fn speaker_file(index: usize) -> String {
    format!("speakers/{}.md", person(index).slug)
}

fn put(folder: &Path, name: &str, text: &str) -> Result<()> {
    let file = folder.join(format!("{name}.md"));
    fs::write(&file, text).with_context(|| format!("writing {}", file.display()))
}

fn site() -> String {
    format!(
        "+++\nname = \"ملتقيات الإنسانية\"\nline = \"محتوى كبير للقياس، لا موقع حقيقي\"\ncountry = \"AE\"\n\
         zone = \"Asia/Dubai\"\nnow = {NOW}\nseries = \"humanity\"\norigin = \"https://forum.example\"\n{}+++\n",
        zone_words()
    )
}

/// Words for the zones' clocks.
fn zone_words() -> String {
    let mut words: Vec<String> = Vec::new();
    for (city, _, _, zone) in PLACES {
        if !words.iter().any(|line| line.contains(zone)) {
            words.push(format!("\"{zone}\" = \"بتوقيت {city}\""));
        }
    }
    format!("zone_words = {{ {} }}\n", words.join(", "))
}

fn series() -> String {
    let sectors: Vec<String> = SECTORS
        .iter()
        .map(|(_, slug)| format!("\"{slug}\""))
        .collect();
    format!(
        "+++\ntitle = \"ملتقيات التواصل لخدمة الإنسانية\"\nsummary = \"سلسلة ملتقيات لقياس موقع كبير.\"\n\
         sectors = [{}]\nhashtags = [\"#ملتقيات\"]\n+++\n\nسلسلة مصنوعة للقياس.\n",
        sectors.join(", ")
    )
}

fn sector(at: usize, title: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"تجارب في {title} عبر شبكات التواصل الاجتماعي.\"\ncolour = {}\n\n\
         [[form]]\nname = \"notify\"\nlabel = \"إبلاغي عند فتح التسجيل\"\nform = \"notify\"\n\
         endpoint = \"messages\"\nshow = \"announced\"\n+++\n",
        at % 8 + 1
    )
}

pub(crate) struct Person {
    pub(crate) slug: String,
    text: String,
}

pub(crate) fn person(index: usize) -> Person {
    let mut chance = Chance::of(1, index);
    let is_woman = chance.below(5) < 2;
    let (given, given_slug) = chance.pick(if is_woman { &WOMEN } else { &MEN });
    let (father, _) = chance.pick(&MEN);
    let (family, family_slug) = chance.pick(&FAMILIES);
    let name = match chance.below(3) {
        0 => format!("{given} {family}"),
        1 => format!("{given} {father} {family}"),
        _ => format!(
            "{given} {} {father} {family}",
            if is_woman { "بنت" } else { "بن" }
        ),
    };
    let mut text = format!("+++\nname = \"{name}\"\n");
    if chance.one_in(3) {
        let (man, woman) = chance.pick(&HONORIFICS);
        let _ = writeln!(
            text,
            "honorific = \"{}\"",
            if is_woman { woman } else { man }
        );
    }
    if chance.one_in(4) {
        let _ = writeln!(text, "latin = \"{given_slug} {family_slug}\"");
    }
    let mut roles: Vec<String> = Vec::new();
    for _ in 0..chance.below(3) {
        roles.push(format!("\"{}\"", chance.pick(&ROLES)));
    }
    roles.dedup();
    let _ = writeln!(text, "roles = [{}]", roles.join(", "));
    if !chance.one_in(5) {
        let (_, _, country, _) = chance.pick(&PLACES);
        let _ = writeln!(text, "country = \"{country}\"");
    }
    let (topic, _) = chance.pick(&TOPICS);
    let (other, _) = chance.pick(&TOPICS);
    let _ = write!(
        text,
        "+++\n\nعمل {} في مجال {topic} سنوات عدة، وشارك في مبادرات عن {other}.\n",
        name
    );
    Person {
        slug: format!("{given_slug}-{family_slug}-{index}"),
        text,
    }
}

fn forum(size: Size, index: usize) -> (String, String) {
    let mut chance = Chance::of(2, index);
    let (event, event_slug) = chance.pick(&EVENTS);
    let (topic, topic_slug) = chance.pick(&TOPICS);
    let (second, _) = chance.pick(&TOPICS);
    let (city, city_slug, country, zone) = chance.pick(&PLACES);
    let (_, sector) = chance.pick(&SECTORS);
    let title = match chance.below(5) {
        0 => format!("{event} {topic}"),
        1 => format!("{event} {topic} في {city}"),
        2 => format!("{event} {topic} و{second}"),
        3 => format!("{event} {topic} #Humanity"),
        _ => format!("{event} {topic}: دور شبكات التواصل الاجتماعي في {second}، رؤى وتجارب"),
    };
    // Spread evenly over the years, whatever the number of forums.
    let (first_year, years) = YEARS;
    let day = index * years * 336 / size.forums.max(1) + chance.below(5);
    let (year, month, day) = (first_year + day / 336, day % 336 / 28 + 1, day % 28 + 1);
    let days = if day < 25 { 3 } else { 1 };
    let mut text = format!(
        "+++\ntitle = \"{title}\"\nsummary = \"يجمع أهل الاختصاص والمهتمين في {city} للحديث عن {topic}، ويعرض تجارب في {second}.\"\n\
         series = \"humanity\"\nsector = \"{sector}\"\nzone = \"{zone}\"\nstart = 09:00:00\nend = 20:00:00\n\
         date = {year}-{month:02}-{day:02}\n"
    );
    if days > 1 {
        let _ = writeln!(text, "until = {year}-{month:02}-{:02}", day + days - 1);
    }
    let _ = write!(
        text,
        "venue = {{ name = \"مركز المؤتمرات\", city = \"{city}\", country = \"{country}\" }}\n\
         topics = [\"{topic}\", \"{second}\"]\nhashtags = [\"#{}\"]\n",
        topic.replace(' ', "_")
    );
    if chance.one_in(25) {
        text.push_str("decision = \"postponed\"\n");
    }
    text.push_str(
        "\n[registration]\nform = \"registration\"\nendpoint = \"registration\"\ncapacity = 300\nwaitlist = true\n\n\
         [[form]]\nname = \"question\"\nlabel = \"سؤال إلى متحدث\"\nform = \"question\"\nendpoint = \"messages\"\n\
         show = \"before\"\nsessions = true\n",
    );
    let sessions = size.sessions / size.forums.max(1);
    for at in 0..sessions {
        session(
            &mut text,
            &mut chance,
            size,
            index,
            (at, sessions),
            &format!("{year}-{month:02}"),
            (day, days),
        );
    }
    let _ = write!(
        text,
        "+++\n\nيلتقي في {city} من يعملون في **{topic}** ومن يريدون أن يبدؤوا.\n\n- جلسات حوارية\n- ورش عملية\n- تجارب من {second}\n"
    );
    (
        format!("{event_slug}-{topic_slug}-{city_slug}-{index}"),
        text,
    )
}

fn session(
    text: &mut String,
    chance: &mut Chance,
    size: Size,
    forum: usize,
    (at, of): (usize, usize),
    month: &str,
    (day, days): (usize, usize),
) {
    let (topic, _) = chance.pick(&TOPICS);
    let title = format!("{} {topic}", chance.pick(&SESSIONS));
    let (on, place) = (at * days / of.max(1), at % of.div_ceil(days).max(1));
    let slot = place / ROOMS.len() % 20;
    let (start, room) = (
        9 * 60 + slot * 30,
        ROOMS.get(place % ROOMS.len()).copied().unwrap_or_default(),
    );
    let clock = |minutes: usize| format!("{:02}:{:02}:00", minutes / 60, minutes % 60);
    let _ = write!(
        text,
        "\n[[session]]\nid = \"s{at}\"\nkind = \"{}\"\ntitle = \"{title}\"\ndate = {month}-{:02}\n\
         start = {}\nend = {}\nroom = \"{room}\"\n",
        chance.pick(&KINDS),
        day + on,
        clock(start),
        clock(start + 30)
    );
    if chance.one_in(3) {
        let _ = writeln!(
            text,
            "text = \"عرض لما جرى في {topic}، ثم نقاش مع الحضور.\""
        );
    }
    let mut people: Vec<String> = Vec::new();
    let first = size.speakers * forum / size.forums.max(1);
    for _ in 0..1 + chance.below(3) {
        let index = (first + chance.below(CIRCLE)) % size.speakers.max(1);
        let slug = person(index).slug;
        if !people.iter().any(|line| line.contains(&slug)) {
            people.push(format!("{{ person = \"{slug}\" }}"));
        }
    }
    let _ = writeln!(text, "people = [{}]", people.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
    }

    #[test]
    fn the_content_has_no_faults_and_is_as_large_as_asked() {
        let folder = tempfile::tempdir().unwrap();
        let size = Size {
            forums: 40,
            speakers: 300,
            sessions: 800,
        };
        write(size, &sample(), folder.path()).unwrap();
        let count = |name: &str| fs::read_dir(folder.path().join(name)).unwrap().count();
        assert_eq!((count("forums"), count("speakers")), (40, 300));
        if let Err(report) = multaqa_content::load(folder.path()) {
            panic!("{}", report.render(false));
        }
        let sessions = fs::read_dir(folder.path().join("forums"))
            .unwrap()
            .map(|entry| {
                let text = fs::read_to_string(entry.unwrap().path()).unwrap();
                text.matches("[[session]]").count()
            });
        assert_eq!(sessions.sum::<usize>(), 800);
    }

    #[test]
    fn it_is_the_same_each_time_and_varied() {
        let size = Size::of(20);
        assert_eq!(forum(size, 7), forum(size, 7));
        let texts: std::collections::BTreeSet<String> =
            (0..200).map(|at| person(at).text).collect();
        assert!(texts.len() > 190, "{} of 200 differ", texts.len());
        let years: std::collections::BTreeSet<String> = (0..20)
            .filter_map(|at| {
                Some(
                    forum(size, at)
                        .1
                        .split_once("\ndate = ")?
                        .1
                        .get(..4)?
                        .to_owned(),
                )
            })
            .collect();
        assert!(years.len() > 15 && years.first().unwrap() < &"2026".to_owned());
        assert!(years.last().unwrap() > &"2030".to_owned());
    }

    #[test]
    fn a_forum_weighs_the_same_at_every_size() {
        let bytes = |forums: usize| -> usize {
            let sum: usize = (0..10)
                .map(|at| forum(Size::of(forums), at * forums / 10).1.len())
                .sum();
            sum / 10
        };
        let (small, large) = (bytes(10), bytes(1_000));
        assert!(small.abs_diff(large) < small / 20, "{small} {large}");
    }
}

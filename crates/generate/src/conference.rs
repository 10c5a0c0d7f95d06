//! One large conference, as those of free software are: 883 sessions of 1,000 speakers in 35
//! rooms on two days.

use crate::{
    content::{self, Chance, Size},
    words::{KINDS, SESSIONS as TITLES, TOPICS},
};
use anyhow::{Context as _, Result};
use std::{fmt::Write as _, fs, path::Path};

/// How many people speak.
pub const SPEAKERS: usize = 1_000;
/// How many sessions there are.
pub const SESSIONS: usize = 883;
/// In how many rooms.
pub const ROOMS: usize = 35;
/// On how many days.
pub const DAYS: usize = 2;

/// Minutes, from the start of the day.
const FIRST: usize = 9 * 60;
const SLOT: usize = 45;

/// Writes the content folder. Forms, endpoints and articles are the sample's.
///
/// # Errors
/// Those of the file system.
pub fn write(sample: &Path, folder: &Path) -> Result<()> {
    let size = Size {
        forums: 0,
        speakers: SPEAKERS,
        sessions: 0,
    };
    content::write(size, sample, folder)?;
    let file = folder.join("forums/conference.md");
    fs::write(&file, forum()).with_context(|| format!("writing {}", file.display()))
}

fn forum() -> String {
    let mut chance = Chance::of(3, 0);
    let mut text = String::from(
        "+++\ntitle = \"مؤتمر البرمجيات الحرة\"\nsummary = \"يومان من العروض في قاعات كثيرة.\"\n\
         series = \"humanity\"\nsector = \"education\"\nzone = \"Asia/Dubai\"\nstart = 09:00:00\nend = 20:00:00\n\
         date = 2026-05-09\nuntil = 2026-05-10\n\
         venue = { name = \"مركز المؤتمرات\", city = \"دبي\", country = \"AE\" }\n\
         hashtags = [\"#مؤتمر\"]\n\n\
         [registration]\nform = \"registration\"\nendpoint = \"registration\"\ncapacity = 8000\n\n\
         [[form]]\nname = \"question\"\nlabel = \"سؤال إلى متحدث\"\nform = \"question\"\nendpoint = \"messages\"\n\
         show = \"before\"\nsessions = true\n",
    );
    let a_day = SESSIONS.div_ceil(DAYS);
    for at in 0..SESSIONS {
        session(&mut text, &mut chance, at, (at / a_day, at % a_day));
    }
    text.push_str("+++\n\nيلتقي من يكتبون البرمجيات الحرة ومن يستعملونها.\n");
    text
}

fn session(text: &mut String, chance: &mut Chance, at: usize, (day, place): (usize, usize)) {
    let (topic, _) = chance.pick(&TOPICS);
    let (second, _) = chance.pick(&TOPICS);
    let start = FIRST + place / ROOMS * SLOT;
    let clock = |minutes: usize| format!("{:02}:{:02}:00", minutes / 60, minutes % 60);
    let _ = write!(
        text,
        "\n[[session]]\nid = \"s{at}\"\nkind = \"{}\"\ntitle = \"{} {topic} و{second}\"\ndate = 2026-05-{:02}\n\
         start = {}\nend = {}\nroom = \"قاعة {}\"\n\
         text = \"عرض لما جرى في {topic} وما يتصل به من {second}، ثم نقاش مع الحضور وأسئلة.\"\n",
        chance.pick(&KINDS),
        chance.pick(&TITLES),
        9 + day,
        clock(start),
        clock(start + SLOT - 5),
        place % ROOMS + 1,
    );
    // Everybody speaks, and some twice.
    let first = at * SPEAKERS / SESSIONS;
    let second = (!chance.one_in(3)).then(|| chance.below(SPEAKERS));
    let people: std::collections::BTreeSet<String> = [Some(first), second]
        .into_iter()
        .flatten()
        .map(|index| format!("{{ person = \"{}\" }}", content::person(index).slug))
        .collect();
    let people: Vec<String> = people.into_iter().collect();
    let _ = writeln!(text, "people = [{}]", people.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_conference_has_no_faults_and_is_as_large_as_told() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let folder = tempfile::tempdir().unwrap();
        write(&sample, folder.path()).unwrap();
        if let Err(report) = multaqa_content::load(folder.path()) {
            panic!("{}", report.render(false));
        }
        let text = forum();
        assert_eq!(text.matches("[[session]]").count(), SESSIONS);
        let count = |what: &str| {
            let mut found: Vec<_> = text.lines().filter(|line| line.starts_with(what)).collect();
            found.sort_unstable();
            found.dedup();
            found.len()
        };
        assert_eq!(count("room = "), ROOMS);
        assert_eq!(count("date = "), DAYS);
    }
}

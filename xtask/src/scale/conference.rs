//! One large conference, as those of free software are: 883 sessions of 1,000 speakers in 35
//! rooms on two days. It is the same each time.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::content::{self, Chance, Size};
use super::run::{self, Run};
use super::words::{KINDS, SESSIONS, TOPICS};
use crate::console;
use crate::failure::{Context as _, Outcome};
use crate::process;
use crate::project::Project;

const SPEAKERS: usize = 1_000;
const SESSIONS_IN_ALL: usize = 883;
const ROOMS: usize = 35;
const DAYS: usize = 2;

/// Minutes, from the start of the day.
const FIRST: usize = 9 * 60;
const SLOT: usize = 45;

/// Where it is built and by what.
pub(super) struct Bench<'a> {
    pub(super) program: PathBuf,
    /// The folder with the app, where the program has none inside.
    pub(super) app: Option<&'a Path>,
    pub(super) folder: PathBuf,
}

/// Builds it three times without a cache and once with what another build kept, and prints what
/// that takes.
pub(super) fn measure(project: &Project, bench: &Bench<'_>) -> Outcome {
    console::heading(&format!(
        "A conference: {SESSIONS_IN_ALL} sessions, {SPEAKERS} speakers, {ROOMS} rooms, {DAYS} days"
    ));
    super::clear(&bench.folder)?;
    let content = bench.folder.join("content");
    write(&project.content(), &content)?;
    let build = |site: &str, more: &[&Path]| -> Outcome<Run> {
        let mut multaqa = process::command(&bench.program);
        multaqa.arg("build").arg(&content).arg("--out");
        multaqa.arg(bench.folder.join(site));
        if let Some(app) = bench.app {
            multaqa.arg("--app").arg(app);
        }
        for cache in more {
            multaqa.arg("--cache").arg(cache);
        }
        run::run(&mut multaqa)
    };
    let cold = ["1", "2", "3"].map(|site| build(site, &[]));
    let cache = bench.folder.join("cache");
    build("cached", &[&cache])?;
    let same = build("cached", &[&cache])?;
    let (files, bytes) = super::pages::weight(&bench.folder.join("1"))?;
    println!("| build | time (of all processors) | peak MB |");
    println!("| --- | --- | --- |");
    for cold in cold {
        let cold = cold?;
        println!(
            "| cold | {} | {} |",
            cold.times(),
            cold.peak_bytes / 1_000_000
        );
    }
    println!(
        "| again | {} | {} |",
        same.times(),
        same.peak_bytes / 1_000_000
    );
    println!("{files} files, {} MB", bytes / 1_000_000);
    Ok(())
}

/// Writes the content folder.
fn write(sample: &Path, folder: &Path) -> Outcome {
    let size = Size {
        forums: 0,
        speakers: SPEAKERS,
        sessions: 0,
    };
    content::write(size, sample, folder)?;
    fs::write(folder.join("forums/conference.md"), forum()).context("writing the conference")
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
    let a_day = SESSIONS_IN_ALL.div_ceil(DAYS);
    for at in 0..SESSIONS_IN_ALL {
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
        chance.pick(&SESSIONS),
        9 + day,
        clock(start),
        clock(start + SLOT - 5),
        place % ROOMS + 1,
    );
    // Everybody speaks, and some twice.
    let first = at * SPEAKERS / SESSIONS_IN_ALL;
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
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let folder = tempfile::tempdir().unwrap();
        write(&sample, folder.path()).unwrap();
        if let Err(report) = multaqa_content::load(folder.path()) {
            panic!("{}", report.render(false));
        }
        let text = forum();
        assert_eq!(text.matches("[[session]]").count(), SESSIONS_IN_ALL);
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

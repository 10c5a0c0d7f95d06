//! What the search finds.

use super::{Pages, cards::full_name, facts::text::plain};
use crate::{
    derive::session_kind::SessionKind,
    model::{Forum, OwnPage, Person, Sector, Session},
};
use multaqa_domain::{
    forum::Decision,
    prose::Piece,
    search::{Kind, fold::fold},
    slug::Slug,
};

/// So many bytes of their own texts forums and pages are found by, all together: who opens the search loads
/// them. A site with more is searched by titles, places, topics and the like.
const TEXTS: usize = 256 * 1024;

/// Something that the search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    /// What it is.
    pub kind: Kind,
    /// Its name in addresses: a slug, or for a session `forum#anchor`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// A line about it, which is shown with it.
    pub about: String,
    /// By what it is found besides; shown only where it is why.
    pub besides: Vec<String>,
}

impl<'a> Pages<'a> {
    /// What the search finds, kind by kind; within a kind, what is to come before what is
    /// over, and the latest of that first.
    pub(super) fn findable(&self) -> Vec<Findable> {
        let (mut forums, mut over): (Vec<_>, Vec<_>) = self
            .forums()
            .into_iter()
            .partition(|(_, forum)| self.state(forum).is_current());
        over.reverse();
        forums.append(&mut over);
        let mut found = Vec::new();
        found.extend(forums.iter().map(|(slug, forum)| self.a_forum(slug, forum)));
        let mut pages: Vec<_> = self.content.pages.iter().map(a_page).collect();
        let forum_texts = forums
            .iter()
            .map(|(_, forum)| sentences(&forum.summary, &forum.prose));
        let page_texts = self.content.pages.values();
        let page_texts = page_texts.map(|page| sentences("", &page.article.prose));
        let texts: Vec<_> = forum_texts.chain(page_texts).collect();
        if texts.iter().flatten().map(String::len).sum::<usize>() <= TEXTS {
            for (findable, texts) in found.iter_mut().chain(&mut pages).zip(texts) {
                findable.besides.extend(texts);
            }
        }
        for (slug, forum) in &forums {
            let sessions = forum
                .sessions
                .iter()
                .filter(|session| !session.kind.is_pause());
            found.extend(sessions.map(|session| self.a_session(slug, forum, session)));
        }
        let people = self.content.people.iter();
        let mut people: Vec<_> = people.filter(|(_, p)| p.listed != Some(false)).collect();
        crate::derive::order::sort_by_name(&mut people, |(_, p)| {
            p.sort.as_ref().unwrap_or(&p.name)
        });
        found.extend(people.iter().map(|(slug, person)| a_person(slug, person)));
        let sectors = self.sectors().into_iter();
        let sectors = sectors.filter_map(|slug| Some((slug, self.content.sectors.get(slug)?)));
        found.extend(sectors.map(|(slug, sector)| a_sector(slug, sector)));
        found.append(&mut pages);
        let sets = self.synonyms();
        for findable in &mut found {
            add_synonyms(&sets, findable);
        }
        found
    }

    fn a_forum(&self, slug: &Slug, forum: &Forum) -> Findable {
        let mut about = Vec::new();
        about.extend(off(forum.decision, ["ملغًى", "مؤجَّل"]));
        about.extend(forum.days.map(|days| self.month_names().day(days.first)));
        about.extend(forum.venue.as_ref().map(|venue| venue.city.clone()));
        let sector = forum.sector.as_ref().and_then(|s| self.sector_tag(s));
        let mut besides = Vec::new();
        besides.extend(forum.subtitle.clone());
        besides.extend(forum.theme.clone());
        besides.extend(sector.map(|sector| sector.title));
        besides.extend(forum.venue.iter().map(|venue| venue.name.clone()));
        besides.extend(
            forum
                .venue
                .iter()
                .map(|venue| venue.country.name.to_owned()),
        );
        for texts in [
            &forum.hosts,
            &forum.networks,
            &forum.topics,
            &forum.hashtags,
        ] {
            besides.extend_from_slice(texts);
        }
        Findable {
            kind: Kind::Forum,
            name: slug.to_string(),
            title: forum.title.clone(),
            about: about.join("، "),
            besides,
        }
    }

    fn a_session(&self, slug: &Slug, forum: &Forum, session: &Session) -> Findable {
        let mut about = Vec::new();
        about.extend(off(session.decision_in(forum), ["ملغاة", "مؤجَّلة"]));
        if session.kind == SessionKind::Experience {
            about.push("تجربة".to_owned());
        }
        about.push(forum.title.clone());
        about.extend(forum.days.map(|_| self.month_names().day(session.day)));
        let starts = session.start;
        about.extend(starts.map(|at| forum.zone.start_text(session.day, at, None).text));
        about.extend(session.room.clone());
        let mut besides = session.topics.clone();
        besides.extend(session.subtitle.clone());
        besides.extend(forum.track_of(session).map(|track| track.title.clone()));
        for taking in &session.people {
            let people = [Some(&taking.who), taking.on_behalf_of.as_ref()];
            for who in people.into_iter().flatten() {
                besides.push(self.person_line(who).name);
                besides.extend(who.slug().map(Slug::to_string));
            }
        }
        Findable {
            kind: Kind::Session,
            name: format!("{slug}#{}", session.anchor),
            title: session.title.clone(),
            about: about.join("، "),
            besides,
        }
    }

    /// The sets of synonyms, each word with how it is compared.
    fn synonyms(&self) -> Vec<Vec<(&'a str, Vec<u8>)>> {
        let sets = self.content.settings.synonyms.iter();
        sets.map(|set| {
            set.iter()
                .map(|word| (word.as_str(), loose(word)))
                .collect()
        })
        .collect()
    }
}

/// Where one of a set of synonyms stands, all of them are found.
fn add_synonyms(sets: &[Vec<(&str, Vec<u8>)>], findable: &mut Findable) {
    if sets.is_empty() {
        return;
    }
    let mut texts = vec![&findable.title, &findable.about];
    texts.extend(&findable.besides);
    let texts: Vec<_> = texts.into_iter().map(|text| loose(text)).collect();
    let stands = |word: &[u8]| texts.iter().any(|text| has_word(text, word));
    for set in sets {
        if !set.iter().any(|(_, folded)| stands(folded)) {
            continue;
        }
        let others = set.iter().filter(|(_, folded)| !stands(folded));
        let others = others.map(|(word, _)| (*word).to_owned());
        findable.besides.extend(others);
    }
}

/// What a forum or a page says, in pieces short enough to show why it was found.
fn sentences(summary: &str, prose: &[Piece]) -> Vec<String> {
    let text = [summary, "\n", &plain(prose)].concat();
    // Marks of lists, quotations and tables are no words.
    let is_mark = |c: char| c.is_whitespace() || "-—|«»".contains(c);
    let sentences = text.split(['.', '،', '؛', '؟', '!', '|', '\n']);
    let sentences = sentences.map(|sentence| sentence.trim_matches(is_mark));
    let sentences = sentences.filter(|sentence| !sentence.is_empty());
    sentences.map(str::to_owned).collect()
}

fn a_person(slug: &Slug, person: &Person) -> Findable {
    Findable {
        kind: Kind::Speaker,
        name: slug.to_string(),
        title: full_name(person),
        about: person.roles.join("، "),
        besides: person.latin.clone().into_iter().collect(),
    }
}

fn a_sector(slug: &Slug, sector: &Sector) -> Findable {
    Findable {
        kind: Kind::Sector,
        name: slug.to_string(),
        title: sector.title.clone(),
        about: sector.summary.clone().unwrap_or_default(),
        besides: Vec::new(),
    }
}

fn a_page((slug, page): (&Slug, &OwnPage)) -> Findable {
    Findable {
        kind: Kind::Page,
        name: slug.to_string(),
        title: page.article.title.clone(),
        about: page.summary.clone().unwrap_or_default(),
        besides: Vec::new(),
    }
}

/// What is said of something that does not take place when it says: cancelled, or postponed.
fn off(decision: Option<Decision>, words: [&str; 2]) -> Option<String> {
    let [cancelled, postponed] = words;
    let word = match decision? {
        Decision::Cancelled => cancelled,
        Decision::Postponed => postponed,
        Decision::Moved => return None,
    };
    Some(word.to_owned())
}

/// A text as the search compares it.
fn loose(text: &str) -> Vec<u8> {
    let mut bytes = fold(text).bytes;
    multaqa_domain::search::fold::loosen(&mut bytes);
    bytes
}

/// Whether whole words stand in a text, both folded.
fn has_word(text: &[u8], word: &[u8]) -> bool {
    let ends = |at: usize| matches!(text.get(at + word.len()), None | Some(&b' '));
    let found = text.windows(word.len().max(1)).enumerate();
    let mut found = found.filter(|(_, part)| part.first() == word.first() && *part == word);
    found.any(|(at, _)| ends(at))
}

//! The search: what is typed, and the files that it looks through. Nothing is loaded
//! before the search is opened; what has come stays for as long as the app lives.

use super::{
    shortcut::FIELD,
    site::{Base, use_base},
};
use crate::browser::{
    controls, focus, history,
    http::{self, NoPayload},
    links,
    normal::ordinary,
    time::{Timer, next_frame},
};
use crate::reactive::{self, Kept, Live, spawn};
use multaqa_domain::{
    route::Route,
    search::{
        Kind,
        files::{self, File},
        mark::marks,
        part::{Part, Thing},
        query::Query,
        rank,
    },
};
use std::hint::black_box;

/// The id of the group around the field.
pub(crate) const BOX: &str = "search-box";

/// So many of a kind are shown at first, and so many at most.
pub(crate) const FEW: usize = 5;
pub(crate) const MANY: usize = 30;

/// So long nothing is typed before the address has the query, in milliseconds. To change the
/// address is work for the browser that no keystroke should wait for, and Safari refuses to
/// do so more than 100 times in half a minute.
const PAUSE: i32 = 300;

/// Stands for the list of files among their numbers.
const LIST: usize = usize::MAX;

/// Whether all that the query needs is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It is.
    Ready,
    /// Some is on its way.
    Loading,
    /// Some did not come.
    Failed,
}

/// What is shown below the field.
pub(crate) struct Shown {
    /// What is searched for.
    pub(crate) query: Query,
    /// Whether all is there that it needs.
    pub(crate) state: State,
    /// What is found; kinds of which nothing is are left out.
    pub(crate) groups: Vec<Group>,
}

/// What is found of a kind.
pub(crate) struct Group {
    /// The kind.
    pub(crate) kind: Kind,
    /// How many there are in the files that were looked through.
    pub(crate) total: usize,
    /// Whether these are all files that may hold some.
    pub(crate) is_counted: bool,
    /// The lines of the best of them (`multaqa_domain::search::part::Thing`).
    pub(crate) lines: Vec<String>,
}

/// How far a file is.
enum Step {
    Wanted,
    Coming,
    Failed,
    /// The list of files is no part.
    There(Option<Part>),
}

/// The search of this app. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    typed: Live<String>,
    /// Of this kind, many are shown.
    whole: Kept<Option<Kind>>,
    shown: Live<Shown>,
    data: Kept<Data>,
    base: Kept<Base>,
    /// Until the address has the query.
    pause: Kept<Option<Timer>>,
}

struct Data {
    list: Vec<File>,
    /// As many as the list is long.
    steps: Vec<Step>,
    /// The list's own.
    listed: Step,
}

impl Default for Data {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            steps: Vec::new(),
            listed: Step::Wanted,
        }
    }
}

fn new() -> Search {
    Search {
        typed: Live::new(String::new()),
        whole: Kept::new(None),
        shown: Live::new(Shown {
            query: Query::default(),
            state: State::Ready,
            groups: Vec::new(),
        }),
        data: Kept::new(Data::default()),
        base: Kept::new(use_base()),
        pause: Kept::new(None),
    }
}

/// The search: made when it is first asked for, and there for as long as the app lives.
pub(crate) fn use_search() -> Search {
    reactive::provided().unwrap_or_else(|| {
        let search = reactive::rooted(new);
        reactive::provide(search);
        search
    })
}

impl Search {
    /// What is typed.
    pub(crate) fn typed(&self) -> Live<String> {
        self.typed
    }

    /// What is shown.
    pub(crate) fn shown(&self) -> Live<Shown> {
        self.shown
    }

    /// Shows many of a kind.
    pub(crate) fn show_many(self, kind: Kind) {
        self.whole.set(Some(kind));
        self.tell();
    }

    /// Opens the search on its page: takes the query from the address, or what was typed
    /// before the app was in charge, and loads what is needed. `is_visit`, if the page was
    /// come to within the app: then the field is ready to be typed into.
    pub(crate) fn open(self, is_visit: bool) {
        // What was typed before the app was in charge is newer than the address.
        let control = controls::of_form(BOX).into_iter().next();
        let early = control.map(|control| control.value);
        let early = early.filter(|value| !is_visit && !value.is_empty());
        let typed = early
            .or_else(|| links::parameter(FIELD))
            .unwrap_or_default();
        if is_visit && typed.is_empty() {
            // The heading takes it in a frame that was asked for before.
            next_frame(|| focus::focus_id(FIELD));
        }
        self.take(typed);
        // Back and forward between two queries.
        Kept::new(history::on_move(move || {
            if self.is_here() {
                self.take(links::parameter(FIELD).unwrap_or_default());
            }
        }));
    }

    fn is_here(self) -> bool {
        let here = links::here().and_then(|here| self.base.get().route(&here.path));
        here == Some(Route::Search)
    }

    fn take(self, typed: String) {
        self.whole.set(None);
        self.typed.set(typed);
        self.load();
    }

    /// Takes what is typed now; the address has it when one pauses, or leaves the field.
    pub(crate) fn type_in(self, typed: String) {
        self.pause.set(Timer::once(PAUSE, move || self.note()));
        self.take(typed);
    }

    /// Notes in the address what is typed, if it does not stand there yet.
    pub(crate) fn note(self) {
        let is_due = self.pause.update(Option::take).flatten().is_some();
        if !is_due || !self.is_here() {
            return;
        }
        let page = self.base.get().link(&Route::Search);
        let url = self.typed.with_untracked(|typed| match typed.is_empty() {
            true => page.clone(),
            false => [&page, "?q=", &links::encoded(typed)].concat(),
        });
        history::rename(&url, false);
    }

    /// Loads all anew: what did not come may be gone since the list was read. What did come
    /// is in the browser's cache.
    pub(crate) fn retry(self) {
        self.data.set(Data::default());
        self.load();
    }

    /// Loads what is needed and is not on its way: the list, and then files in it.
    fn load(self) {
        let query = self
            .typed
            .with_untracked(|typed| Query::parse(&ordinary(typed)));
        let mut wanted = Vec::new();
        self.data.update(|data| {
            let Data {
                list,
                steps,
                listed,
            } = data;
            if let Step::Wanted = listed {
                *listed = Step::Coming;
                wanted.push((LIST, "search/index.txt".to_owned()));
            }
            for (at, (step, file)) in steps.iter_mut().zip(list.iter()).enumerate() {
                if matches!(step, Step::Wanted) && files::is_wanted(list, at, &query) {
                    *step = Step::Coming;
                    wanted.push((at, ["search/data/", &file.name].concat()));
                }
            }
        });
        for (at, path) in wanted {
            let path = self.base.with(|base| base.file(&path));
            let fetch = move || {
                spawn(async move {
                    let mut text = http::text(&path, at == LIST).await;
                    if let Err(NoPayload::Missing) = text {
                        // It may be there since, and the cache may hold that it was not.
                        text = http::text(&path, true).await;
                    }
                    self.arrived(at, text.ok());
                });
            };
            match at {
                LIST => fetch(),
                // To ask for a file takes time too: first what is found in those at hand is
                // painted.
                _ => next_frame(move || next_frame(fetch)),
            }
        }
        self.tell();
    }

    /// A file has come, or has not.
    fn arrived(self, at: usize, text: Option<String>) {
        self.data.update(|data| match data.list.get(at) {
            Some(file) => {
                let part = text.and_then(|text| Part::read(text, file.number));
                if let Some(part) = &part {
                    warm_up(part);
                }
                if let Some(step) = data.steps.get_mut(at) {
                    *step = part.map_or(Step::Failed, |part| Step::There(Some(part)));
                }
            }
            None => match text.and_then(|text| files::read(&text)) {
                Some(list) => {
                    data.steps = list.iter().map(|_| Step::Wanted).collect();
                    data.list = list;
                    data.listed = Step::There(None);
                }
                None => data.listed = Step::Failed,
            },
        });
        self.load();
    }

    /// Tells what is found now. While anything is on its way nothing has failed yet: one
    /// retry serves for all.
    fn tell(self) {
        let query = self
            .typed
            .with_untracked(|typed| Query::parse(&ordinary(typed)));
        let whole = self.whole.get();
        let shown = self.data.with(|data| {
            let mut state = State::Ready;
            for step in data.steps.iter().chain([&data.listed]) {
                match step {
                    Step::Coming => {
                        state = State::Loading;
                        break;
                    }
                    Step::Failed => state = State::Failed,
                    Step::Wanted | Step::There(_) => {}
                }
            }
            let mut groups = Vec::new();
            for kind in Kind::ALL {
                let limit = if whole == Some(kind) { MANY } else { FEW };
                let group = data.group(kind, &query, limit);
                if group.total > 0 {
                    groups.push(group);
                }
            }
            Shown {
                query,
                state,
                groups,
            }
        });
        self.shown.set(shown);
    }
}

/// Searches a file once, for a letter, as soon as it has come: browsers compile what they have
/// never run before they run it, and who waits for that should not be the first keystroke.
fn warm_up(part: &Part) {
    let query = Query::parse("م");
    for line in rank::search(&[part], &query, FEW).lines {
        black_box(Thing::read(line).map(|thing| marks(thing.title, &query)));
    }
}

impl Data {
    fn group(&self, kind: Kind, query: &Query, limit: usize) -> Group {
        let mut parts = Vec::new();
        let mut is_counted = true;
        for (at, (file, step)) in self.list.iter().zip(&self.steps).enumerate() {
            if file.kind != kind {
                continue;
            }
            is_counted &= file.first.is_empty();
            if let (true, Step::There(Some(part))) = (files::is_wanted(&self.list, at, query), step)
            {
                parts.push(part);
            }
        }
        let found = rank::search(&parts, query, limit);
        Group {
            kind,
            total: found.total,
            is_counted,
            lines: found.lines.into_iter().map(str::to_owned).collect(),
        }
    }
}

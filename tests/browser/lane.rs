//! One lane an engine: its driver and its session. The sample's server is common to all.

use crate::scenarios::Finding;
use anyhow::{Context as _, Result, anyhow};
use multaqa_tests::{
    driver::{Driver, Session},
    engine::{Engine, Mode},
    field::Field,
    injected::Injected,
    page::Page,
    settings::Settings,
    site::{self, Built, Server},
    stage::{Backend, Stage},
    times::{self, Kind, Times},
};
use std::{fs, future::Future, pin::Pin, sync::Arc, time::Duration};
use tokio::{
    sync::{Mutex, OnceCell},
    time::timeout,
};

/// How long a scenario may take, its session's start included: only what hangs takes so long.
const GUARD: Duration = Duration::from_secs(1_200);

/// The same for scenarios that repeat something many times.
const LONG_GUARD: Duration = Duration::from_secs(3_600);

/// A scenario on its way.
type Play<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A scenario that is played in each engine.
#[derive(Clone, Copy)]
pub(crate) struct Scenario {
    /// `module::name`.
    pub(crate) name: &'static str,
    /// What happens.
    pub(crate) play: for<'a> fn(&'a mut Scene<'_>) -> Play<'a>,
}

/// The lanes of all engines.
pub(crate) struct Lanes {
    common: Arc<Common>,
    lanes: Vec<(Engine, Mutex<Lane>)>,
}

/// What all lanes share.
struct Common {
    settings: Settings,
    server: OnceCell<Arc<Server>>,
    states: OnceCell<Server>,
    pages: OnceCell<Vec<String>>,
    below_a_path: OnceCell<Built>,
    field: OnceCell<Field>,
    injected: OnceCell<Injected>,
}

/// What one engine needs, made when its first scenario asks for it.
#[derive(Default)]
struct Lane {
    // Before the driver, which it needs to end well.
    session: Option<Session>,
    driver: Option<Driver>,
    /// Why the lane cannot be used: it is not tried again for each scenario.
    closed: Option<String>,
    /// Whether tabs were killed in the session.
    is_for_many: bool,
    /// What was found on the pages, once somebody has looked.
    looks: Option<Vec<Finding>>,
    /// What its scenarios took.
    took: Vec<(&'static str, Times)>,
    /// What its browser has taken on the processors.
    processor: Duration,
    /// What its processes that ran when this was last noted had taken.
    noted: Duration,
}

/// What a scenario has at hand.
pub(crate) struct Scene<'a> {
    /// Its engine.
    pub(crate) engine: Engine,
    lane: &'a mut Lane,
    common: &'a Common,
}

impl Common {
    async fn server(&self) -> Result<Arc<Server>> {
        let start = async || Ok(Arc::new(Server::start(&self.settings).await?));
        self.server.get_or_try_init(start).await.cloned()
    }

    /// The site of the test content.
    async fn states(&self) -> Result<&Server> {
        let start = async || {
            let mut settings = self.settings.clone();
            settings.content = settings.root.join("tests/content");
            Server::start(&settings).await
        };
        self.states.get_or_try_init(start).await
    }
}

impl Common {
    /// The site whose texts hold markup.
    async fn injected(&self) -> Result<&Injected> {
        let start = || Injected::start(&self.settings);
        self.injected.get_or_try_init(start).await
    }

    /// The site of what failed for people.
    async fn field(&self) -> Result<&Field> {
        let build = || Field::new(&self.settings);
        self.field.get_or_try_init(build).await
    }
}

impl Lanes {
    pub(crate) fn new(settings: Settings) -> Self {
        let lanes = settings.engines.iter().map(|e| (*e, Mutex::default()));
        Self {
            lanes: lanes.collect(),
            common: Arc::new(Common {
                settings,
                server: OnceCell::new(),
                states: OnceCell::new(),
                pages: OnceCell::new(),
                below_a_path: OnceCell::new(),
                field: OnceCell::new(),
                injected: OnceCell::new(),
            }),
        }
    }

    /// Starts three sites, and builds two: a whole run needs them all, and no scenario is to wait
    /// for them.
    pub(crate) async fn warm(&self) {
        let common = Arc::clone(&self.common);
        // What fails here fails once more where it is needed.
        common.server().await.ok();
        common.states().await.ok();
        let build = || Built::new(&common.settings, "/x/y/", &[]);
        common.below_a_path.get_or_try_init(build).await.ok();
        common.field().await.ok();
        common.injected().await.ok();
    }

    /// Plays a scenario in its engine's lane, as soon as the lane is free.
    pub(crate) async fn run(&self, engine: Engine, scenario: Scenario) -> Result<()> {
        let lane = self.lanes.iter().find(|(other, _)| *other == engine);
        let (_, lane) = lane.context("an engine without a lane")?;
        let lane = &mut *lane.lock().await;
        times::start();
        let outcome = self.play(lane, engine, scenario).await;
        lane.took.push((scenario.name, times::stop()));
        lane.note_processor();
        outcome
    }

    async fn play(&self, lane: &mut Lane, engine: Engine, scenario: Scenario) -> Result<()> {
        if let Some(why) = &lane.closed {
            return Err(anyhow!("{why}"));
        }
        if let Err(error) = lane.prepare(engine, &self.common.settings).await {
            lane.closed = Some(format!("{error:#}"));
            return Err(error);
        }
        if !scenario.name.starts_with("stage::") {
            // Its start is not part of any scenario.
            self.common.server().await?;
        }
        let of_states = [
            "status::",
            "calendar::",
            "filters::",
            "directory::",
            "plan::",
        ];
        if of_states.iter().any(|part| scenario.name.starts_with(part)) {
            self.common.states().await?;
        }
        let mut scene = Scene {
            engine,
            lane,
            common: &self.common,
        };
        let is_long = scenario.name.starts_with("kills::");
        let guard = if is_long { LONG_GUARD } else { GUARD };
        let played = timeout(guard, (scenario.play)(&mut scene)).await;
        let result = played.unwrap_or_else(|_| Err(anyhow!("took longer than {guard:?}")));
        if let Err(error) = result {
            let name = format!("{}::{}", engine.name(), scenario.name);
            let seen = lane.keep_traces(&name, &self.common.settings).await;
            lane.give_up_session().await;
            return Err(error.context(format!("{name} ({seen})")));
        }
        Ok(())
    }

    /// Ends everything, and reports what it took.
    pub(crate) async fn close(&self) -> String {
        let mut taken = Vec::new();
        for (engine, lane) in &self.lanes {
            let mut lane = std::mem::take(&mut *lane.lock().await);
            lane.end_session().await;
            taken.push(times::Lane {
                engine: engine.name(),
                processor: lane.processor,
                scenarios: lane.took,
            });
        }
        times::report(&taken)
    }
}

impl Lane {
    async fn prepare(&mut self, engine: Engine, settings: &Settings) -> Result<()> {
        if self.driver.is_none() {
            let _time = times::spent(Kind::Browsers);
            self.driver = Some(Driver::start(engine, settings).await?);
        }
        Ok(())
    }

    async fn session(&mut self, mode: Mode) -> Result<&Session> {
        if self.session.as_ref().is_none_or(|s| s.mode != mode) {
            // Two of the drivers have room for one session only.
            self.end_session().await;
            let driver = self.driver.as_ref().context("no driver")?;
            self.session = Some(driver.session(mode).await?);
        }
        self.session.as_ref().context("no session")
    }

    async fn end_session(&mut self) {
        let _time = times::spent(Kind::Browsers);
        self.note_processor();
        self.is_for_many = false;
        if let Some(session) = self.session.take() {
            session.web.quit().await.ok();
            let driver = self.driver.as_ref();
            self.noted = driver.and_then(Driver::processor_time).unwrap_or_default();
        }
    }

    /// After a failure nothing that the session holds is to be trusted.
    async fn give_up_session(&mut self) {
        let ended = timeout(Duration::from_secs(10), self.end_session()).await;
        if ended.is_err() {
            self.driver = None;
        }
    }

    /// Adds what the browser has taken on the processors since this was last noted.
    fn note_processor(&mut self) {
        let driver = self.driver.as_ref();
        let now = driver.and_then(Driver::processor_time);
        let now = now.unwrap_or_default();
        self.processor += now.saturating_sub(self.noted);
        self.noted = now;
    }

    async fn keep_traces(&self, name: &str, settings: &Settings) -> String {
        let Some(session) = &self.session else {
            return "no session".to_owned();
        };
        let folder = settings.root.join("target/browser-failures");
        fs::create_dir_all(&folder).ok();
        let file = folder.join(format!("{}.png", name.replace("::", "-")));
        let shot = timeout(Duration::from_secs(5), session.web.screenshot(&file)).await;
        match shot {
            Ok(Ok(())) => format!("picture: {}", file.display()),
            _ => "no picture".to_owned(),
        }
    }
}

impl Scene<'_> {
    /// A page before a stage of its own, with the sample's server behind it.
    pub(crate) async fn page(&mut self) -> Result<Page> {
        let backend = self.server().await?.backend();
        self.page_before(backend, Mode::default()).await
    }

    /// The same in a browser of its own, in which tabs may be killed, for more registrations
    /// than the server takes from one person.
    pub(crate) async fn page_for_many(&mut self) -> Result<Page> {
        // WebKit leaves the processes of killed tabs at work.
        if !self.lane.is_for_many || self.engine == Engine::WebKit {
            self.lane.end_session().await;
        }
        let backend = self.server().await?.backend_for_many();
        let page = self.on_stage(backend, Mode::default()).await?;
        self.lane.is_for_many = true;
        Ok(page)
    }

    /// What was found on the pages, once somebody has looked.
    pub(crate) fn looks(&mut self) -> &mut Option<Vec<Finding>> {
        &mut self.lane.looks
    }

    /// A page before the site of the test content, whose forums are in every state.
    pub(crate) async fn page_of_states(&mut self) -> Result<Page> {
        self.page_of_states_in(Mode::default()).await
    }

    /// The same in a session that is set otherwise.
    pub(crate) async fn page_of_states_in(&mut self, mode: Mode) -> Result<Page> {
        let server = self.common.states().await?;
        let backend = server.backend();
        self.page_before(backend, mode).await
    }

    /// The same in a session that is set otherwise.
    pub(crate) async fn page_in(&mut self, mode: Mode) -> Result<Page> {
        let backend = self.server().await?.backend();
        self.page_before(backend, mode).await
    }

    /// The site whose texts hold markup.
    pub(crate) async fn injected(&self) -> Result<&Injected> {
        self.common.injected().await
    }

    /// A page with something else behind its stage.
    pub(crate) async fn page_before(&mut self, backend: Backend, mode: Mode) -> Result<Page> {
        if self.lane.is_for_many {
            self.lane.end_session().await;
        }
        self.on_stage(backend, mode).await
    }

    async fn on_stage(&mut self, backend: Backend, mode: Mode) -> Result<Page> {
        let stage = Stage::open(backend).await?;
        let web = self.lane.session(mode).await?.web.clone();
        let engine = self.engine;
        Ok(Page { web, engine, stage })
    }

    /// The sample's server, with its registrations; started when first asked for.
    pub(crate) async fn server(&self) -> Result<Arc<Server>> {
        self.common.server().await
    }

    /// A page before the site of what failed for people.
    pub(crate) async fn page_of_the_field(&mut self) -> Result<Page> {
        let backend = self.common.field().await?.backend();
        self.page_before(backend, Mode::default()).await
    }

    /// The path of every page.
    pub(crate) async fn pages(&self) -> Result<&[String]> {
        let backend = self.server().await?.backend();
        let pages = self.common.pages.get_or_try_init(|| site::pages(&backend));
        Ok(pages.await?)
    }

    /// The sample as files for the base path `/x/y/`.
    pub(crate) async fn below_a_path(&self) -> Result<&Built> {
        let build = || Built::new(&self.common.settings, "/x/y/", &[]);
        self.common.below_a_path.get_or_try_init(build).await
    }
}

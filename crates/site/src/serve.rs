//! Serving a built site with the reference endpoint beside it, on this machine.

use crate::{
    assets::{App, Assets},
    connections::{self, Patience},
    page::Place,
    static_files,
    write::{self, Extras},
};
use anyhow::{Context as _, Result};
use multaqa_content::{Options, Site};
use multaqa_domain::{
    forum::Decision,
    json::Json,
    page::{Document, Page, RegisterPage},
    route::Route,
};
use multaqa_endpoint::{Client, Clock, ForumWindow, MessageForm, Rate, Store};
use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// How often it is looked for an app that is still to be built.
const POLL: Duration = Duration::from_millis(200);

/// Where it listens, and how visitors are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listening {
    /// The address and the port; port 0 takes a free one.
    pub address: SocketAddr,
    /// Whether a proxy stands before it, which says in `X-Forwarded-For` who asks.
    pub behind_proxy: bool,
    /// How many requests a minute a visitor may make to the endpoint.
    pub rate: u32,
}

/// A site that is served.
#[derive(Clone, Copy, Debug)]
pub struct Served<'a> {
    /// What the content says.
    pub site: &'a Site,
    /// With which clock.
    pub options: &'a Options,
    /// Where.
    pub place: &'a Place,
    /// The folder that the site is written to.
    pub folder: &'a Path,
}

/// What a server needs of the machine: its port and the registrations' file, both found to be
/// there before a site is built for them.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    store: Store,
    at: Listening,
}

impl Door {
    /// Takes the port and opens the registrations' file.
    ///
    /// # Errors
    /// If the port is taken, or the file is none that can be opened.
    pub fn open(at: Listening, db: &Path) -> Result<Self> {
        let listener = TcpListener::bind(at.address)
            .with_context(|| format!("port {} (choose another with --port)", at.address.port()))?;
        // As the runtime wants it.
        listener.set_nonblocking(true)?;
        let store = Store::open(db).with_context(|| format!("opening {}", db.display()))?;
        Ok(Self {
            listener,
            store,
            at,
        })
    }
}

impl Served<'_> {
    /// Writes the site and serves it until it is interrupted; says `listening on <address>`
    /// when it is ready. `app` is the folder with the app, instead of the one in this program;
    /// where none lies there yet, pages are served without it until it does.
    ///
    /// # Errors
    /// If the site cannot be written or served.
    pub fn run(self, app: Option<&Path>, door: Door) -> Result<()> {
        let (found, awaited) = match (App::find(app), app) {
            (Ok(found), _) => (Some(found), None),
            (Err(error), Some(folder)) if error.is_missing() => (None, Some(folder)),
            (Err(error), _) => return Err(error.into()),
        };
        println!("building the site of {}", self.site.name());
        self.write(found)?;
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            if let Some(folder) = awaited {
                println!(
                    "{} holds no app yet: pages are served without it until it does",
                    folder.display()
                );
                scope.spawn(|| self.take_in(folder, &is_over));
            }
            let outcome = self.listen(door);
            is_over.store(true, Ordering::Relaxed);
            outcome
        })
    }

    fn write(self, app: Option<App>) -> Result<()> {
        let assets = Assets::new(app);
        let extras = Extras {
            gallery: true,
            cache: None,
        };
        write::site(
            self.site,
            self.options,
            self.place,
            &assets,
            &extras,
            self.folder,
        )
        .map(drop)
    }

    /// Writes the site anew once its app is there. Files are read on each request, so that it
    /// is served from then on.
    fn take_in(self, folder: &Path, is_over: &AtomicBool) {
        while !is_over.load(Ordering::Relaxed) {
            match App::find(Some(folder)) {
                Ok(app) => {
                    match self.write(Some(app)) {
                        Ok(()) => println!("the app is there: pages that are loaded now have it"),
                        Err(error) => eprintln!("the site could not be written anew: {error:#}"),
                    }
                    return;
                }
                Err(_) => thread::sleep(POLL),
            }
        }
    }

    fn listen(
        self,
        Door {
            listener,
            store,
            at,
        }: Door,
    ) -> Result<()> {
        let options = endpoint_options(self.site, self.options, &at);
        let endpoint = multaqa_endpoint::router(store, options);
        let files = static_files::router(self.folder, &self.place.base)?;
        let app = files.merge(endpoint);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .context("starting the server")?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            println!(
                "listening on http://{}{}",
                listener.local_addr()?,
                self.place.base
            );
            connections::serve(listener, app, Patience::default(), stopped()).await;
            Ok(())
        })
    }
}

/// Ends when the program is asked to stop: by Ctrl-C or, on Unix, by a termination signal.
async fn stopped() {
    let interrupted = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    interrupted.await;
}

/// The endpoint takes registrations for the forums whose pages have a form, by the same
/// windows and the same clock as the pages, and messages from the pages with other forms.
fn endpoint_options(site: &Site, options: &Options, at: &Listening) -> multaqa_endpoint::Options {
    let pages = site.pages(options);
    let mut endpoint =
        multaqa_endpoint::Options::new(pages.iter().filter_map(|(_, d)| window(d)).collect());
    endpoint.messages = pages.iter().filter_map(message_form).collect();
    endpoint.rate = Rate::per_minute(at.rate);
    if at.behind_proxy {
        endpoint.client = Client::Forwarded;
    }
    endpoint.on_proxy = Arc::new(|| {
        eprintln!(
            "requests come through a proxy, and all visitors count as one: \
             --behind-proxy tells them apart"
        );
    });
    if let Some((_, document)) = pages.first()
        && document.clock.pinned.is_some()
    {
        endpoint.forum_clock = Clock::pinned(document.clock.now);
    }
    endpoint
}

fn window(document: &Document) -> Option<ForumWindow> {
    let Page::Register(page) = &document.page else {
        return None;
    };
    let forum = page.forum.as_ref().filter(|_| page.registers)?;
    let timing = &forum.timing;
    let window = timing.registration.as_ref()?;
    if matches!(
        timing.decision,
        Some(Decision::Cancelled | Decision::Postponed)
    ) {
        return None;
    }
    Some(ForumWindow {
        slug: forum.slug.clone(),
        opens: window.opens,
        // The page calls a forum that has begun under way, whatever the window says.
        closes: [window.closes, timing.starts].into_iter().flatten().min(),
        capacity: timing.places.map(|places| places.capacity),
        taken: timing.places.map_or(0, |places| places.taken),
        waitlist: window.waitlist,
        questions: sent(page),
    })
}

/// The members that the page's form sends, by its description.
fn sent(page: &RegisterPage) -> Vec<String> {
    let mut names = Vec::new();
    for step in &page.endpoint.steps {
        if let Some(Json::Object(members)) = &step.payload {
            names.extend(members.iter().map(|(name, _)| name.clone()));
        }
    }
    names
}

/// The form of a page that sends messages; its address tells what they are about.
fn message_form((route, document): &(Option<Route>, Document)) -> Option<MessageForm> {
    match (&document.page, route) {
        (
            Page::Register(page),
            Some(Route::ForumForm(subject, name) | Route::SectorForm(subject, name)),
        ) if !page.registers => Some(MessageForm {
            subject: subject.clone(),
            name: name.clone(),
        }),
        _ => None,
    }
}

#[cfg(test)]
#[path = "serve_tests.rs"]
mod tests;

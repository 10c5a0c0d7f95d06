//! A server with the cases that are played on it, one after another.

use crate::{
    cases::Case,
    descriptions::{self, Described},
    scene::Scene,
};
use anyhow::{Context as _, Result, anyhow};
use multaqa_tests::servers::{Kind, Programs, Server};
use std::sync::{Mutex, PoisonError};

/// A kind of server, started when its first case asks for it.
pub(crate) struct Lane {
    kind: Kind,
    programs: Programs,
    server: Mutex<Option<Result<Server, String>>>,
}

impl Lane {
    pub(crate) fn new(kind: Kind, programs: Programs) -> Self {
        Self {
            kind,
            programs,
            server: Mutex::default(),
        }
    }

    /// Plays a case; what was seen, or `None` where the server cannot.
    pub(crate) fn play(&self, case: Case) -> Result<Option<String>> {
        let described = descriptions::of(self.kind.name).context("no description")?;
        if case.wears_out && described.throttles {
            // The server is of no use to the other cases afterwards.
            let server = self.kind.start(&self.programs)?;
            return self.on(case, described, &server);
        }
        let mut common = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        let start = || {
            let started = self.kind.start(&self.programs);
            started.map_err(|error| format!("{error:#}"))
        };
        let server = common.get_or_insert_with(start).as_ref();
        self.on(case, described, server.map_err(|why| anyhow!("{why}"))?)
    }

    fn on(&self, case: Case, described: &Described, server: &Server) -> Result<Option<String>> {
        let scene = Scene::new(self.kind, described, server)?;
        (case.play)(&scene).with_context(|| server.log_tail())
    }
}

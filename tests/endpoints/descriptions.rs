//! How the servers are described, in content as a person would write it, and what they can.

use anyhow::{Context as _, Result, anyhow};
use multaqa_content::{Exchange, Options, Site};
use multaqa_domain::time::Instant;
use multaqa_tests::{process, servers::Server};
use std::{fs, path::Path, sync::Arc};

/// What a server can, besides what its description says.
pub(crate) struct Described {
    name: &'static str,
    /// Whether it tells which answers are faulty.
    pub(crate) checks: bool,
    /// Whether it tells all of them at once.
    pub(crate) tells_all: bool,
    /// Whether it gives a reference that is not our own key.
    pub(crate) own_reference: bool,
    /// Whether it refuses a second registration with the same e-mail address.
    pub(crate) one_email: bool,
    /// Whether it throttles; otherwise it is brought to fail.
    pub(crate) throttles: bool,
    /// How a reply that throttles, or fails, is understood: status and outcome.
    pub(crate) trouble: &'static str,
    /// What comes of the same key again.
    pub(crate) again: Again,
}

/// What comes of the same key again.
#[derive(Clone, Copy)]
pub(crate) enum Again {
    /// The reference of the first.
    Same,
    /// It is refused, and known for a repeat.
    KnownAsOwn,
    /// A second registration: the description must not call a repeat safe.
    Twice,
}

const ALL: [Described; 9] = [
    described("pocketbase", Again::KnownAsOwn, "429, again later"),
    described("drf", Again::KnownAsOwn, "429, again later"),
    described("fastapi", Again::Same, "429, again in 17 s"),
    Described {
        throttles: false,
        ..described("strawberry", Again::Same, "200, ")
    },
    Described {
        checks: false,
        one_email: false,
        throttles: false,
        ..described("json-server", Again::Twice, "500, unknown")
    },
    Described {
        throttles: false,
        ..described("node-red", Again::KnownAsOwn, "500, unknown")
    },
    Described {
        tells_all: false,
        own_reference: false,
        one_email: false,
        throttles: false,
        ..described("kinto", Again::KnownAsOwn, "401, failed")
    },
    // It tells no field.
    Described {
        checks: false,
        one_email: false,
        ..described("parse-server", Again::KnownAsOwn, "429, again ")
    },
    Described {
        one_email: false,
        ..described("multaqa-serve", Again::Same, "429, again in ")
    },
];

const fn described(name: &'static str, again: Again, trouble: &'static str) -> Described {
    Described {
        name,
        checks: true,
        tells_all: true,
        own_reference: true,
        one_email: true,
        throttles: true,
        trouble,
        again,
    }
}

/// What a server can.
pub(crate) fn of(name: &str) -> Option<&'static Described> {
    ALL.iter().find(|described| described.name == name)
}

/// The form and the endpoint of a server.
pub(crate) fn exchange(name: &str, server: &Server) -> Result<Exchange> {
    if name == "multaqa-serve" {
        return sample(server);
    }
    described_by(name, server)
}

/// A description with which the server fails, if its own never does.
pub(crate) fn failing(name: &str, server: &Server) -> Result<Option<Exchange>> {
    let other = match name {
        "json-server" => "json-server-failing",
        "kinto" => "kinto-failing",
        _ => return Ok(None),
    };
    described_by(other, server).map(Some)
}

/// Writes a content folder around a description of tests/servers/, and reads it.
fn described_by(name: &str, server: &Server) -> Result<Exchange> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("servers");
    let folder = process::folder("content")?;
    let text = fs::read_to_string(from.join(name).with_extension("md"))?;
    let text = text.replace("@PORT@", &server.port.to_string());
    write(folder.path(), &format!("endpoints/{name}.md"), &text)?;
    for file in ["site.md", "forms/registration.md", "forums/a.md"] {
        let text = fs::read_to_string(from.join("content").join(file))?;
        write(folder.path(), file, &text.replace("@ENDPOINT@", name))?;
    }
    first_of(&load(folder.path())?)
}

fn write(folder: &Path, file: &str, text: &str) -> Result<()> {
    let file = folder.join(file);
    fs::create_dir_all(file.parent().context("no folder")?)?;
    Ok(fs::write(file, text)?)
}

fn load(folder: &Path) -> Result<Site> {
    multaqa_content::load(folder).map_err(|report| anyhow!("{}", report.render(false)))
}

fn first_of(site: &Site) -> Result<Exchange> {
    let options = Options {
        now: None,
        wall_clock: Instant(0),
    };
    let exchanges = site.exchanges(&options).into_iter();
    exchanges
        .min_by_key(|exchange| exchange.form.id.as_str() != "registration")
        .context("no form is sent anywhere")
}

/// The sample's own form and endpoint.
fn sample(server: &Server) -> Result<Exchange> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let mut exchange = first_of(&load(&root)?)?;
    let mut endpoint = (*exchange.endpoint).clone();
    for step in &mut endpoint.steps {
        // From another site's pages.
        step.url = server.url(&step.url);
    }
    exchange.endpoint = Arc::new(endpoint);
    Ok(exchange)
}

//! `multaqa endpoint test`: tries the endpoints of a content folder.

use crate::cli::{base, origin};
use anyhow::{Result, bail};
use multaqa_content::{Exchange, Options, Site};
use multaqa_probe::{
    courier::{Cors, Courier},
    report::Section,
    trial::{self, Trial},
};
use std::{
    io::{self, IsTerminal, Write as _},
    path::PathBuf,
};

/// What to test, and from where.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The content folder.
    pub(crate) content: PathBuf,
    /// The endpoint; without it, all that a form of the site is sent to.
    pub(crate) id: Option<String>,
    /// The form to answer; without it, the first that is sent to the endpoint.
    #[arg(long)]
    form: Option<String>,
    /// The origin of the site, such as https://example.org, as which to ask for leave
    /// (CORS). The content's, if not given.
    #[arg(long, value_parser = origin)]
    origin: Option<String>,
    /// The path that the site will stand below, such as /forums/.
    #[arg(long, default_value = "/", value_parser = base)]
    base: String,
    /// Really send: a registration, the same again, the same under another key, and a
    /// faulty one. They are marked as a test; deleting them is up to you.
    #[arg(long)]
    send: bool,
}

/// Stands in for the site's origin where nothing depends on which it is.
const ANY_ORIGIN: &str = "https://site.example";

/// Tests, and tells line by line; an error if there are faults.
pub(crate) fn run(site: &Site, options: &Options, args: &Args) -> Result<()> {
    let links: Vec<_> = site
        .links()
        .filter(|(id, _)| {
            args.id
                .as_deref()
                .is_none_or(|wanted| wanted == id.as_str())
        })
        .filter(|_| args.form.is_none())
        .collect();
    let chosen = chosen(site, options, args);
    let chosen = if links.is_empty() {
        chosen?
    } else {
        chosen.unwrap_or_default()
    };
    let origin = args.origin.as_deref().or(site.origin());
    let (chosen, left_out): (Vec<_>, Vec<_>) = chosen
        .into_iter()
        .partition(|exchange| origin.is_some() || on_site(exchange).is_none());
    if chosen.is_empty()
        && links.is_empty()
        && let Some(why) = left_out.iter().find_map(why_left_out)
    {
        bail!(why);
    }
    if args.send && !chosen.is_empty() {
        println!(
            "This sends registrations to the real server, up to three with the e-mail address \
             multaqa-test+…@example.org for each endpoint, and others may be told of them. \
             Delete them afterwards."
        );
    }
    let mut faults = 0;
    for (id, link) in links {
        faults += trial::link(id.as_str(), link.as_str(), &mut tell);
    }
    for exchange in &chosen {
        let trial = Trial {
            endpoint: &exchange.endpoint,
            form: &exchange.form,
            courier: Courier {
                site: origin.unwrap_or(ANY_ORIGIN).to_owned(),
                origins: site.addresses().map(str::to_owned).collect(),
                cors: Cors::Waived,
            },
            page: exchange.route.path(&args.base),
            time: jiff::Timestamp::now()
                .to_zoned(jiff::tz::TimeZone::UTC)
                .strftime("%Y-%m-%dT%H:%M:%S%:z")
                .to_string(),
            language: (*site.languages().first().unwrap_or(&"ar")).to_owned(),
        };
        faults += if args.send {
            trial.send(&mut tell)
        } else {
            trial.look(&mut tell)
        };
    }
    println!();
    for why in left_out.iter().filter_map(why_left_out) {
        println!("Not tested: {why}");
    }
    if !args.send {
        println!("No registration was sent; --send sends.");
    }
    match faults {
        0 => {
            println!("No faults.");
            Ok(())
        }
        1 => bail!("1 fault."),
        n => bail!("{n} faults."),
    }
}

/// The first address of an endpoint that is a path, below the site's own origin.
fn on_site(exchange: &Exchange) -> Option<&str> {
    let mut urls = exchange.endpoint.steps.iter().map(|step| &*step.url);
    urls.find(|url| url.starts_with('/'))
}

/// Why an endpoint cannot be tested where nothing says the site's origin.
fn why_left_out(exchange: &Exchange) -> Option<String> {
    let url = on_site(exchange)?;
    let id = exchange.endpoint.id.as_str();
    Some(format!(
        "{id}: {url} stands on the site's own origin; say which with --origin"
    ))
}

/// The endpoints to test, each with one form.
fn chosen(site: &Site, options: &Options, args: &Args) -> Result<Vec<Exchange>> {
    let all = site.exchanges(options);
    let mut chosen: Vec<Exchange> = Vec::new();
    for exchange in &all {
        let is_wanted = |wanted: &Option<String>, id: &str| wanted.as_ref().is_none_or(|w| w == id);
        let endpoint = &exchange.endpoint.id;
        if is_wanted(&args.id, endpoint.as_str())
            && is_wanted(&args.form, exchange.form.id.as_str())
            && !chosen.iter().any(|other| other.endpoint.id == *endpoint)
        {
            chosen.push(exchange.clone());
        }
    }
    if !chosen.is_empty() {
        return Ok(chosen);
    }
    let pairs: Vec<_> = all
        .iter()
        .map(|e| format!("{} (form {})", e.endpoint.id.as_str(), e.form.id.as_str()))
        .collect();
    if pairs.is_empty() {
        bail!("No form of this site is sent to an endpoint.");
    }
    bail!(
        "No such endpoint with such a form. There are: {}.",
        pairs.join(", ")
    )
}

/// Prints a section as soon as it is known: a server may take its time.
fn tell(section: Section) {
    let mut out = io::stdout().lock();
    let colour = out.is_terminal();
    // Nobody reads on, as with `| head`: that is no fault of the endpoint.
    section.write(&mut out, colour).ok();
    out.flush().ok();
}

//! The program's commands.

use crate::check::{self, Strict};
#[cfg(feature = "endpoint-test")]
use crate::endpoint_test;
use crate::stored::{Messages, Registrations};
use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Parser, Subcommand};
#[cfg(feature = "endpoint-test")]
use multaqa_content::load_endpoint;
use multaqa_content::{Options, Origin, Site, load};
use multaqa_domain::time::Instant;
use multaqa_site::{
    assets::{App, Assets},
    page::Place,
    serve, version, write,
};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
};

/// Multaqa: a folder of content as the site of a series of forums.
#[derive(Debug, Parser)]
#[command(name = "multaqa", version, long_version = version::long(), about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a content folder and say everything that is wrong with it, or probably is.
    Check(check::Args),
    /// Write the site as a folder for any static host.
    Build {
        /// The content folder.
        content: PathBuf,
        /// The folder to write; a site that was written there before is replaced.
        #[arg(long)]
        out: PathBuf,
        /// Also write the gallery of ui components, at gallery/.
        #[arg(long)]
        gallery: bool,
        /// A folder that keeps what was drawn, and what the last build into the same folder
        /// made: the next one makes only what differs.
        #[arg(long)]
        cache: Option<PathBuf>,
        #[command(flatten)]
        strict: Strict,
        #[command(flatten)]
        site: SiteArgs,
    },
    /// Build the site and serve it, with the reference registration endpoint.
    Serve {
        /// The content folder.
        content: PathBuf,
        #[command(flatten)]
        door: Door,
        /// The SQLite file that takes the registrations.
        #[arg(long, default_value = "registrations.sqlite")]
        db: PathBuf,
        #[command(flatten)]
        site: SiteArgs,
    },
    /// Work with the endpoints that the content describes.
    #[cfg(feature = "endpoint-test")]
    Endpoint {
        #[command(subcommand)]
        command: Endpoint,
    },
    /// Work with the registrations that the reference endpoint has stored.
    Registrations {
        #[command(subcommand)]
        command: Registrations,
    },
    /// Work with the messages that the reference endpoint has stored: questions,
    /// feedback, wishes to be told.
    Messages {
        #[command(subcommand)]
        command: Messages,
    },
    /// Write the shell completions and the man pages of this program.
    #[cfg(feature = "dist")]
    #[command(hide = true)]
    Manual {
        /// The folder to write completions/ and man/ into.
        out: PathBuf,
    },
}

#[cfg(feature = "endpoint-test")]
#[derive(Debug, Subcommand)]
enum Endpoint {
    /// Try endpoints: whether a browser may send there, and, with --send, what they say to
    /// a registration, to the same again, and to a faulty one.
    Test(endpoint_test::Args),
}

/// Where to listen, and to whom.
#[derive(Debug, clap::Args)]
struct Door {
    /// The address to listen on: 127.0.0.1 is reached from this machine alone, 0.0.0.0 (or
    /// ::) from wherever the machine is.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// It stands behind a proxy: visitors are told apart by the last address in
    /// X-Forwarded-For, which the proxy must set, and not by their connection. Without a
    /// proxy anybody could write that header.
    #[arg(long)]
    behind_proxy: bool,
    /// How many requests a minute a visitor may make to the endpoint; half as many at once.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    rate: u32,
}

impl Door {
    fn listening(&self) -> serve::Listening {
        serve::Listening {
            address: SocketAddr::new(self.host, self.port),
            behind_proxy: self.behind_proxy,
            rate: self.rate,
        }
    }
}

#[derive(Debug, clap::Args)]
struct SiteArgs {
    /// The path that the site will stand below, such as /forums/.
    #[arg(long, default_value = "/", value_parser = base)]
    base: String,
    /// The origin that the site will stand on, such as https://example.org; for
    /// canonical links. The content's, if not given.
    #[arg(long, value_parser = origin)]
    origin: Option<String>,
    /// The clock to build with, RFC 3339, such as 2017-09-10T09:00:00+04:00; instead of
    /// the content's `now`, or of the real time, for which SOURCE_DATE_EPOCH stands if it is
    /// set.
    #[arg(long, value_parser = instant)]
    now: Option<Instant>,
    /// A folder with another build of the app, instead of the one inside this program. For
    /// work on the app: `cargo xtask build` leaves one in target/app. `serve` waits for one
    /// that is still to be built, and serves the pages meanwhile.
    #[arg(long)]
    app: Option<PathBuf>,
}

/// Carries out a command.
pub(crate) fn run(cli: Cli) -> Result<()> {
    match cli.command {
        Command::Check(args) => {
            let options = Options {
                now: None,
                wall_clock: wall_clock(),
            };
            check::run(&args, &options)
        }
        Command::Build {
            content,
            out,
            gallery,
            cache,
            strict,
            site: args,
        } => {
            let (site, place) = placed(load(&content)?, &args);
            let (site, _) = check::warned(site, &options(&args)?, strict)?;
            let known = cache.as_deref().map(check::Known::of);
            if let Some(known) = &known {
                known.warn(&site, strict)?;
            }
            let assets = Assets::new(Some(App::find(args.app.as_deref())?));
            let extras = write::Extras { gallery, cache };
            let written = write::site(&site, &options(&args)?, &place, &assets, &extras, &out)?;
            println!("{}: {} pages", out.display(), written.pages);
            print!("{}", left(&written.foreign));
            if let Some(known) = known {
                known.keep(&site)?;
                println!(
                    "new or different: {} pages, pictures and files",
                    written.made
                );
            }
            Ok(())
        }
        Command::Serve {
            content,
            door,
            db,
            site: args,
        } => {
            // The port is found to be taken before anything is built.
            let taken = serve::Door::open(door.listening(), &db)?;
            let (site, place) = placed(load(&content)?, &args);
            let (site, _) = check::warned(site, &options(&args)?, Strict::default())?;
            let folder = tempfile::Builder::new().prefix("multaqa-site-").tempdir();
            let folder = folder.context("creating a folder for the site")?;
            let served = serve::Served {
                site: &site,
                options: &options(&args)?,
                place: &place,
                folder: &folder.path().join("site"),
            };
            served.run(args.app.as_deref(), taken)
        }
        #[cfg(feature = "endpoint-test")]
        Command::Endpoint {
            command: Endpoint::Test(args),
        } => {
            let site = match &args.id {
                // Another's faults are none of this one's.
                Some(id) => load_endpoint(&args.content, id)?,
                None => load(&args.content)?,
            };
            let options = Options {
                now: None,
                wall_clock: wall_clock(),
            };
            endpoint_test::run(&site, &options, &args)
        }
        Command::Registrations { command } => command.run(),
        Command::Messages { command } => command.run(),
        #[cfg(feature = "dist")]
        Command::Manual { out } => crate::manual::write(&out),
    }
}

fn options(args: &SiteArgs) -> Result<Options> {
    let own = std::env::var_os(CLOCK);
    let own = own.map(|seconds| epoch(&seconds.to_string_lossy()));
    Ok(Options {
        now: args.now,
        wall_clock: own.unwrap_or_else(|| Ok(wall_clock()))?,
    })
}

/// The variable that stands for the real time in builds that are to be repeated
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
const CLOCK: &str = "SOURCE_DATE_EPOCH";

fn epoch(text: &str) -> Result<Instant> {
    let seconds = text.parse::<u32>().ok();
    let seconds = seconds.with_context(|| {
        format!("{CLOCK} is `{text}`, and should be whole seconds since 1970, such as 1767225600")
    })?;
    Ok(Instant(seconds.into()))
}

/// What is said of files that lie in the site's folder and are none of it.
fn left(foreign: &[String]) -> String {
    const SHOWN: usize = 20;
    if foreign.is_empty() {
        return String::new();
    }
    let mut names: Vec<_> = foreign.iter().take(SHOWN).map(String::as_str).collect();
    let more = format!("and {} more", foreign.len().saturating_sub(SHOWN));
    if foreign.len() > SHOWN {
        names.push(&more);
    }
    format!(
        "left where it is, though it is none of the site: {}\n\
         (what the site is to have lies in the content's public/; the rest may be deleted)\n",
        names.join(", ")
    )
}

fn wall_clock() -> Instant {
    Instant(jiff::Timestamp::now().as_second())
}

/// The site at the address that it is built for.
fn placed(site: Site, args: &SiteArgs) -> (Site, Place) {
    let place = place(args, &site);
    let site = site.at(place.origin.clone(), place.base.clone());
    (site, place)
}

fn place(args: &SiteArgs, site: &Site) -> Place {
    let origin = args
        .origin
        .clone()
        .or_else(|| site.origin().map(str::to_owned));
    Place {
        base: args.base.clone(),
        origin,
    }
}

pub(crate) fn base(text: &str) -> Result<String> {
    let inner = text.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if !text.starts_with('/')
        || !inner.chars().all(plain)
        || inner.contains("//")
        || inner.split('/').any(|p| p == "..")
    {
        bail!("a path such as / or /forums/, of ASCII letters, digits, - . _ ~");
    }
    Ok(if inner.is_empty() {
        "/".to_owned()
    } else {
        format!("/{inner}/")
    })
}

pub(crate) fn origin(text: &str) -> Result<String> {
    let origin = Origin::parse(text);
    let origin = origin.map_err(|why| anyhow!("{why}: {}", why.help()))?;
    Ok(origin.to_string())
}

fn instant(text: &str) -> Result<Instant> {
    let time = text.parse::<jiff::Timestamp>().ok();
    let time = time.context("an RFC 3339 time such as 2017-09-10T09:00:00+04:00")?;
    Ok(Instant(time.as_second()))
}

#[cfg(test)]
mod tests {
    use super::{Cli, Command, base, epoch, instant, origin};
    use clap::Parser as _;
    use std::net::SocketAddr;

    #[test]
    fn arguments_by_table() {
        for (given, taken) in [("/", "/"), ("/x", "/x/"), ("/x/y/", "/x/y/")] {
            assert_eq!(base(given).unwrap(), taken);
        }
        for bad in ["", "x/", "/x y/", "/../", "/a//b/", "/س/"] {
            assert!(base(bad).is_err(), "{bad}");
        }
        assert!(origin("https://example.org").is_ok() && origin("http://127.0.0.1:8080").is_ok());
        for bad in [
            "example.org",
            "https://",
            "https://a/b",
            "ftp://a",
            "javascript:x",
        ] {
            assert!(origin(bad).is_err(), "{bad}");
        }
        assert_eq!(instant("1970-01-01T04:00:01+04:00").unwrap().0, 1);
        assert!(instant("2017-09-10").is_err());
        assert_eq!(epoch("1767225600").unwrap().0, 1_767_225_600);
        for bad in ["", "now", "-1", "1.5"] {
            assert!(epoch(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn where_to_listen_by_table() {
        for (more, address, behind_proxy, rate) in [
            ("", "127.0.0.1:8080", false, 20),
            ("--port 0", "127.0.0.1:0", false, 20),
            ("--host 0.0.0.0 --behind-proxy", "0.0.0.0:8080", true, 20),
            ("--host :: --rate 300", "[::]:8080", false, 300),
        ] {
            let words = ["multaqa", "serve", "content"];
            let words = words.into_iter().chain(more.split_whitespace());
            let Command::Serve { door, .. } = Cli::try_parse_from(words).unwrap().command else {
                panic!("{more} serves nothing");
            };
            let listening = door.listening();
            let expected: SocketAddr = address.parse().unwrap();
            let found = (listening.address, listening.behind_proxy, listening.rate);
            assert_eq!(found, (expected, behind_proxy, rate), "{more}");
        }
        for wrong in ["--rate 0", "--host localhost.example", "--rate -1"] {
            let words = ["multaqa", "serve", "content"];
            let words = words.into_iter().chain(wrong.split_whitespace());
            assert!(Cli::try_parse_from(words).is_err(), "{wrong}");
        }
    }
}

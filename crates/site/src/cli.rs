//! The program's commands.

#[cfg(feature = "endpoint-test")]
use crate::endpoint_test;
use anyhow::{Context as _, Result, bail, ensure};
use clap::{Parser, Subcommand};
use multaqa_content::{Options, Site, load};
use multaqa_domain::time::Instant;
use multaqa_site::{
    assets::{App, Assets},
    page::Place,
    serve, version, write,
};
use std::path::PathBuf;

/// Multaqa: a folder of content as the site of a series of forums.
#[derive(Debug, Parser)]
#[command(name = "multaqa", version, long_version = version::long(), about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a content folder and say everything that is wrong with it.
    Check {
        /// The content folder.
        content: PathBuf,
    },
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
        site: SiteArgs,
    },
    /// Build the site and serve it, with the reference registration endpoint.
    Serve {
        /// The content folder.
        content: PathBuf,
        /// The port on 127.0.0.1; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
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
        command: Registrations,
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

#[derive(Debug, Subcommand)]
enum Registrations {
    /// Write them as CSV (RFC 4180, UTF-8) to the standard output.
    Export {
        /// The SQLite file.
        #[arg(long)]
        db: PathBuf,
    },
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
    /// the content's `now`, or of the real time.
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
        Command::Check { content } => {
            load(&content)?.check_photos()?;
            println!("{}: no faults", content.display());
            Ok(())
        }
        Command::Build {
            content,
            out,
            gallery,
            cache,
            site: args,
        } => {
            let (site, place) = placed(load(&content)?, &args);
            let assets = Assets::new(Some(App::find(args.app.as_deref())?));
            let is_cached = cache.is_some();
            let extras = write::Extras { gallery, cache };
            let written = write::site(&site, &options(&args), &place, &assets, &extras, &out)?;
            println!("{}: {} pages", out.display(), written.pages);
            if is_cached {
                println!(
                    "new or different: {} pages, pictures and files",
                    written.made
                );
            }
            Ok(())
        }
        Command::Serve {
            content,
            port,
            db,
            site: args,
        } => {
            let (site, place) = placed(load(&content)?, &args);
            let folder = tempfile::Builder::new().prefix("multaqa-site-").tempdir();
            let folder = folder.context("creating a folder for the site")?;
            let served = serve::Served {
                site: &site,
                options: &options(&args),
                place: &place,
                folder: &folder.path().join("site"),
            };
            served.run(args.app.as_deref(), &db, port)
        }
        #[cfg(feature = "endpoint-test")]
        Command::Endpoint {
            command: Endpoint::Test(args),
        } => {
            let site = load(&args.content)?;
            let options = Options {
                now: None,
                wall_clock: Instant(jiff::Timestamp::now().as_second()),
            };
            endpoint_test::run(&site, &options, &args)
        }
        Command::Registrations {
            command: Registrations::Export { db },
        } => {
            multaqa_endpoint::export_csv(&db, std::io::stdout().lock())
                .with_context(|| db.display().to_string())?;
            Ok(())
        }
        Command::Messages {
            command: Registrations::Export { db },
        } => {
            multaqa_endpoint::export_messages_csv(&db, std::io::stdout().lock())
                .with_context(|| db.display().to_string())?;
            Ok(())
        }
        #[cfg(feature = "dist")]
        Command::Manual { out } => crate::manual::write(&out),
    }
}

fn options(args: &SiteArgs) -> Options {
    Options {
        now: args.now,
        wall_clock: Instant(jiff::Timestamp::now().as_second()),
    }
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
    let (scheme, host) = text.split_once("://").unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    let is_one = matches!(scheme, "https" | "http") && !host.is_empty();
    ensure!(
        is_one && host.chars().all(plain),
        "an origin such as https://example.org, without a path"
    );
    Ok(text.to_owned())
}

fn instant(text: &str) -> Result<Instant> {
    let time = text.parse::<jiff::Timestamp>().ok();
    let time = time.context("an RFC 3339 time such as 2017-09-10T09:00:00+04:00")?;
    Ok(Instant(time.as_second()))
}

#[cfg(test)]
mod tests {
    use super::{base, instant, origin};

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
    }
}

//! What comes from Debian's packages: browsers, their drivers, node, Python.
//!
//! On another system nothing is installed; the failure names what is missing
//! and what it is for.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::{Job, Step};
use crate::console;
use crate::process;
use crate::project::Project;

/// WebKitGTK's small browser, which its driver starts. It is on no `PATH`.
pub(crate) const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// A group of packages with one purpose.
pub(super) struct Packages {
    purpose: &'static str,
    takes: &'static str,
    /// What must be there: a program's name, or a file's path.
    wanted: &'static [&'static str],
    packages: &'static [&'static str],
}

/// node and npm, which wasm-opt and some servers of the tests run on.
pub(super) fn node() -> Packages {
    Packages {
        purpose: "node and npm, which run wasm-opt and servers of the tests",
        takes: "1 min",
        wanted: &["node", "npm"],
        packages: &["nodejs", "npm"],
    }
}

/// The three browsers that the tests drive.
pub(super) fn browsers() -> Packages {
    Packages {
        purpose: "Chromium, Firefox and WebKit with their drivers and Arabic fonts, for the browser tests",
        takes: "2 min",
        wanted: &[
            "chromium",
            "chromium-headless-shell",
            "chromedriver",
            "firefox-esr",
            "WebKitWebDriver",
            MINI_BROWSER,
            "xvfb-run",
            "xauth",
            "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
        ],
        packages: &[
            "chromium",
            "chromium-headless-shell",
            "chromium-driver",
            "firefox-esr",
            "webkit2gtk-driver",
            "xvfb",
            "xauth",
            "fonts-noto-core",
        ],
    }
}

impl Packages {
    fn missing(&self) -> Vec<&'static str> {
        let mut missing = self.wanted.to_vec();
        missing.retain(|wanted| match wanted.starts_with('/') {
            true => !Path::new(wanted).exists(),
            false => !process::is_program(wanted),
        });
        missing
    }
}

impl Step for Packages {
    fn about(&self) -> (String, &'static str) {
        (self.purpose.to_owned(), self.takes)
    }

    fn is_there(&self, _: &Project) -> Result<bool> {
        Ok(self.missing().is_empty())
    }

    fn get(&self, job: &mut Job<'_>) -> Result<()> {
        if !is_debian() {
            bail!(
                "Missing: {}. They are installed automatically on Debian only.\n  \
                 What to do: Install these with your system's package manager, so that the \
                 programs are on PATH. On Debian they come from: {}.",
                self.missing().join(", "),
                self.packages.join(" ")
            );
        }
        install(job, self.packages, self.purpose)
    }
}

/// Installs Debian packages, after saying so.
pub(super) fn install(job: &mut Job<'_>, packages: &[&str], purpose: &str) -> Result<()> {
    let names = packages.join(" ");
    console::note(&format!(
        "installing Debian packages on this system: {names} (for {purpose})"
    ));
    let install = ["install", "-y", "--no-install-recommends"];
    let outcome = if job.apt_is_fresh.replace(true) {
        Ok(())
    } else {
        job.run(apt_get()?.arg("update"))
    };
    let outcome = outcome.and_then(|()| job.run(apt_get()?.args(install).args(packages)));
    outcome.with_context(|| {
        format!(
            "installing Debian packages (what to do if it cannot be: install them yourself, \
             by `apt-get update && apt-get install --no-install-recommends {names}`)"
        )
    })
}

/// Whether Debian's packages can be installed here.
pub(super) fn is_debian() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    process::is_program("apt-get") && names_debian(&release)
}

/// Reads os-release(5): `ID` is the system, `ID_LIKE` what it descends from.
fn names_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
        .any(|(_, value)| value.trim_matches('"').split(' ').any(|id| id == "debian"))
}

fn apt_get() -> Result<Command> {
    let is_root = process::capture(process::command("id").arg("-u"))?.trim() == "0";
    let mut command = if is_root {
        process::command("apt-get")
    } else if process::is_program("sudo") {
        let mut command = process::command("sudo");
        command.arg("apt-get");
        command
    } else {
        bail!("Installing packages needs the rights of root, and there is no sudo.");
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::names_debian;

    #[test]
    fn debian_and_its_descendants_are_known_by_os_release() {
        assert!(names_debian("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(names_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!names_debian("ID=fedora\nNAME=\"not debian\"\n"));
    }
}

//! A room in which a program finds nothing but what lies in the room: no `PATH`, no variables
//! and, where Linux allows it, no other files, no libraries and no network.

use anyhow::{Context as _, Result, ensure};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// What a room is shut off from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walls {
    /// From the variables of whoever started this.
    Variables,
    /// From all other files too: the room is the program's root folder.
    Files,
}

/// A folder with a program.
#[derive(Debug)]
pub(crate) struct Room {
    pub(crate) folder: PathBuf,
    pub(crate) walls: Walls,
}

impl Room {
    /// The program of this name, ready to be given arguments; it works in the room.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = match self.walls {
            Walls::Variables => {
                let mut command = Command::new(self.folder.join(program));
                command.current_dir(&self.folder);
                command
            }
            Walls::Files => {
                // By name, so that its own folder need not be known; the program itself is
                // given an empty `PATH` below.
                let mut command = Command::new(chroot());
                command.arg(&self.folder).arg(format!("/{program}"));
                command
            }
        };
        command.env_clear().env("PATH", "");
        // Without it Windows opens no socket.
        if let Some(root) = env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        if self.walls == Walls::Variables {
            // The folder for temporary files, which the room has.
            for name in ["TMPDIR", "TEMP", "TMP"] {
                command.env(name, self.folder.join("tmp"));
            }
        }
        command
    }
}

/// Where chroot(1) is: seldom on the `PATH` of people.
fn chroot() -> &'static Path {
    let places = ["/usr/sbin/chroot", "/usr/bin/chroot", "/sbin/chroot"];
    let mut places = places.map(Path::new).into_iter();
    let first = Path::new("/usr/sbin/chroot");
    places.find(|place| place.exists()).unwrap_or(first)
}

/// What every Linux tells a program of itself, where it is: a cache is for one program only.
#[cfg(unix)]
pub(crate) fn stand_in_for_proc(folder: &Path, program: &str) -> Result<()> {
    fs::create_dir_all(folder.join("proc/self"))?;
    let link = folder.join("proc/self/exe");
    std::os::unix::fs::symlink(Path::new("/").join(program), link).context("linking the program")
}

/// Elsewhere no program has a root folder of its own.
#[cfg(not(unix))]
pub(crate) fn stand_in_for_proc(_: &Path, _: &str) -> Result<()> {
    Ok(())
}

/// Runs this program again with the same arguments and one more, as root of a network of its
/// own. `None` where that is not allowed, or not Linux.
pub(crate) fn again_without_network(more: &str) -> io::Result<Option<bool>> {
    if !cfg!(target_os = "linux") {
        return Ok(None);
    }
    let apart = || {
        let mut unshare = Command::new("unshare");
        unshare.args(["--user", "--map-root-user", "--net", "--"]);
        unshare
    };
    let tried = apart().args(LOOPBACK).output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        return Ok(None);
    }
    let mut again = apart();
    again.arg(env::current_exe()?);
    let status = again.args(env::args_os().skip(1)).arg(more).status()?;
    Ok(Some(status.success()))
}

/// Brings up 127.0.0.1, which a new network has, but not up.
const LOOPBACK: [&str; 6] = ["ip", "link", "set", "dev", "lo", "up"];

/// In a network of its own: brings up 127.0.0.1, and makes sure that there is nothing else.
pub(crate) fn only_loopback() -> Result<()> {
    let [ip, arguments @ ..] = LOOPBACK;
    let status = Command::new(ip).args(arguments).status();
    ensure!(status.context("starting ip")?.success(), "ip failed");
    // Two lines of heading, then a line for each interface.
    let table = fs::read_to_string("/proc/net/dev").context("reading the interfaces")?;
    let names = table
        .lines()
        .skip(2)
        .filter_map(|line| line.split_once(':'));
    let names: Vec<_> = names.map(|(name, _)| name.trim()).collect();
    ensure!(names == ["lo"], "there is a network: {names:?}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_in_a_room_gets_no_variables() {
        let folder = tempfile::tempdir().unwrap();
        let room = Room {
            folder: folder.path().to_owned(),
            walls: Walls::Variables,
        };
        let command = room.command("multaqa");
        assert!(command.get_program().to_string_lossy().ends_with("multaqa"));
        let names: Vec<_> = command
            .get_envs()
            .filter(|(_, value)| value.is_some_and(|value| !value.is_empty()))
            .map(|(name, _)| name.to_string_lossy().into_owned())
            .collect();
        assert!(
            !names.iter().any(|name| name == "PATH" || name == "HOME"),
            "{names:?}"
        );
    }
}

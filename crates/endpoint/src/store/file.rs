//! The database's file, as it lies in its folder: an open one can be deleted or replaced, and
//! SQLite goes on writing to what nobody finds any more.

use super::StoreError;
use rusqlite::{Connection, OpenFlags};
use std::{
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a look at the file waits for another process.
const LOOK: Duration = Duration::from_millis(500);

/// The file that a store was opened with.
#[derive(Debug)]
pub(super) struct StoreFile {
    path: PathBuf,
    identity: Identity,
}

/// What tells a file from another of the same name.
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(file: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    (file.dev(), file.ino())
}

/// Elsewhere an open file can be neither deleted nor replaced.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> Identity {
    (0, 0)
}

impl StoreFile {
    /// Makes the file if it is not there. Only its owner can read it then, also if it was there
    /// before; SQLite gives the files beside it the same permissions.
    pub(super) fn make(path: &Path) -> io::Result<Self> {
        make_private(path)?;
        Ok(Self {
            path: path.to_owned(),
            identity: identity(&fs::metadata(path)?),
        })
    }

    /// An error unless the file lies where it was opened.
    pub(super) fn is_there(&self) -> Result<(), StoreError> {
        match fs::metadata(&self.path) {
            Ok(file) if identity(&file) == self.identity => Ok(()),
            _ => Err(StoreError::Gone),
        }
    }
}

/// Makes the file if it is not there, for its owner only.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => hide(path),
        Err(error) => Err(error),
        Ok(_) => Ok(()),
    }
}

/// Takes from all but the owner what they may do with a file and those beside it.
#[cfg(unix)]
fn hide(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let Ok(file) = fs::metadata(&name) else {
            continue;
        };
        let mut permissions = file.permissions();
        if permissions.mode() & 0o077 != 0 {
            permissions.set_mode(permissions.mode() & !0o077);
            fs::set_permissions(&name, permissions)?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn hide(_: &Path) -> io::Result<()> {
    Ok(())
}

/// An error unless who opens the file anew finds the row of `table` with this reference. Nobody is
/// told that they are registered before that: the file may be damaged, or be another.
pub(super) fn seen(
    connection: &Connection,
    table: &str,
    reference: &str,
) -> Result<(), StoreError> {
    // A store in memory has none.
    let Some(path) = connection.path().filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let anew = Connection::open_with_flags(path, flags)?;
    anew.busy_timeout(LOOK)?;
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE reference = ?1)");
    let is_there: bool = anew.query_row(&sql, [reference], |row| row.get(0))?;
    if is_there {
        Ok(())
    } else {
        Err(StoreError::Gone)
    }
}

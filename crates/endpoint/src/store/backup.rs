//! A copy of a database, whole, while a server goes on writing to it.

use super::{
    export::{ExportError, open},
    file::make_private,
};
use std::path::Path;

/// Copies a database file to a new one, which only its owner can read: what was stored when
/// the copy began, without what lies beside the file in its log.
///
/// # Errors
/// If there is no such file, it is no database of registrations, or the new one exists
/// already or cannot be written.
pub fn backup(database: &Path, to: &Path) -> Result<(), ExportError> {
    let connection = open(database)?;
    if to.exists() {
        return Err(ExportError::Exists);
    }
    make_private(to)?;
    let name = to.to_string_lossy();
    connection.execute("VACUUM INTO ?1", [name.as_ref()])?;
    Ok(())
}

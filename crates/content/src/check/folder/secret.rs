//! Files that their programs keep to themselves, and that lie in `public/` by mistake.

use std::{fs::File, io::Read as _, path::Path};

/// Names of what holds passwords, keys or the history of a repository.
const NAMES: [&str; 13] = [
    ".aws",
    ".bzr",
    ".env",
    ".git",
    ".hg",
    ".htpasswd",
    ".netrc",
    ".npmrc",
    ".pgpass",
    ".ssh",
    ".svn",
    "id_ed25519",
    "id_rsa",
];

/// How many bytes of a file tell what it is.
const HEAD: u64 = 512;

/// Whether a file or folder is none to be published: by its name, or by what it begins with. An
/// ending says little: `talk.key` is a presentation.
pub(super) fn is_kept(name: &str, path: &Path) -> bool {
    let name = name.to_lowercase();
    NAMES.contains(&name.as_str()) || name.starts_with(".env.") || holds_secrets(path)
}

/// Whether a file is a private key (RFC 7468, 10 and 11), or a database of SQLite
/// (sqlite.org/fileformat.html, 1.3).
fn holds_secrets(path: &Path) -> bool {
    // What can be read by nobody is told elsewhere.
    let Some(file) = File::open(path).ok().filter(|_| path.is_file()) else {
        return false;
    };
    let mut head = Vec::new();
    let is_read = file.take(HEAD).read_to_end(&mut head).is_ok();
    let text = String::from_utf8_lossy(&head);
    let is_key = text.contains("-----BEGIN") && text.contains("PRIVATE KEY-----");
    is_read && (is_key || head.starts_with(b"SQLite format 3\0"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn files_by_table() {
        let folder = tempfile::tempdir().unwrap();
        let pem = "-----BEGIN RSA PRIVATE KEY-----\nMII";
        for (name, content, expected) in [
            (".env", "", true),
            (".ENV.production", "", true),
            (".envelope", "", false),
            ("id_rsa", "", true),
            ("server.txt", pem, true),
            ("certificate.pem", "-----BEGIN CERTIFICATE-----\nMII", false),
            ("talk.key", "PK\u{3}\u{4}", false),
            ("registrations.db", "SQLite format 3\0...", true),
            ("registrations.db.txt", "about SQLite format 3", false),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            assert_eq!(is_kept(name, &path), expected, "{name}");
        }
    }
}

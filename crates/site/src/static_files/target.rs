//! From a request's path to a file.

use super::HEADERS_FILE;
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file.
    File(PathBuf),
    /// A folder with an index.html, named without its slash.
    Folder,
    /// Nothing, or nothing that is served.
    Nothing,
}

/// What `path`, still percent-encoded, leads to in the folder `root` mounted below `base`.
pub(super) fn find(root: &Path, base: &str, path: &str) -> Target {
    let Some(inside) = path.strip_prefix(base) else {
        let is_base = !path.is_empty() && [path, "/"].concat() == base;
        return if is_base {
            Target::Folder
        } else {
            Target::Nothing
        };
    };
    let (folder, wants_folder) = match inside.strip_suffix('/') {
        Some(folder) => (folder, true),
        None => (inside, inside.is_empty()),
    };
    let mut file = root.to_owned();
    if !inside.is_empty() {
        for part in folder.split('/') {
            match name(part) {
                Some(name) => file.push(name),
                None => return Target::Nothing,
            }
        }
    }
    let index = file.join("index.html");
    if wants_folder && index.is_file() {
        Target::File(index)
    } else if wants_folder {
        Target::Nothing
    } else if file.is_file() {
        Target::File(file)
    } else if index.is_file() {
        Target::Folder
    } else {
        Target::Nothing
    }
}

/// The name that a part of a path stands for; `None` where it is none that is served:
/// empty, hidden (which `..` is too), the `_headers` file, or one that has a separator
/// or a NUL in it.
fn name(part: &str) -> Option<String> {
    let name = percent_decode_str(part).decode_utf8().ok()?;
    let hidden = name.starts_with('.') && name != ".well-known";
    let strange = |c: char| matches!(c, '/' | '\\' | ':' | '\0');
    let served = !name.is_empty() && !hidden && name != HEADERS_FILE && !name.contains(strange);
    served.then(|| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn paths_by_table() {
        let outside = tempfile::tempdir().unwrap();
        let root = outside.path().join("site");
        fs::create_dir_all(root.join("forums/é")).unwrap();
        fs::create_dir_all(root.join("empty")).unwrap();
        for file in [
            "index.html",
            "a.js",
            "_headers",
            ".secret",
            "forums/index.html",
            "forums/é/index.html",
            "../outside.txt",
        ] {
            fs::write(root.join(file), file).unwrap();
        }
        let file = |path: &str| Target::File(root.join(path));
        for (path, target) in [
            ("/", file("index.html")),
            ("/a.js", file("a.js")),
            ("/%61.js", file("a.js")),
            ("/forums/", file("forums/index.html")),
            ("/forums/index.html", file("forums/index.html")),
            ("/forums", Target::Folder),
            ("/forums/%C3%A9", Target::Folder),
            ("/forums/%C3%A9/", file("forums/é/index.html")),
        ] {
            assert_eq!(find(&root, "/", path), target, "{path}");
            let below = ["/x/y", path].concat();
            assert_eq!(find(&root, "/x/y/", &below), target, "{below}");
        }
        for path in [
            "",
            "/a.js/",
            "/b.js",
            "/empty",
            "/empty/",
            "//",
            "//forums",
            "//forums/",
            "/forums//",
            "/./a.js",
            "/../outside.txt",
            "/%2e%2e/outside.txt",
            "/..%2foutside.txt",
            "/forums/../a.js",
            "/..\\outside.txt",
            "/.secret",
            "/_headers",
            "/%5fheaders",
            "/a.js%00",
            "/%ff",
            "/c:/a.js",
        ] {
            assert_eq!(find(&root, "/", path), Target::Nothing, "{path}");
        }
        assert_eq!(find(&root, "/x/", "/x"), Target::Folder);
        for path in ["/", "/a.js", "/xa.js", "/xx/"] {
            assert_eq!(find(&root, "/x/", path), Target::Nothing, "{path}");
        }
    }
}

//! The files that pages rely on besides their own HTML: the built app, its loader, the
//! style sheet, and what is in public/. Names carry a hash of the content, so that they
//! can be cached for ever.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha384};
use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// The styles that every page needs; they are inlined.
pub const CORE: &str = include_str!(concat!(env!("OUT_DIR"), "/core.css"));

/// The styles that pages with a form need besides; they are inlined there.
pub const FORMS: &str = include_str!(concat!(env!("OUT_DIR"), "/forms.css"));

/// The styles that all other pages need besides; they are inlined there.
pub const READING: &str = include_str!(concat!(env!("OUT_DIR"), "/reading.css"));

/// The script that sets the visitor's preferences before anything is painted; it is inlined.
pub const EARLY: &str = include_str!(concat!(env!("OUT_DIR"), "/early.js"));

const PUBLIC: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/public.rs"));
const EMBEDDED_APP: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// The loader, which becomes start-<hash>.js.
const LOADER: &str = "start.js";

/// What rewrites texts as the visitor prefers, which becomes preferences-<hash>.js.
const PREFERENCES: &str = "preferences.js";

/// What finds the page that was meant by a missing one, which becomes missing-<hash>.js.
const MISSING: &str = "missing.js";

/// A file of the site.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name, at the site's root.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The built app.
#[derive(Clone, Debug)]
pub struct App {
    /// The glue script that wasm-bindgen wrote.
    pub script: File,
    /// The WebAssembly module.
    pub module: File,
    /// What only some pages need: each a module of its own, by the part's name.
    pub parts: Vec<(String, File)>,
}

/// Everything that is written at the site's root.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The app; `None` for a site that is served while its app is being built.
    pub app: Option<App>,
    /// The loader, with its hash in the name.
    pub loader: File,
    /// What rewrites texts as the visitor prefers, with its hash in the name.
    pub preferences: File,
    /// What finds the page that was meant by a missing one, with its hash in the name.
    pub missing: File,
    /// [`FORMS`] as a file, for the app on pages that hold [`READING`].
    pub forms: File,
    /// [`READING`] as a file, for the app on pages that hold [`FORMS`].
    pub reading: File,
    /// Icons and the like, as they are.
    pub others: Vec<File>,
}

/// Why there is no app.
#[derive(Debug, Error)]
pub enum NoApp {
    /// A file of it is not where it was looked for.
    #[error("no {what} of the app in {place}: {hint}")]
    Missing {
        /// Which of its files.
        what: &'static str,
        /// The folder, or this program.
        place: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// A folder or a file could not be read.
    #[error("reading {}", path.display())]
    Unread {
        /// Which one.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl NoApp {
    fn unread(path: &Path, source: io::Error) -> Self {
        Self::Unread {
            path: path.to_owned(),
            source,
        }
    }

    /// Whether nothing is wrong but that the app is not there.
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Missing { .. } => true,
            Self::Unread { source, .. } => source.kind() == io::ErrorKind::NotFound,
        }
    }
}

impl App {
    /// The app in a folder that `cargo xtask build` wrote, or the embedded one.
    ///
    /// # Errors
    /// If the folder cannot be read or does not hold a script and its module.
    pub fn find(folder: Option<&Path>) -> Result<Self, NoApp> {
        let files = match folder {
            Some(folder) => read(folder)?,
            None => EMBEDDED_APP
                .iter()
                .map(|(name, bytes)| file(name, bytes))
                .collect(),
        };
        let missing = |what| {
            let (place, hint) = match folder {
                Some(folder) => (
                    folder.display().to_string(),
                    "name the folder that `cargo xtask build` leaves in target/app, or leave \
                     --app out where the program has the app inside",
                ),
                None => (
                    "this program".to_owned(),
                    "released programs have the app inside (docs/install.md), and `cargo xtask \
                     dist` makes one; with this one, build the app (`cargo xtask build`) and \
                     name its folder: --app target/app",
                ),
            };
            NoApp::Missing { what, place, hint }
        };
        let named = |end: &str| {
            files
                .iter()
                .find(|f| f.name.starts_with("app") && f.name.ends_with(end))
                .cloned()
        };
        let module = named("_bg.wasm").ok_or_else(|| missing("WebAssembly module"))?;
        let script = named(".js").ok_or_else(|| missing("script"))?;
        let mut parts = Vec::new();
        for file in files {
            let name = file.name.strip_prefix("part-");
            let name = name.and_then(|name| name.split_once('-'));
            if let Some((name, _)) = name.filter(|_| file.name.ends_with(".wasm")) {
                parts.push((name.to_owned(), file));
            }
        }
        parts.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(Self {
            script,
            module,
            parts,
        })
    }

    /// All files of it.
    fn files(&self) -> impl Iterator<Item = &File> {
        let parts = self.parts.iter().map(|(_, file)| file);
        [&self.script, &self.module].into_iter().chain(parts)
    }

    /// The name of the embedded app's module, which carries a hash of what it holds.
    pub fn embedded() -> Option<&'static str> {
        let mut names = EMBEDDED_APP.iter().map(|(name, _)| *name);
        names.find(|name| name.starts_with("app") && name.ends_with("_bg.wasm"))
    }

    /// The file of a part, by its name.
    pub fn part(&self, name: &str) -> Option<&File> {
        let mut parts = self.parts.iter();
        parts.find_map(|(part, file)| (part == name).then_some(file))
    }

    /// The parts as the loader knows them: file and integrity by name.
    fn table(&self) -> String {
        let mut table = Map::new();
        for (name, file) in &self.parts {
            let hash = STANDARD.encode(Sha256::digest(&file.bytes));
            let integrity = format!("sha256-{hash}");
            table.insert(name.clone(), json!([file.name, integrity]));
        }
        Value::Object(table).to_string()
    }

    /// The module's hash as the browser checks it (Subresource Integrity).
    pub fn integrity(&self) -> String {
        format!(
            "sha384-{}",
            STANDARD.encode(Sha384::digest(&self.module.bytes))
        )
    }
}

impl Assets {
    /// The app's files, the loader and what is in public/.
    pub fn new(app: Option<App>) -> Self {
        let mut others: Vec<_> = PUBLIC
            .iter()
            .map(|(name, bytes)| file(name, bytes))
            .collect();
        let mut take = |name: &str| match others.iter().position(|f| f.name == name) {
            Some(at) => others.swap_remove(at).bytes,
            None => Vec::new(),
        };
        let table = app.as_ref().map_or("{}".to_owned(), App::table);
        let loader = String::from_utf8_lossy(&take(LOADER)).replacen(
            "const parts = {}",
            &["const parts = ", &table].concat(),
            1,
        );
        Self {
            app,
            loader: hashed("start", "js", loader.into_bytes()),
            preferences: hashed("preferences", "js", take(PREFERENCES)),
            missing: hashed("missing", "js", take(MISSING)),
            forms: hashed("forms", "css", FORMS.into()),
            reading: hashed("reading", "css", READING.into()),
            others,
        }
    }

    fn with_hash(&self) -> impl Iterator<Item = &File> {
        let others = [
            &self.loader,
            &self.preferences,
            &self.missing,
            &self.forms,
            &self.reading,
        ];
        let app = self.app.iter().flat_map(App::files);
        app.chain(others)
    }

    /// The names that carry a hash of the content.
    pub fn hashed(&self) -> impl Iterator<Item = &str> {
        self.with_hash().map(|file| file.name.as_str())
    }

    /// All files.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.with_hash().chain(&self.others)
    }
}

/// A file named by what it holds, which is kept for ever.
fn hashed(name: &str, ending: &str, bytes: Vec<u8>) -> File {
    File {
        name: format!("{name}-{}.{ending}", short_hash(&bytes)),
        bytes,
    }
}

/// The hash of an inlined sheet, as a source expression of a Content-Security-Policy.
pub fn csp_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Sixteen hexadecimal digits of a content's hash, for file names.
pub fn short_hash(bytes: &[u8]) -> String {
    shortened(Sha256::new_with_prefix(bytes))
}

/// The same of what was hashed piece by piece.
pub(crate) fn shortened(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .take(8)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn file(name: &str, bytes: &[u8]) -> File {
    File {
        name: name.to_owned(),
        bytes: bytes.to_owned(),
    }
}

fn read(folder: &Path) -> Result<Vec<File>, NoApp> {
    let unread = |error| NoApp::unread(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.is_file()
            && let Some(name) = path.file_name().and_then(|n| n.to_str())
        {
            files.push(File {
                name: name.to_owned(),
                bytes: fs::read(&path).map_err(|error| NoApp::unread(&path, error))?,
            });
        }
    }
    Ok(files)
}

//! Whether the pages of a built site name an app that is there.

use crate::pack;
use anyhow::{Context as _, Result, bail, ensure};
use std::{collections::BTreeSet, fs, path::Path};

/// The attributes of the loader that name files of the app.
const ATTRIBUTES: [&str; 4] = [
    " src=\"",
    " data-app=\"",
    " data-module=\"",
    " data-part=\"",
];

/// The files that a page's loader names: itself, the app's script, its module, the page's part.
pub(crate) fn app_of(html: &str) -> BTreeSet<&str> {
    let loader = html.split_once("<script async id=\"start\"");
    let Some((loader, _)) = loader.and_then(|(_, after)| after.split_once('>')) else {
        return BTreeSet::new();
    };
    let named = |attribute| {
        let (_, after) = loader.split_once(attribute)?;
        Some(after.split_once('"')?.0.trim_start_matches('/'))
    };
    ATTRIBUTES.into_iter().filter_map(named).collect()
}

/// Looks at every page of a site that was built for `/`; the files that pages name.
pub(crate) fn site(folder: &Path, module: &str) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    let mut pages = 0;
    for path in pack::below(folder)? {
        if path.extension().is_none_or(|end| end != "html") {
            continue;
        }
        let html = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let named = app_of(&html);
        ensure!(
            named.contains(module),
            "{} does not name the app {module}, but {named:?}",
            path.display()
        );
        for name in named {
            if !folder.join(name).is_file() {
                bail!("{} names {name}, which is not there", path.display());
            }
            all.insert(name.to_owned());
        }
        pages += 1;
    }
    ensure!(pages > 10, "the site has hardly a page: {pages}");
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = r#"<script src="/preferences-1.js"></script><script async id="start" src="/start-2.js" data-app="/app-3.js" data-module="/app-4_bg.wasm" data-style="/reading-5.css" data-integrity="sha384-x" data-part="/part-read-6.wasm"></script>"#;

    #[test]
    fn the_loader_names_the_app() {
        let names: Vec<_> = app_of(LOADER).into_iter().collect();
        assert_eq!(
            names,
            [
                "app-3.js",
                "app-4_bg.wasm",
                "part-read-6.wasm",
                "start-2.js"
            ]
        );
        assert!(app_of("<script src=\"/app-3.js\"></script>").is_empty());
    }

    #[test]
    fn a_page_with_another_app_or_with_none_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        for page in 0..12 {
            put(&format!("{page}.html"), LOADER);
        }
        let said = |module| site(folder.path(), module).unwrap_err().to_string();
        for name in ["app-3.js", "app-4_bg.wasm", "part-read-6.wasm"] {
            put(name, "");
        }
        assert!(said("app-4_bg.wasm").ends_with("names start-2.js, which is not there"));
        put("start-2.js", "");
        assert_eq!(site(folder.path(), "app-4_bg.wasm").unwrap().len(), 4);
        assert!(said("app-5_bg.wasm").contains("does not name the app app-5_bg.wasm"));
        put("other.html", "<p>");
        assert!(said("app-4_bg.wasm").contains("other.html does not name the app"));
    }
}

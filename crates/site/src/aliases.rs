//! Pages at old addresses, which lead on: any static host serves them.

use multaqa_content::{Options, Site};
use std::path::PathBuf;

/// The pages, each with its path below the site's root.
///
/// # Errors
/// None.
pub(crate) fn files(site: &Site, _: &Options) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let pages = site.aliases().into_iter().map(|(alias, route)| {
        let file = match alias.rsplit_once('.') {
            Some((_, "html" | "htm")) => PathBuf::from(alias),
            _ => PathBuf::from(alias).join("index.html"),
        };
        // The address is told from where the page stands, below whatever base.
        let up = "../".repeat(file.components().count() - 1);
        let to = [&up, route.to_string().trim_start_matches('/')].concat();
        (file, page(&to).into_bytes())
    });
    Ok(pages.collect())
}

fn page(to: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>تغيّر عنوان الصفحة</title>\
         <meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{to}\">\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\"></head>\
         <body><p><a href=\"{to}\">الصفحة في عنوانها الجديد</a></p></body></html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::files;
    use multaqa_content::{Options, load};
    use multaqa_domain::time::Instant;
    use std::fs;

    #[test]
    fn old_addresses_lead_on() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, format!("+++\n{text}\n+++\n")).unwrap();
        };
        let site = "name = \"م\"\nline = \"م\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"";
        write("site.md", site);
        let forum = "title = \"م\"\nsummary = \"م\"\naliases = [\"/events/2017/old.html\", \"forums/first/\"]";
        write("forums/now.md", forum);
        let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
        let options = Options {
            now: None,
            wall_clock: Instant(0),
        };
        let files = files(&site, &options).unwrap();
        let shown: Vec<_> = files
            .iter()
            .map(|(path, page)| (path.to_str().unwrap(), String::from_utf8_lossy(page)))
            .collect();
        assert_eq!(shown[0].0, "events/2017/old.html");
        assert!(
            shown[0].1.contains("url=../../forums/now/\""),
            "{}",
            shown[0].1
        );
        assert_eq!(shown[1].0, "forums/first/index.html");
        assert!(
            shown[1].1.contains("href=\"../../forums/now/\""),
            "{}",
            shown[1].1
        );
        for (alias, message) in [
            ("/forums/now/", "is the address of another page"),
            ("/calendar/", "is the address of another page"),
            ("../etc", "is not the path of a page"),
            ("a?b=1", "is not the path of a page"),
        ] {
            write(
                "forums/now.md",
                &format!("title = \"م\"\nsummary = \"م\"\naliases = [\"{alias}\"]"),
            );
            let report = load(folder.path()).unwrap_err().to_string();
            assert!(report.contains(message), "{report}");
        }
    }
}

//! Descriptions of endpoints: what may not stand there, and what may.

use crate::faults::{FORM, FORUM, SITE, one_each, told};
use multaqa_content::{Options, load, load_endpoint};
use multaqa_domain::time::Instant;
use std::{fs, path::Path};
use tempfile::TempDir;

fn write(folder: &Path, name: &str, toml: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("+++\n{}\n+++\n", toml.trim())).unwrap();
}

/// A site with a form.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "site.md", SITE);
    write(folder.path(), "forms/form.md", FORM);
    folder
}

/// Keys that open more than one registration: by their name, unless the value is one that
/// its service made for public pages.
#[test]
fn keys_that_are_no_page_s() {
    let public = ["eyJhbGciOiJIUzI1NiJ9", "eyJyb2xlIjoiYW5vbiJ9", "c2ln"].join(".");
    for (name, value, is_secret) in [
        ("X-Parse-Master-Key", "abc", true),
        ("X-Api-Key", "abc", true),
        ("api-key", "abc", true),
        ("apikey", "abc", true),
        ("X-Meili-API-Key", "abc", true),
        ("X-Appwrite-Key", "abc", true),
        ("X-Auth-Token", "abc", true),
        ("PRIVATE-TOKEN", "abc", true),
        ("xc-token", "abc", true),
        ("QB-USER-TOKEN", "abc", true),
        ("X-Hasura-Admin-Secret", "abc", true),
        ("apikey", "sb_publishable_example", false),
        ("apikey", &public, false),
        ("X-Api-Key", "pk_live_0123456789", false),
        ("X-Api-Key", "$key", false),
        ("X-Parse-Application-Id", "abc", false),
        ("X-Parse-REST-API-Key", "abc", false),
        ("X-Appwrite-Project", "abc", false),
        ("X-Key", "abc", false),
    ] {
        let header =
            format!("parameters = [{{ name = \"{name}\", in = \"header\", value = \"{value}\" }}]");
        let query = value.replace("$key", "{$key}");
        for (what, toml) in [
            (format!("`{name}`"), format!("url = \"/x\"\n{header}")),
            (
                format!("`{name}` in the URL"),
                format!("url = \"https://a.example/x?a=1&{name}={query}\""),
            ),
        ] {
            let toml = format!("{toml}\nrequestBody.payload.all = \"$inputs\"");
            let fault = format!(
                "{what} is the name of a secret | what is in a public site is everybody's: use a key that may be public, or a relay that keeps it"
            );
            let expected = if is_secret { fault.as_str() } else { "" };
            one_each("endpoints/endpoint.md", &[(&toml, expected)]);
        }
    }
}

/// All answers may be the payload itself; and what is no payload is one fault, whatever the
/// forms ask.
#[test]
fn faults_of_payloads() {
    const PAYLOAD: &str =
        "`payload` must be a table, not a text | write it in braces: `payload = { … }`";
    for (payload, expected) in [
        ("\"$inputs\"", ""),
        ("\"all\"", PAYLOAD),
        ("\"$key\"", PAYLOAD),
        ("\"{$inputs.email}\"", PAYLOAD),
    ] {
        let folder = folder();
        let registration = "[registration]\nform = \"form\"\nendpoint = \"endpoint\"";
        let endpoint = format!("url = \"/x\"\nrequestBody.payload = {payload}");
        write(
            folder.path(),
            "forums/forum.md",
            &format!("{FORUM}{registration}"),
        );
        write(folder.path(), "endpoints/endpoint.md", &endpoint);
        let found = told(folder.path());
        let expected: Vec<_> = Some(expected)
            .filter(|e| !e.is_empty())
            .into_iter()
            .collect();
        assert_eq!(found, expected, "{payload}");
    }
}

/// One endpoint can be worked on while another has faults; its own are faults all the same.
#[test]
fn one_endpoint_beside_another_with_faults() {
    let folder = folder();
    let good = "url = \"/x\"\nrequestBody.payload.all = \"$inputs\"\nx-redirects = [\"https://r.example\"]";
    for (slug, endpoint) in [("a", good), ("b", "url = \"/x\""), ("c", "no toml")] {
        let registration = format!("[registration]\nform = \"form\"\nendpoint = \"{slug}\"");
        write(folder.path(), &format!("endpoints/{slug}.md"), endpoint);
        write(
            folder.path(),
            &format!("forums/{slug}.md"),
            &format!("{FORUM}{registration}"),
        );
    }
    let site = load_endpoint(folder.path(), "a").unwrap();
    let options = Options {
        now: None,
        wall_clock: Instant(0),
    };
    let exchanges = site.exchanges(&options);
    let ids: Vec<_> = exchanges.iter().map(|e| e.endpoint.id.as_str()).collect();
    assert_eq!(ids, ["a"]);
    let report = load_endpoint(folder.path(), "b").unwrap_err();
    let files: Vec<_> = report.faults.iter().map(|f| f.file.as_str()).collect();
    assert_eq!(files, ["endpoints/b.md"]);
    write(folder.path(), "forums/d.md", "title = 1");
    assert!(
        load_endpoint(folder.path(), "a").is_err(),
        "a forum's fault is hidden"
    );
}

/// Every page names the servers to which the site speaks.
#[test]
fn servers_are_bounded() {
    let folder = folder();
    let endpoint = |number: usize| {
        format!("url = \"https://r{number}.example/x\"\n[requestBody.payload]\nkey = \"$key\"")
    };
    for number in 100..200 {
        let name = format!("endpoints/e{number}.md");
        write(folder.path(), &name, &endpoint(number));
    }
    // One that is known already is none more.
    write(folder.path(), "endpoints/e200.md", &endpoint(150));
    let site = load(folder.path()).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(site.origins().len(), 100);
    write(folder.path(), "endpoints/e201.md", &endpoint(201));
    let report = load(folder.path()).unwrap_err();
    let said: Vec<_> = report
        .faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.line))
        .collect();
    assert_eq!(said, [("endpoints/e201.md", 2)], "{report}");
    assert!(
        report.to_string().contains("at most 100 servers"),
        "{report}"
    );
}

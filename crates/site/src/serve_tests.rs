//! Tests of what the endpoint beside a site is told.

use super::*;
use multaqa_content::load;
use multaqa_domain::time::Instant;
use std::fs;

fn at(more: impl FnOnce(&mut Listening)) -> Listening {
    let mut at = Listening {
        address: SocketAddr::from(([127, 0, 0, 1], 0)),
        behind_proxy: false,
        rate: 20,
    };
    more(&mut at);
    at
}

/// A site whose form asks a question that the endpoint's contract does not have.
fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, toml: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("+++\n{}\n+++\n", toml.trim())).unwrap();
    };
    write(
        "site.md",
        "name = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"",
    );
    write(
        "forums/a.md",
        "title = \"ملتقى\"\nsummary = \"ملخص\"\ndate = 2040-01-01\n[registration]\n\
         form = \"form\"\nendpoint = \"endpoint\"",
    );
    write(
        "forms/form.md",
        "title = \"نموذج\"\nsubmit = \"إرسال\"\ndata_use = { controller = \"س\", purpose = \"س\", \
         kept = \"س\", country = \"س\", contact = \"س\" }\n[[section]]\ntitle = \"قسم\"\n\
         [[section.field]]\nname = \"full_name\"\nlabel = \"الاسم\"\nkind = \"text\"\n\
         [[section.field]]\nname = \"diet\"\nlabel = \"الطعام\"\nkind = \"text\"",
    );
    write(
        "endpoints/endpoint.md",
        "url = \"/api/registrations\"\nrequestBody.payload = { name = \"$inputs.full_name\", \
         food = \"$inputs.diet\" }",
    );
    load(folder.path()).unwrap_or_else(|report| panic!("{report}"))
}

fn told(at: &Listening) -> multaqa_endpoint::Options {
    let options = Options {
        now: None,
        wall_clock: Instant(0),
    };
    endpoint_options(&site(), &options, at)
}

#[test]
fn the_endpoint_takes_what_the_site_s_own_form_sends() {
    let options = told(&at(|_| ()));
    let questions = options.forums.first().map(|forum| forum.questions.clone());
    assert_eq!(questions, Some(vec!["food".to_owned(), "name".to_owned()]));
}

#[test]
fn visitors_behind_a_proxy_are_told_apart_as_asked() {
    let options = told(&at(|_| ()));
    assert_eq!(
        (options.client, options.rate),
        (Client::Connection, Rate::default())
    );
    let options = told(&at(|at| {
        at.behind_proxy = true;
        at.rate = 300;
    }));
    let rate = Rate {
        burst: 150,
        per_minute: 300,
    };
    assert_eq!((options.client, options.rate), (Client::Forwarded, rate));
}

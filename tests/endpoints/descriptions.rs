//! How the servers are described, and what they can.

use anyhow::{Context as _, Result};
use multaqa_content::{Exchange, Options};
use multaqa_domain::{
    exchange::{Criterion, Endpoint, ErrorMap, Method, Operator, Repeat, Step},
    form::{Field, FieldKind, Form, Section},
    json::Json,
    route::Route,
    slug::Slug,
    time::Instant,
};
use multaqa_tests::servers::Server;
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

/// What a server can, besides what its description says.
pub(crate) struct Described {
    name: &'static str,
    /// Whether it tells which answers are faulty.
    pub(crate) checks: bool,
    /// Whether it refuses a second registration with the same e-mail address.
    pub(crate) one_email: bool,
    /// Whether it throttles; otherwise it is brought to fail.
    pub(crate) throttles: bool,
    /// How a reply that throttles, or fails, is understood: status and outcome.
    pub(crate) trouble: &'static str,
    /// What comes of the same key again.
    pub(crate) again: Again,
}

/// What comes of the same key again.
#[derive(Clone, Copy)]
pub(crate) enum Again {
    /// The reference of the first.
    Same,
    /// It is refused, and known for a repeat.
    KnownAsOwn,
    /// A second registration: the description must not call a repeat safe.
    Twice,
}

const ALL: [Described; 7] = [
    described("pocketbase", Again::KnownAsOwn, "429, again later"),
    described("drf", Again::KnownAsOwn, "429, again later"),
    described("fastapi", Again::Same, "429, again in 17 s"),
    Described {
        throttles: false,
        ..described("strawberry", Again::Same, "200, ")
    },
    Described {
        checks: false,
        one_email: false,
        throttles: false,
        ..described("json-server", Again::Twice, "400, failed")
    },
    Described {
        throttles: false,
        ..described("node-red", Again::KnownAsOwn, "500, unknown")
    },
    Described {
        one_email: false,
        ..described("multaqa-serve", Again::Same, "429, again in ")
    },
];

const fn described(name: &'static str, again: Again, trouble: &'static str) -> Described {
    Described {
        name,
        checks: true,
        one_email: true,
        throttles: true,
        trouble,
        again,
    }
}

/// What a server can.
pub(crate) fn of(name: &str) -> Option<&'static Described> {
    ALL.iter().find(|described| described.name == name)
}

fn tree(value: &Value) -> Option<Json> {
    Json::parse(&value.to_string())
}

fn endpoint(url: String, payload: &Value, reference: &str, repeat: Repeat) -> Result<Endpoint> {
    Ok(Endpoint {
        id: Slug::parse("test").context("slug")?,
        steps: vec![Step {
            id: "register".into(),
            method: Method::Post,
            url,
            headers: vec![],
            content_type: "application/json".into(),
            payload: tree(payload),
            success: vec![],
            outputs: vec![("reference".into(), reference.into())],
            timeout: 10_000,
        }],
        repeat,
        duplicate: vec![],
        wait: None,
        errors: None,
        cancel: None,
    })
}

fn form() -> Result<Form> {
    let field = |name: &str, required, kind| Field {
        name: name.into(),
        label: name.into(),
        required,
        kind,
        ..Field::default()
    };
    let text = FieldKind::Text {
        min: None,
        max: 200,
    };
    let number = FieldKind::Number { min: 0, max: 5 };
    Ok(Form {
        id: Slug::parse("registration").context("slug")?,
        title: String::new(),
        intro: vec![],
        submit: String::new(),
        sections: vec![Section {
            title: String::new(),
            fields: vec![
                field("full_name", true, text),
                field("email", true, FieldKind::Email),
                field("companions", false, number),
            ],
            conditions: vec![],
        }],
    })
}

fn criterion(at: Option<&str>, value: Json) -> Criterion {
    Criterion {
        at: at.map(str::to_owned),
        operator: Operator::Equal,
        value,
    }
}

/// The form and the endpoint of a server.
pub(crate) fn exchange(name: &str, server: &Server) -> Result<Exchange> {
    if name == "multaqa-serve" {
        return sample(server);
    }
    let flat = json!({"key": "$key", "name": "$inputs.full_name",
        "email": "$inputs.email", "companions": "$inputs.companions"});
    let endpoint = match name {
        "pocketbase" => endpoint(
            server.url("/api/collections/registrations/records"),
            &flat,
            "/id",
            Repeat::UniqueKey,
        )?,
        "drf" => endpoint(
            server.url("/registrations/"),
            &flat,
            "/id",
            Repeat::UniqueKey,
        )?,
        "fastapi" => endpoint(
            server.url("/registrations"),
            &json!({"person": {"full_name": "$inputs.full_name", "email": "$inputs.email"},
                "companions": "$inputs.companions"}),
            "/registration/number",
            Repeat::IdempotencyKey,
        )?,
        "strawberry" => Endpoint {
            errors: Some(ErrorMap {
                at: Some("/data/register/mistakes".into()),
                field: Some("/path".into()),
                message: Some("/message".into()),
                names: vec![],
            }),
            ..endpoint(
                server.url("/graphql/"),
                &json!({"query": "mutation ($key: ID!, $name: String!, $email: String!, $companions: Int!) { register(key: $key, name: $name, email: $email, companions: $companions) { registration { number } mistakes { path message } } }",
                    "variables": flat}),
                "/data/register/registration/number",
                Repeat::Ignored,
            )?
        },
        "json-server" => endpoint(server.url("/registrations"), &flat, "/id", Repeat::Unknown)?,
        _ => Endpoint {
            duplicate: vec![
                criterion(None, Json::Number("409".into())),
                criterion(Some("/reason"), Json::text("ref_exists")),
            ],
            ..endpoint(
                server.url("/register"),
                &json!({"ref": "$key", "attendee": {"name": "$inputs.full_name",
                    "mail": "$inputs.email", "companions": "$inputs.companions"}}),
                "/ticket",
                Repeat::UniqueKey,
            )?
        },
    };
    Ok(Exchange {
        route: Route::Home,
        form: Arc::new(form()?),
        endpoint: Arc::new(endpoint),
    })
}

/// A description with which the server fails, if its own never does.
pub(crate) fn failing(name: &str, server: &Server) -> Result<Option<Exchange>> {
    if name != "json-server" {
        return Ok(None);
    }
    // A body that is no object: json-server answers with a page of HTML.
    let broken = json!("$inputs.full_name");
    let url = server.url("/registrations");
    Ok(Some(Exchange {
        endpoint: Arc::new(endpoint(url, &broken, "/id", Repeat::Unknown)?),
        ..exchange(name, server)?
    }))
}

/// The sample's own form and endpoint.
fn sample(server: &Server) -> Result<Exchange> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let site = multaqa_content::load(&root)
        .map_err(|report| anyhow::anyhow!("{}", report.render(false)))?;
    let options = Options {
        now: None,
        wall_clock: Instant(0),
    };
    let mut exchange = site
        .exchanges(&options)
        .into_iter()
        .next()
        .context("none")?;
    let mut endpoint = (*exchange.endpoint).clone();
    for step in &mut endpoint.steps {
        // From another site's pages.
        step.url = server.url(&step.url);
    }
    exchange.endpoint = Arc::new(endpoint);
    Ok(exchange)
}

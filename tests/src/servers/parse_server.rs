//! Parse Server, by tests/servers/parse-server.cjs.

use super::{ANSWER, Kind, Server, by_itself, folder, parsed};
use anyhow::{Context as _, Result};
use multaqa_domain::{
    exchange::{Method, Request},
    json::Json,
};
use multaqa_probe::http;
use tokio::process::Command;

/// Parse Server; it takes 20 registrations an hour.
pub(super) const KIND: Kind = Kind {
    name: "parse-server",
    start: |programs| {
        let script = programs.file("parse-server.cjs");
        Server::run(
            programs,
            folder("parse-server")?,
            "/parse/health",
            |port, _| {
                let mut command = Command::new(&programs.node);
                command.arg(&script).arg(port.to_string());
                command.arg(&programs.node_modules);
                command
            },
        )
    },
    rows,
    throttle: by_itself,
};

fn rows(server: &Server) -> Result<Vec<Json>> {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let request = Request {
        method: Method::Get,
        url: server.url("/parse/classes/Registration?limit=1000"),
        headers: vec![
            header("X-Parse-Application-Id", "forum"),
            header("X-Parse-Master-Key", "s3cret"),
        ],
        body: None,
        timeout: ANSWER,
    };
    let reply = http::send(&request, &[]).map_err(anyhow::Error::msg)?;
    let json = parsed(&reply).with_context(|| reply.text().to_string())?;
    let rows = json.get("results").context("no rows there")?;
    Ok(rows.items().to_vec())
}

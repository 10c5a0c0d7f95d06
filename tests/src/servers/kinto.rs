//! Kinto, set up as docs/connect-an-endpoint.md says.

use super::{ANSWER, Kind, Programs, Server, by_itself, folder, parsed};
use anyhow::{Context as _, Result, ensure};
use multaqa_domain::exchange::Method;
use multaqa_probe::http;
use std::{fs, process::Command as Plain, time::Duration};
use tokio::process::Command;

/// Its program, which finds the packages wherever they are.
const MAIN: &str = "from kinto.__main__ import main; main()";

/// `admin:s3cret`, as HTTP's basic authentication writes it.
const ADMIN: &str = "Basic YWRtaW46czNjcmV0";

/// Where the records are.
const RECORDS: &str = "/v1/buckets/forums/collections/registrations/records";

/// Kinto, with its rows in memory.
pub(super) const KIND: Kind = Kind {
    name: "kinto",
    start,
    rows: |server| {
        let asked = Duration::from_millis(ANSWER.into());
        let open = http::ask("GET", &server.url(RECORDS), &[], asked);
        let open = parsed(&open.map_err(anyhow::Error::msg)?).context("no list")?;
        let is_kept = open.get("data").is_some_and(|rows| rows.items().is_empty());
        ensure!(is_kept, "everybody can read the registrations");
        server.rows_at(RECORDS, "/data")
    },
    throttle: by_itself,
};

fn start(programs: &Programs) -> Result<Server> {
    let folder = folder("kinto")?;
    let init = Plain::new(&programs.python)
        .args(["-c", MAIN, "init"])
        .args(["--backend", "memory", "--cache-backend", "memory"])
        .current_dir(folder.path())
        .output()
        .with_context(|| format!("cannot start {}", programs.python.display()))?;
    let said = String::from_utf8_lossy(&init.stderr);
    ensure!(init.status.success(), "kinto init: {said}");
    let ini = folder.path().join("config/kinto.ini");
    let more = "[app:main]\nkinto.explicit_permissions = false\n\
                kinto.experimental_collection_schema_validation = true";
    fs::write(&ini, fs::read_to_string(&ini)?.replace("[app:main]", more))?;
    let mut server = Server::run(programs, folder, "/v1/", |port, _| {
        let mut command = Command::new(&programs.python);
        command.args(["-c", MAIN, "start", "--port"]);
        command.arg(port.to_string());
        command
    })?;
    let put = |server: &Server, path: &str, body: &str| {
        server.json(Method::Put, path, Some(body.to_owned()))
    };
    let account = r#"{"data": {"password": "s3cret"}}"#;
    put(&server, "/v1/accounts/admin", account)?;
    server.token = Some(ADMIN.to_owned());
    let bucket = r#"{"permissions": {"write": ["account:admin"]}}"#;
    put(&server, "/v1/buckets/forums", bucket)?;
    let collection = fs::read_to_string(programs.file("kinto-collection.json"))?;
    let path = "/v1/buckets/forums/collections/registrations";
    put(&server, path, &collection)?;
    Ok(server)
}

//! The project's own reference endpoint, as `multaqa serve` runs it on the sample.

use super::{Kind, Programs, Server, by_itself, folder};
use anyhow::{Result, ensure};
use multaqa_domain::json::Json;
use std::{fs, process::Command as Plain};
use tokio::process::Command;

const DATABASE: &str = "registrations.sqlite";

/// `multaqa serve`; it takes 10 requests at once.
pub(super) const KIND: Kind = Kind {
    name: "multaqa-serve",
    start,
    rows,
    throttle: by_itself,
};

fn start(programs: &Programs) -> Result<Server> {
    let folder = folder("multaqa-serve")?;
    // The endpoint needs no app; the program wants one to serve pages with.
    let app = folder.path().join("app");
    fs::create_dir(&app)?;
    for name in ["app.js", "app_bg.wasm"] {
        fs::write(app.join(name), "")?;
    }
    Server::run(programs, folder, "/", |port, folder| {
        let mut command = Command::new(&programs.multaqa);
        command
            .arg("serve")
            .arg(programs.root.join("content"))
            .args(["--port", &port.to_string(), "--db", DATABASE])
            .arg("--app")
            .arg(folder.join("app"));
        command
    })
}

fn rows(server: &Server) -> Result<Vec<Json>> {
    let output = Plain::new(&server.programs.multaqa)
        .args(["registrations", "export", "--db"])
        .arg(server.folder.path().join(DATABASE))
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "export: {said}");
    let text = String::from_utf8(output.stdout)?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let members = names.iter().zip(&record);
        let member = |(name, value): (&str, &str)| (name.to_owned(), Json::text(value));
        rows.push(Json::Object(members.map(member).collect()));
    }
    Ok(rows)
}

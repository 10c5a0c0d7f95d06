//! PocketBase, with a collection that anybody may add to.

use super::{Kind, Programs, Server, folder};
use anyhow::{Context as _, Result, ensure};
use multaqa_domain::{exchange::Method, json::Json};
use serde_json::json;
use std::process::Command as Plain;
use tokio::process::Command;

const ADMIN: (&str, &str) = ("a@b.co", "password123");

/// PocketBase; it throttles once it is told to.
pub(super) const KIND: Kind = Kind {
    name: "pocketbase",
    start,
    rows: |server| server.rows_at("/api/collections/registrations/records", "/items"),
    throttle: |server| {
        let limit = json!({"label": "*:create", "maxRequests": 2, "duration": 3600});
        let settings = json!({"rateLimits": {"enabled": true, "rules": [limit]}});
        server.json(Method::Patch, "/api/settings", Some(settings.to_string()))?;
        Ok(())
    },
};

fn start(programs: &Programs) -> Result<Server> {
    let folder = folder("pocketbase")?;
    let (name, password) = ADMIN;
    let upsert = Plain::new(&programs.pocketbase)
        .args(["--dir", "pb", "superuser", "upsert", name, password])
        .current_dir(folder.path())
        .output()
        .with_context(|| format!("cannot start {}", programs.pocketbase.display()))?;
    let said = String::from_utf8_lossy(&upsert.stderr);
    ensure!(upsert.status.success(), "superuser: {said}");
    let mut server = Server::run(programs, folder, "/api/health", |port, _| {
        let mut command = Command::new(&programs.pocketbase);
        let address = format!("127.0.0.1:{port}");
        command.args(["serve", "--dir", "pb", "--http", &address]);
        command
    })?;
    let login = json!({"identity": name, "password": password}).to_string();
    let path = "/api/collections/_superusers/auth-with-password";
    let session = server.json(Method::Post, path, Some(login))?;
    server.token = session
        .get("token")
        .and_then(Json::as_text)
        .map(str::to_owned);
    server.json(Method::Post, "/api/collections", Some(collection()))?;
    Ok(server)
}

/// Of two unique columns that a repeat would break, SQLite names the one whose index was
/// made last: that must be the key's, so that a repeat is known for one.
fn collection() -> String {
    json!({
        "name": "registrations",
        "type": "base",
        "createRule": "",
        "fields": [
            {"name": "key", "type": "text", "required": true},
            {"name": "name", "type": "text", "required": true},
            {"name": "email", "type": "email", "required": true},
            {"name": "companions", "type": "number"},
        ],
        "indexes": [
            "CREATE UNIQUE INDEX registrations_email ON registrations (email)",
            "CREATE UNIQUE INDEX registrations_key ON registrations (key)",
        ],
    })
    .to_string()
}

//! json-server, which checks nothing.

use super::{Kind, Server, by_itself, folder, rest};
use std::fs;
use tokio::process::Command;

/// json-server 0.17.
pub(super) const KIND: Kind = Kind {
    name: "json-server",
    start: |programs| {
        let folder = folder("json-server")?;
        fs::write(folder.path().join("db.json"), r#"{"registrations":[]}"#)?;
        let script = programs.node_modules.join("json-server/lib/cli/bin.js");
        Server::run(programs, folder, "/registrations", |port, _| {
            let mut command = Command::new(&programs.node);
            command
                .arg(&script)
                .args(["--host", "127.0.0.1", "--quiet", "--port"])
                .arg(port.to_string())
                .arg("db.json")
                // Or it would leave a process that asks for a newer version.
                .env("NO_UPDATE_NOTIFIER", "1");
            command
        })
    },
    rows: |server| rest::plain_list(server, "/registrations"),
    throttle: by_itself,
};

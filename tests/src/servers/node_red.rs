//! Node-RED, with the flow of tests/servers/node-red-flows.json.

use super::{Kind, Server, by_itself, folder, rest};
use std::fs;
use tokio::process::Command;

/// Node-RED; the name «عطل» makes the flow fail.
pub(super) const KIND: Kind = Kind {
    name: "node-red",
    start: |programs| {
        let folder = folder("node-red")?;
        for (from, to) in [
            ("node-red-settings.js", "settings.js"),
            ("node-red-flows.json", "flows.json"),
        ] {
            fs::copy(programs.file(from), folder.path().join(to))?;
        }
        let script = programs.node_modules.join("node-red/red.js");
        Server::run(programs, folder, "/rows", |port, folder| {
            let mut command = Command::new(&programs.node);
            command.arg(&script).arg("--userDir").arg(folder);
            command.env("PORT", port.to_string());
            command
        })
    },
    rows: |server| rest::plain_list(server, "/rows"),
    throttle: by_itself,
};

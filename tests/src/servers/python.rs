//! Django REST framework and FastAPI.

use super::{Kind, Programs, Server, by_itself, folder, rest};
use anyhow::Result;
use tokio::process::Command;

/// Django REST framework; it takes 20 registrations an hour.
pub(super) const DRF: Kind = Kind {
    name: "drf",
    start: |programs| script(programs, "drf.py", "/registrations/"),
    rows: |server| rest::plain_list(server, "/registrations/"),
    throttle: by_itself,
};

/// FastAPI; it takes 20 registrations.
pub(super) const FASTAPI: Kind = Kind {
    name: "fastapi",
    start: |programs| script(programs, "fastapi_server.py", "/registrations"),
    rows: |server| rest::plain_list(server, "/registrations"),
    throttle: by_itself,
};

/// Starts a script of tests/servers/.
pub(super) fn script(programs: &Programs, name: &str, path: &str) -> Result<Server> {
    Server::run(programs, folder(name)?, path, |port, _| {
        let mut command = Command::new(&programs.python);
        // It leaves no compiled files beside the scripts.
        command.arg("-B").arg(programs.file(name));
        command.arg(port.to_string());
        command
    })
}

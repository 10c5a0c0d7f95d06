//! A shell in a temporary folder that a document's commands are run in.

use crate::output::constant;
use std::{
    env,
    fmt::Write as _,
    fs,
    net::TcpListener,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// What `cargo` is in the shell: it looks whether the command exists, with its options, and
/// leaves what the command would leave.
const CARGO: &str = include_str!("cargo.sh");

/// A document's commands, as one script.
pub(crate) struct Session {
    folder: TempDir,
    ports: Vec<(&'static str, u16)>,
    script: String,
    /// The blocks that are run: where they stand, and what they are to print.
    blocks: Vec<(String, Option<String>)>,
    files: usize,
}

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap()
}

/// A port that nobody listens at.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

impl Session {
    pub(crate) fn new(ports: &[(&'static str, u16)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["project", "home", "bin", "out", "files", "app"] {
            fs::create_dir(at(name)).unwrap();
        }
        // No page is run, so that its app may be none.
        for name in ["app.js", "app_bg.wasm"] {
            fs::write(at("app").join(name), "").unwrap();
        }
        copy(&root().join("content"), &at("project/content"));
        let cargo = at("bin/cargo");
        fs::write(&cargo, CARGO).unwrap();
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
        Self {
            folder,
            ports: ports.to_vec(),
            script: "set -e\ntrap 'kill $(jobs -p) 2> /dev/null' EXIT\n".to_owned(),
            blocks: Vec::new(),
            files: 0,
        }
    }

    /// Runs commands; what they print is kept.
    pub(crate) fn shell(&mut self, document: &str, line: usize, text: &str) {
        let commands: String = text.lines().map(|line| self.command(line)).collect();
        let number = self.blocks.len();
        let block = self.path(&format!("files/block-{number}.sh"));
        fs::write(&block, commands).unwrap();
        let out = self.path(&format!("out/{number}"));
        writeln!(self.script, ". '{block}' > '{out}' 2>&1").unwrap();
        self.blocks.push((format!("{document}:{line}"), None));
    }

    /// What the commands before are to print.
    pub(crate) fn printed(&mut self, document: &str, line: usize, text: &str) {
        let last = self.blocks.last_mut();
        let (_, printed) = last.unwrap_or_else(|| panic!("{document}:{line}: output of what?"));
        assert!(printed.is_none(), "{document}:{line}: output of what?");
        *printed = Some(text.to_owned());
    }

    /// Writes a file that a reader writes.
    pub(crate) fn file(&mut self, name: &Path, text: &str) {
        self.files += 1;
        let from = self.path(&format!("files/{}", self.files));
        fs::write(&from, self.with_ports(text)).unwrap();
        writeln!(self.script, "cp '{from}' '{}'", name.display()).unwrap();
    }

    /// A line, with other ports; a server that would stay is ended once it has answered.
    fn command(&self, line: &str) -> String {
        let (serve, port) = ("multaqa serve ", self.ports[0].1);
        if !line.contains(serve) || line.contains("--port") {
            return self.with_ports(line) + "\n";
        }
        let line = line.replace(serve, &format!("multaqa serve --port {port} "));
        if line.ends_with('&') {
            return line + "\n";
        }
        let url = format!("http://127.0.0.1:{port}/");
        format!(
            "{line} &\nSERVER=$!\ncurl --silent --fail --retry 60 --retry-delay 1 \
             --retry-connrefused --output /dev/null {url}\nkill $SERVER\n"
        )
    }

    fn with_ports(&self, text: &str) -> String {
        let mut text = text.replace("https://forum.example", "http://127.0.0.1:7070");
        for (printed, port) in &self.ports {
            text = text.replace(printed, &port.to_string());
        }
        text
    }

    fn as_printed(&self, output: &str) -> String {
        let mut output = output.replace(&self.path("home"), "/home/you");
        for (printed, port) in &self.ports {
            output = output.replace(&port.to_string(), printed);
        }
        output
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// The versions of what the other tests use, as a file for pip. Without their hashes, which pip
    /// asks of every package as soon as one has them.
    fn constraints(&self) -> String {
        let pinned = root().join("xtask/python/requirements.txt");
        let pinned = fs::read_to_string(pinned).unwrap();
        let versions = pinned.lines().filter(|line| line.contains("=="));
        let versions: Vec<_> = versions
            .map(|line| line.trim_end_matches([' ', '\\']))
            .collect();
        let file = self.path("constraints.txt");
        fs::write(&file, versions.join("\n")).unwrap();
        file
    }

    /// Runs all, and fails where a command does or an output differs.
    pub(crate) fn run(&self) {
        let file = |name: &str, default: &str| {
            env::var_os(name).map_or_else(|| root().join(default), PathBuf::from)
        };
        let mut path = vec![self.folder.path().join("bin")];
        path.extend(
            env::var_os("MULTAQA_PYTHON").and_then(|p| Some(Path::new(&p).parent()?.into())),
        );
        path.extend(env::split_paths(&env::var_os("PATH").unwrap()));
        let home = env::var("HOME").unwrap_or_default();
        let cache = env::var("XDG_CACHE_HOME").unwrap_or(format!("{home}/.cache"));
        let script = self.path("files/script.sh");
        fs::write(&script, &self.script).unwrap();
        let status = Command::new("timeout")
            .args(["300", "bash", &script])
            .process_group(0)
            .stdin(Stdio::null())
            .current_dir(self.folder.path().join("project"))
            .env("PATH", env::join_paths(path).unwrap())
            .env("HOME", self.path("home"))
            .env("XDG_CACHE_HOME", cache)
            // Kinto as the other tests have it.
            .env("PIP_CONSTRAINT", self.constraints())
            // Of a library that Kinto uses.
            .env("PYTHONWARNINGS", "ignore::UserWarning")
            .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
            .env("MULTAQA_BIN", file("MULTAQA_BIN", "target/debug/multaqa"))
            .env("MULTAQA_XTASK", file("MULTAQA_XTASK", "target/debug/xtask"))
            .env("NO_APP", self.path("app"))
            .status()
            .unwrap();
        let mut ran = 0;
        for (number, (place, printed)) in self.blocks.iter().enumerate() {
            let Ok(output) = fs::read_to_string(self.path(&format!("out/{number}"))) else {
                break;
            };
            ran = number;
            let output = self.as_printed(&output);
            if let Some(printed) = printed.as_deref().filter(|_| status.success()) {
                assert_eq!(
                    constant(&output),
                    constant(printed),
                    "the output of {place}"
                );
            }
        }
        let (place, _) = &self.blocks[ran];
        let output = fs::read_to_string(self.path(&format!("out/{ran}"))).unwrap_or_default();
        assert!(status.success(), "{place} failed ({status}):\n{output}");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

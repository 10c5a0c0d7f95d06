//! The tests, compiled: the programs that cargo makes of them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::console;
use crate::process;
use crate::project::Project;

/// All tests, each a program.
#[derive(Debug)]
pub(super) struct Tests(Vec<Test>);

#[derive(Debug)]
struct Test {
    name: String,
    /// The folder of its package, in which it runs.
    folder: PathBuf,
    program: PathBuf,
    /// Whether it is of the package whose tests need what only this program prepares, and a
    /// file of its own there.
    is_prepared: bool,
}

impl Tests {
    /// Builds the program of organisers and everything that is tested, with its tests. What is
    /// built together is compiled with the features that all of it asks for, and once; only the
    /// WebDriver client asks serde_json for what nothing that ships is to have.
    pub(super) fn build(project: &Project) -> Result<Self> {
        console::heading("Building the program and the tests (the first time takes about 6 min)");
        let mut tests = Vec::new();
        let ours: &[&str] = &["--workspace", "--exclude", "multaqa-tests"];
        for scope in [ours, &["--package", "multaqa-tests"]] {
            let mut cargo = process::cargo(project);
            cargo.arg("build").args(scope);
            cargo.args(["--all-targets", "--message-format=json-render-diagnostics"]);
            let output = process::start_shown(cargo.stdout(Stdio::piped()))?.wait_with_output()?;
            process::succeeded(&cargo, output.status)?;
            let said = String::from_utf8_lossy(&output.stdout);
            tests.extend(said.lines().filter_map(test));
        }
        Ok(Self(tests))
    }

    /// A test of multaqa-tests, ready to run.
    pub(super) fn prepared(&self, name: &str) -> Result<Command> {
        let mut tests = self.0.iter().filter(|test| test.is_prepared);
        let test = tests.find(|test| test.name == name);
        Ok(test.with_context(|| format!("no test {name}"))?.command())
    }

    /// Runs those that need nothing, all of them even when some fail.
    pub(super) fn run(&self, filter: Option<&str>) -> Result<()> {
        let mut failed = Vec::new();
        for test in self.0.iter().filter(|test| !test.is_prepared) {
            if process::run(test.command().args(filter)).is_err() {
                failed.push(test.name.as_str());
            }
        }
        ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
        Ok(())
    }
}

impl Test {
    fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder);
        command
    }
}

/// The test of which a line of cargo tells (The Cargo Book, External tools: JSON messages).
fn test(line: &str) -> Option<Test> {
    let message: Value = serde_json::from_str(line).ok()?;
    let text = |pointer| message.pointer(pointer)?.as_str();
    let is_test = message.pointer("/profile/test")?.as_bool()?;
    let folder = Path::new(text("/manifest_path")?).parent()?;
    is_test.then_some(())?;
    Some(Test {
        name: text("/target/name")?.to_owned(),
        folder: folder.to_owned(),
        program: text("/executable")?.into(),
        is_prepared: text("/target/kind/0")? == "test" && folder.ends_with("tests"),
    })
}

#[cfg(test)]
mod tests {
    use super::test;

    #[test]
    fn what_cargo_says_is_read() {
        let line = |kind: &str, is_test: bool| {
            format!(
                r#"{{"reason":"compiler-artifact","manifest_path":"/x/tests/Cargo.toml","target":{{"kind":["{kind}"],"name":"a"}},"profile":{{"test":{is_test}}},"executable":"/x/a"}}"#
            )
        };
        assert!(test("Compiling").is_none());
        assert!(test(r#"{"reason":"build-finished","success":true}"#).is_none());
        assert!(test(&line("bin", false)).is_none());
        assert!(!test(&line("lib", true)).unwrap().is_prepared);
        let found = test(&line("test", true)).unwrap();
        assert_eq!((found.name.as_str(), found.is_prepared), ("a", true));
    }
}

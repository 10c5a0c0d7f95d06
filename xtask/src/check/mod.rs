//! `cargo xtask check`: all rules, each run even when another fails.

mod crates;
mod css;
mod layers;
mod lexer;
mod parts;
mod sources;
mod tools;
mod tree;

use crate::console;
use crate::failure::{Context as _, Failure, Outcome};
use crate::process;
use crate::project::Project;
use tree::Tree;

/// A place where a rule is broken.
#[derive(Debug)]
struct Fault {
    file: String,
    /// Counted from 1.
    line: usize,
    message: String,
}

fn fault(file: &str, line: usize, message: String) -> Fault {
    Fault {
        file: file.to_owned(),
        line,
        message,
    }
}

/// A rule on the sources: what it demands, and how breaches are found.
type SourceRule = (&'static str, fn(&Tree) -> Vec<Fault>);

const SOURCE_RULES: [SourceRule; 8] = [
    ("no module imports upward", layers::upward_imports),
    (
        "the browser's interfaces stay in src/browser/",
        sources::browser_outside_its_module,
    ),
    (
        "only a part of the app imports what is its own",
        parts::imports_from_outside,
    ),
    ("the domain is pure", sources::impure_domain),
    ("every module is documented", sources::undocumented_modules),
    (
        "every component is in the gallery",
        sources::missing_in_gallery,
    ),
    (
        "style sheets have logical properties only",
        css::physical_properties,
    ),
    ("no style attributes", sources::inline_styles),
];

/// A rule that another program checks.
type ToolRule = (&'static str, fn(&Project) -> Outcome);

const TOOL_RULES: [ToolRule; 3] = [
    ("the code is formatted", tools::format),
    ("the lints pass", tools::lint),
    ("licences, bans and sources are right", tools::deny),
];

/// Runs all rules and sums up.
pub(crate) fn check(project: &Project) -> Outcome {
    let tree = Tree::read(&project.root)?;
    console::heading("Rules on the sources");
    let mut broken = Vec::new();
    for (rule, find) in SOURCE_RULES {
        judge(rule, &find(&tree), &mut broken);
    }
    judge(
        "no crate depends upward",
        &crates::upward_dependencies(&metadata(project)?),
        &mut broken,
    );
    for hint in sources::long_files(&tree) {
        console::note(&format!("{}: {}", hint.file, hint.message));
    }
    for (rule, run) in TOOL_RULES {
        console::heading(&format!("Rule: {rule}"));
        match run(project) {
            Ok(()) => console::good(rule),
            Err(failure) => {
                console::bad(&format!("{rule}\n{failure}"));
                broken.push(rule);
            }
        }
    }
    sum_up(&broken)
}

fn judge(rule: &'static str, faults: &[Fault], broken: &mut Vec<&'static str>) {
    if faults.is_empty() {
        console::good(rule);
        return;
    }
    console::bad(rule);
    for Fault {
        file,
        line,
        message,
    } in faults
    {
        eprintln!("    {file}:{line}: {message}");
    }
    broken.push(rule);
}

fn sum_up(broken: &[&str]) -> Outcome {
    let all = SOURCE_RULES.len() + 1 + TOOL_RULES.len();
    console::heading("Summary");
    if broken.is_empty() {
        console::good(&format!("all {all} rules hold"));
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} of {all} rules are broken: {}",
        broken.len(),
        broken.join("; ")
    )))
}

fn metadata(project: &Project) -> Outcome<serde_json::Value> {
    let mut cargo = process::command("cargo");
    cargo
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(&project.root);
    serde_json::from_str(&process::capture(&mut cargo)?).context("reading cargo metadata")
}

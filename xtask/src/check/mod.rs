//! `cargo xtask check`: all rules, each run even when another fails.

pub(crate) mod imports;
mod layers;
pub(crate) mod lexer;
mod sources;
mod tools;
pub(crate) mod tree;

use anyhow::{Result, bail};

use crate::console;
use crate::project::Project;
use crate::shrink::split;
use tree::Tree;

/// A place where a rule is broken.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) message: String,
}

pub(crate) fn fault(file: &str, line: usize, message: String) -> Fault {
    Fault {
        file: file.to_owned(),
        line,
        message,
    }
}

/// A rule on the sources: what it demands, and how breaches are found.
type SourceRule = (&'static str, fn(&Tree) -> Vec<Fault>);

const SOURCE_RULES: [SourceRule; 6] = [
    ("no module imports upward", layers::upward_imports),
    (
        "the browser's interfaces stay in src/browser/",
        sources::browser_outside_its_module,
    ),
    (
        "only a part of the app imports what is its own",
        split::imports::imports_from_outside,
    ),
    ("every module is documented", sources::undocumented_modules),
    (
        "every component is in the gallery",
        sources::missing_in_gallery,
    ),
    ("no style attributes", sources::inline_styles),
];

/// A rule that another program checks.
type ToolRule = (&'static str, fn(&Project) -> Result<()>);

const TOOL_RULES: [ToolRule; 5] = [
    ("the code is formatted", tools::format),
    ("the lints pass", tools::lint),
    ("style sheets have logical properties only", tools::styles),
    (
        "licences, sources, and who may depend on what are right",
        tools::deny,
    ),
    ("the domain depends on serde alone", tools::deny_domain),
];

/// Runs all rules and sums up.
pub(crate) fn check(project: &Project) -> Result<()> {
    let tree = Tree::read(&project.root)?;
    console::heading("Rules on the sources");
    let mut broken = Vec::new();
    for (rule, find) in SOURCE_RULES {
        judge(rule, &find(&tree), &mut broken);
    }
    for hint in sources::long_files(&tree) {
        console::note(&format!("{}: {}", hint.file, hint.message));
    }
    for (rule, run) in TOOL_RULES {
        console::heading(&format!("Rule: {rule}"));
        match run(project) {
            Ok(()) => console::good(rule),
            Err(failure) => {
                console::bad(&format!("{rule}\n{failure:#}"));
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

fn sum_up(broken: &[&str]) -> Result<()> {
    let all = SOURCE_RULES.len() + TOOL_RULES.len();
    console::heading("Summary");
    if broken.is_empty() {
        console::good(&format!("all {all} rules hold"));
        return Ok(());
    }
    bail!(
        "{} of {all} rules are broken: {}",
        broken.len(),
        broken.join("; ")
    )
}

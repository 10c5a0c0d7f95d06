//! Shell completions and man pages, from the program's own arguments.

use crate::cli::Cli;
use anyhow::{Context as _, Result};
use clap::{Command, CommandFactory as _, ValueEnum as _};
use clap_complete::Shell;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Writes `completions/`, a file for each shell, and `man/man1/`, a page for each command.
pub(crate) fn write(out: &Path) -> Result<()> {
    let completions = folder(out, "completions")?;
    for shell in Shell::value_variants() {
        let mut command = shown();
        clap_complete::generate_to(*shell, &mut command, "multaqa", &completions)
            .with_context(|| format!("writing {shell} to {}", completions.display()))?;
    }
    let pages = folder(out, "man/man1")?;
    clap_mangen::generate_to(shown(), &pages)
        .with_context(|| format!("writing to {}", pages.display()))
}

/// A folder that is there then.
fn folder(out: &Path, below: &str) -> Result<PathBuf> {
    let folder = out.join(below);
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    Ok(folder)
}

/// The program's arguments without its hidden commands, which some shells would complete.
fn shown() -> Command {
    let all = Cli::command();
    let commands = all
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    Command::new("multaqa")
        .about(all.get_about().cloned().unwrap_or_default())
        .version(env!("CARGO_PKG_VERSION"))
        .args(all.get_arguments().cloned())
        .subcommands(commands.cloned())
        .subcommand_required(true)
}

#[cfg(test)]
mod tests {
    use std::fs;

    #[test]
    fn every_shell_and_every_command_has_a_file() {
        let folder = tempfile::tempdir().unwrap();
        super::write(folder.path()).unwrap();
        let names = |below: &str| {
            let entries = fs::read_dir(folder.path().join(below)).unwrap();
            let mut names: Vec<String> = entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        assert_eq!(
            names("completions"),
            [
                "_multaqa",
                "_multaqa.ps1",
                "multaqa.bash",
                "multaqa.elv",
                "multaqa.fish"
            ]
        );
        for file in names("completions") {
            let text = fs::read_to_string(folder.path().join("completions").join(&file)).unwrap();
            assert!(text.contains("registrations"), "{file}");
            assert!(!text.contains("manual"), "{file}");
        }
        let pages = names("man/man1");
        for page in [
            "multaqa.1",
            "multaqa-build.1",
            "multaqa-serve.1",
            "multaqa-endpoint-test.1",
            "multaqa-registrations-export.1",
        ] {
            assert!(pages.iter().any(|name| name == page), "{page}: {pages:?}");
        }
        assert!(
            !pages.iter().any(|name| name.contains("manual")),
            "{pages:?}"
        );
    }
}

//! The site of `field/`: content on which event software, this one among them, has failed, with
//! the forum of `night/` that goes on after midnight, forums that say texts of all kinds
//! ([`directions`]), and one of very many sessions ([`conference`]).

use crate::{conference, directions, process, settings::Settings, site::Built, stage::Backend};
use anyhow::Result;
use std::{fs, path::Path};

/// The built site.
#[derive(Debug)]
pub struct Field(Built);

impl Field {
    /// Builds it.
    pub async fn new(settings: &Settings) -> Result<Self> {
        let folder = process::folder("field")?;
        copy(&settings.root.join("tests/field"), folder.path())?;
        let night = settings.root.join("tests/night/forums");
        copy(&night, &folder.path().join("forums"))?;
        let forums = folder.path().join("forums");
        for (name, text) in directions::forums()? {
            fs::write(forums.join(name), text)?;
        }
        let file = forums.join([conference::SLUG, ".md"].concat());
        fs::write(file, conference::forum())?;
        for (path, text) in conference::FORM {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap_or(folder.path()))?;
            fs::write(file, text)?;
        }
        let settings = Settings {
            content: folder.path().to_owned(),
            ..settings.clone()
        };
        Ok(Self(Built::new(&settings, "/", &[]).await?))
    }

    /// For the stage.
    pub fn backend(&self) -> Backend {
        self.0.backend()
    }
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &to)?,
            false => drop(fs::copy(entry.path(), to)?),
        }
    }
    Ok(())
}

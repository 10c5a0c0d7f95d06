//! speakers/*.md: any person, whether speaker, patron or member of a committee.

use super::{markdown, parts};
use crate::{
    check::{kind::PICTURES, suggest::did_you_mean, table::Table, value::LINE},
    model::Person,
};
use multaqa_domain::page::{Image, Quote};

/// The largest width and height of a photo, in pixels.
const LARGEST: usize = 4096;

pub(super) fn read(table: &Table<'_>) -> Person {
    let quotes = table.tables("quote");
    let quotes = quotes.iter().map(|quote| Quote {
        text: quote.paragraph("text"),
        occasion: quote.paragraph_opt("occasion"),
    });
    Person {
        name: table.line("name"),
        latin: table.line_opt("latin"),
        honorific: table.line_opt("honorific"),
        sort: table.line_opt("sort"),
        roles: table.lines("roles"),
        country: parts::country_opt(table, "country"),
        photo: photo(table),
        accounts: parts::accounts(table),
        quotes: quotes.collect(),
        biography: markdown::body(table.reader),
        listed: table.flag_opt("listed"),
        sources: parts::links(table, "sources"),
        aliases: super::alias::aliases(table),
    }
}

/// `photo = { file = "name.webp", alt = "…" }`, the file being in media/.
fn photo(table: &Table<'_>) -> Option<Image> {
    let photo = table.table("photo")?;
    let alt = photo.paragraph("alt");
    let found = photo.str("file", LINE)?;
    let media = &table.reader.folder.media;
    let Some(path) = media.get(found.text) else {
        let names: Vec<_> = media.keys().map(String::as_str).collect();
        let help = did_you_mean(found.text, &names).or(Some("put it into media/".to_owned()));
        let message = format!("there is no picture media/{}", found.text);
        table.reader.fault(found.span, message, help);
        return None;
    };
    let size = match imagesize::size(path) {
        Ok(size) if size.width.max(size.height) <= LARGEST => size,
        Ok(size) => {
            let message = format!(
                "the picture is {} × {} pixels, at most {LARGEST} are allowed",
                size.width, size.height
            );
            let help = "shrink it; a page shows it far smaller".to_owned();
            table.reader.fault(found.span, message, Some(help));
            return None;
        }
        Err(error) => {
            let message = format!("the picture cannot be read: {error}");
            let help = format!("save it anew as one of {}", PICTURES.join(", "));
            table.reader.fault(found.span, message, Some(help));
            return None;
        }
    };
    Some(Image {
        file: found.text.to_owned(),
        width: u32::try_from(size.width).ok()?,
        height: u32::try_from(size.height).ok()?,
        alt,
    })
}

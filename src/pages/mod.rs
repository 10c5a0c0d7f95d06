//! One file a page: its payload in, its view out.
//!
//! Each has exactly one `<h1 id="title" tabindex="-1">`, which takes the focus when the
//! page is shown.

mod calendar;
mod forum;
mod grid;
mod home;
pub(crate) mod load_failed;
mod month;
mod not_found;
mod plan;
mod register;
mod registrations;
mod search;
mod sector;
mod speaker;
mod speakers;
mod still;

use crate::ui::El;
use multaqa_domain::page::Page;

/// Draws a page, whose part has come.
pub(crate) fn draw(page: &Page) -> El {
    match page {
        Page::Home(page) => home::home(page),
        Page::Calendar(page) => calendar::calendar(page),
        Page::Month(page) => month::month(page),
        Page::Forum(page) => forum::forum(page),
        Page::Grid(page) => grid::grid(page),
        Page::Sector(page) => sector::sector(page),
        Page::Register(page) => register::register(page),
        Page::Registrations => registrations::registrations(),
        Page::Plan => plan::plan(),
        Page::Search => search::search(),
        Page::Speakers(page) => speakers::speakers(page),
        Page::Speaker(page) => speaker::speaker(page),
        Page::Still(page) => still::still(page),
    }
}

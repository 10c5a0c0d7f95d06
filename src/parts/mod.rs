//! What pages share, and what knows forums: cards, the programme, the month's grid,
//! the registration form, and the frame around every page.

pub(crate) mod calendar_links;
pub(crate) mod data_use;
pub(crate) mod figure;
pub(crate) mod filters;
pub(crate) mod form;
pub(crate) mod forum_card;
pub(crate) mod forum_line;
pub(crate) mod forum_state;
pub(crate) mod frame;
pub(crate) mod links;
pub(crate) mod month_grid;
pub(crate) mod narrowed;
pub(crate) mod pending;
pub(crate) mod person;
pub(crate) mod plan_carry;
pub(crate) mod plan_mark;
pub(crate) mod profile;
pub(crate) mod programme;
pub(crate) mod prose;
pub(crate) mod receipt;
pub(crate) mod results;
pub(crate) mod sector_card;
pub(crate) mod sharing;
pub(crate) mod timeline;
pub(crate) mod views;
pub(crate) mod when;

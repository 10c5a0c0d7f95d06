//! What the browser tests stand on: engines and their drivers, the site's own server,
//! a stage between the two that injects faults, and a page as a test sees it;
//! [`servers`], the endpoints that the tests of endpoints register at; and [`typing`], which
//! measures what a keystroke costs.
//!
//! Conditions are waited for, never time: see [`page::Page::until`]. A page's clock stands still
//! until a test moves it on: see [`page::Page::pass`].

pub mod axe;
pub mod conference;
pub mod device;
pub mod directions;
pub mod driver;
pub mod engine;
pub mod field;
pub mod injected;
pub mod page;
pub mod person;
pub mod process;
pub mod processor;
pub mod qr;
pub mod servers;
pub mod settings;
pub mod site;
pub mod stage;
pub mod times;
pub mod typing;
pub mod windows;

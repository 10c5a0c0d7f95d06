//! Pages that stay as they were served: nothing in them depends on the clock, the device
//! or an answer, so the app neither draws nor fetches them. They cost it no bytes.

#[cfg(not(target_family = "wasm"))]
use super::{AboutPage, OwnPage, PrivacyPage, YearPage};
use serde::{Serialize, Serializer};

/// Such a page. In the browser its content is what the document holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Still {
    /// As it was served: what is read back from a payload.
    Served,
    /// `/calendar/YYYY/`
    #[cfg(not(target_family = "wasm"))]
    Year(Box<YearPage>),
    /// `/preferences/`: how the visitor reads the site, which the device keeps.
    #[cfg(not(target_family = "wasm"))]
    Preferences {
        /// Whether the site's months are كانون الثاني … كانون الأول.
        is_levantine: bool,
    },
    /// `/pages/<slug>/`
    #[cfg(not(target_family = "wasm"))]
    Own(OwnPage),
    /// `/about/`
    #[cfg(not(target_family = "wasm"))]
    About(AboutPage),
    /// `/privacy/`
    #[cfg(not(target_family = "wasm"))]
    Privacy(PrivacyPage),
    /// 404.html
    #[cfg(not(target_family = "wasm"))]
    NotFound,
}

/// The payload says only that the page is one of these.
impl Serialize for Still {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

//! The parts of the app: what each kind of page needs besides what all need.

/// A part, which is a WebAssembly module of its own.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its name, with which its file begins; the app asks for it by that
    /// (`src/browser/parts.rs`).
    pub(crate) name: &'static str,
    /// The functions by which the rest of the app gets there. They draw pages, are never
    /// inlined, and are called only once the part has come.
    pub(super) entries: &'static [&'static str],
    /// The modules whose closures, and what drops them, are made in this part alone. Only
    /// tables name these functions, so that nothing but their names tells whose they are.
    pub(super) modules: &'static [&'static str],
}

impl Part {
    /// The modules that are its own, with the crate's name.
    pub(crate) fn modules(&self) -> impl Iterator<Item = &'static str> {
        self.modules.iter().copied()
    }
}

/// All parts. What several of them call belongs to none, and so to the rest of the app.
pub(crate) const PARTS: [Part; 4] = [
    Part {
        name: "read",
        entries: &[
            "multaqa_app::pages::home::home",
            "multaqa_app::pages::calendar::calendar",
            "multaqa_app::pages::month::month",
            "multaqa_app::pages::forum::forum",
            "multaqa_app::pages::grid::grid",
            "multaqa_app::pages::sector::sector",
            "multaqa_app::pages::speaker::speaker",
            "multaqa_app::pages::speakers::speakers",
        ],
        modules: &[
            "multaqa_app::pages::home",
            "multaqa_app::pages::calendar",
            "multaqa_app::pages::month",
            "multaqa_app::pages::forum",
            "multaqa_app::pages::grid",
            "multaqa_app::pages::sector",
            "multaqa_app::pages::speaker",
            "multaqa_app::pages::speakers",
            "multaqa_app::parts::filters",
            "multaqa_app::parts::plan_mark",
            "multaqa_app::parts::profile",
            "multaqa_app::parts::sector_card",
            "multaqa_app::parts::programme",
            "multaqa_app::parts::narrowed",
            "multaqa_app::parts::results",
            "multaqa_app::parts::timeline",
            "multaqa_app::parts::views",
            "multaqa_app::state::anchor",
            "multaqa_app::state::filters",
            "multaqa_app::state::list",
            "multaqa_app::state::seen",
        ],
    },
    Part {
        name: "form",
        entries: &[
            "multaqa_app::pages::register::register",
            "multaqa_app::pages::registrations::registrations",
        ],
        modules: &[
            "multaqa_app::pages::register",
            "multaqa_app::pages::registrations",
            "multaqa_app::parts::data_use",
            "multaqa_app::parts::form",
            "multaqa_app::parts::receipt",
            "multaqa_app::state::registration",
            "multaqa_app::ui::error_summary",
        ],
    },
    Part {
        name: "plan",
        entries: &["multaqa_app::pages::plan::plan"],
        modules: &[
            "multaqa_app::pages::plan",
            "multaqa_app::parts::plan_carry",
            "multaqa_app::state::plan::file",
            "multaqa_app::state::plan::fresh",
            "multaqa_app::state::plan::use_carried",
        ],
    },
    Part {
        name: "search",
        entries: &["multaqa_app::pages::search::search"],
        modules: &["multaqa_app::pages::search", "multaqa_app::state::search"],
    },
];

/// Whether a function's name names something of a module.
pub(super) fn is_of(function: &str, module: &str) -> bool {
    let mut found = function.match_indices(module);
    found.any(|(at, found)| {
        let after = function.get(at + found.len()..);
        after.is_some_and(|after| after.starts_with("::"))
    })
}

//! The kinds of sessions, with their names and what they are called.

/// The kind of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionKind {
    /// Said by one, to begin or to honour.
    Speech,
    /// By one, about a subject.
    Talk,
    /// The talk of a forum or a day for which all come together.
    Keynote,
    /// Open to all who are there.
    Discussion,
    /// Between some, before all others.
    Panel,
    /// What somebody has been through.
    Experience,
    /// Where those who come work too.
    Workshop,
    /// Short talks, one after the other.
    Lightning,
    /// Papers on walls, with those who wrote them.
    Poster,
    /// What one walks through.
    Exhibition,
    /// An opening, an award, a closing.
    Ceremony,
    /// People meet, and are received.
    Reception,
    /// Where those who come are received at the door.
    Registration,
    /// Nothing takes place.
    Break,
    /// A time of prayer.
    Prayer,
}

use SessionKind::{
    Break, Ceremony, Discussion, Exhibition, Experience, Keynote, Lightning, Panel, Poster, Prayer,
    Reception, Registration, Speech, Talk, Workshop,
};

/// All kinds, by their names in content.
pub(crate) const KINDS: [(&str, SessionKind); 15] = [
    ("speech", Speech),
    ("talk", Talk),
    ("keynote", Keynote),
    ("discussion", Discussion),
    ("panel", Panel),
    ("experience", Experience),
    ("workshop", Workshop),
    ("lightning", Lightning),
    ("poster", Poster),
    ("exhibition", Exhibition),
    ("ceremony", Ceremony),
    ("reception", Reception),
    ("registration", Registration),
    ("break", Break),
    ("prayer", Prayer),
];

impl SessionKind {
    /// Its name, as content has it.
    pub fn name(self) -> &'static str {
        let found = KINDS.iter().find(|(_, kind)| *kind == self);
        found.map_or("", |(name, _)| name)
    }

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Speech => "كلمة",
            Talk => "محاضرة",
            Keynote => "كلمة رئيسية",
            Discussion => "نقاش مفتوح",
            Panel => "جلسة حوارية",
            Experience => "تجربة",
            Workshop => "ورشة عمل",
            Lightning => "عروض خاطفة",
            Poster => "ملصقات علمية",
            Exhibition => "معرض",
            Ceremony => "مراسم",
            Reception => "حفل استقبال",
            Registration => "تسجيل الحضور",
            Break => "استراحة",
            Prayer => "صلاة",
        }
    }

    /// Whether nothing takes place that one could choose, ask about or look for. A reception is
    /// none: one plans to be there.
    pub fn is_pause(self) -> bool {
        matches!(self, Break | Prayer | Registration)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_name_and_a_word_of_its_own() {
        let names: BTreeSet<_> = KINDS.iter().map(|(_, kind)| kind.name()).collect();
        let words: BTreeSet<_> = KINDS.iter().map(|(_, kind)| kind.word()).collect();
        assert_eq!((names.len(), words.len()), (KINDS.len(), KINDS.len()));
        assert!(!names.contains(""));
    }
}

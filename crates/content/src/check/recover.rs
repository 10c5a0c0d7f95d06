//! Reading TOML with slips: each is reported and mended, and what else the file says is read, so
//! that one slip hides no other fault.

use super::{
    cure::{Cure, cures},
    fault::{Fault, Fix},
    mended::Mended,
    table::Reader,
};
use std::{collections::BTreeMap, ops::Range};
use toml::de::DeTable;

/// So many slips of a file are mended; what has more is not TOML.
const ROUNDS: usize = 100;
/// So often a line is mended before its value is given up, and then the whole line.
const TRIES: usize = 4;

/// TOML that parses, made of some that did not.
pub(crate) struct Recovered {
    pub(crate) toml: Mended,
    /// The places in the file of what is not known to be right: nothing is said of these
    /// besides the slip.
    pub(crate) marred: Vec<Range<usize>>,
}

/// Mends a file's TOML until it parses, and reports what was wrong. `None` if that is too much.
pub(crate) fn recover(reader: Reader<'_>, toml: String) -> Option<Recovered> {
    let mut recovered = Recovered {
        toml: Mended::new(toml),
        marred: Vec::new(),
    };
    let mut tries: BTreeMap<usize, usize> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let Some((span, message)) = first_error(recovered.toml.text()) else {
            return Some(recovered);
        };
        let place = recovered.toml.place(&span);
        let (line, _) = reader.source.position(place.start);
        let tried = tries.entry(line).or_default();
        *tried += 1;
        match *tried {
            1..=TRIES => {
                let cures = cures(recovered.toml.text(), &span, &message);
                recovered.mend(reader, cures);
            }
            tried => recovered.give_up(&span, tried > TRIES + 1),
        }
    }
    None
}

/// The first error of a text, with its place.
fn first_error(text: &str) -> Option<(Range<usize>, String)> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let errors = errors.into_iter().map(|error| {
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        (error.span().unwrap_or(0..0), message)
    });
    errors.min_by_key(|(span, _)| span.start)
}

impl Recovered {
    fn mend(&mut self, reader: Reader<'_>, mut cures: Vec<Cure>) {
        // From the last to the first, so that the places of the others stay.
        cures.sort_by_key(|cure| std::cmp::Reverse(cure.span.start));
        for Cure { span, shown, slip } in cures {
            let place = self.toml.place(&span);
            let mut fault = Fault::at(
                reader.source,
                self.toml.place(&shown),
                slip.message,
                Some(slip.help),
            );
            if slip.is_certain {
                fault.fix = Some(Fix {
                    span: place,
                    put: slip.put.clone(),
                });
            } else {
                let line = self.toml.place(&line_of(self.toml.text(), shown.start));
                self.marred.push(line.start..line.end + 1);
            }
            reader.push(fault);
            self.toml.put(span, &slip.put);
        }
    }

    /// Puts something that parses in the place of a line's value, or of the whole line. What was
    /// wrong with it is reported already.
    fn give_up(&mut self, at: &Range<usize>, wholly: bool) {
        let line = line_of(self.toml.text(), at.start);
        let text = self.toml.text().get(line.clone()).unwrap_or("");
        let value = text.find('=').map(|at| line.start + at + 1);
        let place = self.toml.place(&line);
        self.marred.push(place.start..place.end + 1);
        match value.filter(|_| !wholly) {
            Some(value) => self.toml.put(value..line.end, " 0"),
            None => self.toml.put(line, ""),
        }
    }
}

/// The line in which a byte stands, without its end.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at.min(text.len())).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or("");
    start..start + rest.find('\n').unwrap_or(rest.len())
}

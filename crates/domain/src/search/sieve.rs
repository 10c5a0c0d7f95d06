//! A quick look whether a word may stand in a text at all, so that few texts have to be read
//! at a keystroke.

use super::fold::GAP;

/// Which pairs of neighbouring bytes a text has, a bit each; some pairs share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sieve(u64, u64);

impl Sieve {
    /// Of a folded text.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut sieve = Self::default();
        let mut before = 0;
        for byte in bytes {
            sieve.add(before, *byte);
            before = *byte;
        }
        sieve
    }

    /// Of a word that is looked for. A letter alone counts only where a word begins with it.
    pub(super) fn of_word(word: &[u8]) -> Self {
        let mut sieve = Self::default();
        match *word {
            [letter] => sieve.add(GAP, letter),
            _ => {
                for (before, byte) in word.iter().zip(word.iter().skip(1)) {
                    sieve.add(*before, *byte);
                }
            }
        }
        sieve
    }

    fn add(&mut self, before: u8, byte: u8) {
        let pair = u32::from(before) << 8 | u32::from(byte);
        // Fibonacci hashing: seven bits, of which one tells the half.
        let bit = pair.wrapping_mul(0x9E37_79B1) >> 25;
        let half = if bit < 64 { &mut self.0 } else { &mut self.1 };
        *half |= 1 << (bit & 63);
    }

    /// Whether all pairs of a word are among these: if not, the word does not stand there.
    pub(super) fn may_hold(self, word: Self) -> bool {
        self.0 & word.0 == word.0 && self.1 & word.1 == word.1
    }
}

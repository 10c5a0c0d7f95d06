//! Folding: what is spelled in several ways becomes one sequence of bytes.
//!
//! A letter is one byte: ASCII as it is, in lower case; the Arabic block from 0x80 on;
//! letters of other scripts share the bytes from 0xC0 on, so that they may be found, now
//! and then with others. Words stand after a [`GAP`] each; what stands between words is
//! that one gap. Two grades: [`fold`] keeps ة, ؤ and ئ apart; [`loosen`] does not.

/// Stands before each word, and between an article and its word: التواصل is two words.
pub const GAP: u8 = b' ';

/// A folded text with the way back to its spelling.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// A gap and a word, as often as there are words.
    pub bytes: Vec<u8>,
    /// Where in the text each byte begins, in bytes; the text's length at the end. It
    /// never falls, and lies at borders of characters: what begins at one of them has
    /// its marks with it.
    pub starts: Vec<u32>,
}

/// The byte of a letter of the Arabic block, U+0621–U+064A.
const fn ar(letter: char) -> u8 {
    (letter as u32 - 0x5A0) as u8
}

const HAMZA: u8 = ar('ء');
const ALEF: u8 = ar('ا');
const BEH: u8 = ar('ب');
const DAL: u8 = ar('د');
const AIN: u8 = ar('ع');
const FEH: u8 = ar('ف');
const KAF: u8 = ar('ك');
const LAM: u8 = ar('ل');
const HEH: u8 = ar('ه');
const WAW: u8 = ar('و');
const YEH: u8 = ar('ي');
const WAW_HAMZA: u8 = ar('ؤ');
const YEH_HAMZA: u8 = ar('ئ');
const TEH_MARBUTA: u8 = ar('ة');

/// The Latin letters from U+00C0 on, as from U+00E0 on, without their accents.
const LATIN: &[u8; 32] = b"aaaaaaaceeeeiiiidnooooo ouuuuyts";

/// What a character is.
enum Is {
    Letter(u8),
    /// Belongs to the letter before, or is nothing to see.
    Mark,
    Gap,
}

fn is(c: char) -> Is {
    Is::Letter(match c {
        'a'..='z' | '0'..='9' => c as u8,
        'A'..='Z' => c as u8 | 0x20,
        'أ' | 'إ' | 'آ' | 'ٱ' => ALEF,
        'ى' | 'ی' | 'ې' => YEH,
        'ک' | 'گ' => KAF,
        'پ' => BEH,
        'چ' => ar('ج'),
        'ژ' => ar('ز'),
        'ڤ' => FEH,
        'ڨ' => ar('ق'),
        'ە' | 'ہ' | 'ھ' => HEH,
        'ء'..='غ' | 'ف'..='ي' => ar(c),
        '٠'..='٩' => (c as u32 - 0x630) as u8,
        '۰'..='۹' => (c as u32 - 0x6C0) as u8,
        'ÿ' => b'y',
        'À'..='þ' => match LATIN.get(c as usize & 0x1F) {
            Some(letter) if *letter != b' ' => *letter,
            _ => return Is::Gap,
        },
        // Marks of Arabic and Latin letters, the tatweel, joiners, marks of direction.
        '\u{610}'..='\u{61A}'
        | '\u{61C}'
        | '\u{640}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6ED}'
        | '\u{300}'..='\u{36F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => return Is::Mark,
        // Signs: Latin-1, the Arabic block, general and wide punctuation, pictures.
        '\0'..='\u{BF}'
        | '\u{600}'..='\u{620}'
        | '\u{66A}'..='\u{66D}'
        | '\u{6D4}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{3000}'..='\u{303F}'
        | '\u{FD3E}'..='\u{FD3F}'
        | '\u{FE10}'..='\u{FE6F}'
        | '\u{1F000}'.. => return Is::Gap,
        _ => 0xC0 | (c as u32 & 0x3F) as u8,
    })
}

/// Folds a text; ة, ؤ and ئ stay.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut word = 0;
    // Where the gap began that a next letter would end.
    let mut gap = Some(0);
    for (at, c) in text.char_indices() {
        let at = at as u32;
        match is(c) {
            Is::Letter(letter) => {
                if let Some(start) = gap.take() {
                    folded.push(GAP, start);
                    word = folded.bytes.len();
                }
                folded.push(letter, at);
            }
            Is::Gap => {
                if gap.is_none() {
                    gap = Some(at);
                    folded.part_articles(word);
                }
            }
            Is::Mark => {
                if c == '\u{654}' && gap.is_none() {
                    folded.put_hamza();
                }
            }
        }
    }
    if gap.is_none() {
        folded.part_articles(word);
    }
    folded.starts.push(text.len() as u32);
    folded
}

impl Folded {
    fn push(&mut self, byte: u8, start: u32) {
        self.bytes.push(byte);
        self.starts.push(start);
    }

    /// A hamza that follows its letter: NFC has one character for the two.
    fn put_hamza(&mut self) {
        if let Some(last) = self.bytes.last_mut() {
            *last = match *last {
                WAW => WAW_HAMZA,
                YEH => YEH_HAMZA,
                other => other,
            };
        }
    }

    /// Puts a gap after the article of the last word, which begins at `start`; after عبد and أبو
    /// too, which many write together with what follows, and after the article in Latin letters.
    fn part_articles(&mut self, mut start: usize) {
        loop {
            let word = self.bytes.get(start..).unwrap_or_default();
            let length = match word {
                [AIN, BEH, DAL, ALEF, ..] | [ALEF, BEH, WAW, ..] => 3,
                [WAW, ALEF, BEH, WAW, ..] => 4,
                [b'a', b'l', ..] => 2,
                _ => article(word),
            };
            if length == 0 || length >= word.len() {
                return;
            }
            self.part(start + length);
            start += length + 1;
        }
    }

    fn part(&mut self, at: usize) {
        if let Some(start) = self.starts.get(at).copied() {
            self.bytes.insert(at, GAP);
            self.starts.insert(at, start);
        }
    }
}

/// The length of the article that a word begins with, and of the letters that may stand
/// before it: ال, بال, وال, فكال, لل, ولل; nought without one.
fn article(word: &[u8]) -> usize {
    let mut at = 0;
    if let [WAW | FEH, ..] = word {
        at = 1;
    }
    match word.get(at..).unwrap_or_default() {
        [LAM, LAM, ..] | [ALEF, LAM, ..] => at + 2,
        [BEH | KAF, ALEF, LAM, ..] => at + 3,
        _ => 0,
    }
}

/// A folded word of a query without its article, if enough is left of it that it was an
/// article for certain: والدة is none.
pub(super) fn without_article(word: &[u8]) -> &[u8] {
    let length = article(word);
    let least = if length == 2 && word.first() == Some(&ALEF) {
        2
    } else {
        3
    };
    match word.get(length + 1..) {
        Some(rest) if length > 0 && rest.len() >= least => rest,
        _ => word,
    }
}

/// Makes the same what is often confused: ة and ه, ؤ and و, ئ and ي. Before و the hamza has any
/// of its seats, by the school that one went to: مسؤول and مسئول, رؤوس and رءوس.
pub fn loosen(bytes: &mut [u8]) {
    let mut after = GAP;
    for byte in bytes.iter_mut().rev() {
        *byte = match *byte {
            TEH_MARBUTA => HEH,
            WAW_HAMZA => WAW,
            YEH_HAMZA | HAMZA if after == WAW => WAW,
            YEH_HAMZA => YEH,
            other => other,
        };
        after = *byte;
    }
}

/// Whether a word stands in a folded text, and where from `from` on. Its rarest letter is
/// looked for, by eight bytes at a time: the app is compiled for size, which makes a loop over
/// single bytes the dearest part of a keystroke.
pub(super) fn find(bytes: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let is_rare = |byte: &u8| !FREQUENT.contains(byte);
    let pivot = word.iter().position(is_rare).unwrap_or_default();
    let letter = *word.get(pivot)?;
    let mut at = from;
    loop {
        at = position(bytes, letter, at + pivot)? - pivot;
        if bytes.get(at..)?.starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}

/// What stands in nearly every text.
const FREQUENT: [u8; 7] = [ALEF, LAM, GAP, YEH, WAW, ar('م'), b'a'];

/// Where a byte stands first, from `from` on.
fn position(bytes: &[u8], byte: u8, from: usize) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = bytes.get(from..)?.as_chunks();
    let mut at = from;
    for eight in eights {
        // Nought where the byte is; and of a nought, the highest bit is set by this. Above the
        // lowest that is found, it may err.
        let differ = u64::from_le_bytes(*eight) ^ (ONES * u64::from(byte));
        let hits = differ.wrapping_sub(ONES) & !differ & (ONES << 7);
        if hits != 0 {
            return Some(at + hits.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    Some(at + rest.iter().position(|other| *other == byte)?)
}

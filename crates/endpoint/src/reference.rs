//! References: what a registration or message is called towards people.
//!
//! `M-7K3F-92QX` is a registration, `Q-7K3F-92QX` a message: eight symbols of Crockford's Base32, which leaves out I, L, O and U,
//! so that none is mistaken for another when read aloud or from paper. They are 40
//! random bits: a reference tells nothing about how many came before, and the store
//! makes sure that none is given twice.

/// The symbols of Crockford's Base32, by value.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a reference starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prefix {
    /// A registration.
    M,
    /// A message.
    Q,
}

/// A new reference from the system's random source.
pub(crate) fn random(prefix: Prefix) -> Result<String, getrandom::Error> {
    let mut bytes = [0; 5];
    getrandom::fill(&mut bytes)?;
    Ok(from_bits(prefix, bytes))
}

/// The reference that these 40 bits stand for.
fn from_bits(prefix: Prefix, bytes: [u8; 5]) -> String {
    let bits = bytes
        .iter()
        .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut text = String::from(match prefix {
        Prefix::M => "M",
        Prefix::Q => "Q",
    });
    for place in (0..8_u32).rev() {
        if place % 4 == 3 {
            text.push('-');
        }
        let value = (bits >> (place * 5)) & 31;
        let symbol = usize::try_from(value).ok().and_then(|at| SYMBOLS.get(at));
        text.extend(symbol.map(|symbol| char::from(*symbol)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_become_groups_of_four() {
        assert_eq!(from_bits(Prefix::M, [0; 5]), "M-0000-0000");
        assert_eq!(from_bits(Prefix::M, [0xff; 5]), "M-ZZZZ-ZZZZ");
        let bits = [0, 0x44, 0x32, 0x14, 0xc7];
        assert_eq!(from_bits(Prefix::Q, bits), "Q-0123-4567");
    }

    #[test]
    fn no_symbol_is_ambiguous() {
        for symbol in b"ILOU" {
            assert!(!SYMBOLS.contains(symbol));
        }
        assert_ne!(random(Prefix::M).unwrap(), random(Prefix::M).unwrap());
    }
}

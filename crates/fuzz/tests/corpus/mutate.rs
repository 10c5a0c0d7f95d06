//! A small mutator, the same at each run.

/// Mutates inputs by each other and by words.
pub(super) struct Mutator<'a> {
    inputs: &'a [Vec<u8>],
    words: &'a [Vec<u8>],
    random: u64,
}

impl<'a> Mutator<'a> {
    pub(super) fn new(inputs: &'a [Vec<u8>], words: &'a [Vec<u8>]) -> Self {
        Self {
            inputs,
            words,
            random: 0x9E37_79B9_7F4A_7C15,
        }
    }

    /// One of the inputs with a few mutations.
    pub(super) fn mutate(&mut self, at: usize) -> Vec<u8> {
        let mut bytes = self.inputs[at].clone();
        for _ in 0..=self.below(3) {
            self.change(&mut bytes);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let (start, end) = self.piece(bytes.len());
        match self.below(6) {
            0 if start < bytes.len() => bytes[start] ^= 1 << self.below(8),
            1 => drop(bytes.drain(start..end)),
            2 => {
                let piece = bytes[start..end].to_vec();
                bytes.splice(start..start, piece);
            }
            3 => {
                let other = &self.inputs[self.below(self.inputs.len())];
                let (from, to) = self.piece(other.len());
                bytes.splice(start..end, other[from..to].iter().copied());
            }
            4 if !self.words.is_empty() => {
                let word = &self.words[self.below(self.words.len())];
                bytes.splice(start..start, word.iter().copied());
            }
            _ => bytes.insert(start, self.below(256) as u8),
        }
    }

    /// Where a piece begins and ends, of so many bytes.
    fn piece(&mut self, length: usize) -> (usize, usize) {
        let start = self.below(length + 1);
        // Mostly a short one.
        let most = [4, 32, length][self.below(3)];
        (start, (start + self.below(most + 1)).min(length))
    }

    /// Any number below another (xorshift64).
    fn below(&mut self, most: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random % most.max(1) as u64) as usize
    }
}

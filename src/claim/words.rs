//! Which words a sentence may hold, in 512 bits. Invariant: a word that stands in the sentence is never denied.
//!
//! A finder that needs one of a few words asks this first and passes over most sentences with eight comparisons of
//! integers. Two words may share a bit, so a yes is only a perhaps.

/// A set of words in lower case, by one bit of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordSet([u64; WordSet::CELLS]);

impl WordSet {
    const CELLS: usize = 8;

    /// The set of these words, which are in lower case.
    pub(super) const fn of(words: &[&str]) -> Self {
        let mut set = WordSet([0; WordSet::CELLS]);
        let mut next = words;
        while let [word, rest @ ..] = next {
            let (cell, bit) = place(word.as_bytes());
            set.0[cell] |= bit;
            next = rest;
        }
        set
    }

    /// Adds a word, which is in lower case.
    pub(super) fn add(&mut self, word: &[u8]) {
        let (cell, bit) = place(word);
        if let Some(bits) = self.0.get_mut(cell) {
            *bits |= bit;
        }
    }

    /// Whether a word may be in both sets.
    pub(super) fn meets(&self, other: &WordSet) -> bool {
        self.0.iter().zip(&other.0).any(|(own, theirs)| own & theirs != 0)
    }
}

/// The cell and the bit of a word.
const fn place(word: &[u8]) -> (usize, u64) {
    let mut hash = word.len() as u64;
    let mut next = word;
    while let [byte, rest @ ..] = next {
        // The multiplier of FxHash, which spreads short keys well: https://docs.rs/rustc-hash.
        hash = (hash.rotate_left(5) ^ *byte as u64).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
        next = rest;
    }
    ((hash >> 61) as usize, 1 << (hash >> 55 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_added_is_found_and_most_others_are_not() {
        const RANKS: WordSet = WordSet::of(&["nhất", "đầu"]);
        let words = "tỉnh có 63 xã, trong đó xã lớn nhất có 12.500 người".split(' ');
        let mut sentence = WordSet::default();
        words.for_each(|word| sentence.add(word.as_bytes()));
        assert!(sentence.meets(&RANKS));
        let others = ["phiếu", "bầu", "cử", "tri", "lãi", "lỗ", "chọi", "cứ", "lượt", "thắng", "hòa", "thua"];
        let met = others.iter().filter(|word| sentence.meets(&WordSet::of(&[word]))).count();
        assert!(met <= 2, "{met} of {} words that are not there", others.len());
    }
}

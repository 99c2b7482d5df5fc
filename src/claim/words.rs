//! Which words a sentence may hold, in 512 bits. Invariant: a word that stands in the sentence is never denied.
//!
//! A finder that needs one of a few words asks this first and passes over most sentences with eight comparisons of
//! integers. Two words may share a bit, so a yes is only a perhaps.

use crate::lexicon::{Case, lower_letter, packed_word};
use crate::text::Span;

/// A set of words in lower case, by one bit of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordSet([u64; WordSet::CELLS]);

impl WordSet {
    const CELLS: usize = 8;

    /// Every word.
    #[cfg(test)]
    pub(super) const ALL: WordSet = WordSet([u64::MAX; WordSet::CELLS]);

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

    /// Adds the word at `span` of `text`, which is in `case`.
    pub(super) fn add(&mut self, text: &str, span: Span, case: Case) {
        let bytes = text.as_bytes();
        let own = bytes.get(span.start as usize).copied().unwrap_or_default();
        let start = packed_word(bytes, &span.range()).map(|packed| match case {
            Case::Capital if own.is_ascii_uppercase() => packed | 0x20,
            _ => packed,
        });
        let (cell, bit) = match start {
            Some(start) if case == Case::Lower || case == Case::Capital && own.is_ascii() => {
                spot(start as u64, (start >> 64) as u64)
            }
            _ => {
                let word = text.get(span.range()).unwrap_or_default();
                let mut lower = [0; 16];
                place(if case == Case::Lower { word.as_bytes() } else { in_lower_case(word, &mut lower) })
            }
        };
        if let Some(bits) = self.0.get_mut(cell) {
            *bits |= bit;
        }
    }

    /// Whether a word may be in both sets.
    #[inline]
    pub(super) fn meets(&self, other: &WordSet) -> bool {
        // Without a loop, so that nothing is left of the cells where a set that is known beforehand has no word.
        let ([a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p]) = (self.0, other.0);
        (a & i) | (b & j) | (c & k) | (d & l) | (e & m) | (f & n) | (g & o) | (h & p) != 0
    }
}

/// The start of `word` in lower case: as much as counts.
fn in_lower_case<'b>(word: &str, buffer: &'b mut [u8; 16]) -> &'b [u8] {
    let mut length = 0;
    for c in word.chars().map(lower_letter) {
        let mut bytes = [0; 4];
        for &byte in c.encode_utf8(&mut bytes).as_bytes() {
            let Some(place) = buffer.get_mut(length) else { break };
            *place = byte;
            length += 1;
        }
    }
    buffer.get(..length).unwrap_or_default()
}

/// The cell and the bit of a word, by its first sixteen bytes.
const fn place(word: &[u8]) -> (usize, u64) {
    let (head, rest) = packed(word);
    let (tail, _) = packed(rest);
    spot(head, tail)
}

/// The cell and the bit of a word, by its first eight bytes and the next eight.
const fn spot(head: u64, tail: u64) -> (usize, u64) {
    // The multiplier of FxHash, which spreads short keys well: https://docs.rs/rustc-hash.
    let hash = (head ^ tail.rotate_left(29)).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
    ((hash >> 61) as usize, 1 << (hash >> 55 & 63))
}

/// Up to eight bytes in one integer, and what is left.
const fn packed(bytes: &[u8]) -> (u64, &[u8]) {
    if let Some((whole, rest)) = bytes.split_first_chunk() {
        return (u64::from_le_bytes(*whole), rest);
    }
    let (mut packed, mut next) = (0, bytes);
    while let [rest @ .., byte] = next {
        packed = packed << 8 | *byte as u64;
        next = rest;
    }
    (packed, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_added_is_found_and_most_others_are_not() {
        const RANKS: WordSet = WordSet::of(&["nhất", "đầu"]);
        let words = "tỉnh có 63 xã, trong đó xã lớn nhất có 12.500 người".split(' ');
        let mut sentence = WordSet::default();
        let mut add = |word: &str, case| {
            sentence.add(word, Span::new(0, word.len()), case);
            // Much text behind it is another way to the same.
            let longer = format!("{word} và nhiều chữ khác nữa");
            let mut again = WordSet::default();
            again.add(&longer, Span::new(0, word.len()), case);
            assert!(sentence.meets(&again), "{word}");
        };
        words.for_each(|word| add(word, Case::Lower));
        add("Đường", Case::Capital);
        add("Phiên", Case::Capital);
        add("NGHIÊNG", Case::Upper);
        assert!(sentence.meets(&WordSet::of(&["đường"])) && sentence.meets(&WordSet::of(&["nghiêng"])));
        assert!(sentence.meets(&WordSet::of(&["phiên"])));
        assert!(sentence.meets(&RANKS));
        let others = ["phiếu", "bầu", "cử", "tri", "lãi", "lỗ", "chọi", "cứ", "lượt", "thắng", "hòa", "thua"];
        let met = others.iter().filter(|word| sentence.meets(&WordSet::of(&[word]))).count();
        assert!(met <= 2, "{met} of {} words that are not there", others.len());
    }
}

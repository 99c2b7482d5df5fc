//! Words by one bit of 512 each. Invariant: a word that stands in a text or in a list is never denied.
//!
//! A token carries its bit from the tokenizer. A finder that asks whether a token is one of a few words looks at one bit
//! of a set that the compiler made, and one that needs some word in a sentence passes over most sentences with eight
//! comparisons of integers. Two words may share a bit, so a yes is only a perhaps.

use super::short::hash;
use super::spelling::lower_letter;
use super::token::{Case, Token};

/// Which bit of a [`WordSet`] stands for a word, whatever its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordBit(u16);

impl WordBit {
    /// Of a token that nothing is asked of.
    pub(super) const NONE: WordBit = WordBit(0);

    /// The bit of a word in lower case that hashes to `hash`: the upper bits are mixed best.
    #[inline]
    pub(super) const fn from_hash(hash: u64) -> Self {
        WordBit((hash >> (u64::BITS - WordSet::BITS)) as u16)
    }

    /// The bit of `word`, by its first sixteen bytes; its capitals, if it has any, are of ASCII, or Đ.
    pub(super) const fn of(word: &[u8]) -> Self {
        let mut lower = [0; 16];
        let mut at = 0;
        while at < word.len() && at < lower.len() {
            let small_d = at > 0 && word[at - 1] == 0xC4 && word[at] == 0x90;
            lower[at] = if small_d { 0x91 } else { word[at].to_ascii_lowercase() };
            at += 1;
        }
        WordBit::from_hash(hash(u128::from_le_bytes(lower)))
    }

    /// The bit of `word`, which is in `case`.
    pub(super) fn of_cased(word: &str, case: Case) -> Self {
        if case == Case::Lower {
            return WordBit::of(word.as_bytes());
        }
        let mut lower = [0; 16];
        in_lower_case(word, &mut lower);
        WordBit::from_hash(hash(u128::from_le_bytes(lower)))
    }

    #[inline]
    const fn cell(self) -> usize {
        self.0 as usize / 64
    }

    #[inline]
    const fn mask(self) -> u64 {
        1 << (self.0 % 64)
    }
}

/// A set of words in lower case, by one bit of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordSet([u64; WordSet::CELLS]);

impl WordSet {
    const CELLS: usize = 8;
    /// How many bits of a hash name one bit of the set.
    const BITS: u32 = (WordSet::CELLS * 64).trailing_zeros();

    /// Every word.
    #[cfg(test)]
    pub(crate) const ALL: WordSet = WordSet([u64::MAX; WordSet::CELLS]);

    /// The set of these words.
    pub(crate) const fn of(words: &[&str]) -> Self {
        let mut set = WordSet([0; WordSet::CELLS]);
        let mut next = words;
        while let [word, rest @ ..] = next {
            let bit = WordBit::of(word.as_bytes());
            set.0[bit.cell()] |= bit.mask();
            next = rest;
        }
        set
    }

    /// Adds the word of `token`.
    #[inline]
    pub(crate) fn add(&mut self, token: &Token) {
        self.add_bit(token.bit);
    }

    /// Adds `word`, which is in lower case.
    pub(crate) fn add_word(&mut self, word: &str) {
        self.add_bit(WordBit::of(word.as_bytes()));
    }

    #[inline]
    fn add_bit(&mut self, bit: WordBit) {
        if let Some(bits) = self.0.get_mut(bit.cell()) {
            *bits |= bit.mask();
        }
    }

    /// Whether the word of `token` may be in the set.
    #[inline]
    pub(crate) fn may_hold(&self, token: &Token) -> bool {
        self.0.get(token.bit.cell()).is_some_and(|bits| bits & token.bit.mask() != 0)
    }

    /// Whether a word may be in both sets.
    #[inline]
    pub(crate) fn meets(&self, other: &WordSet) -> bool {
        // Without a loop, so that nothing is left of the cells where a set that is known beforehand has no word.
        let ([a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p]) = (self.0, other.0);
        (a & i) | (b & j) | (c & k) | (d & l) | (e & m) | (f & n) | (g & o) | (h & p) != 0
    }
}

/// A list of words with its set: what a token is asked for. Made by [`words!`] where it is asked for once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    list: &'static [&'static str],
    set: WordSet,
}

impl Words {
    /// The list of these words. One in lower case is met in every case; one with capitals, of ASCII or Đ, as it stands.
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        Self { list, set: WordSet::of(list) }
    }

    /// The bits of all its words.
    pub(crate) const fn set(&self) -> WordSet {
        self.set
    }

    /// The words, if `token` may be one of them.
    #[inline]
    pub(crate) fn perhaps(&self, token: &Token) -> &'static [&'static str] {
        if self.set.may_hold(token) { self.list } else { &[] }
    }
}

/// A constant list of words: see [`Words::of`].
macro_rules! words {
    ($($word:literal),+ $(,)?) => {{
        const WORDS: $crate::lexicon::Words = $crate::lexicon::Words::of(&[$($word),+]);
        &WORDS
    }};
}
pub(crate) use words;

/// Writes the start of `word` in lower case to `lower`: as much as counts.
fn in_lower_case(word: &str, lower: &mut [u8; 16]) {
    let mut length = 0;
    for c in word.chars().map(lower_letter) {
        let mut bytes = [0; 4];
        for &byte in c.encode_utf8(&mut bytes).as_bytes() {
            let Some(place) = lower.get_mut(length) else { return };
            *place = byte;
            length += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn set(text: &str) -> WordSet {
        let mut set = WordSet::default();
        Lexicon::builtin().tokenize(text).iter().for_each(|token| set.add(token));
        set
    }

    #[test]
    fn a_word_that_was_added_is_found_and_most_others_are_not() {
        const RANKS: WordSet = WordSet::of(&["nhất", "đầu"]);
        let text = "Phiên NGHIÊNG, Đường Tỉnh có 63 xã (trong đó xã lớn nhất có 12.500 người)";
        let sentence = set(text);
        for word in text.to_lowercase().split([' ', ',', '(', ')', '.']).filter(|word| !word.is_empty()) {
            assert!(sentence.meets(&WordSet::of(&[word])), "{word}");
            // Much text behind a word is another way to the same, and so is every case.
            for written in [word.to_owned(), word.to_uppercase(), format!("{word} và nhiều chữ khác nữa")] {
                assert!(set(&written).meets(&WordSet::of(&[word])), "{written}");
            }
        }
        assert!(sentence.meets(&RANKS) && sentence.meets(&WordSet::of(&["("])));
        let others = ["phiếu", "bầu", "cử", "tri", "lãi", "lỗ", "chọi", "cứ", "lượt", "thắng", "hòa", "thua"];
        let met = others.iter().filter(|word| sentence.meets(&WordSet::of(&[word]))).count();
        assert!(met <= 2, "{met} of {} words that are not there", others.len());
    }
}

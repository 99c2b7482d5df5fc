//! Short words to syllables: what the tokenizer asks for every word of a text. Invariant: a word is found where it was
//! put, and one that was not put is never found.

use std::ops::Range;

use super::entry::Kinds;
use super::outline::Outline;
use super::token::Syllable;
use super::words::WordBit;

/// Bytes of a word that fit one integer: nearly every syllable.
pub(super) const PACKED: usize = size_of::<u128>();

/// By length: the bytes of a word among those that are loaded.
static MASKS: [u128; PACKED + 1] = {
    let mut masks = [0; PACKED + 1];
    let mut length = 1;
    while length <= PACKED {
        masks[length] = masks[length - 1] << 8 | 0xFF;
        length += 1;
    }
    masks
};

/// The hash of a packed word. The multiplier of FxHash (https://docs.rs/rustc-hash) spreads short keys well, the upper half
/// best.
#[inline]
pub(super) const fn hash(packed: u128) -> u64 {
    ((packed as u64) ^ ((packed >> 64) as u64).rotate_left(29)).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95)
}

/// The word at `place` of `text` in one integer, first byte lowest, if it fits; no word holds a byte that is nought.
#[inline]
pub(crate) fn packed_word(text: &[u8], place: &Range<usize>) -> Option<u128> {
    let mask = MASKS.get(place.len())?;
    // One load and a mask, where the text goes on for long enough.
    if let Some(wide) = text.get(place.start..).and_then(|bytes| bytes.first_chunk()) {
        return Some(u128::from_le_bytes(*wide) & mask);
    }
    text.get(place.clone()).map(|word| word.iter().rev().fold(0, |packed, byte| packed << 8 | u128::from(*byte)))
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) syllable: Syllable,
    /// Of all phrases that start with it.
    pub(super) kinds: Kinds,
    pub(super) bit: WordBit,
    pub(super) outline: Outline,
    /// Whether it is in lower case and marked, and no syllable that there can be.
    pub(super) impossible: bool,
}

impl Known {
    /// Of what nothing is asked of.
    pub(super) const NOTHING: Known = Known {
        syllable: Syllable::UNKNOWN,
        kinds: Kinds::NONE,
        bit: WordBit::NONE,
        outline: Outline::NONE,
        impossible: false,
    };
}

/// All packed words. Most fit eight bytes, and stand four to a line of the cache.
#[derive(Debug)]
pub(super) struct ShortWords {
    narrow: Slots<u64>,
    wide: Slots<u128>,
}

impl ShortWords {
    pub(super) fn of(words: &[(u128, Known)]) -> Self {
        let narrow = words.iter().filter_map(|&(word, known)| Some((u64::try_from(word).ok()?, known))).collect();
        let wide = words.iter().copied().filter(|(word, _)| u64::try_from(*word).is_err()).collect();
        Self { narrow: Slots::of(narrow), wide: Slots::of(wide) }
    }

    /// What is known of `word`.
    #[inline]
    pub(super) fn get(&self, word: u128) -> Option<Known> {
        match u64::try_from(word) {
            Ok(narrow) => self.narrow.get(narrow),
            Err(_) => self.wide.get(word),
        }
    }
}

/// A table of packed words with open addresses: one multiplication and, nearly always, one comparison.
#[derive(Debug)]
struct Slots<W> {
    /// A power of two of them, at least half of them empty: no word is nought.
    slots: Vec<(W, Known)>,
    /// How far a hash is shifted to name a slot. Its uppermost bits depend on every byte of the word.
    shift: u32,
}

impl<W: Copy + Default + PartialEq + Into<u128>> Slots<W> {
    fn of(words: Vec<(W, Known)>) -> Self {
        let size = (2 * words.len()).next_power_of_two().max(2);
        let slots = vec![(W::default(), Known::NOTHING); size];
        let mut table = Self { slots, shift: u64::BITS - size.trailing_zeros() };
        for (word, known) in words {
            let mut at = table.home(word);
            while table.slots.get(at).is_some_and(|slot| slot.0 != W::default() && slot.0 != word) {
                at = table.after(at);
            }
            if let Some(slot) = table.slots.get_mut(at) {
                *slot = (word, known);
            }
        }
        table
    }

    #[inline]
    fn get(&self, word: W) -> Option<Known> {
        let mut at = self.home(word);
        loop {
            match self.slots.get(at) {
                Some(&(listed, known)) if listed == word => return Some(known),
                Some((empty, _)) if *empty == W::default() => return None,
                None => return None,
                _ => at = self.after(at),
            }
        }
    }

    /// Where the search for `word` begins.
    #[inline]
    fn home(&self, word: W) -> usize {
        (hash(word.into()) >> self.shift) as usize
    }

    #[inline]
    fn after(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_and_nothing_else() {
        let word = |n: u32| (u128::from(n) * 0x1_0000_0001 + 1) << (n % 2 * 40);
        let known = |n: u32| Known { syllable: Syllable(n), bit: WordBit::of(&n.to_le_bytes()), ..Known::NOTHING };
        let words: Vec<(u128, Known)> = (1..=5_000).map(|n| (word(n), known(n))).collect();
        let table = ShortWords::of(&words);
        assert!((1..=5_000).all(|n| table.get(word(n)) == Some(known(n))));
        assert!((5_001..=10_000).all(|n| table.get(word(n)).is_none()));
    }
}

//! Words of a text to syllables of the vocabulary. Invariant: every spelling of a syllable leads to the same id, and any
//! other word to none.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::short::{Known, ShortWords, hash, packed_word};
use super::token::{Case, Syllable};
use super::words::WordBit;

/// The spellings of all syllables.
#[derive(Debug)]
pub(super) struct Syllables {
    all: FxHashMap<String, Syllable>,
    /// Those of them that fit one integer.
    short: ShortWords,
    /// Those of one ASCII character, and the bits of these: commas and full stops are looked up most.
    single: Vec<Known>,
}

impl Syllables {
    pub(super) fn of(all: FxHashMap<String, Syllable>) -> Self {
        let single = (0..=127_u8)
            .map(|byte| {
                let syllable = all.get(char::from(byte).to_string().as_str()).copied();
                (syllable.unwrap_or(Syllable::UNKNOWN), WordBit::of(&[byte]))
            })
            .collect();
        let packed = |(word, id): (&String, &Syllable)| {
            Some((packed_word(word.as_bytes(), &(0..word.len()))?, (*id, WordBit::of_cased(word, Case::Mixed))))
        };
        let short: Vec<(u128, Known)> = all.iter().filter_map(packed).collect();
        Self { short: ShortWords::of(&short), all, single }
    }

    /// The syllable of the word or mark at `place` of `text`, and its bit in sets of words.
    #[inline]
    pub(super) fn find(&self, text: &str, place: Range<usize>, case: Case) -> Known {
        let bytes = text.as_bytes();
        if place.len() == 1 {
            let known = bytes.get(place.start).and_then(|&byte| self.single.get(usize::from(byte)));
            return known.copied().unwrap_or((Syllable::UNKNOWN, WordBit::NONE));
        }
        let packed = packed_word(bytes, &place);
        packed.and_then(|word| self.short.get(word)).unwrap_or_else(|| self.find_other(text, place, case))
    }

    /// The same for a long word, and for one that is not listed as it stands.
    #[inline(never)]
    fn find_other(&self, text: &str, place: Range<usize>, case: Case) -> Known {
        let word = text.get(place.clone()).unwrap_or_default();
        let long = || self.all.get(word).copied();
        let syllable = if case == Case::Mixed { self.lowered(word) } else { Syllable::UNKNOWN };
        let packed = packed_word(text.as_bytes(), &place);
        match packed {
            Some(word) if case == Case::Lower => (syllable, WordBit::from_hash(hash(word))),
            Some(_) => (syllable, WordBit::of_cased(word, case)),
            None => (long().unwrap_or(syllable), WordBit::of_cased(word, case)),
        }
    }

    /// The syllable of a word of mixed case that is not listed as it stands. Every one is listed in lower case, with a
    /// capital and in capitals; only "kWH" is left.
    fn lowered(&self, word: &str) -> Syllable {
        self.all.get(word.to_lowercase().as_str()).copied().unwrap_or(Syllable::UNKNOWN)
    }
}

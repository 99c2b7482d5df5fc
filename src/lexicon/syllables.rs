//! Words of a text to syllables of the vocabulary. Invariant: every spelling of a syllable leads to the same id, and any
//! other word to none.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::short::{ShortWords, hash, packed_word};
use super::token::{Case, Syllable};
use super::words::WordBit;

/// Makes a capital letter of ASCII at the start of a packed word a small one.
const LOWER: u128 = 0x20;

/// The spellings of all syllables.
#[derive(Debug)]
pub(super) struct Syllables {
    all: FxHashMap<String, Syllable>,
    /// Those of them that fit one integer.
    short: ShortWords,
    /// Those of one ASCII character: commas and full stops are looked up most.
    single: Vec<Syllable>,
}

impl Syllables {
    pub(super) fn of(all: FxHashMap<String, Syllable>) -> Self {
        let single = (0..=127_u8)
            .map(|byte| all.get(char::from(byte).to_string().as_str()).copied().unwrap_or(Syllable::UNKNOWN))
            .collect();
        let packed = |(word, id): (&String, &Syllable)| Some((packed_word(word.as_bytes(), &(0..word.len()))?, *id));
        let short: Vec<(u128, Syllable)> = all.iter().filter_map(packed).collect();
        Self { short: ShortWords::of(&short), all, single }
    }

    /// The syllable of the word or mark at `place` of `text`, and its bit in sets of words.
    #[inline]
    pub(super) fn find(&self, text: &str, place: Range<usize>, case: Case) -> (Syllable, WordBit) {
        let bytes = text.as_bytes();
        let first = bytes.get(place.start).copied().unwrap_or_default();
        if place.len() == 1 {
            let syllable = self.single.get(usize::from(first)).copied().unwrap_or(Syllable::UNKNOWN);
            return (syllable, WordBit::from_hash(hash(u128::from(first.to_ascii_lowercase()))));
        }
        let Some(packed) = packed_word(bytes, &place) else {
            let word = text.get(place).unwrap_or_default();
            let syllable = self.all.get(word).copied().unwrap_or_else(|| self.lowered(word, case));
            return (syllable, WordBit::of_cased(word, case));
        };
        let key = hash(packed);
        let word = || text.get(place.clone()).unwrap_or_default();
        let syllable = self.short.get(packed, key).unwrap_or_else(|| self.lowered(word(), case));
        let bit = match case {
            Case::Lower => WordBit::from_hash(key),
            Case::Capital if first.is_ascii() => WordBit::from_hash(hash(packed | LOWER)),
            _ => WordBit::of_cased(word(), case),
        };
        (syllable, bit)
    }

    /// The syllable of a word that is not listed as it stands. Every one is listed in lower case, with a capital and in
    /// capitals; only "kWH" is left.
    fn lowered(&self, word: &str, case: Case) -> Syllable {
        if case != Case::Mixed {
            return Syllable::UNKNOWN;
        }
        self.all.get(word.to_lowercase().as_str()).copied().unwrap_or(Syllable::UNKNOWN)
    }
}

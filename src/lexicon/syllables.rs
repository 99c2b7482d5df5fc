//! Words of a text to syllables of the vocabulary. Invariant: every spelling of a syllable leads to the same id, and any
//! other word to none.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::entry::Kinds;
use super::letters::{rough_run, run};
use super::outline::Outline;
use super::short::{Known, PACKED, ShortWords, hash, packed_word};
use super::stopped::is_marked_impossible;
use super::token::{Case, Dictionary, Syllable, TokenKind};
use super::words::WordBit;

/// The spellings of all syllables.
#[derive(Debug)]
pub(super) struct Syllables {
    all: FxHashMap<String, Syllable>,
    /// Those of them that fit one integer.
    short: ShortWords,
    /// Those of one ASCII character, and the bits of these: commas and full stops are looked up most.
    single: Vec<Known>,
    /// By syllable: the kinds of all phrases that start with it.
    kinds: Vec<Kinds>,
}

impl Syllables {
    /// The spellings `all`, and by syllable the `kinds` of the phrases that start with it.
    pub(super) fn of(all: FxHashMap<String, Syllable>, kinds: Vec<Kinds>) -> Self {
        let kinds_of = |syllable: Syllable| kinds.get(syllable.0 as usize).copied().unwrap_or_default();
        let single = (0..=127_u8)
            .map(|byte| {
                let syllable = all.get(char::from(byte).to_string().as_str()).copied().unwrap_or(Syllable::UNKNOWN);
                Known {
                    syllable,
                    kinds: kinds_of(syllable),
                    bit: WordBit::of(&[byte]),
                    outline: outline(char::from(byte).encode_utf8(&mut [0; 4])),
                    impossible: false,
                }
            })
            .collect();
        let packed = |(word, id): (&String, &Syllable)| {
            let bit = WordBit::of_cased(word, Case::Mixed);
            let outline = outline(word);
            let impossible = outline.case() == Some(Case::Lower) && is_marked_impossible(word);
            let known = Known { syllable: *id, kinds: kinds_of(*id), bit, outline, impossible };
            Some((packed_word(word.as_bytes(), &(0..word.len()))?, known))
        };
        let mut short: Vec<(u128, Known)> = all.iter().filter_map(packed).collect();
        // Most words of a text are in lower case: those get the first choice of places, so that one look finds them.
        short.sort_unstable_by_key(|(word, known)| (known.outline.case() != Some(Case::Lower), *word));
        Self { short: ShortWords::of(&short), all, single, kinds }
    }

    /// The same for a long word, and for one that is not listed as it stands.
    #[inline(never)]
    fn find_other(&self, text: &str, place: Range<usize>, kind: TokenKind, case: Case) -> Known {
        let word = text.get(place.clone()).unwrap_or_default();
        let long = || self.all.get(word).copied();
        let syllable = if case == Case::Mixed { self.lowered(word) } else { Syllable::UNKNOWN };
        let outline = if kind == TokenKind::Word { Outline::of(word.as_bytes(), case) } else { Outline::NONE };
        let packed = packed_word(text.as_bytes(), &place);
        let (syllable, bit) = match packed {
            Some(word) if case == Case::Lower => (syllable, WordBit::from_hash(hash(word))),
            Some(_) => (syllable, WordBit::of_cased(word, case)),
            None => (long().unwrap_or(syllable), WordBit::of_cased(word, case)),
        };
        let impossible = kind == TokenKind::Word && case == Case::Lower && is_marked_impossible(word);
        let kinds = self.kinds.get(syllable.0 as usize).copied().unwrap_or_default();
        Known { syllable, kinds, bit, outline, impossible }
    }

    /// The syllable of a word of mixed case that is not listed as it stands. Every one is listed in lower case, with a
    /// capital and in capitals; only "kWH" is left.
    fn lowered(&self, word: &str) -> Syllable {
        self.all.get(word.to_lowercase().as_str()).copied().unwrap_or(Syllable::UNKNOWN)
    }
}

impl Dictionary for Syllables {
    /// Nearly every word of a text is found here, before its letters are read one by one.
    #[inline]
    fn listed(&self, text: &str, at: usize) -> Option<(usize, Case, Known)> {
        let bytes = text.as_bytes();
        let length = rough_run(bytes.get(at..)?.first_chunk()?);
        let known = match length {
            0 | PACKED.. => return None,
            1 => *bytes.get(at).and_then(|&byte| self.single.get(usize::from(byte)))?,
            _ => packed_word(bytes, &(at..at + length)).and_then(|word| self.short.get(word))?,
        };
        Some((at + length, known.outline.case()?, known))
    }

    #[inline]
    fn find(&self, text: &str, place: Range<usize>, kind: TokenKind, case: Case) -> Known {
        let bytes = text.as_bytes();
        if place.len() == 1 {
            let known = bytes.get(place.start).and_then(|&byte| self.single.get(usize::from(byte)));
            return known.copied().unwrap_or(Known::NOTHING);
        }
        let packed = packed_word(bytes, &place);
        packed.and_then(|word| self.short.get(word)).unwrap_or_else(|| self.find_other(text, place, kind, case))
    }
}

/// The outline of `spelling`, if it is one word.
fn outline(spelling: &str) -> Outline {
    match run(spelling, 0) {
        (end, case) if end == spelling.len() => Outline::of(spelling.as_bytes(), case),
        _ => Outline::NONE,
    }
}

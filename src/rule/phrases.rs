//! The fixed phrases of `rules/facts/fixed-phrases.tsv`, found by one of their two syllables. Invariant: a phrase is
//! found in both placements of tone marks.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{Outline, Token, WordSet, is_impossible, other_tone_placement, packed_word};
use crate::rule::bare;

const FILE: &str = include_str!("../../rules/facts/fixed-phrases.tsv");

/// How sure it is that a form is a misspelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The form has a syllable that does not exist.
    None,
    /// The form means nothing.
    Usual,
    /// The form may mean something: the phrase itself must stand in the document.
    Doubtful,
}

/// A syllable in both placements of its tone mark, which are the same where it has but one.
#[derive(Debug)]
pub(super) struct Syllable {
    pub(super) listed: &'static str,
    other: String,
    letters: u32,
}

impl Syllable {
    fn new(listed: &'static str) -> Self {
        Self { listed, other: other_tone_placement(listed), letters: bare::hash(listed) }
    }

    /// Both placements.
    fn forms(&self) -> impl Iterator<Item = &str> {
        [self.listed, &self.other].into_iter()
    }

    /// Whether it is written so, in either placement.
    pub(super) fn is(&self, written: &str) -> bool {
        self.forms().any(|form| form == written)
    }
}

/// A phrase of two syllables, and the forms of it that are no misspellings.
#[derive(Debug)]
pub(super) struct FixedPhrase {
    pub(super) first: Syllable,
    pub(super) second: Syllable,
    right_elsewhere: Vec<Vec<&'static str>>,
    doubtful: Vec<Vec<&'static str>>,
}

impl FixedPhrase {
    /// How sure it is that the pair is this phrase misspelt; `None` where the pair is right elsewhere.
    pub(super) fn doubt(&self, first: &str, second: &str) -> Option<Doubt> {
        let is_pair =
            |words: &Vec<&str>| matches!(words.as_slice(), &[a, b] if is_word(first, a) && is_word(second, b));
        if is_impossible(first) && first != self.first.listed || is_impossible(second) && second != self.second.listed {
            return Some(Doubt::None);
        }
        if self.right_elsewhere.iter().any(is_pair) {
            return None;
        }
        Some(if self.doubtful.iter().any(is_pair) { Doubt::Doubtful } else { Doubt::Usual })
    }

    /// The longer phrases in which a form of this one is right.
    pub(super) fn contexts(&self) -> impl Iterator<Item = &[&'static str]> {
        self.right_elsewhere.iter().map(Vec::as_slice).filter(|words| words.len() > 2)
    }
}

/// Whether two words are the same but for the place of the tone mark.
fn is_word(written: &str, listed: &str) -> bool {
    written == listed || (written.len() == listed.len() && other_tone_placement(written) == listed)
}

/// Cells of 64 bits in which [`Phrases`] keeps what it tells apart at a glance: small enough for the nearest cache.
const SHADES: usize = 1 << 10;

/// All phrases.
#[derive(Debug)]
pub(super) struct Phrases {
    phrases: Vec<FixedPhrase>,
    /// By the letters of both syllables.
    by_letters: FxHashMap<(u32, u32), Vec<usize>>,
    /// Whether some phrase has such outlines, by [`shade`]: settles nearly every pair of words of a text.
    shades: Box<[u64; SHADES]>,
    /// The first words and the second words of all phrases, as they are written right.
    firsts: WordSet,
    seconds: WordSet,
    /// Every phrase as it is written right, in all placements of its tone marks, each word in one integer: settles most
    /// of the other pairs.
    right: FxHashSet<(u128, u128)>,
}

/// The cell and the bit of two outlines, which are [`Outline::pair`].
#[inline]
fn shade(pair: u32) -> (usize, u64) {
    let mixed = u64::from(pair).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    ((mixed >> 6) as usize % SHADES, 1 << (mixed % 64))
}

impl Phrases {
    /// The built-in phrases, read once.
    pub(super) fn builtin() -> &'static Phrases {
        static BUILTIN: OnceLock<Phrases> = OnceLock::new();
        BUILTIN.get_or_init(|| Phrases::read(FILE))
    }

    fn read(file: &'static str) -> Self {
        let rows = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let phrases: Vec<FixedPhrase> = rows.filter_map(row).collect();
        let mut by_letters: FxHashMap<(u32, u32), Vec<usize>> = FxHashMap::default();
        let mut shades = Box::new([0; SHADES]);
        let mut right = FxHashSet::default();
        let (mut firsts, mut seconds) = (WordSet::default(), WordSet::default());
        for (index, phrase) in phrases.iter().enumerate() {
            let (first, second) = (phrase.first.letters, phrase.second.letters);
            by_letters.entry((first, second)).or_default().push(index);
            let outline = |syllable: &Syllable| Outline::of_lower(syllable.listed);
            if let Some(pair) = outline(&phrase.first).pair(outline(&phrase.second)) {
                let (cell, bit) = shade(pair);
                shades[cell] |= bit;
            }
            phrase.first.forms().for_each(|form| firsts.add_word(form));
            phrase.second.forms().for_each(|form| seconds.add_word(form));
            for first in phrase.first.forms() {
                right.extend(phrase.second.forms().filter_map(|second| {
                    Some((
                        packed_word(first.as_bytes(), &(0..first.len()))?,
                        packed_word(second.as_bytes(), &(0..second.len()))?,
                    ))
                }));
            }
        }
        Self { phrases, by_letters, shades, firsts, seconds, right }
    }

    /// Whether the words at `first` and `second` of `text` are seen at a glance to be a phrase written right.
    #[inline]
    pub(super) fn is_right(&self, text: &[u8], first: &Range<usize>, second: &Range<usize>) -> bool {
        let pair = packed_word(text, first).zip(packed_word(text, second));
        pair.is_some_and(|pair| self.right.contains(&pair))
    }

    /// Whether both words are in lower case, some phrase may have their letters, and one of them may be written right.
    #[inline]
    pub(super) fn may_be_off(&self, first: &Token, second: &Token) -> bool {
        let outlined = first.outline.pair(second.outline).is_some_and(|pair| {
            let (cell, bit) = shade(pair);
            self.shades[cell] & bit != 0
        });
        outlined && (self.firsts.may_hold(first) || self.seconds.may_hold(second))
    }

    /// The phrase of which one syllable stands there, and the other with wrong marks; `None` where the pair is a phrase.
    pub(super) fn one_mark_off(&self, first: &str, second: &str) -> Option<&FixedPhrase> {
        let listed = self.by_letters.get(&(bare::hash(first), bare::hash(second)))?;
        let (mut ending, mut starting) = (None, None);
        for phrase in listed.iter().filter_map(|&index| self.phrases.get(index)) {
            let (starts, ends) = (phrase.first.is(first), phrase.second.is(second));
            if starts && ends {
                return None;
            }
            let same =
                bare::same_letters(phrase.first.listed, first) && bare::same_letters(phrase.second.listed, second);
            starting = starting.or(Some(phrase).filter(|_| starts && same));
            ending = ending.or(Some(phrase).filter(|_| ends && same));
        }
        starting.or(ending)
    }
}

fn row(line: &'static str) -> Option<FixedPhrase> {
    let mut columns = line.split('\t');
    let (first, second) = columns.next()?.split_once(' ')?;
    let forms = |column: Option<&'static str>| {
        let listed = column.unwrap_or_default().split(", ").filter(|form| !form.is_empty());
        listed.map(|form| form.split(' ').collect()).collect()
    };
    let (first, second) = (Syllable::new(first), Syllable::new(second));
    Some(FixedPhrase { first, second, right_elsewhere: forms(columns.next()), doubtful: forms(columns.next()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_row_is_a_phrase_and_its_forms_have_its_letters() {
        let rows: Vec<&str> = FILE.lines().filter(|line| !line.starts_with('#')).collect();
        let phrases = Phrases::builtin();
        assert_eq!(phrases.phrases.len(), rows.len());
        for phrase in &phrases.phrases {
            for form in phrase.right_elsewhere.iter().chain(&phrase.doubtful) {
                let letters = bare::word(&form.join(" "));
                let listed = bare::word(&format!("{} {}", phrase.first.listed, phrase.second.listed));
                assert!(letters.contains(&listed), "{form:?} under {}", phrase.first.listed);
            }
        }
    }

    #[test]
    fn finds_the_phrase_behind_a_wrong_mark() {
        let meant = |first: &str, second: &str| {
            let tokens = Lexicon::builtin().tokenize(&format!("{first} {second}"));
            assert!(Phrases::builtin().may_be_off(&tokens[0], &tokens[1]) || first == "mưa");
            let phrase = Phrases::builtin().one_mark_off(first, second)?;
            Some((phrase.first.listed, phrase.second.listed))
        };
        assert_eq!(meant("ổn", "đinh"), Some(("ổn", "định")));
        assert_eq!(meant("tang", "nhanh"), Some(("tăng", "nhanh")));
        assert_eq!(meant("hàng", "hoà"), Some(("hàng", "hóa")));
        assert_eq!(meant("hàng", "hoá"), None);
        assert_eq!(meant("mưa", "rào"), None);
    }
}

//! Clean text to tokens. Invariant: tokens are in order, do not overlap, and leave out nothing but spaces.

use std::ops::Range;

use crate::text::Span;

use super::words::WordBit;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters (one Vietnamese syllable, a Latin word, an abbreviation); superscript digits count as letters.
    Word,
    /// A run of ASCII digits.
    Digits,
    /// One other character.
    Mark(char),
    /// A line break.
    Break,
}

/// The letters of a word token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letter is upper case.
    Lower,
    /// The first letter is upper case and some later one is not; or a single upper-case letter.
    Capital,
    /// Two or more letters, all upper case.
    Upper,
    /// Anything else ("kWh", "iPhone").
    Mixed,
}

/// Whether a space stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// It touches the token before.
    Glued,
    /// At least one space, or the start of the text.
    Spaced,
}

/// The id of a syllable of the vocabulary; [`Syllable::UNKNOWN`] for every other word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable(pub(super) u32);

impl Syllable {
    /// A word that no phrase of the vocabulary holds.
    pub const UNKNOWN: Syllable = Syllable(0);

    /// The id as a number: the same for every spelling of one syllable.
    pub(crate) fn id(self) -> u64 {
        u64::from(self.0)
    }
}

/// One token of the clean text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its letters' case; `Lower` for anything but a word.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
    /// Its entry in the vocabulary.
    pub syllable: Syllable,
    /// Its bit in every set of words.
    pub(super) bit: WordBit,
}

impl Token {
    /// Whether it is the mark `c`.
    #[inline]
    pub fn is_mark(&self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }

    /// Whether it touches the token before it.
    #[inline]
    pub fn is_glued(&self) -> bool {
        self.gap == Gap::Glued
    }

    /// Whether its first letter is upper case.
    #[inline]
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }
}

/// Cuts `text` into tokens; `known` gives the vocabulary's id of the word, digit or mark at a place of the text, and its bit
/// in sets of words.
pub(super) fn tokenize(text: &str, known: impl Fn(Range<usize>, Case) -> (Syllable, WordBit)) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut gap = Gap::Spaced;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (kind, case, end) = match byte {
            b' ' => {
                gap = Gap::Spaced;
                at += 1;
                continue;
            }
            b'\n' => (TokenKind::Break, Case::Lower, at + 1),
            b'0'..=b'9' => (TokenKind::Digits, Case::Lower, digits_end(bytes, at)),
            _ => match word(text, at) {
                (end, case) if end > at => (TokenKind::Word, case, end),
                _ => mark(text, at),
            },
        };
        let (syllable, bit) = match kind {
            TokenKind::Word | TokenKind::Mark(_) => known(at..end, case),
            TokenKind::Digits if end == at + 1 => known(at..end, case),
            TokenKind::Digits | TokenKind::Break => {
                (Syllable::UNKNOWN, WordBit::of(bytes.get(at..end).unwrap_or_default()))
            }
        };
        tokens.push(Token { span: Span::new(at, end), kind, case, gap, syllable, bit });
        gap = if kind == TokenKind::Break { Gap::Spaced } else { Gap::Glued };
        at = end;
    }
    tokens
}

#[inline]
fn digits_end(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| from + n)
}

/// The character at `at`, which is neither a letter nor a digit.
fn mark(text: &str, at: usize) -> (TokenKind, Case, usize) {
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    (TokenKind::Mark(c), Case::Lower, at + c.len_utf8())
}

/// Where the letters from `from` on end, and their case.
#[inline]
fn word(text: &str, from: usize) -> (usize, Case) {
    let bytes = text.as_bytes();
    let mut letters = Letters::default();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_lowercase() {
            letters.lower += 1;
            at += 1;
        } else if byte.is_ascii_uppercase() {
            letters.add(LetterCase::Upper, at == from);
            at += 1;
        } else if byte < 0x80 {
            break;
        } else {
            let Some((case, length)) = wide_letter(text, at) else { break };
            letters.add(case, at == from);
            at += length;
        }
    }
    (at, letters.case())
}

/// The case of one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LetterCase {
    Lower,
    Upper,
    /// A mark or a superscript.
    None,
}

/// The letters of a word so far.
#[derive(Default)]
struct Letters {
    /// Whether the first is upper case.
    capital: bool,
    /// How many are of either case.
    upper: u32,
    lower: u32,
}

impl Letters {
    #[inline]
    fn add(&mut self, case: LetterCase, first: bool) {
        match case {
            LetterCase::Upper => {
                self.capital |= first;
                self.upper += 1;
            }
            LetterCase::Lower => self.lower += 1,
            LetterCase::None => {}
        }
    }

    #[inline]
    fn case(&self) -> Case {
        match (self.capital, self.upper, self.lower) {
            (false, 0, _) => Case::Lower,
            (true, 1, _) => Case::Capital,
            (true, _, 0) => Case::Upper,
            _ => Case::Mixed,
        }
    }
}

/// The case and the length of the letter beyond ASCII at `at`, if it is one.
#[inline]
fn wide_letter(text: &str, at: usize) -> Option<(LetterCase, usize)> {
    match *text.as_bytes().get(at..)? {
        // U+1EA0 to U+1EFF: letters in pairs, the capital first. Most letters with marks are among them.
        [0xE1, 0xBA, last @ 0xA0..=0xBF, ..] | [0xE1, 0xBB, last, ..] => {
            Some((if last % 2 == 0 { LetterCase::Upper } else { LetterCase::Lower }, 3))
        }
        // U+00C0 to U+00FF without the signs of times and division.
        [0xC3, last, ..] if !matches!(last, 0x97 | 0xB7) => {
            Some((if last < 0x9F { LetterCase::Upper } else { LetterCase::Lower }, 2))
        }
        // Ă, Đ, Ĩ, Ũ, Ơ, Ư.
        [0xC4, 0x82 | 0x90 | 0xA8, ..] | [0xC5, 0xA8, ..] | [0xC6, 0xA0 | 0xAF, ..] => Some((LetterCase::Upper, 2)),
        [0xC4, 0x83 | 0x91 | 0xA9, ..] | [0xC5, 0xA9, ..] | [0xC6, 0xA1 | 0xB0, ..] => Some((LetterCase::Lower, 2)),
        _ => general_letter(text, at),
    }
}

/// Letters, the marks that combine with them, and the superscripts of "m²" and "m³".
fn general_letter(text: &str, at: usize) -> Option<(LetterCase, usize)> {
    let c = text.get(at..)?.chars().next()?;
    let letter = matches!(c, '\u{C0}'..='\u{24F}' if c != '×' && c != '÷')
        || matches!(c, '²' | '³' | 'ª' | 'µ' | '\u{300}'..='\u{36F}')
        || (c > '\u{24F}' && c.is_alphabetic());
    let case = match c {
        _ if c.is_uppercase() => LetterCase::Upper,
        _ if c < '\u{300}' || c.is_lowercase() => LetterCase::Lower,
        _ => LetterCase::None,
    };
    letter.then_some((case, c.len_utf8()))
}

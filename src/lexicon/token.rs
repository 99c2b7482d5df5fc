//! Clean text to tokens. Invariant: tokens are in order, do not overlap, and leave out nothing but spaces.

use std::ops::Range;

use crate::text::Span;

use super::entry::Kinds;
use super::letters;
use super::outline::Outline;
use super::short::Known;
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// The kinds of all phrases of the vocabulary that start with it.
    pub kinds: Kinds,
    /// Its bit in every set of words.
    pub(super) bit: WordBit,
    /// What shows of it, if it is a word.
    pub(crate) outline: Outline,
    /// Whether it is a word in lower case with a mark that no Vietnamese syllable closed by c, ch, p or t has.
    pub(crate) impossible: bool,
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

/// What the tokenizer asks of a vocabulary.
pub(super) trait Dictionary {
    /// The end of the word that starts at a place of a text, its case, and what is known of it, if it is listed as it stands
    /// there.
    fn listed(&self, text: &str, at: usize) -> Option<(usize, Case, Known)>;

    /// What is known of the word, digit or mark of a kind and case at a place of the text.
    fn find(&self, text: &str, place: Range<usize>, kind: TokenKind, case: Case) -> Known;
}

/// Knows no word.
pub(super) struct Nothing;

impl Dictionary for Nothing {
    fn listed(&self, _: &str, _: usize) -> Option<(usize, Case, Known)> {
        None
    }

    fn find(&self, _: &str, _: Range<usize>, _: TokenKind, _: Case) -> Known {
        Known::NOTHING
    }
}

/// Cuts `text` into tokens, whose words `dictionary` knows.
pub(super) fn tokenize(text: &str, dictionary: &impl Dictionary) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut gap = Gap::Spaced;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            gap = Gap::Spaced;
            at += 1;
            continue;
        }
        let (end, kind, case, known) = match dictionary.listed(text, at) {
            Some((end, case, known)) => (end, TokenKind::Word, case, known),
            None => unlisted(text, at, byte, dictionary),
        };
        let Known { syllable, kinds, bit, outline, impossible } = known;
        tokens.push(Token { span: Span::new(at, end), kind, case, gap, syllable, kinds, bit, outline, impossible });
        gap = if kind == TokenKind::Break { Gap::Spaced } else { Gap::Glued };
        at = end;
    }
    tokens
}

/// What starts with `byte` at `at`, if it is no word that is listed as it stands.
fn unlisted(text: &str, at: usize, byte: u8, dictionary: &impl Dictionary) -> (usize, TokenKind, Case, Known) {
    let bytes = text.as_bytes();
    let (kind, case, end) = match byte {
        b'\n' => (TokenKind::Break, Case::Lower, at + 1),
        b'0'..=b'9' => (TokenKind::Digits, Case::Lower, digits_end(bytes, at)),
        _ => match letters::run(text, at) {
            (end, case) if end > at => (TokenKind::Word, case, end),
            _ => mark(text, at),
        },
    };
    let known = match kind {
        TokenKind::Word | TokenKind::Mark(_) => dictionary.find(text, at..end, kind, case),
        TokenKind::Digits if end == at + 1 => dictionary.find(text, at..end, kind, case),
        TokenKind::Digits | TokenKind::Break => {
            Known { bit: WordBit::of(bytes.get(at..end).unwrap_or_default()), ..Known::NOTHING }
        }
    };
    (end, kind, case, known)
}

#[inline]
fn digits_end(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| from + n)
}

/// The character at `at`, which is neither a letter nor a digit.
#[inline]
fn mark(text: &str, at: usize) -> (TokenKind, Case, usize) {
    let ascii = text.as_bytes().get(at).filter(|byte| byte.is_ascii()).map(|&byte| char::from(byte));
    let c = ascii.or_else(|| text.get(at..)?.chars().next()).unwrap_or(' ');
    (TokenKind::Mark(c), Case::Lower, at + c.len_utf8())
}

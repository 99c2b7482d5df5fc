//! Clean text to tokens. Invariant: tokens are in order, do not overlap, and leave out nothing but spaces.

use crate::text::Span;

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
}

impl Token {
    /// Whether it is the mark `c`.
    pub fn is_mark(&self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }

    /// Whether it touches the token before it.
    pub fn is_glued(&self) -> bool {
        self.gap == Gap::Glued
    }

    /// Whether its first letter is upper case.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }
}

/// Cuts `text` into tokens; `syllable` gives the vocabulary's id of a word or digit run.
pub(super) fn tokenize(text: &str, syllable: impl Fn(&str, Case) -> Syllable) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut gap = Gap::Spaced;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (kind, end) = match byte {
            b' ' => {
                gap = Gap::Spaced;
                at += 1;
                continue;
            }
            b'\n' => (TokenKind::Break, at + 1),
            b'0'..=b'9' => (TokenKind::Digits, run(bytes, at, |b| b.is_ascii_digit())),
            b'a'..=b'z' | b'A'..=b'Z' => (TokenKind::Word, word_end(text, at)),
            0..=0x7F => (TokenKind::Mark(char::from(byte)), at + 1),
            _ => wide_token(text, at),
        };
        let slice = text.get(at..end).unwrap_or_default();
        let (case, id) = match kind {
            TokenKind::Word => {
                let case = case_of(slice);
                (case, syllable(slice, case))
            }
            TokenKind::Digits if slice.len() > 1 => (Case::Lower, Syllable::UNKNOWN),
            TokenKind::Digits | TokenKind::Mark(_) => (Case::Lower, syllable(slice, Case::Lower)),
            TokenKind::Break => (Case::Lower, Syllable::UNKNOWN),
        };
        tokens.push(Token { span: Span::new(at, end), kind, case, gap, syllable: id });
        gap = if kind == TokenKind::Break { Gap::Spaced } else { Gap::Glued };
        at = end;
    }
    tokens
}

fn run(bytes: &[u8], from: usize, keep: impl Fn(u8) -> bool) -> usize {
    bytes.iter().skip(from).position(|&b| !keep(b)).map_or(bytes.len(), |n| from + n)
}

/// A token that starts with a non-ASCII character.
fn wide_token(text: &str, at: usize) -> (TokenKind, usize) {
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    if is_letter(c) { (TokenKind::Word, word_end(text, at)) } else { (TokenKind::Mark(c), at + c.len_utf8()) }
}

fn word_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at += 1;
        } else if byte < 0x80 {
            break;
        } else {
            match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if is_letter(c) => at += c.len_utf8(),
                _ => break,
            }
        }
    }
    at
}

/// Letters, the marks that combine with them, and the superscripts of "m²" and "m³".
fn is_letter(c: char) -> bool {
    // The letters of Vietnamese lie in these blocks; the general test is slower.
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' if c != '×' && c != '÷')
        || matches!(c, '²' | '³' | '\u{300}'..='\u{36F}')
        || (c > '\u{24F}' && c.is_alphabetic())
        || c == 'ª'
        || c == 'µ'
}

/// Whether `c` is upper case; the letters of Vietnamese without the general tables, which are slower.
fn is_upper(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_uppercase(),
        '\u{C0}'..='\u{DE}' => c != '×',
        '\u{DF}'..='\u{FF}' => false,
        // Vietnamese letters with two marks stand in pairs, the capital first.
        '\u{1EA0}'..='\u{1EF9}' => u32::from(c).is_multiple_of(2),
        _ => c.is_uppercase(),
    }
}

fn case_of(word: &str) -> Case {
    let bytes = word.as_bytes();
    // The common case first: ASCII lower-case start and no upper-case letter after it.
    if let Some(first) = bytes.first()
        && first.is_ascii_lowercase()
        && bytes.iter().all(|b| b.is_ascii_lowercase())
    {
        return Case::Lower;
    }
    let mut chars = word.chars();
    let first_upper = chars.next().is_some_and(is_upper);
    let (mut upper, mut lower) = (0, 0);
    for c in chars {
        if is_upper(c) {
            upper += 1;
        } else if c < '\u{300}' || c.is_lowercase() {
            lower += 1;
        }
    }
    match (first_upper, upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Capital,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

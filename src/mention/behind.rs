//! What stands behind a number and shows that a name ends in it, though the word could be counted: "quận 1 tổ chức",
//! "đội 3 tỉnh An Giang", "SEA Games 29 Chiều qua".
//!
//! Invariant: these questions are asked only where a word before the number makes a name of it.

use crate::lexicon::{Behind, Case, Entry, Kinds, TokenKind};

use super::model::{Kind, Mention};
use super::scan::Scan;

/// Whether the word at `at` goes on behind a name instead of being counted.
pub(super) fn goes_on_behind_name(scan: &Scan<'_>, at: usize) -> bool {
    opens_sentence(scan, at) || behind(scan, at, Behind::Verb).is_some() || names_owner(scan, at)
}

/// "tỉnh An Giang", "trường THPT Lê Lợi", "giải V-League": whose number it is, by name.
pub(super) fn names_owner(scan: &Scan<'_>, at: usize) -> bool {
    let Some(length) = behind(scan, at, Behind::Owner) else { return false };
    scan.get(at + length).is_some_and(|t| t.is_capitalised())
}

fn behind(scan: &Scan<'_>, at: usize, wanted: Behind) -> Option<usize> {
    scan.find(at, Kinds::BEHIND, |e| (e == Entry::Behind(wanted)).then_some(())).map(|(length, ())| length)
}

/// "Surface Pro 4 Chương trình giảm giá": a capital and a small letter start a sentence whose full stop is lost.
pub(super) fn opens_sentence(scan: &Scan<'_>, at: usize) -> bool {
    let case = |i: usize| scan.get(i).filter(|t| t.kind == TokenKind::Word).map(|t| t.case);
    case(at) == Some(Case::Capital) && case(at + 1) == Some(Case::Lower)
}

/// How many mentions back the same number as a name is looked for.
pub(super) const NAME_REACH: usize = 12;

/// "phiên bản 911 Turbo ... khi mua 911 Turbo": a number that named a thing before, and a foreign name behind it.
pub(super) fn repeats_name(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let digits = scan.str(at);
    // "911R ... khi 911 GT3 ra mắt".
    let code =
        || scan.get(at + 1).is_some_and(|t| t.case == Case::Upper) && scan.is_digits(at + 2) && scan.is_glued(at + 2);
    let name = scan.get(at + 1).is_some_and(|t| t.is_capitalised()) && (is_foreign(scan, at + 1) || code());
    let same = |m: &Mention| {
        let named = matches!(m.kind, Kind::Identifier("model" | "version" | "code"));
        named && (scan.str(m.tokens.end - 1) == digits || scan.str(m.tokens.start) == digits)
    };
    digits.len() >= 3 && name && before.iter().rev().take(NAME_REACH).any(same)
}

/// A word that no Vietnamese syllable is written like: "Mazda", "League", "PECC".
pub(super) fn is_foreign(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.str(at).as_bytes();
    let vowel = |c: &u8| b"aeiouyAEIOUY".contains(c);
    if word.len() < 3 || !word.iter().all(u8::is_ascii_alphabetic) {
        return false;
    }
    let groups = word.chunk_by(|a, b| vowel(a) == vowel(b)).filter(|run| run.first().is_some_and(vowel)).count();
    let letters = word.iter().any(|c| b"fjwzFJWZ".contains(c));
    // Syllables end in a vowel, m, n, g or h; those in c, p, t bear a mark.
    let ending = word.last().is_some_and(|c| !vowel(c) && !b"mnghMNGH".contains(c));
    groups != 1 || letters || ending
}

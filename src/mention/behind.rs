//! What stands behind a number and shows that a name ends in it, though the word could be counted: "quận 1 tổ chức",
//! "đội 3 tỉnh An Giang", "SEA Games 29 Chiều qua".
//!
//! Invariant: these questions are asked only where a word before the number makes a name of it.

use crate::lexicon::{Behind, Case, Entry, Kinds, TokenKind};

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

//! Whether a list of parts is all of its whole: by the words that open and end it, or by labels that leave nothing out.
//!
//! Invariant: where the text does not say that the parts are all, they are taken not to be.

use std::ops::Range;

use crate::lexicon::Cue;

use super::parts::Part;
use super::passage::Passage;

/// How surely the parts are all of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closure {
    /// "trong đó có", "như": perhaps not all.
    Open,
    /// Counted groups of the same noun, the last joined by "và".
    Likely,
    /// "gồm … và …", "còn lại".
    Closed,
    /// Exports and imports, men and women: nothing is left out.
    Complementary,
}

/// What "còn lại" says of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// It is not said.
    Absent,
    /// The rest has a number, so the parts are all there.
    Numbered,
    /// The rest is named without a number.
    Unnumbered,
}

pub(super) fn rest_of(passage: &Passage<'_>, parts: &[Part], range: Range<usize>) -> Rest {
    let Some((_, after)) = passage.cue_in(range, |cue| cue == Cue::Rest) else { return Rest::Absent };
    let numbered =
        matches!(parts.last(), Some(Part::Counted(m)) if passage.mention(*m).is_some_and(|m| m.tokens.start >= after));
    if numbered { Rest::Numbered } else { Rest::Unnumbered }
}

/// Pairs of words that together are everything: men and women, exports and imports.
const COMPLEMENTS: [Pair; 8] = [
    Pair { labels: [&["nam"], &["nữ"]], strength: Complement::Full },
    Pair { labels: [&["fdi"], &["ddi", "nước", "trong"]], strength: Complement::Loose },
    FOREIGN_TRADE,
    Pair { labels: [&["gốc"], &["lãi"]], strength: Complement::Full },
    Pair { labels: [&["dài"], &["ngắn"]], strength: Complement::Full },
    Pair { labels: [&["thành"], &["nông"]], strength: Complement::Full },
    Pair { labels: [&["ngoài"], &["việt", "trong"]], strength: Complement::Loose },
    Pair { labels: [&["đối", "ngân"], &["vay", "oda", "đầu"]], strength: Complement::Loose },
];

/// Exports and imports: all of foreign trade, but not of the output of a factory or the cargo of a port.
const FOREIGN_TRADE: Pair = Pair { labels: [&["xuất", "xk"], &["nhập", "nk"]], strength: Complement::Full };

/// Two labels, each in the words it may be written with, and how surely they name everything.
#[derive(PartialEq, Eq)]
struct Pair {
    labels: [&'static [&'static str]; 2],
    strength: Complement,
}

/// How surely two labels name everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
    /// They do not.
    None,
    /// Mostly: "trong nước" and "nước ngoài" may leave out a third kind.
    Loose,
    /// There is nothing else.
    Full,
}

/// Whether two parts are labelled by complementary words.
pub(super) fn complementary(passage: &Passage<'_>, whole: usize, parts: &[Part], end: usize) -> Complement {
    let [Part::Counted(a), Part::Counted(b)] = parts else { return Complement::None };
    let (Some(first), Some(second)) = (passage.mention(*a), passage.mention(*b)) else { return Complement::None };
    let labels = |m: &crate::mention::Mention, before: usize, after: usize| {
        let left = m.tokens.start.saturating_sub(before)..m.tokens.start;
        let right = m.tokens.start..(m.tokens.end + after).min(end);
        [left, right]
    };
    let has = |ranges: &[Range<usize>; 2], words: &[&str]| ranges.iter().any(|r| passage.has_word(r.clone(), words));
    let reach = second.tokens.start.saturating_sub(first.tokens.end).min(5);
    let (left, right) = (labels(first, 6, reach.min(3)), labels(second, reach, 3));
    let trade = is_trade(passage, whole);
    let fits = |pair: &&Pair| {
        let [one, other] = pair.labels;
        (trade || **pair != FOREIGN_TRADE)
            && ((has(&left, one) && has(&right, other)) || (has(&left, other) && has(&right, one)))
    };
    COMPLEMENTS.iter().find(fits).map_or(Complement::None, |pair| pair.strength)
}

/// "kim ngạch xuất nhập khẩu", "trị giá XNK".
fn is_trade(passage: &Passage<'_>, whole: usize) -> bool {
    passage.mention(whole).is_some_and(|m| {
        let before = m.tokens.start.saturating_sub(14)..m.tokens.start;
        let both = passage.has_word(before.clone(), &["xuất"]) && passage.has_word(before.clone(), &["nhập"]);
        passage.has_word(before.clone(), &["ngạch", "trị"]) && (both || passage.has_word(before, &["xnk"]))
    })
}

/// Whether "và" stands before the last part.
pub(super) fn joined_by_and(passage: &Passage<'_>, parts: &[Part], range: Range<usize>) -> bool {
    let start = match parts.last() {
        Some(Part::Counted(m)) => passage.mention(*m).map_or(range.end, |m| m.tokens.start),
        Some(Part::Named(item)) => item.start,
        None => return false,
    };
    (start.saturating_sub(6).max(range.start)..start).any(|at| passage.scan.is_one_of(at, &["và"]))
        || passage.scan.is_one_of(start.saturating_sub(1), &["và"])
}

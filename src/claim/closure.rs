//! Whether a list of parts is all of its whole: by the words that open and end it, or by labels that leave nothing out.
//!
//! Invariant: where the text does not say that the parts are all, they are taken not to be.

use std::ops::Range;

use crate::lexicon::{Cue, Words, words};

use super::member::Part;
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
        parts.last().and_then(Part::counted).and_then(|m| passage.mention(m)).is_some_and(|m| m.tokens.start >= after);
    if numbered { Rest::Numbered } else { Rest::Unnumbered }
}

/// Pairs of words that together are everything: men and women, exports and imports.
const COMPLEMENTS: [Pair; 13] = [
    Pair { labels: [words!["nam"], words!["nữ"]], strength: Complement::Full },
    Pair { labels: [words!["fdi"], words!["ddi", "nước", "trong"]], strength: Complement::Loose },
    FOREIGN_TRADE,
    Pair { labels: [words!["gốc"], words!["lãi"]], strength: Complement::Full },
    Pair { labels: [words!["dài"], words!["ngắn"]], strength: Complement::Full },
    Pair { labels: [words!["thành"], words!["nông"]], strength: Complement::Full },
    Pair { labels: [words!["ngoài"], words!["việt", "trong"]], strength: Complement::Loose },
    Pair { labels: [words!["ngoài"], words!["công"]], strength: Complement::Loose },
    Pair { labels: [words!["đối", "ngân"], words!["vay", "oda", "đầu"]], strength: Complement::Loose },
    Pair { labels: [words!["trai"], words!["gái"]], strength: Complement::Full },
    Pair { labels: [words!["khai"], words!["nuôi"]], strength: Complement::Loose },
    Pair { labels: [words!["ương"], words!["phương"]], strength: Complement::Loose },
    Pair { labels: [words!["trực"], words!["gián"]], strength: Complement::Loose },
];

/// Exports and imports: all of foreign trade, but not of the output of a factory or the cargo of a port.
const FOREIGN_TRADE: Pair =
    Pair { labels: [words!["xuất", "xk"], words!["nhập", "nk"]], strength: Complement::Full };

/// Two labels, each in the words it may be written with, and how surely they name everything.
#[derive(PartialEq, Eq)]
struct Pair {
    labels: [&'static Words; 2],
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

/// Most words before a figure that its label is looked for in.
const LONGEST_LABEL: usize = 12;

/// Whether two parts are labelled by complementary words.
pub(super) fn complementary(passage: &Passage<'_>, whole: usize, parts: &[Part]) -> Complement {
    let [first, second] = parts else { return Complement::None };
    // The words of the item before its figure, and the few behind it.
    let labels = |part: &Part| {
        let mention = passage.mention(part.counted()?)?;
        let from = part.item.start.max(mention.tokens.start.saturating_sub(LONGEST_LABEL));
        let to = part.item.end.min(mention.tokens.end + 3);
        Some([from..mention.tokens.start, mention.tokens.start..to])
    };
    let (Some(left), Some(right)) = (labels(first), labels(second)) else { return Complement::None };
    let has = |ranges: &[Range<usize>; 2], words: &Words| ranges.iter().any(|r| passage.has_word(r.clone(), words));
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
        let both = passage.has_word(before.clone(), words!["xuất"]) && passage.has_word(before.clone(), words!["nhập"]);
        passage.has_word(before.clone(), words!["ngạch", "trị"]) && (both || passage.has_word(before, words!["xnk"]))
    })
}

/// Whether "và" stands before the last part.
pub(super) fn joined_by_and(passage: &Passage<'_>, parts: &[Part], range: Range<usize>) -> bool {
    let Some(last) = parts.last() else { return false };
    let and = |at: usize| passage.scan.is_one_of(at, words!["và"]);
    let start = last.counted().and_then(|m| passage.mention(m)).map_or(last.item.start, |m| m.tokens.start);
    let near = start.saturating_sub(6).max(range.start)..start;
    near.into_iter().any(and) || and(last.item.start.wrapping_sub(1)) || and(start.wrapping_sub(1))
}

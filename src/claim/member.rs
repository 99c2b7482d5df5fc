//! The members of a list of parts: which figure of each item counts toward the whole, and which items only remark on the
//! figure before them.
//!
//! Invariant: a part stands in the item that it is said of, and no item has its figure counted twice.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Lexicon, UnitKind, words};
use crate::mention::{Amount, Base, Quantity};
use crate::number::Decimal;

use super::list::Items;
use super::pair::same_kind;
use super::passage::{Line, Passage};

/// One part of a whole.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) what: What,
    /// The words of the list that name it: "kim ngạch xuất khẩu ước đạt 113,93 tỷ USD".
    pub(super) item: Range<usize>,
}

/// What a part is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A figure.
    Counted(usize),
    /// A name: "KCN Tân Hưng đạt 83%" is one.
    Named,
}

impl Part {
    /// The mention that counts it.
    pub(super) fn counted(&self) -> Option<usize> {
        match self.what {
            What::Counted(at) => Some(at),
            What::Named => None,
        }
    }

    /// How many it is: a named one is one.
    pub(super) fn value(&self, passage: &Passage<'_>) -> Option<Decimal> {
        match self.what {
            What::Counted(at) => Some(passage.quantity(at)?.number()?.value),
            What::Named => Some(Decimal::from_int(1)),
        }
    }
}

/// How much of a list is parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Coverage {
    /// An item has figures of its own that are no part.
    Broken,
    /// An item has no figure at all: it may be a remark, or a part that is not counted.
    Unnumbered,
    /// Every item is a part, or remarks on one.
    Whole,
}

/// The parts that the items of the list name, and how much of the list they are.
pub(super) fn parts_of(passage: &Passage<'_>, whole: usize, list: &Items) -> Option<(Vec<Part>, Coverage)> {
    let quantity = passage.quantity(whole)?;
    let mut parts: Vec<Part> = Vec::new();
    let mut coverage = Coverage::Whole;
    for item in &list.items {
        let before = parts.len();
        let mut pieces = pieces(passage, item).into_iter();
        parts.extend(pieces.next().and_then(|piece| part_of(passage, quantity, &piece)));
        // "KCN A đạt 83%, KCN B đạt 9%" between semicolons: each piece that names a member is one.
        parts.extend(pieces.filter_map(|piece| named_member(passage, quantity, &piece)));
        // "mỗi bộ còn 1 danh mục" counts more than it says.
        if passage.has_word(item.clone(), words!["mỗi", "từng"]) {
            coverage = Coverage::Broken;
        } else if parts.len() == before && !(before > 0 && is_remark(passage, item)) {
            coverage = coverage.min(if has_figure(passage, item) { Coverage::Broken } else { Coverage::Unnumbered });
        }
    }
    let counted = parts.iter().any(|p| p.counted().is_some());
    counted.then_some((parts, coverage))
}

/// ", tăng 16%", ", chiếm 30% tổng số", ", bằng 95% kế hoạch": said of the figure before, and no item of its own.
fn is_remark(passage: &Passage<'_>, item: &Range<usize>) -> bool {
    let said_of = |e| {
        let cue =
            matches!(e, Entry::Cue(Cue::Share | Cue::Equal | Cue::Versus | Cue::Fulfil | Cue::Above | Cue::Below));
        (cue || matches!(e, Entry::Trend(_))).then_some(())
    };
    let opens = passage.scan.phrase(item.start, said_of).is_some()
        || passage.scan.is_one_of(item.start, words!["đạt", "hoàn", "gấp", "vượt"]);
    let figures = || figures(passage, item).filter_map(|m| passage.quantity(m));
    opens && figures().next().is_some() && figures().all(|q| q.is_percent() || q.trend.is_some())
}

/// The quantities in `item`.
fn figures<'p>(passage: &'p Passage<'_>, item: &Range<usize>) -> impl Iterator<Item = usize> + 'p {
    let (from, end) = (passage.mentions.partition_point(|m| m.tokens.start < item.start), item.end);
    let inside = move |m: &usize| passage.mention(*m).is_some_and(|m| m.tokens.start < end);
    (from..passage.mentions.len()).take_while(inside).filter(|&m| passage.quantity(m).is_some())
}

fn has_figure(passage: &Passage<'_>, item: &Range<usize>) -> bool {
    figures(passage, item).next().is_some()
}

fn part_of(passage: &Passage<'_>, whole: &Quantity, item: &Range<usize>) -> Option<Part> {
    let fits = |m: usize| passage.quantity(m).is_some_and(|q| compatible(passage, whole, q));
    let first = figures(passage, item).next();
    let mut fitting = figures(passage, item).filter(|&m| fits(m));
    let only = fitting.next().filter(|_| fitting.next().is_none());
    if let Some(m) = first.filter(|&m| fits(m)).or(only) {
        return Some(Part { what: What::Counted(m), item: item.clone() });
    }
    named_member(passage, whole, item)
}

/// "KCN Tân Hưng …": the noun of the whole and a name.
fn named_member(passage: &Passage<'_>, whole: &Quantity, item: &Range<usize>) -> Option<Part> {
    let noun = |e| if let Entry::Noun(id) = e { Some(Base::Noun(id)) } else { None };
    let (length, base) = passage.scan.phrase(item.start, noun)?;
    let named = base == whole.unit.base && passage.scan.get(item.start + length).is_some_and(|t| t.is_capitalised());
    named.then(|| Part { what: What::Named, item: item.clone() })
}

/// The pieces of an item between its commas, outside brackets and mentions.
fn pieces(passage: &Passage<'_>, item: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at) = (item.start, item.start);
    while at < item.end {
        if passage.scan.is_any_mark(at, "([") {
            at = passage.closing(at, item.end).unwrap_or(item.end);
            continue;
        }
        if let Some(mention) = passage.mention_at(at).and_then(|m| passage.mention(m)) {
            at = mention.tokens.end;
            continue;
        }
        if passage.scan.is_mark(at, ',') {
            found.push(start..at);
            start = at + 1;
        }
        at += 1;
    }
    found.push(start..item.end);
    found
}

/// Whether a quantity can be part of `whole`: the same unit, or a counted noun under a count.
fn compatible(passage: &Passage<'_>, whole: &Quantity, part: &Quantity) -> bool {
    let single = matches!(part.amount, Amount::One(_)) && part.trend.is_none() && part.number().is_some();
    let same = same_kind(passage, &whole.unit, &part.unit);
    let people = is_person(passage, whole) && is_person(passage, part);
    let cases = is_case(passage, whole) && matches!(part.unit.base, Base::Noun(_));
    single && (same || people || cases) && !part.is_percent()
}

/// "30 trường hợp vi phạm": each may be a vehicle, a person or a shop.
pub(super) fn is_case(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    matches!(quantity.unit.base, Base::Noun(_))
        && quantity.unit.base.symbol(passage.scan.lexicon).is_some_and(|noun| noun.starts_with("trường hợp"))
}

/// Whether people are counted.
pub(super) fn is_person(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    matches!(quantity.unit.base, Base::Noun(noun) if passage.scan.lexicon.is_person(noun))
}

/// The quantities that may be the whole, likeliest first: those before the cue, nearest first, in the sentence or, for a
/// cue that opens one, in the sentence before, also where that ends its paragraph.
pub(super) fn wholes(passage: &Passage<'_>, index: usize, line: &Line, cue: usize, opens_sentence: bool) -> Vec<usize> {
    // A semicolon before the cue starts a clause of its own, and the whole stands behind it; "; trong đó" opens none.
    let clause = (line.tokens.start..cue.saturating_sub(1))
        .rev()
        .find(|&i| passage.scan.is_mark(i, ';'))
        .unwrap_or(line.tokens.start);
    let in_clause = |m: &crate::mention::Mention| {
        m.tokens.end <= cue && m.tokens.start >= clause && !passage.is_bracketed(m.tokens.end..cue)
    };
    let source = if opens_sentence {
        let Some(before) = index
            .checked_sub(1)
            .and_then(|i| passage.lines.get(i))
            .filter(|l| l.kind == line.kind && l.block + 1 >= line.block)
        else {
            return Vec::new();
        };
        before
    } else {
        line
    };
    let mut found: Vec<usize> = passage
        .quantities(source)
        .filter(|&m| {
            passage.mention(m).is_some_and(|q| {
                if opens_sentence { !passage.is_bracketed(q.tokens.end..source.tokens.end) } else { in_clause(q) }
            })
        })
        .filter(|&m| passage.quantity(m).is_some_and(|q| may_be_whole(passage.scan.lexicon, q)))
        .collect();
    found.reverse();
    found.truncate(3);
    found
}

/// Dimensions whose amounts add up.
const DIVISIBLE: [&str; 6] = ["area", "mass", "volume", "length", "energy", "land"];

/// A number of things, or an amount that can be divided; not one thing, an age or a voltage.
fn may_be_whole(lexicon: &Lexicon, quantity: &Quantity) -> bool {
    let divisible = match quantity.unit.base {
        Base::Noun(_) => true,
        Base::Unit(_, UnitKind::Money) => true,
        // What is bought, grown and built is divided; points, voltages and engine sizes are not.
        Base::Unit(id, UnitKind::Measure) => {
            lexicon.unit(id).is_some_and(|u| DIVISIBLE.contains(&u.dimension.as_str()) && u.symbol != "L")
        }
        Base::Unit(..) | Base::None | Base::Count(_) => false,
    };
    let one = quantity.number().is_none_or(|n| n.value == Decimal::from_int(1));
    matches!(quantity.amount, Amount::One(_)) && divisible && !one && quantity.trend.is_none()
}

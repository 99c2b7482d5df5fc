//! Parts of a whole: "504 dự án, trong đó có 389 dự án FDI và 115 dự án DDI", groups that add up to a number of members,
//! and parts that must not exceed their whole.
//!
//! Invariant: parts that need not be all of the whole are never required to add up to it.

use std::ops::Range;

use crate::lexicon::{Cue, Hedge, UnitKind, words};
use crate::mention::{Amount, Base, Quantity};
use crate::number::{Decimal, Interval, Latitude, Rational};
use crate::text::Span;

use super::binding::Binding;
use super::closure::{Closure, Complement, Rest, complementary, joined_by_and, rest_of};
use super::figure::{Figures, total};
use super::formula::significant;
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::list::{Items, items};
use super::member::{Coverage, Part, What, is_case, parts_of, wholes};
use super::model::{Claim, Confidence, Gap, Repair, Role, Slip, Verdict};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::subset::within;

/// Every whole with its parts.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    for (index, line) in passage.lines.iter().enumerate() {
        if !line.cues.has_any(&[Cue::InWhich, Cue::Comprise]) {
            continue;
        }
        let mut at = line.tokens.start;
        while let Some((cue_start, cue_end)) = next_cue(passage, at..line.tokens.end) {
            at = cue_end;
            let splits = splits_at(passage, index, line, cue_start, cue_end);
            let mut several = splits.iter().map(|split| split_claims(passage, split));
            out.extend(several.next().into_iter().flatten());
            // Figures of another kind behind the same cue only confirm: "56 vụ trị giá 969,25 triệu đồng".
            out.extend(several.flatten().filter(|claim| claim.verdict.holds()));
        }
    }
}

fn next_cue(passage: &Passage<'_>, range: Range<usize>) -> Option<(usize, usize)> {
    passage.cue_in(range, |cue| matches!(cue, Cue::InWhich | Cue::Comprise))
}

struct Split {
    whole: usize,
    parts: Vec<Part>,
    closure: Closure,
    /// Whether every part counts the very noun of the whole.
    same_noun: bool,
    coverage: Coverage,
    /// Whether "và" stands before the last part.
    joined: bool,
    in_which: bool,
    /// Whether things are counted, not amounts measured.
    counts: bool,
}

/// The whole before the cue and the parts after it: the nearest figure is the whole, unless the parts add up to one of
/// its kind a little farther off. Behind it stand the wholes of other kinds to which the same items add up.
fn splits_at(passage: &Passage<'_>, index: usize, line: &Line, cue_start: usize, cue_end: usize) -> Vec<Split> {
    let opened = Opened::at(passage, line, cue_start, cue_end);
    let mut found: Vec<(usize, Vec<Part>, Coverage)> = wholes(passage, index, line, cue_start, opened.opens_sentence)
        .into_iter()
        .filter_map(|whole| parts_of(passage, whole, &opened.list).map(|(parts, coverage)| (whole, parts, coverage)))
        .collect();
    let Some(nearest) = found.first().map(|(whole, ..)| *whole) else { return Vec::new() };
    let kind = |at: usize| passage.quantity(at).map(|q| &q.unit);
    let like_nearest = |at: usize| kind(at).zip(kind(nearest)).is_some_and(|(a, b)| same_kind(passage, a, b));
    let fits = |(whole, parts, _): &(usize, Vec<Part>, Coverage)| adds_up(passage, *whole, parts);
    let first = found.iter().position(|one| like_nearest(one.0) && fits(one)).unwrap_or(0);
    let first = found.swap_remove(first);
    let others = found.into_iter().filter(|one| !like_nearest(one.0) && fits(one));
    let wholes: Vec<_> = std::iter::once(first).chain(others).collect();
    wholes.into_iter().filter_map(|(whole, parts, coverage)| opened.split(passage, whole, parts, coverage)).collect()
}

/// A list as its opening words have it.
struct Opened {
    list: Items,
    /// Where the opening words start.
    start: usize,
    tokens: Range<usize>,
    in_which: bool,
    /// "trong đó có".
    with_verb: bool,
    opens_sentence: bool,
}

impl Opened {
    fn at(passage: &Passage<'_>, line: &Line, start: usize, end: usize) -> Self {
        let with_verb =
            passage.scan.is_one_of(end, words!["có"]) || passage.scan.is_one_of(end.wrapping_sub(1), words!["có"]);
        let from = end + usize::from(passage.scan.is_any_mark(end, ",:"));
        let to = parts_end(passage, line, from);
        let to = joined_end(passage, from..to).unwrap_or(to);
        Self {
            list: items(passage, from..to),
            start,
            tokens: from..to,
            in_which: passage.has_cue(start..end, Cue::InWhich),
            with_verb,
            opens_sentence: start == line.tokens.start,
        }
    }

    fn split(&self, passage: &Passage<'_>, whole: usize, parts: Vec<Part>, coverage: Coverage) -> Option<Split> {
        let quantity = passage.quantity(whole)?;
        let of_noun = |m| passage.quantity(m).is_some_and(|q| same_kind(passage, &q.unit, &quantity.unit));
        let first = parts.first().and_then(Part::counted).and_then(|m| passage.quantity(m));
        let one_noun =
            |m| passage.quantity(m).zip(first).is_some_and(|(q, first)| same_kind(passage, &q.unit, &first.unit));
        // "30 trường hợp, trong đó 17 xe …, 7 xe … và 6 xe …": the cases are vehicles.
        let cases = is_case(passage, quantity) && parts.len() >= 3;
        let same_noun = parts.iter().all(|part| part.counted().is_none_or(of_noun))
            || cases && parts.iter().all(|part| part.counted().is_some_and(one_noun));
        let joined = joined_by_and(passage, &parts, self.tokens.clone());
        let counts = matches!(quantity.unit.base, Base::Noun(_));
        let hangs = counts || self.opens_sentence || hangs_on(passage, whole, self.start);
        let coverage = if hangs { coverage } else { Coverage::Broken };
        let mut split = Split {
            whole,
            parts,
            closure: Closure::Open,
            same_noun,
            coverage,
            joined,
            in_which: self.in_which,
            counts,
        };
        split.closure = self.closure(passage, &split);
        Some(split)
    }

    fn closure(&self, passage: &Passage<'_>, split: &Split) -> Closure {
        let rest = rest_of(passage, &split.parts, self.tokens.clone());
        // "nhiều nhất ở mùa 2015 với 13 bàn": the list names the best, not all.
        let best_only = passage.has_word(self.tokens.clone(), words!["nhất"]);
        let complement = complementary(passage, split.whole, &split.parts);
        if complement == Complement::Full {
            Closure::Complementary
        } else if self.list.open || best_only || rest == Rest::Unnumbered {
            Closure::Open
        } else if complement == Complement::Loose || rest == Rest::Numbered || (!self.in_which && split.joined) {
            Closure::Closed
        } else if self.in_which && !self.with_verb && split.same_noun && split.joined && split.parts.len() >= 3 {
            Closure::Likely
        } else {
            Closure::Open
        }
    }
}

/// Whether the parts come exactly to the whole.
fn adds_up(passage: &Passage<'_>, whole: usize, parts: &[Part]) -> bool {
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value(passage)?));
    parts.len() >= 2 && sum.is_some() && sum == passage.quantity(whole).and_then(|q| q.number()).map(|n| n.value)
}

/// Where a list whose last item is joined by "và" ends before a semicolon: what follows is about something else.
fn joined_end(passage: &Passage<'_>, range: Range<usize>) -> Option<usize> {
    let end = range.clone().find(|&i| passage.scan.is_mark(i, ';'))?;
    let list = items(passage, range.start..end);
    let last = list.items.last()?;
    let joined = passage.scan.is_one_of(last.start.wrapping_sub(1), words!["và"]);
    let counted = |item: &Range<usize>| (item.start..item.end).any(|i| passage.mention_at(i).is_some());
    (joined && list.items.iter().all(counted)).then_some(end)
}

/// The parts end where the sentence does, or where another "trong đó" opens.
fn parts_end(passage: &Passage<'_>, line: &Line, from: usize) -> usize {
    let mut at = from;
    while at < line.tokens.end {
        if passage.scan.is_mark(at, ')') {
            return at;
        }
        if passage.scan.is_mark(at, '(') {
            at = passage.closing(at, line.tokens.end).unwrap_or(line.tokens.end);
            continue;
        }
        let stop = passage.scan.is_mark(at, '.') && !passage.scan.is_glued(at + 1);
        if stop || next_cue(passage, at..(at + 3).min(line.tokens.end)).is_some_and(|(start, _)| start == at) {
            return at;
        }
        at += 1;
    }
    line.tokens.end
}

fn split_claims(passage: &Passage<'_>, split: &Split) -> Vec<Claim> {
    let Some(whole) = passage.quantity(split.whole) else { return Vec::new() };
    let mut claims = Vec::new();
    let exceeding = parts_beyond(passage, split, whole);
    if !exceeding.is_empty() {
        return exceeding;
    }
    if split.parts.len() >= 2
        && let Some(claim) = sum_claim(passage, split, whole)
    {
        claims.push(claim);
    } else if split.parts.len() == 1 {
        claims.extend(within_claim(passage, split, whole));
    }
    claims
}

/// "trong đó 226 dự án …": one part that does not exceed its whole.
fn within_claim(passage: &Passage<'_>, split: &Split, whole: &Quantity) -> Option<Claim> {
    let [part] = split.parts.as_slice() else { return None };
    let part = part.counted()?;
    let quantity = passage.quantity(part)?;
    (quantity.unit == whole.unit && is_nearest(passage, split))
        .then(|| within(passage, part, quantity, split.whole, whole))
}

/// Parts of the very unit of the whole that exceed it.
fn parts_beyond(passage: &Passage<'_>, split: &Split, whole: &Quantity) -> Vec<Claim> {
    if !is_nearest(passage, split) || !is_same_stock(passage, split, whole) {
        return Vec::new();
    }
    let Some(limit) = whole.interval(Latitude::Coarse) else { return Vec::new() };
    split
        .parts
        .iter()
        .take(1)
        .filter_map(|part| {
            let at = part.counted()?;
            let quantity = passage.quantity(at).filter(|q| q.unit == whole.unit)?;
            let value = quantity.interval(Latitude::Coarse)?;
            let figures = Figures::shared(passage, &[quantity, whole]);
            limit.below(&value).then(|| Claim {
                verdict: Verdict::Contradicts(Gap::Gross),
                working: format!("{} > {}", figures.quantity(quantity), figures.quantity(whole)),
                ..within(passage, at, quantity, split.whole, whole)
            })
        })
        .collect()
}

/// Whether no other figure stands between the whole and its first part.
fn is_nearest(passage: &Passage<'_>, split: &Split) -> bool {
    let Some(first) = split.parts.first().and_then(Part::counted) else { return false };
    let (Some(whole), Some(part)) = (passage.mention(split.whole), passage.mention(first)) else { return false };
    let near = part.tokens.start.saturating_sub(whole.tokens.end) <= 24;
    let bracketed = passage.scan.is_mark(whole.tokens.end, ')');
    near && !bracketed && (split.whole + 1..first).all(|m| passage.quantity(m).is_none())
}

/// Whether the part is of the very things that the whole counts: the same noun, or the same word behind the same unit;
/// both in one sentence, and the whole not one of several figures.
fn is_same_stock(passage: &Passage<'_>, split: &Split, whole: &Quantity) -> bool {
    let Some(first) = split.parts.first().and_then(Part::counted) else { return false };
    let (Some(of), Some(part)) = (passage.mention(split.whole), passage.mention(first)) else { return false };
    let same_word = !passage.scan.str(of.tokens.end).is_empty()
        && passage.scan.str(of.tokens.end) == passage.scan.str(part.tokens.end);
    let counted = match whole.unit.base {
        Base::Noun(_) => true,
        Base::Unit(_, UnitKind::Measure) => same_word && passage.scan.is_word(of.tokens.end),
        _ => false,
    };
    let one_of_several = passage.scan.is_one_of(of.tokens.start.wrapping_sub(1), words!["và"]);
    let near = of.tokens.end..part.tokens.start;
    let tail = passage
        .cue_in(near.clone(), |cue| cue == Cue::InWhich)
        .is_some_and(|(start, end)| start > of.tokens.end && end + 2 >= near.end);
    let one_sentence = !passage.has_mark(near.clone(), ".:;()");
    counted && !one_of_several && tail && one_sentence
}

/// Whether the words between an amount and its cue are only about that amount.
fn hangs_on(passage: &Passage<'_>, whole: usize, cue: usize) -> bool {
    let Some(mention) = passage.mention(whole) else { return false };
    let between = mention.tokens.end..cue;
    let compared = passage.has_word(between.clone(), words!["so", "tăng", "giảm", "bằng"]);
    between.len() <= 5 || compared
}

fn sum_claim(passage: &Passage<'_>, split: &Split, whole: &Quantity) -> Option<Claim> {
    let partition = split.in_which && split.same_noun && split.parts.len() >= 3;
    let kind = if partition { ClaimKind::Partition } else { ClaimKind::Sum };
    let one = Quantity { hedge: None, ..one_member(whole) };
    let mut terms = vec![Term::new(passage, whole, passage.span(split.whole), Role::Whole)];
    for part in &split.parts {
        terms.push(match part.what {
            What::Counted(m) => Term::new(passage, passage.quantity(m)?, passage.span(m), Role::Part),
            What::Named => Term::new(passage, &one, passage.scan.span(part.item.start, part.item.end), Role::Part),
        });
    }
    let shown: Vec<&Quantity> = terms.iter().map(|t| &t.quantity).collect();
    let figures = Figures::shared(passage, &shown);
    // "ít nhất một mẫu": a bound adds up to nothing.
    if terms.iter().any(|t| matches!(t.quantity.hedge, Some(Hedge::AtLeast | Hedge::AtMost))) {
        return None;
    }
    let numbers: Vec<_> = terms.iter().skip(1).filter_map(|t| t.quantity.number()).collect();
    let sum = total(numbers.iter().copied())?;
    let parts: Vec<String> = numbers.iter().map(|n| figures.number(n)).collect();
    let named = split.parts.iter().any(|p| p.what == What::Named);
    // A list that may leave something out states a sum only where a slip in it would show.
    let closed = split.closure > Closure::Open && split.coverage == Coverage::Whole;
    let binding = match () {
        () if !closed && !is_telling(passage, split) => Binding::Loose(Confidence::LIKELY.value()),
        () if named => Binding::Stated(0.7),
        () => Binding::Stated(0.9),
    };
    let equation = Equation { kind, terms: terms.clone(), sides: &sum_sides, binding };
    let claim = equation.claim(|verdict| {
        let left = parts.join(" + ");
        let stated = figures.quantity(whole);
        let sum = figures.decimal(sum);
        match verdict {
            _ if sum == stated => format!("{left} = {stated}"),
            Verdict::Contradicts(_) => format!("{left} = {sum} ≠ {stated}"),
            _ => format!("{left} = {sum} ≈ {stated}"),
        }
    })?;
    admit(passage, split, claim, sum)
}

/// Whether one slip of the pen explains why the sum does not hold.
fn is_slip(claim: &Claim) -> bool {
    claim.repairs.iter().any(|repair| repair.slip.is_evidence())
}

/// What may be said of a sum: an open list that does not add up says nothing.
fn admit(passage: &Passage<'_>, split: &Split, claim: Claim, sum: Decimal) -> Option<Claim> {
    // "năm người cao trên 1,8 m, gồm A (1,87 m), B (1,82 m)": the figure is no whole.
    let size = passage.quantity(split.whole)?.number()?.value;
    let larger = split.parts.iter().filter(|part| part.value(passage).is_some_and(|value| value > size)).count();
    let lost =
        |r: &Repair| matches!(r.slip, Slip::MissingDigit | Slip::Magnitude) && r.span == whole_number(passage, split);
    if larger >= 2 && !claim.repairs.iter().any(lost) {
        return None;
    }
    let mixed = !split.same_noun && split.closure < Closure::Closed;
    let unexplained = !split.counts && !is_slip(&claim);
    match claim.verdict {
        Verdict::Contradicts(_) if split.coverage == Coverage::Broken => None,
        // What is not counted only adds to the parts.
        Verdict::Contradicts(_) if split.coverage == Coverage::Unnumbered => exceeding(passage, split, claim, sum),
        Verdict::Contradicts(_) if split.closure == Closure::Open || mixed => {
            if is_telling(passage, split) && is_slip(&claim) {
                return Some(Claim {
                    verdict: Verdict::Contradicts(Gap::Clear),
                    confidence: Confidence::new(0.6),
                    ..claim
                });
            }
            exceeding(passage, split, claim, sum)
        }
        // Amounts after "trong đó" may leave something out: only a slip of the pen accuses them.
        Verdict::Contradicts(_) if unexplained && split.in_which && split.closure < Closure::Complementary => None,
        Verdict::Undecided if split.closure == Closure::Open => None,
        _ => Some(claim),
    }
}

/// Fewest digits of a whole that an open list of one noun, joined by "và", falls short of by one slip: of three digits,
/// every eighteenth gap looks like one.
const TELLING_DIGITS: usize = 4;
/// Fewest digits where no word closes the list: of five, one gap in four hundred looks like a slip.
const PLAIN_DIGITS: usize = 5;

/// Whether one slip of the pen in the figures of an open list would be noticed: they have so many digits that a gap which
/// a slip explains is no chance.
fn is_telling(passage: &Passage<'_>, split: &Split) -> bool {
    let digits = |at: usize| passage.quantity(at).and_then(|q| q.number()).map_or(0, significant);
    let least = split.parts.iter().map(|part| part.counted().map_or(0, digits)).min().unwrap_or(0);
    let joined = split.same_noun && split.joined;
    let wanted = if joined { TELLING_DIGITS } else { PLAIN_DIGITS };
    split.coverage == Coverage::Whole && split.parts.len() >= 2 && digits(split.whole) >= wanted && least + 1 >= wanted
}

/// Where the number of the whole stands.
fn whole_number(passage: &Passage<'_>, split: &Split) -> Span {
    passage.quantity(split.whole).map_or_else(|| passage.span(split.whole), |q| q.number_span)
}

/// Parts of an open list that come to more than the whole: told where they are of one kind, or where one slip of the pen
/// explains the excess; parts that overlap may do so rightly.
fn exceeding(passage: &Passage<'_>, split: &Split, claim: Claim, sum: Decimal) -> Option<Claim> {
    let whole = passage.quantity(split.whole)?.number()?.value;
    // A part that is just the excess lies inside the others.
    let excess = sum.checked_add(whole.negated())?;
    let overlapping = split.parts.iter().any(|part| part.value(passage) == Some(excess));
    let slight = excess.checked_mul(Decimal::from_int(10)).is_some_and(|tenfold| tenfold <= whole);
    let one_kind = split.counts && split.same_noun && split.parts.len() >= 2 && slight && !overlapping;
    let slipped = is_slip(&claim) && split.joined;
    let confidence = Confidence::new(0.7);
    (sum > whole && (one_kind || slipped)).then_some(Claim {
        verdict: Verdict::Contradicts(Gap::Clear),
        confidence,
        ..claim
    })
}

/// One of what `whole` counts.
fn one_member(whole: &Quantity) -> Quantity {
    Quantity {
        amount: Amount::One(crate::number::Written::count(1, crate::number::Form::Words)),
        trend: None,
        other: None,
        ..whole.clone()
    }
}

/// The whole against the sum of its parts.
pub(super) fn sum_sides(quantities: &[Quantity], latitude: Latitude) -> Option<Sides> {
    let (whole, parts) = quantities.split_first()?;
    let nought = Interval::point(Rational::from_integer(0.into()));
    let computed = parts.iter().try_fold(nought, |sum, part| Some(sum.plus(&part.interval(latitude)?)))?;
    Some(Sides { stated: whole.interval(latitude)?, computed })
}

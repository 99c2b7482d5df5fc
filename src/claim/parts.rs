//! Parts of a whole: "504 dự án, trong đó có 389 dự án FDI và 115 dự án DDI", groups that add up to a number of members,
//! and parts that must not exceed their whole.
//!
//! Invariant: parts that need not be all of the whole are never required to add up to it.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Hedge, Lexicon, UnitKind};
use crate::mention::{Amount, Base, Quantity};
use crate::number::{Decimal, Interval, Latitude, Rational};

use super::closure::{Closure, Complement, Rest, complementary, joined_by_and, rest_of};
use super::figure::{Figures, total};
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::list::{Items, items};
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::passage::{Line, Passage};

/// Every whole with its parts.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    for (index, line) in passage.lines.iter().enumerate() {
        if !line.cues.has_any(&[Cue::InWhich, Cue::Comprise]) {
            continue;
        }
        let mut at =
            if line.cues.has_any(&[Cue::InWhich, Cue::Comprise]) { line.tokens.start } else { line.tokens.end };
        while let Some((cue_start, cue_end)) = next_cue(passage, at..line.tokens.end) {
            at = cue_end;
            if let Some(split) = split_at(passage, index, line, cue_start, cue_end) {
                out.extend(split_claims(passage, &split));
            }
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
    /// Whether every item of the list is a part.
    complete: bool,
    /// Whether "và" stands before the last part.
    joined: bool,
    in_which: bool,
    /// Whether things are counted, not amounts measured.
    counts: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Part {
    Counted(usize),
    /// "KCN Tân Hưng đạt 83%": one named member.
    Named(Range<usize>),
}

/// The whole before the cue and the parts after it.
fn split_at(passage: &Passage<'_>, index: usize, line: &Line, cue_start: usize, cue_end: usize) -> Option<Split> {
    let in_which = passage.has_cue(cue_start..cue_end, Cue::InWhich);
    let with_verb =
        passage.scan.is_one_of(cue_end, &["có"]) || passage.scan.is_one_of(cue_end.wrapping_sub(1), &["có"]);
    let cue_end = cue_end + usize::from(passage.scan.is_any_mark(cue_end, ",:"));
    let end = parts_end(passage, line, cue_end);
    let list = items(passage, cue_end..end);
    let opens_sentence = cue_start == line.tokens.start;
    let mut candidates: Vec<(usize, Vec<Part>, bool)> = wholes(passage, index, line, cue_start, opens_sentence)
        .into_iter()
        .filter_map(|whole| parts_of(passage, whole, &list).map(|(parts, complete)| (whole, parts, complete)))
        .collect();
    // The nearest figure is the whole, unless the parts add up to one a little farther off.
    let fitting = candidates.iter().position(|(whole, parts, _)| adds_up(passage, *whole, parts)).unwrap_or(0);
    if candidates.is_empty() {
        return None;
    }
    let (whole, parts, complete) = candidates.swap_remove(fitting);
    let quantity = passage.quantity(whole)?;
    let same_noun = parts.iter().all(|part| match part {
        Part::Counted(m) => passage.quantity(*m).is_some_and(|q| q.unit.base == quantity.unit.base),
        Part::Named(_) => true,
    });
    let joined = joined_by_and(passage, &parts, cue_end..end);
    let rest = rest_of(passage, &parts, cue_end..end);
    // "nhiều nhất ở mùa 2015 với 13 bàn": the list names the best, not all.
    let best_only = passage.has_word(cue_end..end, &["nhất"]);
    let complement = complementary(passage, whole, &parts, end);
    let closure = if complement == Complement::Full {
        Closure::Complementary
    } else if list.open || best_only || rest == Rest::Unnumbered {
        Closure::Open
    } else if complement == Complement::Loose || rest == Rest::Numbered || (!in_which && joined) {
        Closure::Closed
    } else if in_which && !with_verb && same_noun && joined && parts.len() >= 3 {
        Closure::Likely
    } else {
        Closure::Open
    };
    let counts = matches!(quantity.unit.base, Base::Noun(_));
    let complete = complete && (counts || opens_sentence || hangs_on(passage, whole, cue_start));
    Some(Split { whole, parts, closure, same_noun, complete, joined, in_which, counts })
}

/// Whether the parts come exactly to the whole.
fn adds_up(passage: &Passage<'_>, whole: usize, parts: &[Part]) -> bool {
    let one = Decimal::from_int(1);
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| {
        sum.checked_add(match part {
            Part::Counted(m) => passage.quantity(*m)?.number()?.value,
            Part::Named(_) => one,
        })
    });
    parts.len() >= 2 && sum.is_some() && sum == passage.quantity(whole).and_then(|q| q.number()).map(|n| n.value)
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

/// The quantities that may be the whole, likeliest first: those before the cue, nearest first, in the sentence or, for a
/// cue that opens one, in the sentence before.
fn wholes(passage: &Passage<'_>, index: usize, line: &Line, cue: usize, opens_sentence: bool) -> Vec<usize> {
    // A semicolon before the cue starts a clause of its own: the whole stands behind it.
    let clause = (line.tokens.start..cue).rev().find(|&i| passage.scan.is_mark(i, ';')).unwrap_or(line.tokens.start);
    let in_clause = |m: &crate::mention::Mention| {
        m.tokens.end <= cue && m.tokens.start >= clause && !passage.is_bracketed(m.tokens.end..cue)
    };
    let source = if opens_sentence {
        let Some(before) = index.checked_sub(1).and_then(|i| passage.lines.get(i)).filter(|l| l.block == line.block)
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
        Base::Unit(..) | Base::None => false,
    };
    let one = quantity.number().is_none_or(|n| n.value == Decimal::from_int(1));
    matches!(quantity.amount, Amount::One(_)) && divisible && !one && quantity.trend.is_none()
}

/// The parts that the items of the list name, and whether every item is one.
fn parts_of(passage: &Passage<'_>, whole: usize, list: &Items) -> Option<(Vec<Part>, bool)> {
    let quantity = passage.quantity(whole)?;
    let mut parts = Vec::new();
    let mut complete = true;
    for item in &list.items {
        let before = parts.len();
        let mut pieces = pieces(passage, item).into_iter();
        parts.extend(pieces.next().and_then(|piece| part_of(passage, quantity, &piece)));
        // "KCN A đạt 83%, KCN B đạt 9%" between semicolons: each piece that names a member is one.
        parts.extend(pieces.filter_map(|piece| named_member(passage, quantity, &piece)));
        // "mỗi bộ còn 1 danh mục" counts more than it says.
        complete &= parts.len() > before && !passage.has_word(item.clone(), &["mỗi", "từng"]);
    }
    let counted = parts.iter().filter(|p| matches!(p, Part::Counted(_))).count();
    (counted >= 1).then_some((parts, complete))
}

fn part_of(passage: &Passage<'_>, whole: &Quantity, item: &Range<usize>) -> Option<Part> {
    let inside: Vec<usize> = passage
        .mentions
        .iter()
        .enumerate()
        .skip(passage.mentions.partition_point(|m| m.tokens.start < item.start))
        .take_while(|(_, m)| m.tokens.start < item.end)
        .map(|(index, _)| index)
        .collect();
    let fits = |m: usize| passage.quantity(m).is_some_and(|q| compatible(passage, whole, q));
    let first = inside.iter().copied().find(|&m| passage.quantity(m).is_some());
    let mut fitting = inside.iter().copied().filter(|&m| fits(m));
    let only = fitting.next().filter(|_| fitting.next().is_none());
    if let Some(m) = first.filter(|&m| fits(m)).or(only) {
        return Some(Part::Counted(m));
    }
    named_member(passage, whole, item)
}

/// "KCN Tân Hưng …": the noun of the whole and a name.
fn named_member(passage: &Passage<'_>, whole: &Quantity, item: &Range<usize>) -> Option<Part> {
    let noun = |e| if let Entry::Noun(id) = e { Some(Base::Noun(id)) } else { None };
    let (length, base) = passage.scan.phrase(item.start, noun)?;
    let named = base == whole.unit.base && passage.scan.get(item.start + length).is_some_and(|t| t.is_capitalised());
    named.then(|| Part::Named(item.clone()))
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
    let same = whole.unit == part.unit;
    let people = is_person(passage, whole) && is_person(passage, part);
    single && (same || people) && !part.is_percent()
}

/// Whether people are counted.
pub(super) fn is_person(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    let lexicon = passage.scan.lexicon;
    let Some(noun) = quantity.unit.base.symbol(lexicon).filter(|_| matches!(quantity.unit.base, Base::Noun(_))) else {
        return false;
    };
    let tokens = lexicon.tokenize(noun);
    let person = lexicon.longest(&tokens, 0, |e| (e == Entry::Cue(Cue::Person)).then_some(()));
    person.is_some_and(|(length, ())| length == tokens.len())
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
    let [Part::Counted(part)] = split.parts.as_slice() else { return None };
    let quantity = passage.quantity(*part)?;
    (quantity.unit == whole.unit && is_nearest(passage, split))
        .then(|| within(passage, *part, quantity, split.whole, whole))
}

pub(super) fn within(
    passage: &Passage<'_>,
    part: usize,
    quantity: &Quantity,
    whole_at: usize,
    whole: &Quantity,
) -> Claim {
    let figures = Figures::shared(passage, &[quantity, whole]);
    Claim {
        kind: ClaimKind::PartOfWhole,
        verdict: Verdict::Holds,
        working: format!("{} ≤ {}", figures.quantity(quantity), figures.quantity(whole)),
        operands: vec![
            Operand { span: passage.span(part), role: Role::Part },
            Operand { span: passage.span(whole_at), role: Role::Whole },
        ],
        confidence: Confidence::new(0.8),
        repairs: Vec::new(),
    }
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
            let Part::Counted(at) = part else { return None };
            let quantity = passage.quantity(*at).filter(|q| q.unit == whole.unit)?;
            let value = quantity.interval(Latitude::Coarse)?;
            let figures = Figures::shared(passage, &[quantity, whole]);
            limit.below(&value).then(|| Claim {
                verdict: Verdict::Contradicts(Gap::Gross),
                working: format!("{} > {}", figures.quantity(quantity), figures.quantity(whole)),
                ..within(passage, *at, quantity, split.whole, whole)
            })
        })
        .collect()
}

/// Whether no other figure stands between the whole and its first part.
fn is_nearest(passage: &Passage<'_>, split: &Split) -> bool {
    let Some(Part::Counted(first)) = split.parts.first() else { return false };
    let (Some(whole), Some(part)) = (passage.mention(split.whole), passage.mention(*first)) else { return false };
    let near = part.tokens.start.saturating_sub(whole.tokens.end) <= 24;
    let bracketed = passage.scan.is_mark(whole.tokens.end, ')');
    near && !bracketed && (split.whole + 1..*first).all(|m| passage.quantity(m).is_none())
}

/// Whether the part is of the very things that the whole counts: the same noun, or the same word behind the same unit;
/// both in one sentence, and the whole not one of several figures.
fn is_same_stock(passage: &Passage<'_>, split: &Split, whole: &Quantity) -> bool {
    let Some(Part::Counted(first)) = split.parts.first() else { return false };
    let (Some(of), Some(part)) = (passage.mention(split.whole), passage.mention(*first)) else { return false };
    let same_word = !passage.scan.str(of.tokens.end).is_empty()
        && passage.scan.str(of.tokens.end) == passage.scan.str(part.tokens.end);
    let counted = match whole.unit.base {
        Base::Noun(_) => true,
        Base::Unit(_, UnitKind::Measure) => same_word && passage.scan.is_word(of.tokens.end),
        _ => false,
    };
    let one_of_several = passage.scan.is_one_of(of.tokens.start.wrapping_sub(1), &["và"]);
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
    let compared = passage.has_word(between.clone(), &["so", "tăng", "giảm", "bằng"]);
    between.len() <= 5 || compared
}

fn sum_claim(passage: &Passage<'_>, split: &Split, whole: &Quantity) -> Option<Claim> {
    let partition = split.in_which && split.same_noun && split.parts.len() >= 3;
    let kind = if partition { ClaimKind::Partition } else { ClaimKind::Sum };
    let one = Quantity { hedge: None, ..one_member(whole) };
    let mut terms = vec![Term::new(passage, whole, passage.span(split.whole), Role::Whole)];
    for part in &split.parts {
        terms.push(match part {
            Part::Counted(m) => Term::new(passage, passage.quantity(*m)?, passage.span(*m), Role::Part),
            Part::Named(item) => Term::new(passage, &one, passage.scan.span(item.start, item.end), Role::Part),
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
    let named = split.parts.iter().any(|p| matches!(p, Part::Named(_)));
    let confidence = Confidence::new(if named { 0.7 } else { 0.9 });
    let equation = Equation { kind, terms: terms.clone(), sides: &sum_sides, confidence };
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
    let mixed = !split.same_noun && split.closure < Closure::Closed;
    let unexplained = !split.counts && !is_slip(&claim);
    match claim.verdict {
        Verdict::Contradicts(_) if !split.complete => None,
        Verdict::Contradicts(_) if split.closure == Closure::Open || mixed => exceeding(passage, split, claim, sum),
        // Amounts after "trong đó" may leave something out: only a slip of the pen accuses them.
        Verdict::Contradicts(_) if unexplained && split.in_which && split.closure < Closure::Complementary => None,
        Verdict::Undecided if split.closure == Closure::Open => None,
        _ => Some(claim),
    }
}

/// Parts of an open list that come to more than the whole: told where they are of one kind, or where one slip of the pen
/// explains the excess; parts that overlap may do so rightly.
fn exceeding(passage: &Passage<'_>, split: &Split, claim: Claim, sum: Decimal) -> Option<Claim> {
    let whole = passage.quantity(split.whole)?.number()?.value;
    // A part that is just the excess lies inside the others.
    let excess = sum.checked_add(whole.negated())?;
    let overlapping = split.parts.iter().any(|part| {
        matches!(part, Part::Counted(m) if passage.quantity(*m).and_then(|q| q.number()).is_some_and(|n| n.value == excess))
    });
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

fn sum_sides(quantities: &[Quantity], latitude: Latitude) -> Option<Sides> {
    let (whole, parts) = quantities.split_first()?;
    let nought = Interval::point(Rational::from_integer(0.into()));
    let computed = parts.iter().try_fold(nought, |sum, part| Some(sum.plus(&part.interval(latitude)?)))?;
    Some(Sides { stated: whole.interval(latitude)?, computed })
}

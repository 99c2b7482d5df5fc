//! Growth of an economy against that of its three sectors: the overall rate lies between theirs, and their
//! contributions add up to it or to 100%.
//!
//! Invariant: only farming, industry and services together are the whole; taxes on products are the fourth part that
//! may go unsaid.

use crate::lexicon::{Trend, WordSet, Words, words};
use crate::mention::Quantity;
use crate::number::{Decimal, Interval, Latitude, Rational};

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::passage::{Line, Passage};

/// Every sentence that gives figures of all three sectors.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const SERVICES: WordSet = WordSet::of(&["dịch"]);
    for line in &passage.lines {
        if line.mentions.len() >= 3 && line.may_hold(&SERVICES) && has_sectors(passage, line) {
            out.extend(overall(passage, line));
            out.extend(contributions(passage, line));
        }
    }
}

/// Farming, industry, services, taxes on products.
const SECTORS: usize = 4;

fn has_sectors(passage: &Passage<'_>, line: &Line) -> bool {
    let services = |i: usize| passage.scan.is_one_of(i, words!["dịch"]) && passage.scan.is_one_of(i + 1, words!["vụ"]);
    line.tokens.clone().any(services)
        && passage.has_word(line.tokens.clone(), words!["nông"])
        && passage.has_word(line.tokens.clone(), words!["công"])
}

/// The sector whose name stands before mention `at`, behind the figure before it.
fn sector_of(passage: &Passage<'_>, line: &Line, at: usize) -> Option<usize> {
    let mention = passage.mention(at)?;
    let bound = at
        .checked_sub(1)
        .filter(|m| line.mentions.contains(m))
        .and_then(|m| passage.mention(m))
        .map_or(line.tokens.start, |m| m.tokens.end);
    let range = bound.max(mention.tokens.start.saturating_sub(16))..mention.tokens.start;
    let named = |words: &Words| passage.has_word(range.clone(), words);
    let services =
        range.clone().any(|i| passage.scan.is_one_of(i, words!["dịch"]) && passage.scan.is_one_of(i + 1, words!["vụ"]));
    let industry = range
        .clone()
        .any(|i| passage.scan.is_one_of(i, words!["công"]) && passage.scan.is_one_of(i + 1, words!["nghiệp"]));
    match () {
        () if named(words!["thuế"]) => Some(3),
        () if named(words!["nông"]) && !services && !industry => Some(0),
        () if services && !industry && !named(words!["nông"]) => Some(2),
        () if industry && !services && !named(words!["nông"]) => Some(1),
        () => None,
    }
}

/// The one figure of each sector that `pick` accepts, in order; taxes last, if they are given.
fn by_sector(
    passage: &Passage<'_>,
    line: &Line,
    pick: impl Fn(usize, &Quantity) -> bool,
) -> Option<(Vec<usize>, bool)> {
    let mut found: [Option<usize>; SECTORS] = [None; SECTORS];
    for m in passage.quantities(line) {
        let Some(sector) = passage.quantity(m).filter(|q| pick(m, q)).and_then(|_| sector_of(passage, line, m)) else {
            continue;
        };
        let place = found.get_mut(sector)?;
        // A second figure of one sector is of a branch of it.
        if place.replace(m).is_some() {
            return None;
        }
    }
    let [farming, industry, services, taxes] = found;
    let mut all = vec![farming?, industry?, services?];
    all.extend(taxes);
    Some((all, taxes.is_some()))
}

fn is_rate(quantity: &Quantity) -> bool {
    quantity.is_percent() && quantity.trend.is_some() && quantity.number().is_some() && quantity.unit.per.is_empty()
}

/// A change in percent with its sign.
fn change(quantity: &Quantity, latitude: Latitude) -> Option<Interval> {
    let interval = quantity.interval(latitude)?;
    let nought = Interval::point(Rational::from_integer(0.into()));
    Some(if quantity.trend == Some(Trend::Down) { nought.minus(&interval) } else { interval })
}

/// "GRDP tăng 9,2%; trong đó nông nghiệp tăng 2,5%, công nghiệp tăng 8,1%, dịch vụ tăng 7,4%".
fn overall(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    let (parts, with_taxes) = by_sector(passage, line, |_, q| is_rate(q))?;
    let first = *parts.iter().min()?;
    let whole = passage.quantities(line).find(|&m| passage.quantity(m).is_some_and(is_rate)).filter(|&m| m < first)?;
    let start = passage.mention(whole)?.tokens.start;
    let economy = words!["GDP", "GRDP", "sản", "kinh"];
    let named = passage.has_word(start.saturating_sub(12).max(line.tokens.start)..start, economy);
    let contributed = passage.has_word(line.tokens.clone(), words!["góp", "cấu", "trọng"]);
    (named && !contributed).then_some(())?;
    let stated = change(passage.quantity(whole)?, Latitude::Truncated)?;
    let rates: Vec<Interval> =
        parts.iter().map(|&m| change(passage.quantity(m)?, Latitude::Truncated)).collect::<Option<_>>()?;
    // Taxes on products, where they are not told, shift the overall rate by up to a point.
    let slack = Decimal::new(if with_taxes { 0 } else { 1 }, 0).to_rational();
    let low = rates.iter().filter_map(|r| r.low.value()).min()? - &slack;
    let high = rates.iter().filter_map(|r| r.high.value()).max()? + &slack;
    let holds = Interval::closed(low, high).meets(&stated);
    let shown = |m: usize| {
        let quantity = passage.quantity(m)?;
        let sign = if quantity.trend == Some(Trend::Down) { "−" } else { "" };
        Some(format!("{sign}{}", Figures::shared(passage, &[quantity]).quantity(quantity)))
    };
    let all = parts.iter().map(|&m| shown(m)).collect::<Option<Vec<_>>>()?.join("; ");
    let verdict = if holds { Verdict::Holds } else { Verdict::Contradicts(Gap::Gross) };
    let relation = if holds { "nằm giữa" } else { "nằm ngoài" };
    Some(Claim {
        kind: ClaimKind::AverageBound,
        verdict,
        working: format!("{} {relation} {all}", shown(whole)?),
        operands: operands(passage, whole, &parts),
        confidence: Confidence::new(if with_taxes { 0.85 } else { 0.7 }),
        repairs: Vec::new(),
    })
}

fn operands(passage: &Passage<'_>, stated: usize, parts: &[usize]) -> Vec<Operand> {
    let mut operands = vec![Operand { span: passage.span(stated), role: Role::Stated }];
    operands
        .extend(parts.iter().filter(|&&m| m != stated).map(|&m| Operand { span: passage.span(m), role: Role::Part }));
    operands
}

/// "nông nghiệp đóng góp 13,62%, công nghiệp … 58,35%, dịch vụ … 28,03%": all of the growth.
fn contributions(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    // Each contribution stands behind "đóng góp" and belongs to the sector named before its own rate of growth.
    let found: Vec<usize> = passage
        .quantities(line)
        .filter(|&m| {
            let start = passage.mention(m).map_or(0, |m| m.tokens.start);
            passage.quantity(m).is_some_and(|q| q.is_percent() && q.trend.is_none() && q.number().is_some())
                && passage.scan.is_one_of(start.wrapping_sub(1), words!["góp"])
        })
        .collect();
    let owners: Vec<Option<usize>> = found
        .iter()
        .map(|&m| {
            sector_of(passage, line, m).or_else(|| {
                m.checked_sub(1).filter(|m| line.mentions.contains(m)).and_then(|m| sector_of(passage, line, m))
            })
        })
        .collect();
    (owners == [Some(0), Some(1), Some(2)]).then_some(())?;
    let hundred = Rational::from_integer(100.into());
    let sum = |latitude| {
        let nought = Interval::point(Rational::from_integer(0.into()));
        found.iter().try_fold(nought, |sum, &m| Some(sum.plus(&passage.quantity(m)?.interval(latitude)?)))
    };
    let quantities: Vec<&Quantity> = found.iter().filter_map(|&m| passage.quantity(m)).collect();
    let figures = Figures::shared(passage, &quantities);
    let total = super::figure::total(quantities.iter().filter_map(|q| q.number()))?;
    let verdict = match () {
        () if sum(Latitude::Rounded)?.holds(&hundred) => Verdict::Holds,
        () if sum(Latitude::Truncated)?.holds(&hundred) => Verdict::HoldsTruncated,
        // Less than all of it: taxes on products are left out.
        () if total.to_rational() < hundred => return None,
        () => Verdict::Contradicts(Gap::Gross),
    };
    let left = quantities.iter().map(|q| figures.quantity(q)).collect::<Vec<_>>().join(" + ");
    let working = match (figures.decimal(total), verdict) {
        (added, _) if added == "100%" => format!("{left} = 100%"),
        (added, Verdict::Contradicts(_)) => format!("{left} = {added} ≠ 100%"),
        (added, _) => format!("{left} = {added} ≈ 100%"),
    };
    Some(Claim {
        kind: ClaimKind::Contribution,
        verdict,
        working,
        operands: operands(passage, *found.first()?, &found),
        confidence: Confidence::new(0.8),
        repairs: Vec::new(),
    })
}

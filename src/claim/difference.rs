//! Differences: "tăng từ 1.245 ca lên 1.682 ca, thêm 437 ca", "đạt 211, tăng 22 so với năm 2017 (189)".
//!
//! Invariant: the difference and both figures have one unit, and the verb says which figure is the larger.

use crate::lexicon::{Cue, Entry, Trend, UnitKind, words};
use crate::mention::{Amount, Quantity};
use crate::number::Latitude;

use super::binding::Binding;
use super::fact::{Facts, is_period};
use super::figure::Figures;
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::model::{Claim, Role, Verdict};
use super::pair::{Change, Levels, Pair, same_kind, verb};
use super::passage::{Line, Passage};
use super::percent::term;

/// Every stated difference whose two figures the text gives.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    for line in &passage.lines {
        if line.mentions.len() < 3 {
            continue;
        }
        for at in passage.quantities(line) {
            out.extend(difference(passage, facts, line, at).or_else(|| after_base(passage, line, at)));
        }
    }
}

fn difference(passage: &Passage<'_>, facts: &Facts<'_>, line: &Line, at: usize) -> Option<Claim> {
    let quantity = passage.quantity(at).filter(|q| is_amount(q))?;
    let trend = verb(passage, at)?;
    let change = Change { passage, facts, line, at };
    let pair = change.pair(Levels::Of(&quantity.unit), change.versus()).or_else(|| led_by_base(passage, line, at))?;
    claim(passage, at, trend, pair)
}

/// "So với tháng 5 (142 vụ), số vụ tăng 26 vụ": the figure that rose is the only one of its kind in the sentence before.
fn led_by_base(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Pair> {
    let unit = &passage.quantity(at)?.unit;
    let base = at.checked_sub(1).filter(|m| line.mentions.contains(m))?;
    let mention = passage.mention(base)?;
    let led = passage.scan.phrase(line.tokens.start, |e| (e == Entry::Cue(Cue::Versus)).then_some(())).is_some();
    let bracketed = passage.scan.is_mark(mention.tokens.end, ')')
        && mention.tokens.start.checked_sub(1).is_some_and(|i| passage.scan.is_mark(i, '('));
    let between = mention.tokens.end..passage.mention(at)?.tokens.start;
    let is_level = |m: &usize| {
        passage
            .quantity(*m)
            .is_some_and(|q| same_kind(passage, &q.unit, unit) && q.number().is_some() && q.trend.is_none())
    };
    let near = between.len() <= 8 && !passage.has_mark(between, ";");
    (led && bracketed && near && is_level(&base)).then_some(())?;
    let place = passage.lines.partition_point(|l| l.tokens.start < line.tokens.start);
    let before = passage.lines.get(place.checked_sub(1)?).filter(|l| l.block == line.block)?;
    let mut levels = before.mentions.clone().filter(is_level);
    let newer = levels.next()?;
    levels.next().is_none().then_some(Pair { older: base, newer, binding: Binding::Stated(0.75) })
}

/// "6,87, cao hơn năm trước (6,35) 0,52 điểm": the older figure stands in brackets before the difference.
fn after_base(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let difference = passage.quantity(at).filter(|q| is_amount(q))?;
    let base = at.checked_sub(1).filter(|m| line.mentions.contains(m))?;
    let (mention, start) = (passage.mention(base)?, passage.mention(at)?.tokens.start);
    let open = mention.tokens.start.checked_sub(1).filter(|&i| passage.scan.is_mark(i, '('))?;
    (passage.scan.is_mark(mention.tokens.end, ')') && mention.tokens.end + 1 == start).then_some(())?;
    let (verb, end, trend) = (open.saturating_sub(6).max(line.tokens.start)..open).find_map(|i| {
        let (length, trend) = passage.scan.phrase(i, |e| if let Entry::Trend(t) = e { Some(t) } else { None })?;
        passage.scan.is_one_of(i + length - 1, words!["hơn", "kém"]).then_some((i, i + length, trend))
    })?;
    let value = (line.mentions.start..base).rev().find(|&m| !is_period(passage, m))?;
    let gap = passage.mention(value)?.tokens.end..verb;
    let plain = |m: usize| {
        passage.quantity(m).is_some_and(|q| {
            (q.unit.is_none() || q.unit == difference.unit) && q.number().is_some() && q.trend.is_none()
        })
    };
    let tied = gap.len() <= 2 && !passage.has_mark(gap.start..open, ";") && !passage.has_mark(end..open, ",");
    (tied && plain(value) && plain(base)).then_some(())?;
    claim(passage, at, trend, Pair { older: base, newer: value, binding: Binding::Stated(0.85) })
}

/// Whether a quantity can be a difference of two of its kind: one amount with a unit that is no rate of change.
fn is_amount(quantity: &Quantity) -> bool {
    let rate = matches!(
        quantity.unit.base.kind(),
        Some(UnitKind::Percent | UnitKind::PercentPoint | UnitKind::BasisPoint | UnitKind::Multiple)
    );
    matches!(quantity.amount, Amount::One(_)) && quantity.number().is_some() && !quantity.unit.is_none() && !rate
}

fn claim(passage: &Passage<'_>, at: usize, trend: Trend, pair: Pair) -> Option<Claim> {
    let stated = term(passage, at, Role::Stated)?;
    let value = term(passage, pair.newer, Role::Value)?;
    let base = term(passage, pair.older, Role::Base)?;
    difference_claim(passage, ClaimKind::Difference, trend, [stated, value, base], pair)
}

/// `stated` is what `value` lies above `base`, or below it.
pub(super) fn difference_claim(
    passage: &Passage<'_>,
    kind: ClaimKind,
    trend: Trend,
    terms: [Term; 3],
    pair: Pair,
) -> Option<Claim> {
    let [stated, value, base] = &terms;
    let figures = Figures::shared(passage, &[&value.quantity, &base.quantity, &stated.quantity]);
    let (more, less) = match trend {
        Trend::Up => (value, base),
        Trend::Down => (base, value),
    };
    let (high, low) = (more.quantity.number()?.value, less.quantity.number()?.value);
    let difference = high.checked_add(low.negated())?;
    let computed = figures.decimal(difference);
    let told = figures.quantity(&stated.quantity);
    let left = format!("{} − {}", figures.decimal(high), figures.decimal(low));
    let sides = move |q: &[Quantity], latitude: Latitude| difference_sides(q, latitude, trend);
    let equation = Equation { kind, terms: terms.to_vec(), sides: &sides, binding: pair.binding };
    equation.claim(|verdict| match verdict {
        _ if computed == told => format!("{left} = {told}"),
        Verdict::Contradicts(_) => format!("{left} = {computed} ≠ {told}"),
        _ => format!("{left} = {computed} ≈ {told}"),
    })
}

fn difference_sides(quantities: &[Quantity], latitude: Latitude, trend: Trend) -> Option<Sides> {
    let [stated, value, base] = quantities else { return None };
    let (value, base) = (value.interval(latitude)?, base.interval(latitude)?);
    let computed = match trend {
        Trend::Up => value.minus(&base),
        Trend::Down => base.minus(&value),
    };
    Some(Sides { stated: stated.interval(latitude)?, computed })
}

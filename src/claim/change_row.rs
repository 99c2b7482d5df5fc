//! A row of changes, each with its percentage, behind the row of their levels: "xảy ra 21 vụ, làm chết 15 người. So với cùng
//! kỳ giảm 33 vụ (giảm 61,1%), giảm 19 người chết (giảm 55,9%)".
//!
//! Invariant: one change of the row speaks only where another fits its level, and contradicts only where it fits no level of
//! the sentence that has them.

use std::ops::Range;

use crate::lexicon::{Cue, Trend, words};
use crate::mention::Quantity;

use super::binding::Binding;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Role};
use super::needs::{Held, Needs};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::percent::{Base, growth_claim, is_percentage, term};

/// Adds the growths of rows of changes; `out` has those whose level stands right before the change.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const RATES: Needs = Needs::one(Held::PERCENT).beside(&[Held::MOVING]).among(4);
    for (index, line) in passage.lines_with(&RATES) {
        let told = |step: &Step| {
            let place = passage.span(step.rate);
            out.iter().any(|c| c.kind == ClaimKind::Growth && c.operands.first().is_some_and(|o| o.span == place))
        };
        let steps: Vec<Step> = steps(passage, line).filter(|step| !told(step)).collect();
        if steps.len() >= 2
            && let Some(levels) = levels(passage, index, &steps)
        {
            out.extend(claims(passage, &steps, &levels));
        }
    }
}

/// A change and its percentage: "giảm 33 vụ (giảm 61,1%)".
struct Step {
    change: usize,
    rate: usize,
    trend: Trend,
}

/// The changes of a sentence that have percentages right behind.
fn steps<'p>(passage: &'p Passage<'_>, line: &'p Line) -> impl Iterator<Item = Step> + 'p {
    line.mentions.clone().filter_map(|rate| {
        let percentage = passage.quantity(rate).filter(|q| is_percentage(q))?;
        let change = rate.checked_sub(1).filter(|m| line.mentions.contains(m))?;
        let moved = passage.quantity(change).filter(|q| is_exact(q) && !q.is_percent())?;
        let trend = moved.trend.filter(|&trend| percentage.trend.is_none_or(|told| told == trend))?;
        let tie = passage.mention(change)?.tokens.end..passage.mention(rate)?.tokens.start;
        let tied = passage.has_mark(tie.clone(), "(") || passage.has_cue(tie.clone(), Cue::Equal);
        let compared = passage.has_cue(tie.clone(), Cue::Versus) || passage.has_word(tie.clone(), words!["và", "của"]);
        (tied && !compared && tie.len() <= 4).then_some(Step { change, rate, trend })
    })
}

/// One number with a unit, as it is.
fn is_exact(quantity: &Quantity) -> bool {
    quantity.number().is_some() && quantity.hedge.is_none() && !quantity.unit.is_none()
}

/// How many sentences back the levels may stand.
const BACK: usize = 3;

/// By change: its level, in the nearest sentence that has levels of each kind for all its changes.
fn levels(passage: &Passage<'_>, index: usize, steps: &[Step]) -> Option<Vec<usize>> {
    let first = steps.first()?.change;
    let near = passage.lines.get(index.saturating_sub(BACK)..=index)?;
    near.iter().rev().find_map(|line| {
        let before = line.mentions.start..line.mentions.end.min(first);
        steps.iter().enumerate().map(|(at, step)| level(passage, &before, steps, (at, step))).collect()
    })
}

/// The level of one change: of those of its kind the one that stands where the change stands among its own.
fn level(passage: &Passage<'_>, among: &Range<usize>, steps: &[Step], (at, step): (usize, &Step)) -> Option<usize> {
    let unit = &passage.quantity(step.change)?.unit;
    let alike = |q: &Quantity| same_kind(passage, &q.unit, unit);
    let own = |step: &Step| passage.quantity(step.change).is_some_and(alike);
    let levels: Vec<usize> = among.clone().filter(|&m| passage.quantity(m).is_some_and(alike)).collect();
    let plain = |m: &usize| passage.quantity(*m).is_some_and(|q| is_exact(q) && q.trend.is_none());
    // What stands before them is of something else: the last levels are those of the row.
    let before = levels.len().checked_sub(steps.iter().filter(|step| own(step)).count())?;
    let place = steps.iter().take(at).filter(|step| own(step)).count();
    let row = levels.get(before..)?;
    row.get(place).copied().filter(|_| row.iter().all(plain))
}

fn claims(passage: &Passage<'_>, steps: &[Step], levels: &[usize]) -> Vec<Claim> {
    let claim = |step: &Step, level| growth(passage, step, level);
    let found: Vec<Option<Claim>> = steps.iter().zip(levels).map(|(step, &level)| claim(step, level)).collect();
    let fitting = found.iter().flatten().filter(|claim| claim.verdict.holds()).count();
    // Any figure around the levels may be the one that is meant.
    let line = |level: &usize| passage.lines.iter().find(|line| line.mentions.contains(level));
    let near = levels.iter().min().and_then(line).map_or(0..0, |line| line.mentions.clone());
    let several = |others: usize| others * 2 >= steps.len() - 1 && others > 0;
    let judged = found.into_iter().zip(steps).filter_map(|(claim, step)| {
        let claim = claim?;
        if claim.verdict.holds() {
            // A slip in it would be told only beside others that fit.
            let sure = if several(fitting - 1) { claim.confidence } else { Confidence::LIKELY };
            return Some(Claim { confidence: sure, ..claim });
        }
        let elsewhere = || near.clone().any(|level| growth(passage, step, level).is_some_and(|c| c.verdict.holds()));
        (several(fitting) && !elsewhere()).then_some(claim)
    });
    judged.collect()
}

/// That the change is so many percent of what `level` was before.
fn growth(passage: &Passage<'_>, step: &Step, level: usize) -> Option<Claim> {
    let (stated, value) = (term(passage, step.rate, Role::Stated)?, term(passage, level, Role::Value)?);
    let change = Base::Change(term(passage, step.change, Role::Base)?);
    growth_claim(passage, stated, step.trend, value, change, Binding::Stated(0.75))
}

//! Two ways to one base: "Năm 2023, bán lẻ đạt 56,5 nghìn tỷ đồng. Năm 2024 đạt 64 nghìn tỷ đồng, tăng 13,3% so với năm
//! 2023": the figure of 2023, and what the growth says it was.
//!
//! Invariant: the other figure is of the year that is compared with, has the unit of the newer one, and is the only one
//! such close by.

use crate::lexicon::{Trend, words};
use crate::mention::Quantity;

use super::binding::Binding;
use super::difference::difference_claim;
use super::fact::{Facts, When, same_indicator, when};
use super::kind::ClaimKind;
use super::model::{Claim, Role};
use super::pair::{Change, Pair, same_kind, verb};
use super::passage::{Line, Passage};
use super::percent::{Base, growth_claim, is_percentage, term};

/// Every base that a growth and a figure of its own both tell.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    for (index, line) in passage.lines.iter().enumerate() {
        if line.mentions.len() < 3 {
            continue;
        }
        for at in passage.quantities(line) {
            out.extend(implied(passage, facts, index, at));
        }
    }
}

/// How many sentences back the other figure may stand.
const BACK: usize = 2;

fn implied(passage: &Passage<'_>, facts: &Facts<'_>, index: usize, at: usize) -> Option<Claim> {
    let line = passage.lines.get(index)?;
    let quantity = passage.quantity(at)?;
    let trend = verb(passage, at)?;
    let change = Change { passage, facts, line, at };
    let versus = change.versus()?;
    let year = passage.mention_at(versus).and_then(|m| passage.mention(m)).and_then(|m| when(&m.kind))?;
    let When::Year(_) = year else { return None };
    let newer = at.checked_sub(1).filter(|m| line.mentions.contains(m) && near(passage, *m, at))?;
    let level = passage.quantity(newer).filter(|q| q.trend.is_none() && !q.is_percent() && !q.unit.is_none())?;
    // Constant prices lead to another base than the figures of the text.
    if passage.has_word(line.tokens.clone(), words!["sánh"]) && passage.has_word(line.tokens.clone(), words!["giá"]) {
        return None;
    }
    let older = base_before(passage, facts, index, newer, (level, year))?;
    let pair = Pair { older, newer, binding: Binding::Stated(0.7) };
    claim(passage, at, trend, quantity, pair)
}

/// Whether the change at `at` is said of the figure right before it.
fn near(passage: &Passage<'_>, newer: usize, at: usize) -> bool {
    let (Some(level), Some(change)) = (passage.mention(newer), passage.mention(at)) else { return false };
    let between = level.tokens.end..change.tokens.start;
    between.len() <= 3 && !passage.has_mark(between, ";()")
}

/// The figure of `year` in this sentence or those right before it, of the same indicator or of the only one there is.
fn base_before(
    passage: &Passage<'_>,
    facts: &Facts<'_>,
    index: usize,
    newer: usize,
    (level, year): (&Quantity, When),
) -> Option<usize> {
    let line: &Line = passage.lines.get(index)?;
    let own = facts.of(newer)?;
    let close = passage.lines.get(index.saturating_sub(BACK)..=index)?.iter().filter(|l| l.block == line.block);
    let mut like = close.flat_map(|l| l.mentions.clone()).filter(|&m| {
        m < newer && passage.quantity(m).is_some_and(|q| q.trend.is_none() && same_kind(passage, &q.unit, &level.unit))
    });
    let only = like.next()?;
    let fact = facts.of(only).filter(|f| f.period == Some(year))?;
    let named = same_indicator(facts.indicator(fact), facts.indicator(own), 2);
    let unsaid = facts.indicator(own).is_empty() && !facts.indicator(fact).is_empty();
    (like.next().is_none() && own.period != Some(year) && (named || unsaid)).then_some(only)
}

fn claim(passage: &Passage<'_>, at: usize, trend: Trend, quantity: &Quantity, pair: Pair) -> Option<Claim> {
    let stated = term(passage, at, Role::Stated)?;
    let (value, base) = (term(passage, pair.newer, Role::Value)?, term(passage, pair.older, Role::Base)?);
    if is_percentage(quantity) {
        let claim = growth_claim(passage, stated, trend, value, Base::Given(base), pair.binding)?;
        return Some(Claim { kind: ClaimKind::ImpliedBase, ..claim });
    }
    (quantity.unit == value.quantity.unit).then_some(())?;
    difference_claim(passage, ClaimKind::ImpliedBase, trend, [stated, value, base], pair)
}

//! Changes of percentages: "từ 53,9% lên 54,7%, tăng 0,8 điểm phần trăm", and the same told as "tăng 0,8%".
//!
//! Invariant: a change in percent is wrong in its wording only where the points fit and the ratio does not.

use crate::lexicon::{Trend, UnitKind, words};
use crate::mention::{Amount, Quantity};
use crate::number::{Decimal, percent};

use super::binding::Binding;
use super::difference::difference_claim;
use super::fact::Facts;
use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::{Change, Levels, Pair, verb};
use super::passage::{Line, Passage};
use super::percent::{Base, growth_claim, term};
use super::range::from_to;

/// Every change of a percentage whose two figures the text gives.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::PERCENT.and(Held::POINTS)).among(3);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| change(passage, facts, line, at)));
}

fn change(passage: &Passage<'_>, facts: &Facts<'_>, line: &Line, at: usize) -> Option<Claim> {
    let quantity = passage.quantity(at).filter(|q| matches!(q.amount, Amount::One(_)) && q.number().is_some())?;
    let points = quantity.unit.base.kind() == Some(UnitKind::PercentPoint);
    if !points && !quantity.is_percent() {
        return None;
    }
    let asked = Change { passage, facts, line, at };
    let trend = verb(passage, at);
    // Points need no verb behind a "từ A lên B": "tức 0,8 điểm phần trăm".
    let trend = trend.or_else(|| points.then(|| direction(passage, line, at)).flatten())?;
    let pair = asked.pair(Levels::Percent, asked.versus())?;
    if points { in_points(passage, at, trend, pair) } else { in_percent(passage, at, trend, pair, quantity) }
}

/// The direction of "từ A lên B" right before mention `at`.
fn direction(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Trend> {
    let newer = at.checked_sub(1).filter(|m| line.mentions.contains(m))?;
    let (older, newer) = from_to(passage, line, newer)?;
    let (old, new) = (passage.quantity(older)?.number()?.value, passage.quantity(newer)?.number()?.value);
    (old != new).then_some(if new > old { Trend::Up } else { Trend::Down })
}

fn in_points(passage: &Passage<'_>, at: usize, trend: Trend, pair: Pair) -> Option<Claim> {
    let terms = [
        term(passage, at, Role::Stated)?,
        term(passage, pair.newer, Role::Value)?,
        term(passage, pair.older, Role::Base)?,
    ];
    difference_claim(passage, ClaimKind::PercentPoint, trend, terms, pair)
}

/// "tăng 12%" between 40% and 52%: right as a ratio (30%), wrong in its wording as points, or wrong altogether.
fn in_percent(passage: &Passage<'_>, at: usize, trend: Trend, pair: Pair, quantity: &Quantity) -> Option<Claim> {
    let terms = || {
        Some([
            term(passage, at, Role::Stated)?,
            term(passage, pair.newer, Role::Value)?,
            term(passage, pair.older, Role::Base)?,
        ])
    };
    // "tăng 0,3% mức lương cơ sở": the percentage names what it is of, and both figures are of the same.
    let end = passage.mention(at)?.tokens.end;
    let follows = words!["so", "vào", "từ", "và", "trong", "sau", "nhưng", "khi", "do"];
    if passage.scan.is_word(end) && !passage.scan.is_one_of(end, follows) && passage.mention_at(end).is_none() {
        return None;
    }
    let mut claim =
        difference_claim(passage, ClaimKind::PercentPoint, trend, terms()?, Pair { binding: sure(pair), ..pair })?;
    let [stated, value, base] = terms()?;
    let relative = growth_claim(passage, stated, trend, value, Base::Given(base), pair.binding);
    let relative = relative.filter(|claim| claim.verdict.holds());
    let points = claim.verdict == Verdict::Holds;
    // Whole percentages are so rough as ratios that they fit nearly anything: points that fit to the last place are meant.
    if let Some(ratio) = relative.filter(|_| !points || is_near_ratio(passage, at, pair) == Some(true)) {
        return Some(Claim { kind: ClaimKind::PercentPoint, ..ratio });
    }
    if points {
        claim.verdict = Verdict::Contradicts(if is_customary(passage, at, pair) { Gap::Slight } else { Gap::Clear });
        let [_, value, base] = terms()?;
        let figures = Figures::shared(passage, &[&value.quantity, &base.quantity]);
        let (new, old) = (figures.quantity(&value.quantity), figures.quantity(&base.quantity));
        let (more, less) = if trend == Trend::Up { (new, old) } else { (old, new) };
        let number = quantity.number()?.value.vietnamese();
        claim.working = format!("{more} − {less} = {number} điểm phần trăm ≠ {number}%");
    }
    pair.binding.admits(claim.verdict).then_some(claim)
}

/// A binding of the same strength that hides no verdict.
fn sure(pair: Pair) -> Binding {
    Binding::Stated(pair.binding.confidence())
}

/// Whether the ratio of the figures as they are written gives the percentage to its last place.
fn is_near_ratio(passage: &Passage<'_>, at: usize, pair: Pair) -> Option<bool> {
    let stated = passage.quantity(at)?.number()?;
    let (new, old) = (passage.quantity(pair.newer)?.number()?, passage.quantity(pair.older)?.number()?);
    let (new, old) = (new.value.to_rational(), old.value.to_rational());
    let change = percent(&((&new - &old).abs() / old));
    let unit = Decimal::new(1, stated.last_place).to_rational();
    Some((change - stated.value.to_rational()).abs() <= unit)
}

/// Rates of tax and interest are talked of this way everywhere: worth a remark, no more.
fn is_customary(passage: &Passage<'_>, at: usize, pair: Pair) -> bool {
    let by_year = passage.quantity(pair.newer).is_some_and(|q| !q.unit.per.is_empty());
    let start = passage.mention(at).map_or(0, |m| m.tokens.start);
    by_year || passage.has_word(start.saturating_sub(14)..start, words!["thuế", "lãi", "tín", "suất"])
}

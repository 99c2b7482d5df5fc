//! What lies above a plan: "đạt 118% dự toán, vượt 18%", "đạt 8.035 tỷ đồng, vượt 16% kế hoạch (6.950 tỷ đồng)", "vượt
//! 1.085 tỷ đồng so với dự toán (6.950 tỷ đồng)".
//!
//! Invariant: both percentages are of one plan; a plan that only one of them names is not taken for that of the other.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Trend, UnitKind, WordSet, Words, words};
use crate::mention::{Amount, Quantity};
use crate::number::{Decimal, Interval, Latitude, Rational, percent};

use super::binding::Binding;
use super::difference::difference_claim;
use super::fact::Facts;
use super::judge::{Equation, Sides};
use super::kind::ClaimKind;
use super::model::{Claim, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::{Change, Levels};
use super::passage::{Line, Passage};
use super::percent::{Base, growth_claim, is_percentage, term};

/// Every stated excess over a plan, or shortfall, that can be recomputed.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::QUANTITY).among(2).words(&[WordSet::of(&["vượt", "hụt"])]);
    for (_, line, at) in passage.starts(&NEEDS) {
        let Some(trend) = exceeds(passage, at) else { continue };
        let asked = Asked { passage, facts, line, at, trend };
        out.extend(asked.over_hundred().or_else(|| asked.over_plan()).or_else(|| asked.with_amount()));
    }
}

/// Whether the number is what a plan is exceeded by, or missed.
fn exceeds(passage: &Passage<'_>, at: usize) -> Option<Trend> {
    let start = passage.mention(at)?.tokens.start;
    let before = |back: usize, words: &Words| start.checked_sub(back).is_some_and(|i| passage.scan.is_one_of(i, words));
    let amount = before(1, words!["thu", "mức", "chi", "được"]);
    if before(1, words!["vượt"]) || (amount && before(2, words!["vượt"])) {
        return Some(Trend::Up);
    }
    (before(1, words!["hụt"]) || (amount && before(2, words!["hụt"]))).then_some(Trend::Down)
}

struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    facts: &'p Facts<'a>,
    line: &'p Line,
    at: usize,
    trend: Trend,
}

impl Asked<'_, '_> {
    fn tokens(&self) -> Range<usize> {
        self.passage.mention(self.at).map_or(0..0, |m| m.tokens.clone())
    }

    fn quantity(&self) -> Option<&Quantity> {
        self.passage.quantity(self.at).filter(|q| matches!(q.amount, Amount::One(_)))
    }

    /// One past the words for a plan behind token `from` ("so với kế hoạch năm").
    fn plan_words(&self, from: usize) -> Option<usize> {
        let scan = &self.passage.scan;
        let versus = scan.phrase(from, |e| (e == Entry::Cue(Cue::Versus)).then_some(())).map_or(0, |(n, ())| n);
        let (length, ()) = scan.phrase(from + versus, |e| (e == Entry::Cue(Cue::Plan)).then_some(()))?;
        let end = from + versus + length;
        Some(if scan.is_one_of(end, words!["năm"]) { end + 1 } else { end })
    }

    /// Whether a clause ends at token `at`.
    fn closes(&self, at: usize) -> bool {
        at >= self.line.tokens.end
            || self.passage.scan.is_any_mark(at, ",;.()")
            || self.passage.scan.is_one_of(at, words!["và", "dù", "tuy", "nhưng", "trong"])
    }

    /// "đạt 118% dự toán, vượt 18%".
    fn over_hundred(&self) -> Option<Claim> {
        self.quantity().filter(|q| is_percentage(q))?;
        let tokens = self.tokens();
        let reached = (self.line.mentions.start..self.at)
            .rev()
            .find(|&m| self.passage.quantity(m).is_some_and(|q| is_percentage(q) && q.trend.is_none()))?;
        let end = self.passage.mention(reached)?.tokens.end;
        let between = end..tokens.start;
        let plan = self.plan_words(end)?;
        // Only the plan itself, its figure in brackets and the verb may stand between.
        let figure = if self.passage.scan.is_mark(plan, '(') { self.passage.closing(plan, between.end)? } else { plan };
        let bare = self.closes(figure) && between.end - figure <= 4;
        let same = self.closes(tokens.end) || self.plan_words(tokens.end).is_some_and(|end| self.closes(end));
        let whole = self.passage.quantity(reached)?.number()?.value >= Decimal::from_int(100);
        let side = whole == (self.trend == Trend::Up);
        (bare && same && side && !self.passage.has_mark(between, ";")).then_some(())?;
        self.percent_claim(reached)
    }

    fn percent_claim(&self, reached: usize) -> Option<Claim> {
        let terms = vec![term(self.passage, self.at, Role::Stated)?, term(self.passage, reached, Role::Value)?];
        let (stated, value) = (terms.first()?.quantity.number()?.value, terms.get(1)?.quantity.number()?.value);
        let hundred = Decimal::from_int(100);
        let (more, less) = if self.trend == Trend::Up { (value, hundred) } else { (hundred, value) };
        let computed = more.checked_add(less.negated())?.vietnamese();
        let (left, told) = (format!("{}% − {}%", more.vietnamese(), less.vietnamese()), stated.vietnamese());
        let trend = self.trend;
        let sides = move |q: &[Quantity], latitude: Latitude| excess_sides(q, latitude, trend);
        let equation = Equation { kind: ClaimKind::Excess, terms, sides: &sides, binding: Binding::Stated(0.9) };
        equation.claim(|verdict| match verdict {
            _ if computed == told => format!("{left} = {told}%"),
            Verdict::Contradicts(_) => format!("{left} = {computed}% ≠ {told}%"),
            _ => format!("{left} = {computed}% ≈ {told}%"),
        })
    }

    /// "đạt B, vượt 16% kế hoạch (A)", "đạt B, vượt X so với kế hoạch (A)".
    fn over_plan(&self) -> Option<Claim> {
        let quantity = self.quantity()?;
        let change = Change { passage: self.passage, facts: self.facts, line: self.line, at: self.at };
        let from = change.versus().unwrap_or(self.tokens().end);
        self.plan_words(from)?;
        let stated = term(self.passage, self.at, Role::Stated)?;
        if is_percentage(quantity) {
            let pair = change.pair(Levels::Alike, Some(from)).filter(|p| self.is_amount(p.newer))?;
            let value = term(self.passage, pair.newer, Role::Value)?;
            let base = term(self.passage, pair.older, Role::Plan)?;
            let claim = growth_claim(self.passage, stated, self.trend, value, Base::Given(base), pair.binding)?;
            return Some(Claim { kind: ClaimKind::Excess, ..claim });
        }
        let pair = change.pair(Levels::Of(&quantity.unit), Some(from)).filter(|p| self.is_amount(p.newer))?;
        let terms = [stated, term(self.passage, pair.newer, Role::Value)?, term(self.passage, pair.older, Role::Plan)?];
        difference_claim(self.passage, ClaimKind::Excess, self.trend, terms, pair)
    }

    fn is_amount(&self, m: usize) -> bool {
        self.passage
            .quantity(m)
            .is_some_and(|q| !q.is_percent() && !q.unit.is_none() && q.unit.base.kind() != Some(UnitKind::Multiple))
    }

    /// "đạt 8.035 tỷ đồng, vượt thu 1.085 tỷ đồng, vượt 16% kế hoạch".
    fn with_amount(&self) -> Option<Claim> {
        self.quantity().filter(|q| is_percentage(q))?;
        self.plan_words(self.tokens().end)?;
        let amount = self.at.checked_sub(1).filter(|m| self.line.mentions.contains(m))?;
        let value = amount.checked_sub(1).filter(|m| self.line.mentions.contains(m))?;
        let (over, level) = (self.passage.quantity(amount)?, self.passage.quantity(value)?);
        exceeds(self.passage, amount).filter(|t| *t == self.trend)?;
        let gap = |a: usize, b: usize| Some(self.passage.mention(a)?.tokens.end..self.passage.mention(b)?.tokens.start);
        let (first, second) = (gap(value, amount)?, gap(amount, self.at)?);
        let near = first.len() <= 4 && second.len() <= 4 && !self.passage.has_mark(first.start..second.end, ";()");
        let fits = over.unit == level.unit && self.is_amount(value) && level.trend.is_none();
        (near && fits).then_some(())?;
        let stated = term(self.passage, self.at, Role::Stated)?;
        let (value, change) = (term(self.passage, value, Role::Value)?, term(self.passage, amount, Role::Base)?);
        let binding = super::binding::Binding::Stated(0.8);
        let claim = growth_claim(self.passage, stated, self.trend, value, Base::Change(change), binding)?;
        Some(Claim { kind: ClaimKind::Excess, ..claim })
    }
}

fn excess_sides(quantities: &[Quantity], latitude: Latitude, trend: Trend) -> Option<Sides> {
    let [stated, value] = quantities else { return None };
    let hundred = Interval::point(percent(&Rational::one()));
    let value = value.interval(latitude)?;
    let computed = if trend == Trend::Up { value.minus(&hundred) } else { hundred.minus(&value) };
    Some(Sides { stated: stated.interval(latitude)?, computed })
}

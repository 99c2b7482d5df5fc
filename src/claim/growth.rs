//! Growth: "từ A lên B, tăng p%", "đạt B, tăng p% so với năm 2023", "đạt B, tăng d, tương đương p%".
//!
//! Invariant: the older figure is one that the text names for the period of comparison; it is never inferred from
//! nearness alone.

use std::ops::Range;

use crate::lexicon::{Cue, Trend, words};
use crate::mention::Quantity;

use super::binding::Binding;
use super::fact::Facts;
use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::needs::{Held, Needs};
use super::pair::{Change, Levels};
use super::passage::Passage;
use super::percent::{Base, growth_claim, is_percentage, term};
use super::statement::{statement, verdict};

/// Every stated change in percent whose two figures the text gives.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    const RATES: Needs = Needs::one(Held::PERCENT);
    for (_, line, at) in passage.starts(&RATES) {
        let Some(quantity) = passage.quantity(at).filter(|q| is_percentage(q)) else { continue };
        let asked = Asked { change: Change { passage, facts, line, at }, quantity };
        out.extend(asked.by_change().or_else(|| asked.with_change()).or_else(|| asked.between_figures()));
    }
}

/// A percentage that may be a growth.
struct Asked<'p, 'a> {
    change: Change<'p, 'a>,
    quantity: &'p Quantity,
}

impl Asked<'_, '_> {
    fn passage(&self) -> &Passage<'_> {
        self.change.passage
    }

    /// The tokens between mentions `first` and `second`.
    fn between(&self, first: usize, second: usize) -> Option<Range<usize>> {
        Some(self.passage().mention(first)?.tokens.end..self.passage().mention(second)?.tokens.start)
    }

    /// The level at mention `value`, if the change `moved` is one of such a level.
    fn level(&self, value: usize, moved: &Quantity) -> Option<&Quantity> {
        self.passage().quantity(value).filter(|q| {
            q.trend.is_none() && q.unit == moved.unit && !q.unit.is_none() && !q.is_percent() && q.number().is_some()
        })
    }

    /// "đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 112%".
    fn by_change(&self) -> Option<Claim> {
        let change = self.change.quantity_before(self.change.at)?;
        let moved = self.passage().quantity(change).filter(|q| q.number().is_some())?;
        let trend = moved.trend?;
        let value = self.change.quantity_before(change)?;
        self.level(value, moved)?;
        let tie = self.between(change, self.change.at)?;
        let tied = tie.len() <= 5
            && (self.passage().has_mark(tie.clone(), "(")
                || self.passage().has_cue(tie.clone(), Cue::Equal)
                || self.passage().scan.is_one_of(tie.end.wrapping_sub(1), words!["hay"]));
        // A figure in brackets is an aside: the change is said of the one before it.
        let aside = self.passage().scan.is_mark(self.passage().mention(value)?.tokens.end, ')');
        let near = self.between(value, change)?.len() <= 5;
        let compared = self.passage().has_cue(tie, Cue::Versus);
        let fits = tied && !aside && near && !compared;
        if let Some(turned) = self.quantity.trend.filter(|t| *t != trend) {
            return fits.then(|| self.torn(value, (change, trend), turned)).flatten();
        }
        fits.then(|| self.claim(trend, value, Base::Change(self.term(change)?), Binding::Stated(0.8)))?
    }

    /// "đạt 15,46 tỷ USD, giảm 13,5% (tương ứng giảm 2,4 tỷ USD)".
    fn with_change(&self) -> Option<Claim> {
        let trend = self.quantity.trend?;
        let change = self.change.quantity_after(self.change.at)?;
        let moved = self.passage().quantity(change).filter(|q| q.number().is_some())?;
        let told = moved.trend?;
        let tie = self.between(self.change.at, change)?;
        let compared = self.passage().has_cue(tie.clone(), Cue::Versus);
        let tied = tie.len() <= 5 && self.passage().has_cue(tie, Cue::Equal) && !compared;
        let value = self.change.quantity_before(self.change.at)?;
        self.level(value, moved)?;
        let between = self.between(value, self.change.at)?;
        let close =
            between.len() <= 3 && !self.passage().has_mark(between.clone(), ";.()") && self.change.is_own(between);
        if told != trend {
            return (tied && close).then(|| self.torn(value, (change, told), trend)).flatten();
        }
        (tied && close).then(|| self.claim(trend, value, Base::Change(self.term(change)?), Binding::Stated(0.85)))?
    }

    /// "tăng 7,0%, tương ứng giảm 18,39 tỷ USD": the two are one change, as their figures show, with two directions.
    fn torn(&self, value: usize, change: (usize, Trend), told: Trend) -> Option<Claim> {
        let fits = |trend| {
            let claim = self.claim(trend, value, Base::Change(self.term(change.0)?), Binding::Stated(0.8))?;
            claim.verdict.holds().then_some(())
        };
        fits(told).or_else(|| fits(change.1))?;
        let show = |at: usize, trend| {
            let quantity = self.passage().quantity(at)?;
            let sign = if trend == Trend::Up { "+" } else { "−" };
            Some(format!("{sign}{}", Figures::shared(self.passage(), &[quantity]).quantity(quantity)))
        };
        let at = self.change.at;
        let working = format!("{} ≠ {}", show(at, told)?, show(change.0, change.1)?);
        let places = [
            (self.passage().span(at), Role::Stated),
            (self.passage().span(change.0), Role::Base),
            (self.passage().span(value), Role::Value),
        ];
        Some(statement(ClaimKind::Growth, verdict(false, Gap::Clear), working, places, 0.85))
    }

    /// "từ A lên B, tăng p%", "đạt B, tăng p% so với năm 2023 (A)", or with A given elsewhere for 2023.
    fn between_figures(&self) -> Option<Claim> {
        let trend = self.quantity.trend?;
        let pair = self.change.pair(Levels::Figures, self.change.versus())?;
        self.claim(trend, pair.newer, Base::Given(self.term(pair.older)?), pair.binding)
    }

    /// Mention `at` as the base of a change.
    fn term(&self, at: usize) -> Option<super::judge::Term> {
        term(self.passage(), at, Role::Base)
    }

    fn claim(&self, trend: Trend, value: usize, base: Base, binding: Binding) -> Option<Claim> {
        let stated = term(self.passage(), self.change.at, Role::Stated)?;
        growth_claim(self.passage(), stated, trend, term(self.passage(), value, Role::Value)?, base, binding)
    }
}

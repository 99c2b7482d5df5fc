//! Growth whose older figure stands in another clause or sentence: "còn 1.864 người. Năm 2021, con số này là 2.330 người,
//! như vậy đã giảm 20%".
//!
//! Invariant: it only confirms; a figure found by searching may be the base of something else.

use rustc_hash::FxHashSet;

use crate::lexicon::{Cue, Trend, words};
use crate::mention::{Base as Unit, Quantity};
use crate::number::{Decimal, Rational, percent};

use super::binding::Binding;
use super::fact::is_period;
use super::kind::ClaimKind;
use super::model::{Claim, Role};
use super::needs::{Held, Needs};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::percent::{Base, growth_claim, is_percentage, term};

/// Adds the growths that no sentence ties to both their figures; `out` has those that one does.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let told: FxHashSet<u32> = out
        .iter()
        .filter(|claim| matches!(claim.kind, ClaimKind::Growth | ClaimKind::CompoundGrowth | ClaimKind::IndexChange))
        .flat_map(|claim| claim.operands.iter().map(|o| o.span.start))
        .collect();
    const RATES: Needs = Needs::one(Held::PERCENT).beside(&[Held::MOVING]);
    for (index, line, at) in passage.starts(&RATES) {
        let Some(trend) = passage.quantity(at).filter(|q| is_percentage(q)).and_then(|q| q.trend) else { continue };
        if !told.contains(&passage.span(at).start) {
            out.extend(Asked { passage, line, index, at, trend }.search());
        }
    }
}

/// How many figures before and behind the newer one are tried as the older.
const MOST_TRIED: usize = 4;

struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p Line,
    index: usize,
    at: usize,
    trend: Trend,
}

impl Asked<'_, '_> {
    fn search(&self) -> Option<Claim> {
        let fine = self.passage.quantity(self.at)?.number()?.last_place < 0;
        let lines = &self.passage.lines;
        let in_block = |l: &&Line| l.block == self.line.block;
        let first = lines.get(self.index.saturating_sub(1)).filter(in_block).unwrap_or(self.line);
        let last = lines.get(self.index + 1).filter(in_block).unwrap_or(self.line);
        let newer = (first.mentions.start..self.at).rev().filter(|&m| self.is_level(m)).take(2);
        newer.into_iter().find_map(|value| {
            let level = self.passage.quantity(value)?;
            let like = |m: &usize| {
                let alike = self.passage.quantity(*m).is_some_and(|q| same_kind(self.passage, &q.unit, &level.unit));
                alike && self.is_level(*m) && (fine || self.is_compared(*m))
            };
            let before = (first.mentions.start..value).rev().filter(like).take(MOST_TRIED);
            let behind = (value + 1..last.mentions.end).filter(like).take(MOST_TRIED);
            before.chain(behind).find_map(|base| self.fits(value, base).then(|| self.claim(value, base))?)
        })
    }

    /// One figure with a unit, that is itself no change.
    fn is_level(&self, m: usize) -> bool {
        self.passage.quantity(m).is_some_and(|q: &Quantity| {
            let counted = matches!(q.unit.base, Unit::Noun(_)) || q.unit.base.kind().is_some();
            counted && q.number().is_some() && !q.is_percent() && q.trend.is_none() && q.hedge.is_none()
        })
    }

    /// Whether the figure is said of another time: "năm 2021, con số này là …", "so với tuần trước (…)".
    fn is_compared(&self, m: usize) -> bool {
        let Some(start) = self.passage.mention(m).map(|m| m.tokens.start) else { return false };
        let near = start.saturating_sub(10)..start;
        let dated = m.checked_sub(1).is_some_and(|before| {
            is_period(self.passage, before)
                && self.passage.mention(before).is_some_and(|x| near.contains(&x.tokens.start))
        });
        dated
            || self.passage.has_cue(near.clone(), Cue::Versus)
            || self.passage.has_word(near, words!["trước", "ngoái"])
    }

    /// Whether the percentage is the change from `base` to `value`, as closely as its own last place says.
    fn fits(&self, value: usize, base: usize) -> bool {
        let number = |m| self.passage.quantity(m).and_then(|q| q.number());
        let (Some(new), Some(old), Some(stated)) = (number(value), number(base), number(self.at)) else { return false };
        let (new, old) = (new.value.to_rational(), old.value.to_rational());
        if old.is_zero() || new == old {
            return false;
        }
        let change = percent(&(new / old - Rational::one()));
        let change = if self.trend == Trend::Up { change } else { -change };
        let place = Decimal::new(1, stated.last_place).to_rational();
        (change - stated.value.to_rational()).abs() * Rational::from_integer(10.into())
            <= place * Rational::from_integer(6.into())
    }

    fn claim(&self, value: usize, base: usize) -> Option<Claim> {
        let stated = term(self.passage, self.at, Role::Stated)?;
        let older = Base::Given(term(self.passage, base, Role::Base)?);
        growth_claim(
            self.passage,
            stated,
            self.trend,
            term(self.passage, value, Role::Value)?,
            older,
            Binding::Likely(0.5),
        )
    }
}

//! Growth: "từ A lên B, tăng p%", "đạt B, tăng p% so với năm 2023", "đạt B, tăng d, tương đương p%".
//!
//! Invariant: the older figure is one that the text names for the period of comparison; it is never inferred from
//! nearness alone.

use crate::lexicon::{Cue, Entry, Kinds, Trend};
use crate::mention::Quantity;

use super::fact::{Facts, When, same_indicator, when};
use super::model::{Claim, Role};
use super::pair::{Change, Levels};
use super::passage::{Line, Passage};
use super::percent::{Base, Binding, growth_claim, is_percentage, term};
use super::range::from_to;

/// Every stated change in percent whose two figures the text gives.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts, out: &mut Vec<Claim>) {
    for line in &passage.lines {
        if passage.is_erratum(line) {
            continue;
        }
        for at in passage.quantities(line) {
            let Some(quantity) = passage.quantity(at).filter(|q| is_percentage(q)) else { continue };
            let asked = Asked { passage, facts, line, at, quantity };
            let told = asked
                .between_two()
                .or_else(|| asked.by_change())
                .or_else(|| asked.with_change())
                .or_else(|| asked.against_base());
            out.extend(told.or_else(|| asked.behind_others()));
        }
    }
}

struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    facts: &'p Facts,
    line: &'p Line,
    at: usize,
    quantity: &'p Quantity,
}

impl Asked<'_, '_> {
    fn tokens(&self) -> std::ops::Range<usize> {
        self.passage.mention(self.at).map_or(0..0, |m| m.tokens.clone())
    }

    /// The quantity that stands right before mention `at`, skipping periods.
    fn quantity_before(&self, at: usize) -> Option<usize> {
        (self.line.mentions.start..at).rev().find(|&m| self.passage.mention(m).is_none_or(|m| when(&m.kind).is_none()))
    }

    /// "từ A lên B, tăng p%" and "tăng p%, từ A lên B".
    fn between_two(&self) -> Option<Claim> {
        let trend = self.quantity.trend?;
        let tokens = self.tokens();
        let before =
            self.quantity_before(self.at).and_then(|m| from_to(self.passage, self.line, m)).filter(|&(_, newer)| {
                let between = self.passage.mention(newer).map_or(0, |m| m.tokens.end)..tokens.start;
                let stops = self.passage.has_mark(between.clone(), ";.");
                between.len() <= 10 && !(stops || self.names_other(between))
            });
        let after = || {
            let newer = self.at + 2;
            let pair = from_to(self.passage, self.line, newer).filter(|_| self.line.mentions.contains(&newer))?;
            let between = tokens.end..self.passage.mention(pair.0)?.tokens.start;
            (between.len() <= 4).then_some(pair)
        };
        let (older, newer) = before.or_else(after)?;
        if self.passage.quantity(newer)?.is_percent() {
            return None;
        }
        growth_claim(
            self.passage,
            term(self.passage, self.at, Role::Stated)?,
            trend,
            term(self.passage, newer, Role::Value)?,
            Base::Given(term(self.passage, older, Role::Base)?),
            Binding::Stated(0.9),
        )
    }

    /// Words between the figures and the percentage that bring in another subject.
    fn names_other(&self, between: std::ops::Range<usize>) -> bool {
        let own = [
            "tương",
            "ứng",
            "tức",
            "tăng",
            "giảm",
            "đương",
            "là",
            "khoảng",
            "hơn",
            "gần",
            "đã",
            "hay",
            "thêm",
            "trưởng",
            "trong",
            "sau",
            "một",
            "năm",
            "đạt",
            "mức",
            "bình",
            "quân",
            "nghĩa",
        ];
        between.filter(|&i| self.passage.scan.is_word(i)).any(|i| !self.passage.scan.is_one_of(i, &own))
    }

    /// "đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 112%".
    fn by_change(&self) -> Option<Claim> {
        let change = self.quantity_before(self.at)?;
        let moved = self.passage.quantity(change)?;
        let trend = moved.trend?;
        let value = self.quantity_before(change)?;
        let level = self
            .passage
            .quantity(value)
            .filter(|q| q.trend.is_none() && q.unit == moved.unit && !q.unit.is_none() && !q.is_percent())?;
        let tie = self.passage.mention(change)?.tokens.end..self.tokens().start;
        let tied = tie.len() <= 5
            && (self.passage.has_mark(tie.clone(), "(")
                || self.passage.has_cue(tie.clone(), Cue::Equal)
                || self.passage.scan.is_one_of(tie.end.wrapping_sub(1), &["hay"]));
        // A figure in brackets is an aside: the change is said of the one before it.
        let aside = self.passage.scan.is_mark(self.passage.mention(value)?.tokens.end, ')');
        let near = self.passage.mention(change)?.tokens.start - self.passage.mention(value)?.tokens.end;
        let compared = self.passage.has_cue(tie.clone(), Cue::Versus);
        let turned = self.quantity.trend.is_some_and(|t| t != trend);
        let whole = level.number().is_some() && moved.number().is_some();
        (tied && !aside && near <= 5 && !compared && !turned && whole && !level.is_percent()).then_some(())?;
        growth_claim(
            self.passage,
            term(self.passage, self.at, Role::Stated)?,
            trend,
            term(self.passage, value, Role::Value)?,
            Base::Change(term(self.passage, change, Role::Base)?),
            Binding::Stated(0.8),
        )
    }

    /// "đạt 15,46 tỷ USD, giảm 13,5% (tương ứng giảm 2,4 tỷ USD)".
    fn with_change(&self) -> Option<Claim> {
        let trend = self.quantity.trend?;
        let change = self.at + 1;
        let moved =
            self.passage.quantity(change).filter(|q| self.line.mentions.contains(&change) && q.trend == Some(trend))?;
        let tie = self.tokens().end..self.passage.mention(change)?.tokens.start;
        let tied =
            tie.len() <= 5 && self.passage.has_cue(tie.clone(), Cue::Equal) && !self.passage.has_cue(tie, Cue::Versus);
        let value = self.quantity_before(self.at)?;
        let level =
            self.passage.quantity(value).filter(|q| q.trend.is_none() && q.unit == moved.unit && !q.unit.is_none())?;
        let between = self.passage.mention(value)?.tokens.end..self.tokens().start;
        let close = between.len() <= 3 && !self.names_other(between.clone()) && !self.passage.has_mark(between, ";.()");
        (tied && close && level.number().is_some() && moved.number().is_some()).then_some(())?;
        growth_claim(
            self.passage,
            term(self.passage, self.at, Role::Stated)?,
            trend,
            term(self.passage, value, Role::Value)?,
            Base::Change(term(self.passage, change, Role::Base)?),
            Binding::Stated(0.85),
        )
    }

    /// "đạt B, tăng p% so với năm 2023 (A)", or with A given elsewhere for 2023.
    fn against_base(&self) -> Option<Claim> {
        let trend = self.quantity.trend?;
        let value = self.quantity_before(self.at)?;
        let level = self
            .passage
            .quantity(value)
            .filter(|q| q.trend.is_none() && !q.unit.is_none() && !q.is_percent() && q.number().is_some())?;
        let between = self.passage.mention(value)?.tokens.end..self.tokens().start;
        let close =
            between.len() <= 5 && !self.passage.has_mark(between.clone(), ";.") && !self.names_other(between.clone());
        close.then_some(())?;
        let versus = self.versus()?;
        if let Some(base) = self.base_after(versus, level) {
            return self.claim(trend, value, base, Binding::Stated(0.8));
        }
        let base = base_elsewhere(self.passage, self.facts, value, versus)?;
        self.claim(trend, value, base, Binding::Likely(0.7))
    }

    /// "đạt B, bằng 74% dự toán, giảm p% so với cùng kỳ (A)": the figure stands behind others and may only confirm.
    fn behind_others(&self) -> Option<Claim> {
        let trend = self.quantity.trend?;
        let change = Change { passage: self.passage, facts: self.facts, line: self.line, at: self.at };
        let pair = change.pair(Levels::Alike, Some(change.versus()?))?;
        self.passage.quantity(pair.newer).filter(|q| !q.is_percent())?;
        self.claim(trend, pair.newer, pair.older, Binding::Likely(0.7))
    }

    fn claim(&self, trend: Trend, value: usize, base: usize, binding: Binding) -> Option<Claim> {
        growth_claim(
            self.passage,
            term(self.passage, self.at, Role::Stated)?,
            trend,
            term(self.passage, value, Role::Value)?,
            Base::Given(term(self.passage, base, Role::Base)?),
            binding,
        )
    }

    /// One past the "so với" right after the percentage.
    fn versus(&self) -> Option<usize> {
        let end = self.tokens().end;
        let (length, ()) = self.passage.scan.find(end, Kinds::CUE, |e| (e == Entry::Cue(Cue::Versus)).then_some(()))?;
        Some(end + length)
    }

    /// "so với đầu năm (3.847 tỷ đồng)", "so với mức 3.847 tỷ đồng".
    fn base_after(&self, versus: usize, level: &Quantity) -> Option<usize> {
        let next = self.passage.mentions.partition_point(|m| m.tokens.start < versus);
        let base = (next..self.line.mentions.end).find(|&m| self.passage.quantity(m).is_some())?;
        let mention = self.passage.mention(base)?;
        let between = versus..mention.tokens.start;
        let fits =
            mention.quantity().is_some_and(|q| q.unit == level.unit && q.number().is_some() && q.trend.is_none());
        let bracket = self.passage.scan.is_mark(between.end.wrapping_sub(1), '(')
            && self.passage.scan.is_mark(mention.tokens.end, ')');
        let direct = between.is_empty() && self.passage.quantity(base).is_some_and(|q| q.hedge.is_none());
        let level_word = direct
            || self.passage.scan.is_one_of(between.end.wrapping_sub(1), &["mức"])
            || self.passage.scan.is_one_of(between.end.wrapping_sub(1), &["số"]);
        let open = !self.passage.has_mark(between.clone(), ",;.");
        (fits && open && between.len() <= 8 && (bracket || level_word)).then_some(base)
    }
}

/// The figure of the same indicator as that of mention `value`, for the period named at token `versus`, if there is
/// exactly one.
pub(super) fn base_elsewhere(passage: &Passage<'_>, facts: &Facts, value: usize, versus: usize) -> Option<usize> {
    let named = passage.mention_at(versus).and_then(|m| passage.mention(m)).and_then(|m| when(&m.kind))?;
    let own = facts.of(value)?;
    let level = passage.quantity(value)?;
    let wanted = resolve(named, own.period)?;
    let mut found = facts
        .around(value)
        .filter(|f| f.mention != value && f.period == Some(wanted) && same_indicator(&f.indicator, &own.indicator, 3))
        .filter(|f| passage.quantity(f.mention).is_some_and(|q| q.unit == level.unit));
    let one = found.next()?.mention;
    found.next().is_none().then_some(one)
}

/// The period that "năm trước" or "cùng kỳ" means for a figure of period `own`.
fn resolve(named: When, own: Option<When>) -> Option<When> {
    match (named, own) {
        (When::LastYear, Some(When::Year(year))) => Some(When::Year(year - 1)),
        (When::LastYear | When::SamePeriod, Some(When::Quarter(Some(year), quarter))) => {
            Some(When::Quarter(Some(year - 1), quarter))
        }
        (When::LastYear | When::SamePeriod, Some(When::Months(Some(year), from, to))) => {
            Some(When::Months(Some(year - 1), from, to))
        }
        (When::LastYear | When::SamePeriod, _) => None,
        (period, _) => Some(period),
    }
}

//! A stated change to the two figures that it lies between: "từ A lên B, tăng X", "tăng X, từ A lên B", "đạt B, tăng X so
//! với năm trước (A)".
//!
//! Invariant: a pair that may contradict is one that the sentence itself puts together; figures found elsewhere may only
//! confirm.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Trend, UnitKind, Words, words};
use crate::mention::{Base, Quantity, Unit};

use super::binding::Binding;
use super::fact::{Facts, When, is_period, same_indicator, when};
use super::passage::{Line, Passage};
use super::range::from_to;

/// The figures that a change can lie between.
#[derive(Clone, Copy, Debug)]
pub(super) enum Levels<'u> {
    /// Figures of the unit of the change.
    Of(&'u Unit),
    /// Percentages.
    Percent,
    /// Figures of any one unit.
    Alike,
    /// The same but for percentages.
    Figures,
}

impl Levels<'_> {
    fn admits(self, passage: &Passage<'_>, quantity: &Quantity) -> bool {
        quantity.number().is_some()
            && match self {
                Levels::Of(unit) => same_kind(passage, &quantity.unit, unit),
                Levels::Percent => quantity.is_percent(),
                Levels::Alike => !quantity.unit.is_none() && !is_rate_of_change(quantity),
                Levels::Figures => !quantity.unit.is_none() && !quantity.is_percent() && !is_rate_of_change(quantity),
            }
    }
}

/// A percentage, a number of points or of times: none of them is a level that is multiplied.
fn is_rate_of_change(quantity: &Quantity) -> bool {
    use crate::lexicon::UnitKind::{BasisPoint, Multiple, PercentPoint};
    matches!(quantity.unit.base.kind(), Some(BasisPoint | Multiple | PercentPoint))
}

/// Whether two units are one, or one noun is said shorter the second time: "214 vụ tai nạn", "242 vụ".
pub(super) fn same_kind(passage: &Passage<'_>, a: &Unit, b: &Unit) -> bool {
    if a == b {
        return true;
    }
    let (Base::Noun(first), Base::Noun(second)) = (a.base, b.base) else { return false };
    let lexicon = passage.scan.lexicon;
    let (Some(first), Some(second)) = (lexicon.noun(first), lexicon.noun(second)) else { return false };
    let longer = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    a.per == b.per && (longer(first, second) || longer(second, first))
}

/// The two figures of a change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) older: usize,
    pub(super) newer: usize,
    pub(super) binding: Binding,
}

/// A stated change whose two figures are sought.
#[derive(Clone, Copy)]
pub(super) struct Change<'p, 'a> {
    pub(super) passage: &'p Passage<'a>,
    pub(super) facts: &'p Facts<'a>,
    pub(super) line: &'p Line,
    pub(super) at: usize,
}

/// Words that may stand between a figure and its change without bringing in another subject.
const OWN: Words = Words::of(&[
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
    "nghĩa",
    "nhưng",
    "chênh",
    "lệch",
    "cao",
    "thấp",
    "nhiều",
    "ít",
    "gấp",
    "cả",
    "chỉ",
    "bằng",
    "lớn",
    "được",
    "đầu",
    "cuối",
    "niên",
    "vụ",
    "kỳ",
    "nay",
    "này",
    "và",
    "vượt",
    "hụt",
    "thu",
    "bình",
    "quân",
]);

/// Words that may stand in a bracket before the older figure: "(năm 2017 đạt 35,4 tỷ USD)".
const BEFORE_BASE: Words = Words::of(&[
    "là", "đạt", "chỉ", "năm", "trước", "ngoái", "cùng", "kỳ", "có", "với", "mức", "cũ", "khi", "đó", "hồi", "số",
    "tháng", "vào", "ở", "được", "quý", "lúc",
]);

impl Change<'_, '_> {
    fn tokens(&self) -> Range<usize> {
        self.passage.mention(self.at).map_or(0..0, |m| m.tokens.clone())
    }

    /// The two figures; `versus` is one past the words that name the base ("so với"), where they may be left out.
    pub(super) fn pair(&self, levels: Levels<'_>, versus: Option<usize>) -> Option<Pair> {
        self.around_figures(levels).or_else(|| {
            if let Some(older) = self.base_after(versus?, levels) {
                let unit = &self.passage.quantity(older)?.unit;
                let (newer, binding) = self.value_before(Levels::Of(unit))?;
                return Some(Pair { older, newer, binding });
            }
            let (newer, _) = self.value_before(levels)?;
            let older = base_elsewhere(self.passage, self.facts, newer, versus?)?;
            Some(Pair { older, newer, binding: Binding::Likely(0.7) })
        })
    }

    /// One past the "so với" right behind the change.
    pub(super) fn versus(&self) -> Option<usize> {
        let end = self.tokens().end;
        let (length, ()) = self.passage.scan.phrase(end, |e| (e == Entry::Cue(Cue::Versus)).then_some(()))?;
        Some(end + length)
    }

    /// "từ A lên B, tăng X" and "tăng X, từ A lên B".
    fn around_figures(&self, levels: Levels<'_>) -> Option<Pair> {
        let tokens = self.tokens();
        let before = || {
            let newer = self.quantity_before(self.at)?;
            let pair = from_to(self.passage, self.line, newer)?;
            let between = self.passage.mention(newer)?.tokens.end..tokens.start;
            let tied = between.len() <= 10 && !self.passage.has_mark(between.clone(), ";)");
            (tied && self.is_own(between)).then_some(pair)
        };
        let after = || {
            let older = self.quantity_after(self.at)?;
            let newer = self.quantity_after(older)?;
            let pair = from_to(self.passage, self.line, newer).filter(|pair| pair.0 == older)?;
            let between = tokens.end..self.passage.mention(older)?.tokens.start;
            let closed = !self.passage.has_mark(between.clone(), ";)");
            let opened = self.passage.has_mark(between.clone(), "(") && between.len() <= 12;
            (closed && (between.len() <= 4 || opened)).then_some(pair)
        };
        let (older, newer) = before().or_else(after)?;
        // The words turn even bare numbers into two figures of one thing.
        let bare = |q: &Quantity| matches!(levels, Levels::Figures) && q.unit.is_none();
        let admits = |&m: &usize| self.passage.quantity(m).is_some_and(|q| bare(q) || levels.admits(self.passage, q));
        let admitted = [older, newer].iter().all(admits);
        admitted.then_some(Pair { older, newer, binding: Binding::Stated(0.9) })
    }

    /// The nearest quantity before mention `at`, periods apart.
    pub(super) fn quantity_before(&self, at: usize) -> Option<usize> {
        let found = (self.line.mentions.start..at).rev().find(|&m| !is_period(self.passage, m))?;
        self.passage.quantity(found).map(|_| found)
    }

    /// The nearest quantity after mention `at`, periods apart.
    pub(super) fn quantity_after(&self, at: usize) -> Option<usize> {
        let found = (at + 1..self.line.mentions.end).find(|&m| !is_period(self.passage, m))?;
        self.passage.quantity(found).map(|_| found)
    }

    /// "đạt B, tăng X": the level right before the change; behind other changes it is only likely the one meant.
    fn value_before(&self, levels: Levels<'_>) -> Option<(usize, Binding)> {
        let start = self.tokens().start;
        let mut binding = Binding::Stated(0.85);
        for m in (self.line.mentions.start..self.at).rev() {
            let mention = self.passage.mention(m)?;
            let between = mention.tokens.end..start;
            if between.len() > 40 || self.passage.has_mark(between.clone(), ";") {
                return None;
            }
            if is_period(self.passage, m) {
                continue;
            }
            let quantity = mention.quantity()?;
            // "gần 500 ca (cụ thể là 512 ca), tăng 16,9%": the figure in brackets is the one that is meant.
            let exact = mention.tokens.start.saturating_sub(3)..mention.tokens.start;
            let aside = self.passage.is_bracketed(between.clone())
                && !self.passage.has_word(exact, words!["cụ", "thể", "chính", "xác"]);
            if quantity.trend.is_none() && levels.admits(self.passage, quantity) && !aside {
                // "thu 18.900 tấn, gồm 11.400 tấn … và 7.500 tấn …, tăng 5%": of the whole or of its last part?
                let before = self.line.tokens.start..mention.tokens.start;
                let part = self.passage.cue_in(before, |cue| matches!(cue, Cue::InWhich | Cue::Comprise)).is_some();
                let near = !part && !self.passage.has_mark(between.clone(), ".") && self.is_said_of(between);
                return Some((m, if near { binding } else { Binding::Likely(0.6) }));
            }
            if !(aside && self.is_converted(m)) {
                binding = Binding::Likely(0.6);
            }
        }
        None
    }

    /// "1.830 tỷ yen (16 tỷ USD)": the bracket tells the amount before it once more, in another currency.
    fn is_converted(&self, at: usize) -> bool {
        let scan = &self.passage.scan;
        let money = |m: usize| self.passage.quantity(m).filter(|q| q.unit.base.kind() == Some(UnitKind::Money));
        let before = at.checked_sub(1).filter(|m| self.line.mentions.contains(m));
        let (Some(before), Some(own)) = (before, self.passage.mention(at)) else { return false };
        let Some((first, second)) = money(before).zip(money(at)) else { return false };
        let open = self.passage.mention(before).map_or(0, |m| m.tokens.end);
        let joint =
            (open + 1..own.tokens.start).all(|i| scan.is_one_of(i, words!["tương", "đương", "hơn", "gần", "khoảng"]));
        first.unit.base != second.unit.base
            && scan.is_mark(open, '(')
            && own.tokens.start <= open + 4
            && joint
            && scan.is_mark(own.tokens.end, ')')
    }

    /// Whether the change behind `between` is said of the level before it: nothing but its own words stands between, and
    /// before a comma what the level counts ("96 ca nặng, giảm 25%").
    fn is_said_of(&self, between: Range<usize>) -> bool {
        let comma = between.clone().rev().find(|&i| self.passage.scan.is_mark(i, ','));
        let told = comma.map_or(between.clone(), |comma| comma + 1..between.end);
        let counted = between.start..comma.unwrap_or(between.start);
        let names = |i: usize| {
            let turns = |e| matches!(e, Entry::Cue(_) | Entry::Trend(_)).then_some(());
            self.passage.scan.is_word(i)
                && self.passage.mention_over(i).is_none()
                && self.passage.scan.phrase(i, turns).is_none()
        };
        let own = self.is_own(counted.clone()) || counted.len() <= 4 && counted.into_iter().all(names);
        told.len() <= 5 && own && self.is_own(told)
    }

    /// Whether only the words of a change stand in `range`.
    pub(super) fn is_own(&self, mut range: Range<usize>) -> bool {
        range.all(|i| {
            !self.passage.scan.is_word(i)
                || self.passage.scan.is_one_of(i, &OWN)
                || self.passage.mention_over(i).is_some()
        })
    }

    /// "so với năm 2017 (35,4 tỷ USD)", "so với mức 3.847 tỷ đồng".
    fn base_after(&self, versus: usize, levels: Levels<'_>) -> Option<usize> {
        let next = self.passage.mentions.partition_point(|m| m.tokens.start < versus);
        let base = (next..self.line.mentions.end).find(|&m| self.passage.quantity(m).is_some())?;
        let mention = self.passage.mention(base)?;
        let between = versus..mention.tokens.start;
        let fits = mention.quantity().is_some_and(|q| levels.admits(self.passage, q) && q.trend.is_none());
        if !fits || between.len() > 16 || self.passage.has_mark(between.clone(), ",;)") {
            return None;
        }
        let opened = between.clone().find(|&i| self.passage.scan.is_mark(i, '('));
        let bracket = opened.is_some_and(|open| {
            // "so với năm trước và hoàn thành kế hoạch (3.246 tỷ đồng)": the figure is of something else.
            let turned =
                (versus..open).any(|i| self.passage.scan.is_one_of(i, words!["và", "nhưng", "còn", "hoàn", "đạt"]));
            let clean = (open + 1..between.end)
                .all(|i| self.passage.scan.is_one_of(i, &BEFORE_BASE) || self.passage.mention_over(i).is_some());
            clean && !turned && self.passage.scan.is_any_mark(mention.tokens.end, ")")
        });
        let worded =
            opened.is_none() && self.passage.scan.is_one_of(between.end.wrapping_sub(1), words!["mức", "số", "giá"]);
        let direct = between.is_empty() && mention.quantity().is_some_and(|q| q.hedge.is_none());
        (bracket || worded || direct).then_some(base)
    }
}

/// The figure of the same indicator as that of mention `value`, for the period named at token `versus`, if there is
/// exactly one.
fn base_elsewhere(passage: &Passage<'_>, facts: &Facts<'_>, value: usize, versus: usize) -> Option<usize> {
    let named = passage.mention_at(versus).and_then(|m| passage.mention(m)).and_then(|m| when(&m.kind))?;
    let own = facts.of(value)?;
    let level = passage.quantity(value)?;
    let wanted = resolve(named, own.period)?;
    let mut found = facts
        .around(value)
        .filter(|f| {
            f.mention != value
                && f.period == Some(wanted)
                && same_indicator(facts.indicator(f), facts.indicator(own), 3)
        })
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

/// The verb of a change, which says how much and not how far: "tăng 12 vụ", not "lên 12 vụ" nor "giảm còn 12 vụ".
pub(super) fn verb(passage: &Passage<'_>, at: usize) -> Option<Trend> {
    let start = passage.mention(at)?.tokens.start;
    let (from, trend) = passage.scan.phrase_before(start, |e| if let Entry::Trend(t) = e { Some(t) } else { None })?;
    let last = start.checked_sub(1)?;
    let reaches = passage.scan.is_one_of(last, words!["lên", "xuống", "còn", "vọt", "leo", "rơi"]);
    // "được tăng từ", "mục tiêu tăng": what is only meant to be is as much bound to its figures as what was.
    (from < start && !reaches).then_some(trend)
}

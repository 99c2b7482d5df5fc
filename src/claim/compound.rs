//! Yearly rates over several years: "từ 28.000 tỷ đồng năm 2020 lên 37.268 tỷ đồng năm 2023, bình quân tăng 10%/năm".
//!
//! Invariant: it contradicts only if the rate fails both compounded and simple, for every number of years that the
//! sentence can mean.

use std::ops::Range;

use crate::lexicon::{Trend, UnitKind, words};
use crate::mention::{Amount, Base, Kind, Period, Quantity};
use crate::number::{Decimal, Interval, Latitude, Rational, percent};

use super::fact::is_period;
use super::figure::{Figures, rounded};
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::{Change, Levels};
use super::passage::{Line, Passage};
use super::range::from_to;

/// Every yearly rate between two figures of the sentence.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::PERCENT).among(3);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| compound(passage, line, at)));
}

/// The longest span of years that is looked at.
const MOST_YEARS: i32 = 40;

/// How many mentions to either side of the first figure a number of years is looked for in.
const NEARBY: usize = 8;

fn compound(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let rate = mention.quantity().filter(|q| {
        q.is_percent() && matches!(q.amount, Amount::One(_)) && q.number().is_some_and(|n| !n.value.is_negative())
    })?;
    is_yearly(passage, line, mention.tokens.clone(), rate).then_some(())?;
    let (older, newer) = ends(passage, line, at)?;
    let (old, new) = (passage.quantity(older)?, passage.quantity(newer)?);
    let years = years(passage, line, older);
    let trend = rate.trend.unwrap_or(Trend::Up);
    if years.is_empty() || old.is_percent() {
        return None;
    }
    let fits = |latitude: Latitude| {
        years.iter().find_map(|&n| reading(latitude, rate, trend, (old, new), n).map(|way| (n, way)))
    };
    let rounded_fit = fits(Latitude::Rounded);
    let fit = rounded_fit.or_else(|| fits(Latitude::Truncated));
    let verdict = match (rounded_fit, fit) {
        (Some(_), _) => Verdict::Holds,
        (None, Some(_)) => Verdict::HoldsTruncated,
        _ => Verdict::Contradicts(Gap::Clear),
    };
    let (n, way) = fit.or_else(|| Some((*years.first()?, Way::Compounded)))?;
    let figures = Figures::shared(passage, &[new, old]);
    let working = working(&figures, rate, trend, (old, new), n, way, verdict)?;
    let operand = |m: usize, role| Operand { span: passage.span(m), role };
    Some(Claim {
        kind: ClaimKind::CompoundGrowth,
        verdict,
        working,
        operands: vec![operand(at, Role::Stated), operand(newer, Role::Value), operand(older, Role::Base)],
        confidence: Confidence::new(0.8),
        repairs: Vec::new(),
    })
}

/// "10%/năm", "bình quân mỗi năm tăng 10%".
fn is_yearly(passage: &Passage<'_>, line: &Line, tokens: Range<usize>, rate: &Quantity) -> bool {
    let per_year = rate.unit.per.iter().any(|base| matches!(base, Base::Unit(_, UnitKind::Duration)))
        && passage.has_word(tokens.clone(), words!["năm"]);
    let lead = tokens.start.saturating_sub(8).max(line.tokens.start)..tokens.start;
    let tail = tokens.end..tokens.end + 2;
    let mean = passage.has_word(lead.clone(), words!["bình", "trung"])
        && passage.has_word(lead.clone(), words!["quân"])
        || passage.has_word(lead.clone(), words!["trung"]) && passage.has_word(lead.clone(), words!["bình"]);
    let each = |range: Range<usize>| {
        passage.has_word(range.clone(), words!["mỗi", "hằng", "hàng"]) && passage.has_word(range, words!["năm"])
    };
    per_year || each(lead) || each(tail.clone()) || (mean && passage.has_word(tail, words!["năm"]))
}

/// The two figures: right before the rate, or right after it.
fn ends(passage: &Passage<'_>, line: &Line, at: usize) -> Option<(usize, usize)> {
    let passes = |m: usize| {
        is_period(passage, m) || passage.quantity(m).is_some_and(|q| q.unit.base.kind() == Some(UnitKind::Duration))
    };
    let start = passage.mention(at)?.tokens.start;
    let before = (line.mentions.start..at).rev().find(|&m| !passes(m)).filter(|&m| passage.quantity(m).is_some());
    if let Some(newer) = before
        && let Some(pair) = from_to(passage, line, newer)
    {
        let between = passage.mention(newer)?.tokens.end..start;
        return (between.len() <= 14 && !passage.has_mark(between, ";()")).then_some(pair);
    }
    let facts = super::fact::Facts::default();
    let pair = Change { passage, facts: &facts, line, at }.pair(Levels::Alike, None)?;
    Some((pair.older, pair.newer))
}

/// The numbers of years that the sentence can mean: between the years at the figures, of a period, of a duration; each
/// also counted with both its ends or with one less.
fn years(passage: &Passage<'_>, line: &Line, older: usize) -> Vec<i32> {
    let mut found = Vec::new();
    let mut named = Vec::new();
    let around = older.saturating_sub(NEARBY).max(line.mentions.start)..(older + NEARBY).min(line.mentions.end);
    for m in around {
        match passage.mention(m).map(|m| &m.kind) {
            Some(Kind::Year(year)) => named.push(*year),
            Some(Kind::Date(date)) => named.extend(date.year),
            Some(Kind::Period(Period::Years(from, to))) => found.push(to - from),
            Some(Kind::Quantity(q)) if q.unit.base.kind() == Some(UnitKind::Duration) && m != older => {
                let is_years = passage.mention(m).is_some_and(|x| passage.has_word(x.tokens.clone(), words!["năm"]));
                found.extend(
                    q.number().and_then(|n| n.value.to_int()).filter(|_| is_years).and_then(|n| i32::try_from(n).ok()),
                );
            }
            _ => {}
        }
    }
    for (i, from) in named.iter().enumerate() {
        found.extend(named.iter().skip(i + 1).map(|to| to - from));
    }
    found.retain(|n| (2..=MOST_YEARS).contains(n));
    let near: Vec<i32> = found.iter().flat_map(|n| [*n, n + 1, n - 1]).filter(|n| *n > 0).collect();
    near
}

/// How a yearly rate leads from one figure to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Each year on top of the last.
    Compounded,
    /// The whole change over the number of years.
    Simple,
}

fn reading(
    latitude: Latitude,
    rate: &Quantity,
    trend: Trend,
    (old, new): (&Quantity, &Quantity),
    n: i32,
) -> Option<Way> {
    let ratio = new.interval(latitude)?.over(&old.interval(latitude)?)?;
    let rate = rate.interval(latitude)?;
    let grown = |way| grown(&rate, trend, n, way).is_some_and(|grown| grown.meets(&ratio));
    [Way::Compounded, Way::Simple].into_iter().find(|&way| grown(way))
}

/// New over old after `n` years at `rate` percent.
fn grown(rate: &Interval, trend: Trend, n: i32, way: Way) -> Option<Interval> {
    let at = |value: &Rational| factor(value, trend, n, way);
    let (low, high) = (at(rate.low.value()?), at(rate.high.value()?));
    if low.is_negative() || high.is_negative() {
        return None;
    }
    Some(if low <= high { Interval::closed(low, high) } else { Interval::closed(high, low) })
}

fn factor(rate: &Rational, trend: Trend, n: i32, way: Way) -> Rational {
    let rate = rate / percent(&Rational::one());
    let rate = if trend == Trend::Up { rate } else { -rate };
    match way {
        Way::Compounded => (Rational::one() + rate).pow(n),
        Way::Simple => Rational::one() + rate * Rational::from_integer(n.into()),
    }
}

fn working(
    figures: &Figures,
    rate: &Quantity,
    trend: Trend,
    (old, new): (&Quantity, &Quantity),
    n: i32,
    way: Way,
    verdict: Verdict,
) -> Option<String> {
    let number = rate.number()?.value;
    let base = old.number()?.value;
    let place = new.number()?.last_place;
    let reached = base.to_rational() * factor(&number.to_rational(), trend, n, way);
    let unit = Decimal::new(1, place).to_rational();
    let reached = figures.decimal(rounded(&(reached / unit), 0).shift(place));
    let told = figures.quantity(new);
    let sign = if trend == Trend::Up { '+' } else { '−' };
    let shown = number.vietnamese();
    let left = match way {
        Way::Compounded => format!("{} × (1 {sign} {shown}%)^{n}", figures.decimal(base)),
        Way::Simple => format!("{} × (1 {sign} {n} × {shown}%)", figures.decimal(base)),
    };
    Some(match verdict {
        _ if reached == told => format!("{left} = {told}"),
        Verdict::Contradicts(_) => format!("{left} = {reached} ≠ {told}"),
        _ => format!("{left} = {reached} ≈ {told}"),
    })
}

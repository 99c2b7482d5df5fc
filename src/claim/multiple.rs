//! Multiples: "từ 25 lên 62 triệu đồng/m2, gấp 2,5 lần", "gấp đôi năm 2006 (7,5 tỷ đồng)", "giảm một nửa, từ 46 vụ xuống
//! 23 vụ".
//!
//! Invariant: "tăng m lần" is read both ways, m and m + 1 times, and contradicts only if both fail.

use crate::lexicon::{Entry, Hedge, Trend, UnitKind, words};
use crate::mention::{Amount, Quantity};
use crate::number::{Bound, Decimal, Form, Interval, Latitude, Rational};

use crate::text::Span;

use super::fact::Facts;
use super::figure::{Figures, rounded};
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::model::{Claim, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::{Change, Levels, Pair};
use super::passage::{Line, Passage};
use super::percent::term;

/// Every stated multiple whose two figures the text gives.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::MULTIPLE).among(3);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| multiple(passage, facts, line, at)));
}

/// How a number of times is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    /// "gấp 3 lần", "bằng 3 lần": new / old.
    Times,
    /// "tăng 3 lần": new / old, or that less one.
    Growing,
    /// "giảm 3 lần": old / new.
    Shrinking,
    /// "giảm một nửa": what is gone over what was.
    Lost,
    /// "tăng một nửa": what is added over what was.
    Gained,
}

fn multiple(passage: &Passage<'_>, facts: &Facts<'_>, line: &Line, at: usize) -> Option<Claim> {
    let quantity = passage.quantity(at).filter(|q| is_multiple(q))?;
    let sense = sense_of(passage, at, quantity)?;
    let change = Change { passage, facts, line, at };
    // "gấp đôi năm 2006 (7,5 tỷ đồng)": the base may follow without "so với".
    let versus = change.versus().or_else(|| passage.mention(at).map(|m| m.tokens.end));
    let pair = change.pair(Levels::Alike, versus)?;
    let mut stated = term(passage, at, Role::Stated)?;
    stated.quantity.hedge = stated.quantity.hedge.or_else(|| hedge_before(passage, at));
    stated.span = words(passage, at).unwrap_or(stated.span);
    let terms = [stated, term(passage, pair.newer, Role::Value)?, term(passage, pair.older, Role::Base)?];
    let kind = if is_change_word(passage, at) { ClaimKind::ChangeWord } else { ClaimKind::Multiple };
    let first = claim(passage, kind, sense, &terms, pair);
    if sense == Sense::Growing && !first.as_ref().is_some_and(|claim| claim.verdict.holds()) {
        // "tăng 3 lần" as four times what was.
        let other = claim(passage, kind, Sense::Gained, &terms, pair).filter(|claim| claim.verdict.holds());
        return other.or(first);
    }
    first
}

/// Whether a quantity says how many times, as one number above nought.
fn is_multiple(quantity: &Quantity) -> bool {
    quantity.unit.base.kind() == Some(UnitKind::Multiple)
        && quantity.unit.per.is_empty()
        && !quantity.occasions
        && matches!(quantity.amount, Amount::One(_))
        && quantity.number().is_some_and(|n| n.value > Decimal::ZERO)
}

/// Whether the mention is a half: "một nửa", "phân nửa".
fn is_half(passage: &Passage<'_>, at: usize) -> bool {
    passage.mention(at).is_some_and(|m| passage.has_word(m.tokens.clone(), words!["nửa"]))
}

/// Where the number of a multiple starts, before "gấp" and what loosens it.
fn head(passage: &Passage<'_>, at: usize) -> Option<(usize, bool)> {
    let start = passage.mention(at)?.tokens.start;
    let inside = passage.scan.is_one_of(start, words!["gấp"]);
    let before = start.checked_sub(1).is_some_and(|i| passage.scan.is_one_of(i, words!["gấp"]));
    Some((if before { start - 1 } else { start }, inside || before))
}

/// The whole of "gấp 3 lần", "giảm gần một nửa".
fn words(passage: &Passage<'_>, at: usize) -> Option<Span> {
    let (start, _) = head(passage, at)?;
    let end = passage.mention(at)?.tokens.end;
    let from = if is_change_word(passage, at) {
        let verb_end = hedge_start(passage, start);
        passage.scan.phrase_before(verb_end, |e| matches!(e, Entry::Trend(_)).then_some(())).map_or(start, |(i, ())| i)
    } else {
        start
    };
    Some(passage.scan.span(from, end))
}

fn sense_of(passage: &Passage<'_>, at: usize, quantity: &Quantity) -> Option<Sense> {
    let (start, with_times) = head(passage, at)?;
    let trend = quantity.trend.or_else(|| passage.scan.trend_before(hedge_start(passage, start)));
    let equals = start.checked_sub(1).is_some_and(|i| passage.scan.is_one_of(i, words!["bằng"]));
    match trend {
        Some(Trend::Down) if is_half(passage, at) => Some(Sense::Lost),
        Some(Trend::Up) if is_half(passage, at) => Some(Sense::Gained),
        _ if is_half(passage, at) => equals.then_some(Sense::Times),
        Some(Trend::Down) => Some(Sense::Shrinking),
        _ if with_times || equals => Some(Sense::Times),
        Some(Trend::Up) => Some(Sense::Growing),
        None => None,
    }
}

/// "giảm một nửa", "tăng gấp đôi": a verb with a word for how much.
fn is_change_word(passage: &Passage<'_>, at: usize) -> bool {
    let Some(mention) = passage.mention(at) else { return false };
    let in_words = mention.quantity().and_then(Quantity::number).is_some_and(|n| n.form == Form::Words);
    let doubled = passage.scan.is_one_of(mention.tokens.start, words!["gấp"]);
    let verb = passage.scan.trend_before(hedge_start(passage, mention.tokens.start)).is_some();
    in_words && verb && (doubled || is_half(passage, at))
}

/// Where the words that loosen what starts at `start` begin: "hơn gấp đôi", "gần gấp 3 lần".
fn hedge_start(passage: &Passage<'_>, start: usize) -> usize {
    passage.scan.phrase_before(start, |e| matches!(e, Entry::Hedge(_)).then_some(())).map_or(start, |(from, ())| from)
}

fn hedge_before(passage: &Passage<'_>, at: usize) -> Option<Hedge> {
    let (start, _) = head(passage, at)?;
    passage.scan.phrase_before(start, |e| if let Entry::Hedge(h) = e { Some(h) } else { None }).map(|(_, hedge)| hedge)
}

fn claim(passage: &Passage<'_>, kind: ClaimKind, sense: Sense, terms: &[Term; 3], pair: Pair) -> Option<Claim> {
    let [stated, value, base] = terms;
    let figures = Figures::shared(passage, &[&value.quantity, &base.quantity]);
    let (new, old) = (value.quantity.number()?.value, base.quantity.number()?.value);
    if new <= Decimal::ZERO || old <= Decimal::ZERO {
        return None;
    }
    let (shown_new, shown_old) = (figures.decimal(new), figures.decimal(old));
    let (new, old) = (new.to_rational(), old.to_rational());
    let (left, computed) = match sense {
        Sense::Times | Sense::Growing => (format!("{shown_new} / {shown_old}"), new / old),
        Sense::Shrinking => (format!("{shown_old} / {shown_new}"), old / new),
        Sense::Lost => (format!("1 − {shown_new} / {shown_old}"), Rational::one() - new / old),
        Sense::Gained => (format!("{shown_new} / {shown_old} − 1"), new / old - Rational::one()),
    };
    let computed = rounded(&computed, 2).vietnamese();
    let told = stated.quantity.number()?.value.vietnamese();
    let sides = move |q: &[Quantity], latitude: Latitude| multiple_sides(q, latitude, sense);
    let equation = Equation { kind, terms: terms.to_vec(), sides: &sides, binding: pair.binding };
    equation.claim(|verdict| match verdict {
        _ if computed == told => format!("{left} = {told} lần"),
        Verdict::Contradicts(_) => format!("{left} = {computed} lần ≠ {told} lần"),
        _ => format!("{left} = {computed} lần ≈ {told} lần"),
    })
}

fn multiple_sides(quantities: &[Quantity], latitude: Latitude, sense: Sense) -> Option<Sides> {
    let [stated, value, base] = quantities else { return None };
    let (new, old) = (value.interval(latitude)?, base.interval(latitude)?);
    let one = Interval::point(Rational::one());
    let computed = match sense {
        Sense::Times | Sense::Growing => new.over(&old)?,
        Sense::Shrinking => old.over(&new)?,
        Sense::Lost => one.minus(&new.over(&old)?),
        Sense::Gained => new.over(&old)?.minus(&one),
    };
    Some(Sides { stated: times(stated, latitude)?, computed })
}

/// What a number of times stands for. "Gấp đôi" and "một nửa" are words for about as much: a tenth to either side, and
/// a quarter where it must be beyond doubt. "Hơn một nửa" may be any larger part.
fn times(quantity: &Quantity, latitude: Latitude) -> Option<Interval> {
    let number = quantity.number()?;
    let value = number.value.to_rational();
    let half = number.form == Form::Words && value < Rational::one();
    if half && quantity.hedge == Some(Hedge::Over) {
        return Some(Interval { low: Bound::Closed(value), high: Bound::Open });
    }
    if number.form != Form::Words || quantity.hedge.is_some() {
        return quantity.interval(latitude);
    }
    let share = if latitude == Latitude::Rounded { Decimal::new(1, -1) } else { Decimal::new(25, -2) };
    let slack = &value * share.to_rational();
    Some(Interval::closed(&value - &slack, &value + &slack))
}

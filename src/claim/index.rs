//! Closing values: "VN-Index tăng 8,94 điểm (0,70%) lên 1.284,12 điểm", "giá giảm 500 đồng/kg, tương đương 2%, xuống
//! 24.500 đồng/kg".
//!
//! Invariant: the value before the change is the closing value less the change; no other figure of the text is used.

use std::ops::Range;

use crate::lexicon::{Cue, Entry, Trend, words};
use crate::mention::{Amount, Quantity, Unit};
use crate::number::Written;

use super::binding::Binding;
use super::fact::is_period;
use super::judge::Term;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::verb;
use super::passage::{Line, Passage};
use super::percent::{Base, growth_claim, term};

/// Every closing value with its change in points and in percent.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::QUANTITY).among(3).beside(&[Held::PERCENT]);
    out.extend(passage.starts(&NEEDS).filter_map(|(_, line, at)| index_change(passage, line, at)));
}

/// What the place of a closing value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// "tăng 8,94 điểm (0,70%) lên 1.284,12 điểm".
    Behind,
    /// "ở 1.284,12 điểm, giảm 8,94 điểm (-0,70%)".
    Before,
}

fn index_change(passage: &Passage<'_>, line: &Line, change: usize) -> Option<Claim> {
    let percent = change + 1;
    let rate = passage.quantity(percent).filter(|q| line.mentions.contains(&percent) && is_signed_percentage(q))?;
    let moved = passage.quantity(change).filter(|q| is_amount(q))?;
    let trend = verb(passage, change)?;
    let end = passage.mention(change)?.tokens.end;
    let tie = end..passage.mention(percent)?.tokens.start;
    is_tie(passage, tie).then_some(())?;
    let turned = rate.trend.is_some_and(|t| t != trend);
    let negative = rate.number()?.value.is_negative();
    let (value, place) = closing(passage, line, percent, &moved.unit)
        .map(|value| (value, Place::Behind))
        .or_else(|| Some((opening(passage, line, change, &moved.unit)?, Place::Before)))?;
    // The change of a level before it is found as growth, unless its percentage bears a sign.
    if turned || (place == Place::Before && !negative) {
        return None;
    }
    let stated = unsigned(term(passage, percent, Role::Stated)?)?;
    let terms = (term(passage, value, Role::Value)?, term(passage, change, Role::Base)?);
    let mut claim = growth_claim(passage, stated, trend, terms.0, Base::Change(terms.1), Binding::Stated(0.9))?;
    claim.kind = ClaimKind::IndexChange;
    if negative && trend == Trend::Up && claim.verdict.holds() {
        // The amount fits and its sign does not: it rose, or it fell.
        claim.verdict = Verdict::Contradicts(Gap::Gross);
        let figure = passage.scan.text.get(rate.number_span.range()).unwrap_or_default();
        claim.working = format!("+{}% ≠ {figure}%", figure.trim_start_matches(['-', '−', '–']));
    }
    Some(claim)
}

/// Whether a quantity is one amount that can be added to a level.
fn is_amount(quantity: &Quantity) -> bool {
    matches!(quantity.amount, Amount::One(_))
        && quantity.number().is_some_and(|n| !n.value.is_negative())
        && !quantity.unit.is_none()
        && !quantity.is_percent()
}

fn is_signed_percentage(quantity: &Quantity) -> bool {
    quantity.is_percent() && quantity.unit.per.is_empty() && quantity.number().is_some()
}

/// The percentage without its sign.
fn unsigned(term: Term) -> Option<Term> {
    let number = *term.quantity.number()?;
    let amount = Amount::One(Written { value: number.value.abs(), ..number });
    Some(Term { quantity: Quantity { amount, ..term.quantity }, ..term })
}

/// "(", "(+", ", tương đương", "hay": what ties a change in percent to the same change in points.
fn is_tie(passage: &Passage<'_>, tie: Range<usize>) -> bool {
    let bracket = passage.scan.is_mark(tie.start, '(');
    let worded = passage.has_cue(tie.clone(), Cue::Equal) || passage.has_word(tie.clone(), words!["hay"]);
    tie.len() <= 5 && (bracket || worded) && !passage.has_cue(tie, Cue::Versus)
}

/// The closing value that the words behind the percentage bring in.
fn closing(passage: &Passage<'_>, line: &Line, percent: usize, unit: &Unit) -> Option<usize> {
    let value = percent + 1;
    let end = passage.mention(percent)?.tokens.end;
    let mention = passage.mention(value).filter(|_| line.mentions.contains(&value))?;
    let level = mention.quantity()?;
    let between = end..mention.tokens.start;
    let reached = between.clone().rev().take(4).any(|i| {
        passage.scan.phrase(i, |e| matches!(e, Entry::Cue(Cue::To)).then_some(())).is_some()
            || passage.scan.is_one_of(i, words!["về", "mức", "tại", "ở", "đạt", "ngưỡng"])
    });
    let direct =
        between.len() <= 8 && !passage.has_mark(between.clone(), ";(") && !passage.has_word(between, words!["từ"]);
    (reached && direct && is_level(level, unit)).then_some(value)
}

/// The level right before the change.
fn opening(passage: &Passage<'_>, line: &Line, change: usize, unit: &Unit) -> Option<usize> {
    let value = (line.mentions.start..change).rev().find(|&m| !is_period(passage, m))?;
    let mention = passage.mention(value)?;
    let between = mention.tokens.end..passage.mention(change)?.tokens.start;
    let level = mention.quantity().filter(|q| q.trend.is_none())?;
    let near = between.len() <= 4 && !passage.has_mark(between, ";()");
    (near && is_level(level, unit)).then_some(value)
}

/// Whether a level has the unit of the change; "34 USD" may be the change of a price in USD/ounce.
fn is_level(level: &Quantity, unit: &Unit) -> bool {
    let same = level.unit == *unit || (unit.per.is_empty() && level.unit.base == unit.base);
    same && level.number().is_some()
}

//! New totals: "thêm 14 ca, nâng tổng số ca từ 238 lên 252 ca".
//!
//! Invariant: the old total, the increment and the new total all stand in the sentence.

use crate::lexicon::{WordSet, words};
use crate::mention::{Amount, Quantity};
use crate::number::{Interval, Latitude, Rational};

use super::binding::Binding;
use super::fact::is_period;
use super::figure::{Figures, total};
use super::judge::{Equation, Sides};
use super::kind::ClaimKind;
use super::model::{Claim, Role, Verdict};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::percent::term;
use super::range::from_to;

/// Every new total with the old one and what was added.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const RAISED: WordSet = WordSet::of(&["nâng", "đưa", "tăng"]);
    for line in &passage.lines {
        if line.mentions.len() < 3 || !line.may_hold(&RAISED) {
            continue;
        }
        for newer in passage.quantities(line).skip(2) {
            out.extend(cumulative(passage, line, newer));
        }
    }
}

fn cumulative(passage: &Passage<'_>, line: &Line, newer: usize) -> Option<Claim> {
    let (older, newer) = from_to(passage, line, newer)?;
    let added = (line.mentions.start..older).rev().find(|&m| !is_period(passage, m))?;
    let increment = passage.quantity(added)?;
    let between = passage.mention(added)?.tokens.end..passage.mention(older)?.tokens.start;
    // "…, nâng tổng số nhà ngập từ": the verb makes what was added part of the total.
    let raised = between.clone().find(|&i| passage.scan.is_one_of(i, words!["nâng", "đưa", "tăng"]))?;
    let summed = passage.has_word(raised..between.end, words!["tổng", "số"]);
    let start = passage.mention(added)?.tokens.start;
    let new_ones = words!["thêm", "mới", "bổ", "sung", "nhận"];
    let more = passage.has_word(start.saturating_sub(3).max(line.tokens.start)..start, new_ones)
        || passage.has_word(passage.mention(added)?.tokens.end..raised, words!["mới", "nữa"]);
    let alike = same_kind(passage, &increment.unit, &passage.quantity(newer)?.unit)
        && matches!(increment.amount, Amount::One(_))
        && increment.number().is_some();
    let near = between.len() <= 20 && !passage.has_mark(between, ";()");
    (summed && more && alike && near).then_some(())?;
    claim(passage, newer, older, added)
}

fn claim(passage: &Passage<'_>, newer: usize, older: usize, added: usize) -> Option<Claim> {
    let terms =
        vec![term(passage, newer, Role::Whole)?, term(passage, older, Role::Base)?, term(passage, added, Role::Part)?];
    let quantities: Vec<&Quantity> = terms.iter().map(|t| &t.quantity).collect();
    let figures = Figures::shared(passage, &quantities);
    let [new, old, more] = quantities.as_slice() else { return None };
    let computed = figures.decimal(total([old.number()?, more.number()?])?);
    let told = figures.quantity(new);
    let left = format!("{} + {}", figures.quantity(old), figures.quantity(more));
    let sides = cumulative_sides;
    let equation =
        Equation { kind: ClaimKind::Cumulative, terms: terms.clone(), sides: &sides, binding: Binding::Stated(0.9) };
    equation.claim(|verdict| match verdict {
        _ if computed == told => format!("{left} = {told}"),
        Verdict::Contradicts(_) => format!("{left} = {computed} ≠ {told}"),
        _ => format!("{left} = {computed} ≈ {told}"),
    })
}

fn cumulative_sides(quantities: &[Quantity], latitude: Latitude) -> Option<Sides> {
    let (stated, rest) = quantities.split_first()?;
    let nought = Interval::point(Rational::zero());
    let computed = rest.iter().try_fold(nought, |sum, q| Some(sum.plus(&q.interval(latitude)?)))?;
    Some(Sides { stated: stated.interval(latitude)?, computed })
}

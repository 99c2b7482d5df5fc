//! Percentages as equations: part of a whole, change between two figures, completion of a plan.
//!
//! Invariant: the stated percentage is the first term, so that the gap is measured in its last written place.

use crate::lexicon::Trend;
use crate::mention::{Amount, Quantity};
use crate::number::{Bound, Interval, Latitude, Rational, percent};

use super::binding::Binding;
use super::figure::{Figures, percentage, rounded};
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role, Verdict};
use super::passage::Passage;
use super::statement::statement;

pub(super) fn term(passage: &Passage<'_>, at: usize, role: Role) -> Option<Term> {
    Some(Term::new(passage, passage.quantity(at)?, passage.span(at), role))
}

/// `stated` percent of the sum of `whole` is `part`.
pub(super) fn ratio_claim(passage: &Passage<'_>, kind: ClaimKind, terms: Vec<Term>, binding: Binding) -> Option<Claim> {
    let (stated, rest) = terms.split_first()?;
    let (part, wholes) = rest.split_first()?;
    let exact = exact_ratio(&part.quantity, wholes)?;
    let equation = Equation { kind, terms: terms.clone(), sides: &ratio_sides, binding };
    equation.claim(|verdict| {
        let quantities: Vec<&Quantity> = rest.iter().map(|t| &t.quantity).collect();
        let figures = Figures::shared(passage, &quantities);
        let below = match wholes {
            [one] => figures.quantity(&one.quantity),
            several => {
                format!("({})", several.iter().map(|t| figures.quantity(&t.quantity)).collect::<Vec<_>>().join(" + "))
            }
        };
        let above = figures.quantity(&part.quantity);
        let told = Figures::shared(passage, &[&stated.quantity]).quantity(&stated.quantity);
        compared(&format!("{above} / {below}"), &percentage(&percent(&exact)), &told, verdict)
    })
}

fn exact_ratio(part: &Quantity, wholes: &[Term]) -> Option<Rational> {
    let whole =
        wholes.iter().try_fold(Rational::zero(), |sum, t| Some(sum + t.quantity.number()?.value.to_rational()))?;
    (!whole.is_zero()).then(|| part.number().map(|p| p.value.to_rational() / whole)).flatten()
}

fn ratio_sides(quantities: &[Quantity], latitude: Latitude) -> Option<Sides> {
    let (stated, rest) = quantities.split_first()?;
    let (part, wholes) = rest.split_first()?;
    let nought = Interval::point(Rational::zero());
    let whole = wholes.iter().try_fold(nought, |sum, q| Some(sum.plus(&q.interval(latitude)?)))?;
    let computed = part.interval(latitude)?.over(&whole)?.scaled(&percent(&Rational::one()));
    Some(Sides { stated: stated.interval(latitude)?, computed })
}

/// "… = 40,67% ≈ 40,6%".
fn compared(left: &str, computed: &str, stated: &str, verdict: Verdict) -> String {
    match verdict {
        _ if computed == stated => format!("{left} = {stated}"),
        Verdict::Contradicts(_) => format!("{left} = {computed} ≠ {stated}"),
        _ => format!("{left} = {computed} ≈ {stated}"),
    }
}

/// What the older figure of a change is.
pub(super) enum Base {
    /// It is given.
    Given(Term),
    /// The change itself is given: the older figure is the newer one less (or plus) the change.
    Change(Term),
}

/// `stated` percent is the change from the base to `value`, in the direction `trend`.
pub(super) fn growth_claim(
    passage: &Passage<'_>,
    stated: Term,
    trend: Trend,
    value: Term,
    base: Base,
    binding: Binding,
) -> Option<Claim> {
    let (base, by_change) = match base {
        Base::Given(term) => (term, false),
        Base::Change(term) => (term, true),
    };
    let Some(change) = exact_change(&value.quantity, &base.quantity, trend, by_change) else {
        return by_change.then(|| outgrown(passage, [&stated, &value, &base], trend)).flatten();
    };
    let sides = move |q: &[Quantity], latitude: Latitude| growth_sides(q, latitude, trend, by_change);
    let equation = Equation {
        kind: ClaimKind::Growth,
        terms: vec![stated.clone(), value.clone(), base.clone()],
        sides: &sides,
        binding,
    };
    equation.claim(|verdict| {
        let figures = Figures::shared(passage, &[&value.quantity, &base.quantity]);
        let (new, other) = (figures.quantity(&value.quantity), figures.quantity(&base.quantity));
        let left = match (by_change, trend) {
            (false, _) => format!("{new} / {other} − 1"),
            (true, Trend::Up) => format!("{other} / ({new} − {other})"),
            (true, Trend::Down) => format!("{other} / ({new} + {other})"),
        };
        let sign = if trend == Trend::Up || change.is_zero() { "+" } else { "−" };
        let told = Figures::shared(passage, &[&stated.quantity]).quantity(&stated.quantity);
        compared(&left, &signed(&change), &format!("{sign}{told}"), verdict)
    })
}

/// "đạt 2.465 triệu đồng, tăng 82 tỷ đồng (3,4%)": nothing grows by more than itself, and with another magnitude word the
/// three agree.
fn outgrown(passage: &Passage<'_>, [stated, value, change]: [&Term; 3], trend: Trend) -> Option<Claim> {
    let number = value.quantity.number()?;
    let fits = |power: i32| {
        let shifted = Quantity { amount: Amount::One(number.shift(power)), ..value.quantity.clone() };
        let terms = [stated.quantity.clone(), shifted, change.quantity.clone()];
        growth_sides(&terms, Latitude::Rounded, trend, true).is_some_and(|sides| sides.stated.meets(&sides.computed))
    };
    [3, 6].into_iter().any(fits).then_some(())?;
    let figures = Figures::shared(passage, &[&value.quantity, &change.quantity]);
    let working = format!("{} > {}", figures.quantity(&change.quantity), figures.quantity(&value.quantity));
    let places = [(value.span, Role::Value), (change.span, Role::Base), (stated.span, Role::Stated)];
    Some(statement(ClaimKind::Growth, Verdict::Contradicts(Gap::Gross), working, places, 0.85))
}

/// The change in percent, with its sign.
fn exact_change(value: &Quantity, base: &Quantity, trend: Trend, by_change: bool) -> Option<Rational> {
    let new = value.number()?.value.to_rational();
    let other = base.number()?.value.to_rational();
    let old = match (by_change, trend) {
        (false, _) => other,
        (true, Trend::Up) => &new - other,
        (true, Trend::Down) => &new + other,
    };
    (old > Rational::zero()).then(|| percent(&(new / old - Rational::one())))
}

fn signed(change: &Rational) -> String {
    let value = rounded(change, 2);
    let sign = if value.is_negative() { "−" } else { "+" };
    format!("{sign}{}%", value.abs().vietnamese())
}

/// Both sides as the newer figure in percent of the older: 100 plus or minus the change.
fn growth_sides(quantities: &[Quantity], latitude: Latitude, trend: Trend, by_change: bool) -> Option<Sides> {
    let [stated, value, base] = quantities else { return None };
    let hundred = Interval::point(percent(&Rational::one()));
    let change = stated.interval(latitude)?;
    let stated = match trend {
        Trend::Up => hundred.plus(&change),
        Trend::Down => floored(hundred.minus(&change)),
    };
    let (new, other) = (value.interval(latitude)?, base.interval(latitude)?);
    let ratio = match (by_change, trend) {
        (false, _) => new.over(&other)?,
        // new / (new − change) and its kin rise or fall with one operand at a time: the ends give the bounds.
        (true, Trend::Up) => change_ratio(&new, &other, |n, c| n - c)?,
        (true, Trend::Down) => change_ratio(&new, &other, |n, c| n + c)?,
    };
    Some(Sides { stated, computed: ratio.scaled(&percent(&Rational::one())) })
}

/// new / old over the corners of the two intervals.
fn change_ratio(new: &Interval, change: &Interval, old: impl Fn(&Rational, &Rational) -> Rational) -> Option<Interval> {
    let mut ratios = Vec::new();
    for n in [new.low.value()?, new.high.value()?] {
        for c in [change.low.value()?, change.high.value()?] {
            let base = old(n, c);
            if base <= Rational::zero() {
                return None;
            }
            ratios.push(n / base);
        }
    }
    Some(Interval::closed(ratios.iter().min()?.clone(), ratios.iter().max()?.clone()))
}

fn floored(interval: Interval) -> Interval {
    let low = match interval.low {
        Bound::Closed(v) | Bound::Excluded(v) if v < Rational::zero() => Bound::Closed(Rational::zero()),
        other => other,
    };
    Interval { low, ..interval }
}

/// Whether a quantity is one percentage.
pub(super) fn is_percentage(quantity: &Quantity) -> bool {
    quantity.is_percent()
        && matches!(quantity.amount, Amount::One(_))
        && quantity.unit.per.is_empty()
        && quantity.number().is_some_and(|n| !n.value.is_negative())
}

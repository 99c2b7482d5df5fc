//! Products, quotients, sums and differences of written numbers as equations with their workings.
//!
//! Invariant: the first term is the stated number, and a working shows every other term as the text writes it.

use crate::mention::{Amount, Quantity};
use crate::number::{Bound, Form, Interval, Latitude, Rational, Written, read_digits};

use super::binding::Binding;
use super::figure::{Figures, rounded};
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::model::{Claim, Verdict};
use super::passage::Passage;

/// What is done with the terms behind the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Formula {
    /// Second over third.
    Quotient,
    /// All multiplied.
    Product,
    /// All added.
    Sum,
    /// How far the second and the third are apart.
    Distance,
}

impl Formula {
    fn sign(self) -> &'static str {
        match self {
            Formula::Quotient => " / ",
            Formula::Product => " × ",
            Formula::Sum => " + ",
            Formula::Distance => " − ",
        }
    }

    fn of_intervals(self, operands: &[Interval]) -> Option<Interval> {
        let (first, rest) = operands.split_first()?;
        match (self, rest) {
            (Formula::Quotient, [second]) => first.over(second),
            (Formula::Distance, [second]) => Some(distance(first, second)),
            (Formula::Product, _) => rest.iter().try_fold(first.clone(), |product, x| product.times(x)),
            (Formula::Sum, _) => Some(rest.iter().fold(first.clone(), |sum, x| sum.plus(x))),
            _ => None,
        }
    }

    fn of_values(self, operands: &[Rational]) -> Option<Rational> {
        let (first, rest) = operands.split_first()?;
        match (self, rest) {
            (Formula::Quotient, [second]) => (!second.is_zero()).then(|| first / second),
            (Formula::Distance, [second]) => Some((first - second).abs()),
            (Formula::Product, _) => Some(rest.iter().fold(first.clone(), |product, x| product * x)),
            (Formula::Sum, _) => Some(rest.iter().fold(first.clone(), |sum, x| sum + x)),
            _ => None,
        }
    }
}

/// The distances between a value of each.
fn distance(a: &Interval, b: &Interval) -> Interval {
    let negative = |bound: &Bound| bound.value().is_some_and(Rational::is_negative);
    let (forth, back) = (a.minus(b), b.minus(a));
    match (negative(&forth.low), negative(&back.low)) {
        (false, _) => forth,
        (true, false) => back,
        // They overlap: from nothing to the larger of both ends.
        (true, true) => {
            let higher = if forth.high.value() > back.high.value() { forth.high } else { back.high };
            Interval { low: Bound::Closed(Rational::zero()), high: higher }
        }
    }
}

/// `terms[0]` is what `formula` makes of the others, times `factor` (1, or the step between two units).
pub(super) fn claim(
    passage: &Passage<'_>,
    kind: ClaimKind,
    formula: Formula,
    factor: &Rational,
    terms: Vec<Term>,
    binding: Binding,
) -> Option<Claim> {
    let (stated, operands) = terms.split_first()?;
    let values: Vec<Rational> =
        operands.iter().map(|t| Some(t.quantity.number()?.value.to_rational())).collect::<Option<_>>()?;
    let value = formula.of_values(&values)? * factor;
    let exact = stated.quantity.number()?.value.to_rational();
    let sides = move |q: &[Quantity], latitude: Latitude| {
        let (stated, operands) = q.split_first()?;
        let operands: Vec<Interval> = operands.iter().map(|q| q.interval(latitude)).collect::<Option<_>>()?;
        Some(Sides { stated: stated.interval(latitude)?, computed: formula.of_intervals(&operands)?.scaled(factor) })
    };
    let equation = Equation { kind, terms: terms.clone(), sides: &sides, binding };
    let claim = equation.claim(|verdict| {
        let shown = Shown::of(passage, &terms);
        let mut left = operands.iter().map(|t| shown.quantity(passage, &t.quantity)).collect::<Vec<_>>();
        if formula == Formula::Distance && values.first() < values.last() {
            left.reverse();
        }
        let left = left.join(formula.sign()) + &step(factor);
        let right = shown.quantity(passage, &stated.quantity);
        let computed = shown.computed(passage, &stated.quantity, &value);
        match verdict {
            _ if exact == value => format!("{left} = {right}"),
            Verdict::Contradicts(_) => format!("{left} = {computed} ≠ {right}"),
            _ if computed == right => format!("{left} ≈ {right}"),
            _ => format!("{left} = {computed} ≈ {right}"),
        }
    })?;
    // "gần 400.000" may be 300.001: true, and nothing that anybody would call verified.
    let slack = if matches!(binding, Binding::Stated(_)) { 8 } else { 25 };
    let loose = claim.verdict.holds() && is_far(&exact, &value, slack);
    (!loose).then_some(claim)
}

/// Whether two figures are further apart than one part in `slack`.
fn is_far(stated: &Rational, computed: &Rational, slack: i64) -> bool {
    (stated - computed).abs() * Rational::from_integer(slack.into()) > stated.abs()
}

/// " × 1.000", " / 10": the step between two units.
fn step(factor: &Rational) -> String {
    if factor.is_one() {
        String::new()
    } else if factor.is_integer() {
        format!(" × {}", rounded(factor, 0).vietnamese())
    } else {
        format!(" / {}", rounded(&factor.recip(), 0).vietnamese())
    }
}

/// The power of ten that the magnitude words of a quantity stand for, whatever its precision is taken to be.
fn magnitude(passage: &Passage<'_>, quantity: &Quantity) -> i32 {
    let Some(number) = quantity.number().filter(|n| n.form == Form::Scaled) else { return 0 };
    let text = passage.scan.text.get(quantity.number_span.range()).unwrap_or_default();
    let digits = text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).find(|s| !s.is_empty());
    digits.and_then(read_digits).map_or(0, |read| number.value.trailing_place() - read.number.value.trailing_place())
}

/// How the numbers of one working are shown: without magnitude words where all share one, else each with its own.
struct Shown {
    shared: Option<i32>,
}

impl Shown {
    fn of(passage: &Passage<'_>, terms: &[Term]) -> Self {
        let mut powers = terms.iter().map(|t| magnitude(passage, &t.quantity));
        let first = powers.next().unwrap_or(0);
        Self { shared: powers.all(|p| p == first).then_some(first) }
    }

    fn quantity(&self, passage: &Passage<'_>, quantity: &Quantity) -> String {
        let Some(number) = quantity.number() else { return Figures::shared(passage, &[]).quantity(quantity) };
        let power = self.shared.unwrap_or_else(|| magnitude(passage, quantity));
        let digits = number.value.shift(-power).vietnamese();
        self.with_word(digits, power)
    }

    /// The computed value in the magnitude of the stated one, to one place more.
    fn computed(&self, passage: &Passage<'_>, stated: &Quantity, value: &Rational) -> String {
        let power = self.shared.unwrap_or_else(|| magnitude(passage, stated));
        let place = stated.number().map_or(0, |n| n.last_place) - power;
        let scale = crate::number::Decimal::new(1, power).to_rational();
        let digits = rounded(&(value / scale), (1 - place).max(0)).vietnamese();
        self.with_word(digits, power)
    }

    fn with_word(&self, digits: String, power: i32) -> String {
        match power {
            _ if self.shared.is_some() => digits,
            3 => digits + " nghìn",
            6 => digits + " triệu",
            9 => digits + " tỷ",
            12 => digits + " nghìn tỷ",
            15 => digits + " triệu tỷ",
            _ => digits,
        }
    }
}

/// A whole number of days, months or the like as an exact count; a hedged or broken one as it is.
pub(super) fn as_count(quantity: &Quantity) -> Quantity {
    let whole = quantity.hedge.is_none() && quantity.number().is_some_and(|n| n.value.to_int().is_some());
    if whole { Quantity { unit: Default::default(), ..quantity.clone() } } else { quantity.clone() }
}

/// A derived figure: noughts at its end are rounding, but two digits stay.
pub(super) fn as_rounded(quantity: &Quantity) -> Quantity {
    let Amount::One(number) = quantity.amount else { return quantity.clone() };
    let trailing = number.trailing_place();
    let digits = number.value.abs().shift(-trailing).to_int().map_or(2, |n| if n < 10 { 1 } else { 2 });
    let place = (trailing + digits - 2).max(number.last_place);
    let mut unit = quantity.unit.clone();
    // An average of things is measured, not counted.
    unit.per.push(unit.base);
    Quantity { amount: Amount::One(Written { last_place: place, ..number }), unit, ..quantity.clone() }
}

/// How many digits a number shows, the noughts at its end left out.
pub(super) fn significant(number: &Written) -> usize {
    number.value.abs().shift(-number.trailing_place()).to_int().map_or(2, |n| n.to_string().len())
}

/// Whether the verdict leans on nothing: one digit matches too much to mean anything unless it is exact.
pub(super) fn is_telling(quantity: &Quantity, claim: &Claim) -> bool {
    let exact = claim.working.contains('=') && !claim.working.contains('≈');
    exact || quantity.number().is_some_and(|n| significant(n) >= 2 || n.form == Form::Words && exact)
}

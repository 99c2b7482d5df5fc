//! Two quantities as one figure: rounded, a slip of the pen apart, or with another magnitude word.
//!
//! Invariant: only the two are looked at, never the words around them.

use crate::lexicon::{Hedge, UnitKind};
use crate::mention::{Amount, Quantity};
use crate::number::{Decimal, Form, Latitude, Written};

use super::slip::{Difference, difference, is_slip, may_be_rounded};

/// Whether two numbers are numbers of the same thing: one unit, or an amount whose currency was left out.
pub(super) fn same_unit(a: &Quantity, b: &Quantity) -> bool {
    let left_out = |x: &Quantity, y: &Quantity| {
        x.unit.is_none()
            && x.number().is_some_and(|n| n.form == Form::Scaled)
            && y.unit.base.kind() == Some(UnitKind::Money)
    };
    a.unit == b.unit || left_out(a, b) || left_out(b, a)
}

/// Whether the first may round the second, as generously as anybody rounds: the finer of two figures rounds nothing,
/// unless the coarser says itself that it is only about right.
pub(super) fn is_rounding(asked: &Quantity, other: &Quantity) -> bool {
    let (Some(own), Some(figure)) = (asked.number(), other.number()) else { return true };
    let coarser = own.trailing_place() >= figure.trailing_place();
    may_be_rounded(own, figure) && (coarser || other.hedge.is_some())
}

/// Within a tenth of the number.
pub(super) fn is_near(number: &Written, other: &Written) -> bool {
    let times = |n: &Written, by: i64| n.value.checked_mul(Decimal::from_int(by));
    times(other, 10) >= times(number, 9) && times(other, 9) <= times(number, 10)
}

/// Whether two figures can be one: their readings meet.
pub(super) fn fits(a: &Quantity, b: &Quantity) -> bool {
    let reading = |q: &Quantity| q.interval(Latitude::Truncated);
    reading(a).zip(reading(b)).is_some_and(|(a, b)| a.meets(&b))
}

/// The digits of a number without the noughts at its end.
pub(super) fn significant(number: &Written) -> usize {
    let digits = number.value.abs().shift(-number.last_place).to_string();
    digits.trim_end_matches('0').len()
}

/// Whether two figures are as loose as each other, but that one of them may leave out “hơn” or “gần”, as headlines do.
pub(super) fn is_said_alike(a: &Quantity, b: &Quantity) -> bool {
    let plain = |q: &Quantity| !matches!(q.hedge, Some(Hedge::AtLeast | Hedge::AtMost));
    a.hedge == b.hedge || (a.hedge.is_none() || b.hedge.is_none()) && plain(a) && plain(b)
}

/// The slip between two numbers, the finer of them brought to the places of the other.
pub(super) fn slip_of(number: &Written, other: &Written) -> Option<Difference> {
    let brought = || is_slip(number, other) || other.last_place > number.last_place && is_slip(other, number);
    difference(number, other).or_else(|| brought().then_some(Difference::Digit))
}

/// Whether the two are one figure, rounded, with another magnitude word.
pub(super) fn is_rescaled(a: &Quantity, b: &Quantity) -> bool {
    let (Some(x), Some(y)) = (a.number(), b.number()) else { return false };
    let scaled = x.form == Form::Scaled || y.form == Form::Scaled;
    scaled
        && [-6, -3, 3, 6].into_iter().any(|power| {
            let shifted = x.shift(power);
            is_near(&shifted, y) && fits(&Quantity { amount: Amount::One(shifted), ..a.clone() }, b)
        })
}

//! What a written number stands for: the interval of values that round, or are cut off, to it.
//!
//! Invariant: `Latitude::Rounded` lies inside `Latitude::Truncated`, which lies inside `Latitude::Coarse`.

use std::cmp::Ordering;

use super::decimal::Decimal;
use super::rational::Rational;
use super::written::Written;
use crate::lexicon::Hedge;

/// How generously a written number is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Latitude {
    /// Rounded to its last written place.
    Rounded,
    /// Cut off at its last written place.
    Cut,
    /// Rounded up at its last written place.
    Raised,
    /// Cut off, rounded or rounded up.
    Truncated,
    /// Its trailing noughts are rounding too.
    Coarse,
}

/// What a number is the number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Things that are counted one by one: the written count is meant to the last.
    Counted,
    /// An amount on a scale (money, area, percent): the written figure is a rounding.
    Measured,
}

/// One end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// No end on this side.
    Open,
    /// Up to this value, and the value itself.
    Closed(Rational),
    /// Up to this value, without it.
    Excluded(Rational),
}

impl Bound {
    /// The value of the end, if there is one.
    pub fn value(&self) -> Option<&Rational> {
        match self {
            Bound::Open => None,
            Bound::Closed(v) | Bound::Excluded(v) => Some(v),
        }
    }

    fn excluded(&self) -> bool {
        matches!(self, Bound::Excluded(_))
    }

    fn combine(&self, other: &Bound, f: impl Fn(&Rational, &Rational) -> Rational) -> Bound {
        match (self.value(), other.value()) {
            (Some(a), Some(b)) if self.excluded() || other.excluded() => Bound::Excluded(f(a, b)),
            (Some(a), Some(b)) => Bound::Closed(f(a, b)),
            _ => Bound::Open,
        }
    }
}

/// A range of values that a number may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

/// Half a unit of the place `10^power`.
fn half_of(power: i32) -> Decimal {
    Decimal::new(5, power.saturating_sub(1))
}

/// `x + step` as a fraction; what does not fit a decimal is added as fractions.
fn offset(x: Decimal, step: Decimal) -> Rational {
    x.checked_add(step).map_or_else(|| x.to_rational() + step.to_rational(), Decimal::to_rational)
}

/// `ratio` as a percentage.
pub fn percent(ratio: &Rational) -> Rational {
    ratio * Rational::from_integer(100)
}

impl Interval {
    /// Exactly `value`.
    pub fn point(value: Rational) -> Self {
        Self { low: Bound::Closed(value.clone()), high: Bound::Closed(value) }
    }

    /// From `low` to `high`, both included.
    pub fn closed(low: Rational, high: Rational) -> Self {
        Self { low: Bound::Closed(low), high: Bound::Closed(high) }
    }

    /// What `number` stands for, loosened by `hedge`, read with `latitude`.
    ///
    /// The table is that of the project's design: u is one unit of the last written place, w the place of the last
    /// digit that is not nought.
    pub fn of(number: &Written, nature: Nature, hedge: Option<Hedge>, latitude: Latitude) -> Self {
        let x = number.value;
        let w = number.trailing_place().max(number.last_place);
        let step = Decimal::new(if latitude == Latitude::Rounded { 1 } else { 2 }, w);
        match hedge {
            Some(Hedge::Over) => Self { low: Bound::Closed(x.to_rational()), high: Bound::Excluded(offset(x, step)) },
            Some(Hedge::Under) => {
                Self { low: Bound::Excluded(offset(x, step.negated())), high: Bound::Closed(x.to_rational()) }
            }
            Some(Hedge::About) => Self::around(x, step),
            Some(Hedge::AtLeast) => Self { low: Bound::Closed(x.to_rational()), high: Bound::Open },
            Some(Hedge::AtMost) => Self { low: Bound::Open, high: Bound::Closed(x.to_rational()) },
            None if nature == Nature::Counted && number.is_exact_count() => Self::point(x.to_rational()),
            None => Self::unhedged(number, latitude),
        }
    }

    fn unhedged(number: &Written, latitude: Latitude) -> Self {
        let x = number.value;
        let whole_number = number.form != super::Form::Scaled && number.last_place >= 0;
        match latitude {
            Latitude::Rounded => Self::around(x, half_of(number.last_place)),
            Latitude::Coarse if whole_number && number.trailing_place() >= 3 => {
                Self::around(x, half_of(number.trailing_place()))
            }
            Latitude::Cut => Self {
                low: Bound::Closed(x.to_rational()),
                high: Bound::Excluded(offset(x, Decimal::new(1, number.last_place))),
            },
            Latitude::Raised => Self {
                low: Bound::Excluded(offset(x, Decimal::new(1, number.last_place).negated())),
                high: Bound::Closed(x.to_rational()),
            },
            Latitude::Truncated | Latitude::Coarse => {
                let unit = Decimal::new(1, number.last_place);
                Self { low: Bound::Excluded(offset(x, unit.negated())), high: Bound::Excluded(offset(x, unit)) }
            }
        }
    }

    /// From `step` below `x` to `step` above it, both included.
    fn around(x: Decimal, step: Decimal) -> Self {
        Self::closed(offset(x, step.negated()), offset(x, step))
    }

    /// Whether the two share a value.
    pub fn meets(&self, other: &Interval) -> bool {
        ordered(&self.low, &other.high) && ordered(&other.low, &self.high)
    }

    /// Whether every value of this lies below every value of `other`.
    pub fn below(&self, other: &Interval) -> bool {
        !ordered(&other.low, &self.high)
    }

    /// Whether `value` lies in it.
    pub fn holds(&self, value: &Rational) -> bool {
        self.meets(&Interval::point(value.clone()))
    }

    /// The sums of a value of each.
    pub fn plus(&self, other: &Interval) -> Interval {
        let add = |a: &Rational, b: &Rational| a + b;
        Interval { low: self.low.combine(&other.low, add), high: self.high.combine(&other.high, add) }
    }

    /// The differences of a value of this and one of `other`.
    pub fn minus(&self, other: &Interval) -> Interval {
        let subtract = |a: &Rational, b: &Rational| a - b;
        Interval { low: self.low.combine(&other.high, subtract), high: self.high.combine(&other.low, subtract) }
    }

    /// The products with a value of `other`; `None` unless both are at or above nought.
    pub fn times(&self, other: &Interval) -> Option<Interval> {
        (self.non_negative() && other.non_negative()).then(|| Interval {
            low: self.low.combine(&other.low, |a, b| a * b),
            high: self.high.combine(&other.high, |a, b| a * b),
        })
    }

    /// The quotients by a value of `divisor`; `None` unless this is at or above nought and `divisor` above it.
    pub fn over(&self, divisor: &Interval) -> Option<Interval> {
        let positive = divisor.low.value().is_some_and(Rational::is_positive);
        (self.non_negative() && positive).then(|| Interval {
            low: match divisor.high {
                Bound::Open => Bound::Closed(Rational::zero()),
                _ => self.low.combine(&divisor.high, |a, b| a / b),
            },
            high: self.high.combine(&divisor.low, |a, b| a / b),
        })
    }

    /// Every value times `factor`, which is above nought.
    pub fn scaled(&self, factor: &Rational) -> Interval {
        let scale = |bound: &Bound| match bound {
            Bound::Open => Bound::Open,
            Bound::Closed(v) => Bound::Closed(v * factor),
            Bound::Excluded(v) => Bound::Excluded(v * factor),
        };
        Interval { low: scale(&self.low), high: scale(&self.high) }
    }

    fn non_negative(&self) -> bool {
        self.low.value().is_some_and(|v| !v.is_negative())
    }
}

/// Whether a value can lie at or above `low` and at or below `high`.
fn ordered(low: &Bound, high: &Bound) -> bool {
    match (low.value(), high.value()) {
        (Some(a), Some(b)) => match a.cmp(b) {
            Ordering::Less => true,
            Ordering::Equal => !low.excluded() && !high.excluded(),
            Ordering::Greater => false,
        },
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Form;

    fn written(mantissa: i128, last: i32, shift: i32, form: Form) -> Written {
        Written::new(Decimal::new(mantissa, last), last, form).shift(shift)
    }

    #[test]
    fn a_share_cut_off_instead_of_rounded_meets_only_the_wider_reading() {
        // 604 / 1.485 = 40,673...%, printed 40,6%.
        let part = Interval::of(&written(604, 0, 0, Form::Digits), Nature::Counted, None, Latitude::Rounded);
        let whole = Interval::of(&written(1485, 0, 0, Form::Digits), Nature::Counted, None, Latitude::Rounded);
        let share = part.over(&whole).unwrap().scaled(&Rational::from_integer(100));
        let stated = written(406, -1, 0, Form::Digits);
        assert!(!share.meets(&Interval::of(&stated, Nature::Measured, None, Latitude::Rounded)));
        assert!(share.meets(&Interval::of(&stated, Nature::Measured, None, Latitude::Truncated)));
    }

    #[test]
    fn counts_are_exact_and_round_thousands_are_not() {
        let count = Interval::of(&written(389, 0, 0, Form::Digits), Nature::Counted, None, Latitude::Coarse);
        assert_eq!(count, Interval::point(Rational::from_integer(389)));
        let workers = Interval::of(&written(191_000, 0, 0, Form::Digits), Nature::Counted, None, Latitude::Coarse);
        assert!(workers.holds(&Rational::from_integer(190_600)));
        assert!(!workers.holds(&Rational::from_integer(190_400)));
    }

    #[test]
    fn hedges_lean_to_their_side() {
        let check = |hedge, inside: i64, outside: i64| {
            let reading =
                Interval::of(&written(45, 0, 3, Form::Scaled), Nature::Counted, Some(hedge), Latitude::Rounded);
            assert!(reading.holds(&Rational::from_integer(inside.into())), "{hedge:?} {inside}");
            assert!(!reading.holds(&Rational::from_integer(outside.into())), "{hedge:?} {outside}");
        };
        check(Hedge::Over, 45_900, 44_900);
        check(Hedge::Under, 44_100, 45_100);
        check(Hedge::About, 44_000, 43_900);
        check(Hedge::AtLeast, 900_000, 44_999);
        check(Hedge::AtMost, 1, 45_001);
    }
}

//! A number together with how it was written. Invariant: the last written place is never above the trailing place.

use super::decimal::Decimal;

/// What a number was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Digits alone: "1.234", "40,6".
    Digits,
    /// Digits and a magnitude word: "541,16 nghìn tỷ".
    Scaled,
    /// Words alone: "hai mươi lăm".
    Words,
}

/// A number and its precision as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Written {
    /// The exact value, magnitude words applied.
    pub value: Decimal,
    /// The power of ten of the last place that was written ("12,50 tỷ": 7; "45.000": 0).
    pub last_place: i32,
    /// What it was written with.
    pub form: Form,
}

impl Written {
    /// The number `value` whose last written place is `10^last_place`.
    pub fn new(value: Decimal, last_place: i32, form: Form) -> Self {
        let last_place = if value.is_zero() { last_place } else { last_place.min(value.trailing_place()) };
        Self { value, last_place, form }
    }

    /// The whole number `n` in words or digits.
    pub fn count(n: i64, form: Form) -> Self {
        Self::new(Decimal::from_int(n), 0, form)
    }

    /// The power of ten of the last digit that is not nought ("45.000": 3).
    pub fn trailing_place(&self) -> i32 {
        if self.value.is_zero() { self.last_place } else { self.value.trailing_place() }
    }

    /// Whether the number can be meant to the last digit: a whole number without magnitude word whose last digit that
    /// is not nought stands below the thousands.
    pub fn is_exact_count(&self) -> bool {
        self.form != Form::Scaled && self.last_place >= 0 && self.trailing_place() < 3
    }

    /// The number times `10^power`, written with the same digits.
    pub fn shift(self, power: i32) -> Self {
        Self { value: self.value.shift(power), last_place: self.last_place + power, form: self.form }
    }

    /// The number with its sign changed.
    pub fn negated(self) -> Self {
        Self { value: self.value.negated(), ..self }
    }
}

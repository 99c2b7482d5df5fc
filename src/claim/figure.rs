//! Numbers as a working shows them. Invariant: figures of one working share one magnitude, or each names its own.

use crate::mention::{Amount, Quantity};
use crate::number::{Decimal, Form, Rational, Written, read_digits};

use super::passage::Passage;

/// The power of ten that the magnitude words of `quantity` stand for.
pub(super) fn magnitude(passage: &Passage<'_>, quantity: &Quantity) -> i32 {
    let Some(number) = quantity.number().filter(|n| n.form == Form::Scaled) else { return 0 };
    let text = passage.scan.text.get(quantity.number_span.range()).unwrap_or_default();
    let digits = text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).find(|s| !s.is_empty());
    digits.and_then(read_digits).map_or(0, |read| number.last_place - read.number.last_place)
}

/// How the numbers of one working are shown.
pub(super) struct Figures {
    power: i32,
    suffix: &'static str,
}

impl Figures {
    /// The scale that all of `quantities` share: their magnitude, or none.
    pub(super) fn shared(passage: &Passage<'_>, quantities: &[&Quantity]) -> Self {
        let mut powers = quantities.iter().map(|q| magnitude(passage, q));
        let first = powers.next().unwrap_or(0);
        let power = if powers.all(|p| p == first) { first } else { 0 };
        let percent = quantities.iter().all(|q| q.is_percent());
        Self { power, suffix: if percent { "%" } else { "" } }
    }

    /// A written number.
    pub(super) fn number(&self, number: &Written) -> String {
        self.decimal(number.value)
    }

    /// A quantity: one number, or the ends of a range.
    pub(super) fn quantity(&self, quantity: &Quantity) -> String {
        match quantity.amount {
            Amount::One(n) => self.number(&n),
            Amount::Range(low, high) | Amount::Vague(low, high) => {
                format!("{}-{}", self.number(&low), self.number(&high))
            }
        }
    }

    /// An exact decimal.
    pub(super) fn decimal(&self, value: Decimal) -> String {
        format!("{}{}", value.shift(-self.power).vietnamese(), self.suffix)
    }
}

/// The exact sum of numbers.
pub(super) fn total<'n>(numbers: impl IntoIterator<Item = &'n Written>) -> Option<Decimal> {
    numbers.into_iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(n.value))
}

/// A percentage to two places, trailing noughts dropped: "40,67%".
pub(super) fn percentage(value: &Rational) -> String {
    format!("{}%", rounded(value, 2).vietnamese())
}

/// `value` rounded to `places` decimal places, halves away from nought.
pub(super) fn rounded(value: &Rational, places: i32) -> Decimal {
    let scale = Decimal::new(1, places).to_rational();
    let scaled = (value * scale).round();
    Decimal::new(scaled.unwrap_or(0), -places)
}

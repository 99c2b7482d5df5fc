//! Exact decimal numbers. Invariant: the mantissa has no trailing zero, so equal numbers are equal values.

use std::cmp::Ordering;
use std::fmt;

use super::rational::Rational;

/// An exact decimal: `mantissa × 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };

    /// `mantissa × 10^exponent`.
    pub fn new(mantissa: i128, exponent: i32) -> Self {
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        if mantissa == 0 {
            return Self::ZERO;
        }
        // Most numbers fit a machine word, whose division is far cheaper.
        if let Ok(mut word) = i64::try_from(mantissa) {
            while word % 10 == 0 {
                word /= 10;
                exponent += 1;
            }
            return Self { mantissa: i128::from(word), exponent };
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa, exponent }
    }

    /// The whole number `n`.
    pub fn from_int(n: i64) -> Self {
        Self::new(i128::from(n), 0)
    }

    /// The power of ten of the last digit that is not nought; 0 for nought.
    pub fn trailing_place(self) -> i32 {
        self.exponent
    }

    /// This number times `10^power`.
    pub fn shift(self, power: i32) -> Self {
        if self.mantissa == 0 { self } else { Self { exponent: self.exponent.saturating_add(power), ..self } }
    }

    /// The sum; `None` where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        Some(Self::new(self.mantissa_at(exponent)?.checked_add(other.mantissa_at(exponent)?)?, exponent))
    }

    /// The product; `None` where it does not fit.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?))
    }

    /// The number with its sign changed.
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }

    /// The number without its sign.
    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.abs(), ..self }
    }

    /// Whether the number is below nought.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether the number is nought.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The number as a whole number, where it is one and fits.
    pub fn to_int(self) -> Option<i64> {
        if self.exponent < 0 {
            return None;
        }
        i64::try_from(self.mantissa_at(0)?).ok()
    }

    /// The number as an exact fraction.
    pub fn to_rational(self) -> Rational {
        Rational::scaled(self.mantissa, self.exponent)
    }

    fn mantissa_at(self, exponent: i32) -> Option<i128> {
        if exponent == self.exponent {
            return Some(self.mantissa);
        }
        let power = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.mantissa.checked_mul(10_i128.checked_pow(power)?)
    }

    /// The digits with `point` before the fraction and `group` between thousands.
    fn format(self, point: char, group: Option<char>) -> String {
        let digits = self.mantissa.unsigned_abs().to_string();
        let mut whole = digits.clone();
        let mut fraction = String::new();
        if self.exponent >= 0 {
            whole.extend(std::iter::repeat_n('0', usize::try_from(self.exponent).unwrap_or(0)));
        } else {
            let places = self.exponent.unsigned_abs() as usize;
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (head, tail) = padded.split_at(padded.len() - places);
            whole = head.to_owned();
            fraction = tail.to_owned();
        }
        let mut out = String::new();
        if self.mantissa < 0 {
            out.push('-');
        }
        for (i, digit) in whole.chars().enumerate() {
            if let Some(group) = group
                && i > 0
                && (whole.len() - i).is_multiple_of(3)
            {
                out.push(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(&fraction);
        }
        out
    }

    /// The number as Vietnamese papers print it: dots between thousands, a comma before the fraction.
    pub fn vietnamese(self) -> String {
        self.format(',', Some('.'))
    }
}

impl fmt::Display for Decimal {
    /// Plain digits with a decimal point: `541160000000000`, `-0.98`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.format('.', None))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let exponent = self.exponent.min(other.exponent);
        match (self.mantissa_at(exponent), other.mantissa_at(exponent)) {
            (Some(a), Some(b)) => a.cmp(&b),
            // Too far apart for 128 bits: the exact fractions decide.
            _ => self.to_rational().cmp(&other.to_rational()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn prints_as_papers_do() {
        let check = |mantissa, exponent, plain: &str, paper: &str| {
            let number = Decimal::new(mantissa, exponent);
            assert_eq!((number.to_string().as_str(), number.vietnamese().as_str()), (plain, paper));
        };
        check(54116, 10, "541160000000000", "541.160.000.000.000");
        check(-98, -2, "-0.98", "-0,98");
        check(123456, -2, "1234.56", "1.234,56");
        check(0, 5, "0", "0");
        check(1000, -3, "1", "1");
    }

    #[test]
    fn orders_numbers_of_any_size() {
        assert!(Decimal::new(1, 40) > Decimal::new(i128::MAX, 0));
        assert!(Decimal::new(12, -1) < Decimal::new(13, -1));
    }
}

//! Exact fractions, in two machine words each side as long as they fit. Invariant: the denominator is above nought, and
//! a fraction need not be in lowest terms: equal ones compare equal however they came about.

use std::cmp::Ordering;
use std::ops::{Add, Div, DivAssign, Mul, MulAssign, Neg, Sub};

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;

/// An exact fraction.
#[derive(Clone, Debug)]
pub struct Rational(Repr);

#[derive(Clone, Debug)]
enum Repr {
    Small(Small),
    /// A ratio of two amounts in đồng has ends that fit no machine word.
    Big(Box<BigRational>),
}

/// A fraction whose two sides fit: nearly every one.
#[derive(Clone, Copy, Debug)]
struct Small {
    numer: i128,
    /// Above nought.
    denom: i128,
}

/// A denominator beyond this is brought to lowest terms, so that sums of many fractions stay small.
const LARGE: i128 = 1 << 62;

/// The product; `None` where it does not fit. Factors of 64 bits, which are most, need no test.
fn product(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

/// The greatest common divisor of two numbers that are not both nought.
fn common_divisor(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = match (u64::try_from(a), u64::try_from(b)) {
            (Ok(a), Ok(b)) => (u128::from(b), u128::from(a % b)),
            _ => (b, a % b),
        };
    }
    a
}

impl Small {
    /// `numer` / `denom`, which is not nought; `None` where the sign cannot be moved up.
    fn new(numer: i128, denom: i128) -> Option<Self> {
        if denom < 0 {
            return Some(Self { numer: numer.checked_neg()?, denom: denom.checked_neg()? }.tidied());
        }
        Some(Self { numer, denom }.tidied())
    }

    /// The same fraction, in lowest terms if it is large.
    fn tidied(self) -> Self {
        if self.denom < LARGE {
            return self;
        }
        match i128::try_from(common_divisor(self.numer.unsigned_abs(), self.denom.unsigned_abs())) {
            Ok(common) if common > 1 => Self { numer: self.numer / common, denom: self.denom / common },
            _ => self,
        }
    }

    /// This and `other` with `join` applied to their numerators over a common denominator.
    fn joined(self, other: Self, join: fn(i128, i128) -> Option<i128>) -> Option<Self> {
        if self.denom == other.denom {
            return Some(Self { numer: join(self.numer, other.numer)?, denom: self.denom });
        }
        let numer = join(product(self.numer, other.denom)?, product(other.numer, self.denom)?)?;
        Small::new(numer, product(self.denom, other.denom)?)
    }

    fn times(self, other: Self) -> Option<Self> {
        Small::new(product(self.numer, other.numer)?, product(self.denom, other.denom)?)
    }

    /// The quotient; `None` for nought below the line.
    fn over(self, other: Self) -> Option<Self> {
        if other.numer == 0 {
            return None;
        }
        Small::new(product(self.numer, other.denom)?, product(self.denom, other.numer)?)
    }

    fn order(self, other: Self) -> Option<Ordering> {
        if self.denom == other.denom {
            return Some(self.numer.cmp(&other.numer));
        }
        Some(product(self.numer, other.denom)?.cmp(&product(other.numer, self.denom)?))
    }

    fn big(self) -> BigRational {
        BigRational::new(BigInt::from(self.numer), BigInt::from(self.denom))
    }
}

impl Rational {
    /// `numer / denom`; nought where `denom` is nought.
    pub fn new(numer: i128, denom: i128) -> Self {
        if denom == 0 {
            return Self::zero();
        }
        match Small::new(numer, denom) {
            Some(small) => Self(Repr::Small(small)),
            None => Self::large(BigRational::new(BigInt::from(numer), BigInt::from(denom))),
        }
    }

    /// The whole number `n`.
    pub fn from_integer(n: i128) -> Self {
        Self(Repr::Small(Small { numer: n, denom: 1 }))
    }

    /// `mantissa × 10^exponent`.
    pub(super) fn scaled(mantissa: i128, exponent: i32) -> Self {
        let power = 10_i128.checked_pow(exponent.unsigned_abs());
        let numer = if exponent < 0 { Some(mantissa) } else { power.and_then(|power| product(mantissa, power)) };
        if let (Some(numer), Some(power)) = (numer, power) {
            return Self::new(numer, if exponent < 0 { power } else { 1 });
        }
        let (mantissa, power) = (BigInt::from(mantissa), BigInt::from(10).pow(exponent.unsigned_abs()));
        Self::large(if exponent < 0 { BigRational::new(mantissa, power) } else { BigRational::from(mantissa * power) })
    }

    /// Nought.
    pub fn zero() -> Self {
        Self::from_integer(0)
    }

    /// One.
    pub fn one() -> Self {
        Self::from_integer(1)
    }

    /// Whether it is nought.
    pub fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    /// Whether it is one.
    pub fn is_one(&self) -> bool {
        *self == Self::one()
    }

    /// Whether it is above nought.
    pub fn is_positive(&self) -> bool {
        self.sign() == Ordering::Greater
    }

    /// Whether it is below nought.
    pub fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// Whether it is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small(small) => small.numer % small.denom == 0,
            Repr::Big(big) => big.is_integer(),
        }
    }

    /// The fraction without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self.clone() } else { self.clone() }
    }

    /// One over it; nought for nought.
    #[must_use]
    pub fn recip(&self) -> Self {
        if self.is_zero() { Self::zero() } else { Self::one() / self }
    }

    /// The power `n`, which may be below nought.
    #[must_use]
    pub fn pow(&self, n: i32) -> Self {
        let power = (0..n.unsigned_abs()).fold(Self::one(), |power, _| power * self);
        if n < 0 { power.recip() } else { power }
    }

    /// The whole number at or below it; `None` where it does not fit.
    pub fn floor(&self) -> Option<i128> {
        match &self.0 {
            Repr::Small(small) => Some(small.numer.div_euclid(small.denom)),
            Repr::Big(big) => i128::try_from(big.floor().to_integer()).ok(),
        }
    }

    /// The nearest whole number, halves away from nought; `None` where it does not fit.
    pub fn round(&self) -> Option<i128> {
        match &self.0 {
            Repr::Small(Small { numer, denom }) => {
                let (whole, rest) = (numer / denom, (numer % denom).unsigned_abs());
                let up = rest >= denom.unsigned_abs() - rest;
                whole.checked_add(if up { numer.signum() } else { 0 })
            }
            Repr::Big(big) => i128::try_from(big.round().to_integer()).ok(),
        }
    }

    fn sign(&self) -> Ordering {
        match &self.0 {
            Repr::Small(small) => small.numer.cmp(&0),
            Repr::Big(big) => match big.numer().sign() {
                Sign::Minus => Ordering::Less,
                Sign::NoSign => Ordering::Equal,
                Sign::Plus => Ordering::Greater,
            },
        }
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Repr::Small(small) => small.big(),
            Repr::Big(big) => (**big).clone(),
        }
    }

    /// A fraction that was too large on the way, and perhaps still is.
    fn large(big: BigRational) -> Self {
        match (i128::try_from(big.numer()), i128::try_from(big.denom())) {
            (Ok(numer), Ok(denom)) => Self(Repr::Small(Small { numer, denom })),
            _ => Self(Repr::Big(Box::new(big))),
        }
    }

    /// What `small` makes of this and `other`, or `large` where they do not fit.
    #[inline]
    fn combined(
        &self,
        other: &Self,
        small: impl Fn(Small, Small) -> Option<Small>,
        large: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Repr::Small(a), Repr::Small(b)) = (&self.0, &other.0)
            && let Some(found) = small(*a, *b)
        {
            return Self(Repr::Small(found));
        }
        Self::large(large(self.big(), other.big()))
    }
}

impl PartialEq for Rational {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Rational {}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        let small = match (&self.0, &other.0) {
            (Repr::Small(a), Repr::Small(b)) => a.order(*b),
            _ => None,
        };
        small.unwrap_or_else(|| self.big().cmp(&other.big()))
    }
}

impl Neg for Rational {
    type Output = Rational;

    fn neg(self) -> Rational {
        Rational::zero() - self
    }
}

/// The operation for every mixture of values and references.
macro_rules! operation {
    ($trait:ident, $name:ident, $body:expr) => {
        impl $trait<&Rational> for &Rational {
            type Output = Rational;

            fn $name(self, other: &Rational) -> Rational {
                let of: fn(&Rational, &Rational) -> Rational = $body;
                of(self, other)
            }
        }

        impl $trait<Rational> for &Rational {
            type Output = Rational;

            fn $name(self, other: Rational) -> Rational {
                self.$name(&other)
            }
        }

        impl $trait<&Rational> for Rational {
            type Output = Rational;

            fn $name(self, other: &Rational) -> Rational {
                (&self).$name(other)
            }
        }

        impl $trait<Rational> for Rational {
            type Output = Rational;

            fn $name(self, other: Rational) -> Rational {
                (&self).$name(&other)
            }
        }
    };
}

operation!(Add, add, |a, b| a.combined(b, |a, b| a.joined(b, i128::checked_add), |a, b| a + b));
operation!(Sub, sub, |a, b| a.combined(b, |a, b| a.joined(b, i128::checked_sub), |a, b| a - b));
operation!(Mul, mul, |a, b| a.combined(b, Small::times, |a, b| a * b));
// Nothing is divided by nought: where it is, the quotient is nought rather than the end of the run.
operation!(Div, div, |a, b| { if b.is_zero() { Rational::zero() } else { a.combined(b, Small::over, |a, b| a / b) } });

impl DivAssign<&Rational> for Rational {
    fn div_assign(&mut self, other: &Rational) {
        *self = &*self / other;
    }
}

impl MulAssign<&Rational> for Rational {
    fn mul_assign(&mut self, other: &Rational) {
        *self = &*self * other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers of every size, so that some operations overflow.
    fn side() -> impl Strategy<Value = i128> {
        (any::<i128>(), 0_u32..127).prop_map(|(n, shift)| n >> shift)
    }

    fn fraction() -> impl Strategy<Value = (i128, i128)> {
        (side(), side().prop_filter("no fraction", |&n| n != 0))
    }

    proptest! {
        #[test]
        fn counts_as_large_integers_do((a, b) in fraction(), (c, d) in fraction()) {
            let (x, y) = (Rational::new(a, b), Rational::new(c, d));
            let large = |n: i128, d: i128| BigRational::new(BigInt::from(n), BigInt::from(d));
            let (p, q) = (large(a, b), large(c, d));
            prop_assert_eq!((&x + &y).big(), &p + &q);
            prop_assert_eq!((&x - &y).big(), &p - &q);
            prop_assert_eq!((&x * &y).big(), &p * &q);
            if c != 0 {
                prop_assert_eq!((&x / &y).big(), &p / &q);
            }
            prop_assert_eq!(x.cmp(&y), p.cmp(&q));
            prop_assert_eq!(x.floor(), i128::try_from(p.floor().to_integer()).ok());
            prop_assert_eq!(x.round(), i128::try_from(p.round().to_integer()).ok());
            prop_assert_eq!(x.is_integer(), p.is_integer());
            prop_assert_eq!(&x + &y - &y, x);
        }

        #[test]
        fn a_decimal_is_its_digits_over_a_power_of_ten(mantissa in side(), exponent in -45..45_i32) {
            let power = BigRational::from(BigInt::from(10)).pow(exponent);
            prop_assert_eq!(Rational::scaled(mantissa, exponent).big(), BigRational::from(BigInt::from(mantissa)) * power);
        }
    }
}

//! Two numbers as one slip of the pen. Invariant: the two are compared as they were written, digit by digit, never by how
//! near their values lie.

use crate::number::{Decimal, Form, Written};

/// Fewest digits in which a slip is told from chance.
const LEAST_DIGITS: usize = 3;

/// The significant digits of `number` down to `place`, cut off or rounded there: two readings, often the same.
fn digits(number: &Written, place: i32) -> Option<[i64; 2]> {
    let scaled = number.value.abs().shift(-place).to_rational();
    let cut = i64::try_from(scaled.floor()?).ok()?;
    let rounded = i64::try_from(scaled.round()?).ok()?;
    Some([cut, rounded])
}

/// Whether `b`, brought to the precision of `a`, differs from `a` by one digit or by two neighbours that changed places.
pub(super) fn is_slip(a: &Written, b: &Written) -> bool {
    differ(a, b, LEAST_DIGITS, one_slip)
}

/// As [`is_slip`], for two digits and more: chance where nothing else holds the two together.
pub(super) fn is_short_slip(a: &Written, b: &Written) -> bool {
    differ(a, b, LEAST_DIGITS - 1, one_slip)
}

fn differ(a: &Written, b: &Written, least: usize, slipped: impl Fn(&str, &str) -> bool) -> bool {
    // "4.820 tỷ": the noughts of the magnitude word are no digits.
    let place = match a.form {
        Form::Words => return false,
        _ => a.last_place,
    };
    let Some([own, _]) = digits(a, place) else { return false };
    let own = own.to_string();
    let finer = b.form != Form::Words && b.last_place <= place;
    finer
        && own.len() >= least
        && digits(b, place).is_some_and(|readings| readings.iter().any(|other| slipped(&own, &other.to_string())))
}

/// One digit is another, or two neighbours changed places.
fn one_slip(a: &str, b: &str) -> bool {
    if a.len() != b.len() || a == b {
        return false;
    }
    let wrong: Vec<(usize, u8, u8)> =
        a.bytes().zip(b.bytes()).enumerate().filter(|(_, (x, y))| x != y).map(|(i, (x, y))| (i, x, y)).collect();
    match wrong.as_slice() {
        [_] => true,
        [(i, x, y), (j, u, v)] => j - i == 1 && x == v && y == u,
        _ => false,
    }
}

/// Whether `a` and `b` may be one figure, the coarser of them rounded as generously as anybody rounds.
pub(super) fn may_be_rounded(a: &Written, b: &Written) -> bool {
    let step = |n: &Written| Decimal::new(1, n.trailing_place().max(n.last_place));
    let gap = a.value.checked_add(b.value.negated()).map(Decimal::abs);
    gap.is_some_and(|gap| gap <= step(a) || gap <= step(b))
}

/// The number with its second digit wrong, or its only one, once more and once less where it can be: far enough off that
/// no rounding explains it.
pub(super) fn with_slips(number: &Written) -> Option<[Written; 2]> {
    let digits = number.value.abs().shift(-number.trailing_place()).to_int()?.to_string().len();
    let place = number.trailing_place() + i32::try_from(digits.saturating_sub(2)).ok()?;
    let digit = i64::try_from(number.value.abs().shift(-place).to_rational().floor()?).ok()? % 10;
    let first = if digits == 1 { 1 } else { 0 };
    let more = if digit <= 5 { 4 } else { -5 };
    let less = if digit >= 3 + first { -3 } else { 6 };
    let slip = |by| Some(Written { value: number.value.checked_add(Decimal::new(by, place))?, ..*number });
    Some([slip(more)?, slip(less)?])
}

/// How one number may have come from another by one slip of the pen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// One digit is another.
    Digit,
    /// Two neighbouring digits changed places.
    Transposition,
    /// A digit was left out or struck twice.
    Dropped,
    /// The same digits with another magnitude word.
    Magnitude,
}

/// The single slip between two numbers as they were written, whatever their length; `None` where more than one lies
/// between them, or none.
pub(super) fn difference(a: &Written, b: &Written) -> Option<Difference> {
    let worded = a.form == Form::Words || b.form == Form::Words;
    if worded || a.value == b.value || a.value.is_zero() || b.value.is_zero() {
        return None;
    }
    let scaled = a.form == Form::Scaled || b.form == Form::Scaled;
    let powers = a.trailing_place() - b.trailing_place();
    if scaled && powers % 3 == 0 && powers != 0 && a.value.shift(-powers) == b.value {
        return Some(Difference::Magnitude);
    }
    let (own, other) = (mantissa(a)?, mantissa(b)?);
    let (own, other) = (own.as_str(), other.as_str());
    if a.last_place == b.last_place && one_slip(own, other) {
        let changed = own.bytes().zip(other.bytes()).filter(|(x, y)| x != y).count();
        return Some(if changed == 1 { Difference::Digit } else { Difference::Transposition });
    }
    let near = (a.last_place - b.last_place).abs() <= 1;
    (near && (lost_one(own, other) || lost_one(other, own))).then_some(Difference::Dropped)
}

/// The digits of `number` down to its last written place.
fn mantissa(number: &Written) -> Option<String> {
    Some(number.value.abs().shift(-number.last_place).to_int()?.to_string())
}

/// Whether `short` is `long` without one of its digits other than the first.
fn lost_one(long: &str, short: &str) -> bool {
    let same = long.bytes().zip(short.bytes()).take_while(|(x, y)| x == y).count();
    long.len() == short.len() + 1 && same > 0 && long.get(same + 1..) == short.get(same..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::read_digits;

    fn written(text: &str) -> Written {
        read_digits(text).unwrap().number
    }

    #[test]
    fn a_slip_is_one_digit_or_two_neighbours() {
        let check = |a: &str, b: &str, slip| assert_eq!(is_slip(&written(a), &written(b)), slip, "{a} {b}");
        check("4820", "4280", true);
        check("228", "288", true);
        check("1,15", "1,5124", true);
        check("1,15", "1,5124", true);
        check("32", "23", false);
        check("412", "214", false);
        check("500", "612", false);
        check("1,51", "1,5124", false);
    }

    #[test]
    fn one_slip_lies_between_two_numbers() {
        let scaled = |text: &str, power: i32| Written { form: Form::Scaled, ..written(text).shift(power) };
        let check = |a: Written, b: Written, slip| {
            assert_eq!(difference(&a, &b), slip, "{a:?} {b:?}");
            assert_eq!(difference(&b, &a), slip, "{b:?} {a:?}");
        };
        check(written("3"), written("8"), Some(Difference::Digit));
        check(written("17"), written("71"), Some(Difference::Transposition));
        check(written("412"), written("214"), None);
        check(written("160"), written("16"), Some(Difference::Dropped));
        check(written("19,1"), written("1,1"), Some(Difference::Dropped));
        check(written("12,53"), written("12,3"), Some(Difference::Dropped));
        check(written("2.860"), written("860"), None);
        check(scaled("12", 9), scaled("12", 6), Some(Difference::Magnitude));
        check(scaled("12", 9), scaled("12,0", 9), None);
        check(written("120"), written("12"), Some(Difference::Dropped));
    }

    #[test]
    fn roundings_are_generous() {
        assert!(may_be_rounded(&written("4300"), &written("4280")));
        assert!(may_be_rounded(&written("512,6"), &written("500")));
        assert!(!may_be_rounded(&written("4820"), &written("4280")));
    }
}

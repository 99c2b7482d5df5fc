//! Two numbers as one slip of the pen. Invariant: the two are compared as they were written, digit by digit, never by how
//! near their values lie.

use crate::number::{Decimal, Form, Written};

/// Fewest digits in which a slip is told from chance.
const LEAST_DIGITS: usize = 3;

/// The significant digits of `number` down to `place`, cut off or rounded there: two readings, often the same.
fn digits(number: &Written, place: i32) -> Option<[i64; 2]> {
    let scaled = number.value.abs().shift(-place).to_rational();
    let cut = i64::try_from(scaled.floor().to_integer()).ok()?;
    let rounded = i64::try_from(scaled.round().to_integer()).ok()?;
    Some([cut, rounded])
}

/// Whether `b`, brought to the precision of `a`, differs from `a` by one digit or by two neighbours that changed places.
pub(super) fn is_slip(a: &Written, b: &Written) -> bool {
    differ(a, b, one_slip)
}

/// Whether `b`, brought to the precision of `a`, differs from `a` by two neighbouring digits that changed places.
pub(super) fn is_transposition(a: &Written, b: &Written) -> bool {
    differ(a, b, |own, other| {
        one_slip(own, other) && own.bytes().zip(other.bytes()).filter(|(x, y)| x != y).count() == 2
    })
}

fn differ(a: &Written, b: &Written, slipped: impl Fn(&str, &str) -> bool) -> bool {
    // "4.820 tỷ": the noughts of the magnitude word are no digits.
    let place = match a.form {
        Form::Words => return false,
        _ => a.last_place,
    };
    let Some([own, _]) = digits(a, place) else { return false };
    let own = own.to_string();
    let finer = b.form != Form::Words && b.last_place <= place;
    finer
        && own.len() >= LEAST_DIGITS
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
    fn roundings_are_generous() {
        assert!(may_be_rounded(&written("4300"), &written("4280")));
        assert!(may_be_rounded(&written("512,6"), &written("500")));
        assert!(!may_be_rounded(&written("4820"), &written("4280")));
    }
}

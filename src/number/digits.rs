//! A run of digits and separators to a number. Invariant: a run that has no reading is said to have none, not guessed.

use super::decimal::Decimal;
use super::written::{Form, Written};

/// How the digits of a run are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Digits alone: "6000".
    None,
    /// Vietnamese: "1.234", "1.234,5", "0,5".
    Vietnamese,
    /// English thousands: "1,200,000", "1,234.5".
    EnglishThousands,
    /// A decimal point where only a decimal point can be meant: "1.5".
    DecimalPoint,
    /// Spaces between thousands: "1 200 000".
    Spaces,
    /// Nothing that can be read as a number: "1.2345.678".
    Malformed,
}

/// The reading of a run of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// The likeliest reading; for a malformed run its digits without separators.
    pub number: Written,
    /// The other reading of "1.234" or "1,234".
    pub other: Option<Written>,
    /// How it is grouped.
    pub grouping: Grouping,
}

/// Longest run that is read as a number: longer ones are serial numbers, and would not fit 128 bits.
const MOST_DIGITS: usize = 30;

/// Reads `run`, which is digits with dots, commas or single spaces between them.
///
/// `None` where the run does not start and end with a digit or is longer than any number.
pub fn read_digits(run: &str) -> Option<Digits> {
    let bytes = run.as_bytes();
    if !bytes.first()?.is_ascii_digit() || !bytes.last()?.is_ascii_digit() || run.len() > MOST_DIGITS + MOST_DIGITS / 3
    {
        return None;
    }
    if run.contains(' ') {
        return plain(&run.replace(' ', ""), Grouping::Spaces);
    }
    let marks = || bytes.iter().copied().filter(|b| !b.is_ascii_digit());
    let mut first = marks();
    match (first.next(), first.next()) {
        (None, _) => plain(run, Grouping::None),
        (Some(b'.'), None) => one_dot(run),
        (Some(b','), None) => one_comma(run),
        _ if marks().all(|mark| mark == b'.') => many(run, '.', Grouping::Vietnamese),
        _ if marks().all(|mark| mark == b',') => many(run, ',', Grouping::EnglishThousands),
        _ => mixed(run),
    }
}

fn plain(digits: &str, grouping: Grouping) -> Option<Digits> {
    Some(Digits { number: whole(digits)?, other: None, grouping })
}

fn whole(digits: &str) -> Option<Written> {
    whole_of(digits, "")
}

/// The whole number of two groups of digits.
fn whole_of(head: &str, tail: &str) -> Option<Written> {
    Some(Written::new(Decimal::new(value(head, tail)?, 0), 0, Form::Digits))
}

fn decimal(head: &str, tail: &str) -> Option<Written> {
    let places = i32::try_from(tail.len()).ok()?;
    let mantissa = value(head, tail)?;
    Some(Written::new(Decimal::new(mantissa, -places), -places, Form::Digits))
}

/// Digits that a machine word holds, however large they are.
const SHORT: usize = 18;

/// The whole number that the digits of `head` and `tail` write together; `None` where one is no digit or it does not fit.
fn value(head: &str, tail: &str) -> Option<i128> {
    let mut bytes = head.bytes().chain(tail.bytes());
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    if head.len() + tail.len() <= SHORT {
        return bytes.try_fold(0, |sum: i64, byte| Some(sum * 10 + i64::from(digit(byte)?))).map(i128::from);
    }
    bytes.try_fold(0_i128, |sum, byte| sum.checked_mul(10)?.checked_add(digit(byte)?.into()))
}

fn malformed(run: &str) -> Option<Digits> {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    plain(&digits, Grouping::Malformed)
}

/// "1.234" (thousands, or an English decimal), "1.5" (a decimal), "1.7000" (neither).
fn one_dot(run: &str) -> Option<Digits> {
    let (head, tail) = run.split_once('.')?;
    let decimal = decimal(head, tail)?;
    let as_decimal = Digits { number: decimal, other: None, grouping: Grouping::DecimalPoint };
    if tail.len() == 3 && is_leading_group(head) {
        let number = whole_of(head, tail)?;
        return Some(Digits { number, other: Some(decimal), grouping: Grouping::Vietnamese });
    }
    if tail.len() <= 2 || head.trim_start_matches('0').is_empty() {
        return Some(as_decimal);
    }
    malformed(run)
}

/// "40,6" (a decimal), "1,250" (a decimal, or English thousands).
fn one_comma(run: &str) -> Option<Digits> {
    let (head, tail) = run.split_once(',')?;
    let number = decimal(head, tail)?;
    let other = if tail.len() == 3 && is_leading_group(head) { whole_of(head, tail) } else { None };
    Some(Digits { number, other, grouping: Grouping::Vietnamese })
}

/// Two or more of the same separator: thousands, or nothing.
fn many(run: &str, separator: char, grouping: Grouping) -> Option<Digits> {
    if is_grouped(run, separator) {
        return plain(&run.replace(separator, ""), grouping);
    }
    malformed(run)
}

/// Dots and commas: the last kind parts the fraction and stands once.
fn mixed(run: &str) -> Option<Digits> {
    for (thousands, point, grouping) in [('.', ',', Grouping::Vietnamese), (',', '.', Grouping::EnglishThousands)] {
        if let Some((head, tail)) = run.split_once(point)
            && !tail.contains([thousands, point])
            && is_grouped(head, thousands)
        {
            let number = decimal(&head.replace(thousands, ""), tail)?;
            return Some(Digits { number, other: None, grouping });
        }
    }
    malformed(run)
}

/// One to three digits that do not start with nought.
fn is_leading_group(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

fn is_grouped(run: &str, separator: char) -> bool {
    let mut groups = run.split(separator);
    groups.next().is_some_and(is_leading_group) && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(run: &str, value: &str, last_place: i32, grouping: Grouping) {
        let read = read_digits(run).unwrap();
        assert_eq!(
            (read.number.value.to_string().as_str(), read.number.last_place, read.grouping),
            (value, last_place, grouping),
            "{run}"
        );
    }

    #[test]
    fn reads_every_grouping() {
        check("6000", "6000", 0, Grouping::None);
        check("1.245,76", "1245.76", -2, Grouping::Vietnamese);
        check("113.670", "113670", 0, Grouping::Vietnamese);
        check("18,0", "18", -1, Grouping::Vietnamese);
        check("10,466", "10.466", -3, Grouping::Vietnamese);
        check("1.5", "1.5", -1, Grouping::DecimalPoint);
        check("0.123", "0.123", -3, Grouping::DecimalPoint);
        check("1,200,000", "1200000", 0, Grouping::EnglishThousands);
        check("1,234.5", "1234.5", -1, Grouping::EnglishThousands);
        check("1 200 000", "1200000", 0, Grouping::Spaces);
        check("1.409.234,5680", "1409234.568", -4, Grouping::Vietnamese);
    }

    #[test]
    fn keeps_both_readings_of_an_ambiguous_group() {
        let other = |run| read_digits(run).unwrap().other.map(|n: Written| n.value.to_string());
        assert_eq!(other("1.250"), Some("1.25".to_owned()));
        assert_eq!(other("1,250"), Some("1250".to_owned()));
        assert_eq!(other("0,250"), None);
        assert_eq!(other("2.238,71"), None);
    }

    #[test]
    fn knows_what_cannot_be_read() {
        for run in ["1.2345.678", "1.22.877", "50.00.000", "1.7000", "800.0000", "5.837.3", "12,34,5"] {
            assert_eq!(read_digits(run).unwrap().grouping, Grouping::Malformed, "{run}");
        }
        assert_eq!(read_digits("1."), None);
        assert_eq!(read_digits(&"9".repeat(60)), None);
    }
}

//! Slips of the pen between two runs of digits. Invariant: both runs are compared as they are written, noughts in front
//! included.

/// One digit is another, is missing or is one too many, or two digits changed places.
pub(crate) fn is_one_slip(wrong: &str, right: &str) -> bool {
    let (wrong, right) = (wrong.as_bytes(), right.as_bytes());
    if wrong.len() == right.len() {
        let mut differing = (0..wrong.len()).filter(|&at| wrong.get(at) != right.get(at));
        return match (differing.next(), differing.next(), differing.next()) {
            (Some(_), None, None) => true,
            (Some(a), Some(b), None) => wrong.get(a) == right.get(b) && wrong.get(b) == right.get(a),
            _ => false,
        };
    }
    let (short, long) = if wrong.len() < right.len() { (wrong, right) } else { (right, wrong) };
    short.len() + 1 == long.len()
        && (0..long.len())
            .any(|skip| long.iter().enumerate().filter(|(at, _)| *at != skip).map(|(_, digit)| digit).eq(short))
}

/// The same for a year of four digits.
pub(crate) fn is_one_slip_from_year(wrong: &str, year: i32) -> bool {
    let digit = |place: i32| u8::try_from(year / place % 10).map_or(b'?', |digit| b'0' + digit);
    let digits = [digit(1000), digit(100), digit(10), digit(1)];
    std::str::from_utf8(&digits).is_ok_and(|right| is_one_slip(wrong, right))
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;

    #[test]
    fn slips_of_the_pen() {
        for (wrong, right) in [("1023", "2023"), ("2203", "2023"), ("202", "2021"), ("20130", "2013"), ("0219", "2019")]
        {
            assert!(is_one_slip(wrong, right), "{wrong} {right}");
        }
        for (wrong, right) in [("2929", "2020"), ("1867", "2017"), ("2135", "2018"), ("20", "2018")] {
            assert!(!is_one_slip(wrong, right), "{wrong} {right}");
        }
    }
}

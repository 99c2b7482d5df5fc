//! Slips of the pen between two runs of digits. Invariant: both runs are compared as they are written, noughts in front
//! included.

/// One digit is another, is missing or is one too many, or two digits changed places.
pub(super) fn is_one_slip(wrong: &str, right: &str) -> bool {
    let (wrong, right) = (wrong.as_bytes(), right.as_bytes());
    if wrong.len() == right.len() {
        let differing: Vec<usize> = (0..wrong.len()).filter(|&at| wrong.get(at) != right.get(at)).collect();
        return match differing.as_slice() {
            [_] => true,
            &[a, b] => wrong.get(a) == right.get(b) && wrong.get(b) == right.get(a),
            _ => false,
        };
    }
    let (short, long) = if wrong.len() < right.len() { (wrong, right) } else { (right, wrong) };
    short.len() + 1 == long.len()
        && (0..long.len())
            .any(|skip| long.iter().enumerate().filter(|(at, _)| *at != skip).map(|(_, digit)| digit).eq(short))
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

//! Whole numbers to Vietnamese words. Invariant: [`read_atoms`](super::read_atoms) reads every result back to its number.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// The number in words, as it is read in the north: "một trăm linh năm", "hai mươi mốt", "một nghìn không trăm hai mươi".
///
/// Every `u64` has words; from 10^9 on the word "tỷ" is repeated as in speech ("một tỷ tỷ").
pub fn words(n: u64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut parts = Vec::new();
    billions(n, Lead::First, &mut parts);
    parts.join(" ")
}

/// Whether a group of digits opens the number: only then are its leading noughts silent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    First,
    Later,
}

fn billions(n: u64, lead: Lead, out: &mut Vec<&'static str>) {
    let (high, low) = (n / 1_000_000_000, n % 1_000_000_000);
    let mut lead = lead;
    if high > 0 {
        billions(high, lead, out);
        out.push("tỷ");
        lead = Lead::Later;
    }
    for (size, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = low / size % 1_000;
        if group == 0 {
            continue;
        }
        hundreds(group, lead, out);
        if !name.is_empty() {
            out.push(name);
        }
        lead = Lead::Later;
    }
}

fn hundreds(group: u64, lead: Lead, out: &mut Vec<&'static str>) {
    let (hundred, ten, unit) = (group / 100, group / 10 % 10, group % 10);
    if hundred > 0 || lead == Lead::Later {
        out.push(digit(hundred));
        out.push("trăm");
    }
    match (ten, unit) {
        (0, 0) => {}
        (0, _) => {
            if hundred > 0 || lead == Lead::Later {
                out.push("linh");
            }
            out.push(digit(unit));
        }
        (1, 0) => out.push("mười"),
        (1, 5) => out.extend(["mười", "lăm"]),
        (1, _) => out.extend(["mười", digit(unit)]),
        (_, 0) => out.extend([digit(ten), "mươi"]),
        (_, 1) => out.extend([digit(ten), "mươi", "mốt"]),
        (_, 5) => out.extend([digit(ten), "mươi", "lăm"]),
        _ => out.extend([digit(ten), "mươi", digit(unit)]),
    }
}

fn digit(n: u64) -> &'static str {
    usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn reads_as_spoken_in_the_north() {
        let check = |n, expected: &str| assert_eq!(words(n), expected);
        check(0, "không");
        check(15, "mười lăm");
        check(105, "một trăm linh năm");
        check(1_021, "một nghìn không trăm hai mươi mốt");
        check(2_000_000, "hai triệu");
        check(1_000_000_007, "một tỷ không trăm linh bảy");
        check(541_160_000_000_000, "năm trăm bốn mươi mốt nghìn một trăm sáu mươi tỷ");
    }
}

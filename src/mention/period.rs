//! Quarters, spans of years, months of a year, and periods named by their distance: "quý I/2024", "giai đoạn 2021-2030",
//! "5 tháng đầu năm", "cùng kỳ năm trước". Invariant: a period without a named year has none; it is not guessed here.

use crate::lexicon::{Entry, Part};

use super::model::{Kind, Mention, Period, Relative};
use super::numeral::numeral_at;
use super::scan::Scan;

/// The period at token `at`.
pub(super) fn period_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    quarter(scan, at)
        .or_else(|| years(scan, at))
        .or_else(|| months(scan, at))
        .or_else(|| decade(scan, at))
        .or_else(|| relative(scan, at))
}

fn mention(scan: &Scan<'_>, start: usize, end: usize, kind: Kind) -> Option<Mention> {
    Some(Mention { span: scan.span(start, end), tokens: start..end, kind })
}

fn year(scan: &Scan<'_>, at: usize) -> Option<i32> {
    (scan.str(at).len() == 4)
        .then(|| scan.int(at))
        .flatten()
        .and_then(|y| i32::try_from(y).ok())
        .filter(|y| (1000..3000).contains(y))
}

/// The year after a quarter or a number of months: "/2024", "năm 2024", " 2024"; one past it.
fn year_after(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    if scan.is_any_mark(at, "/-") && scan.is_glued(at) {
        return year(scan, at + 1).map(|y| (y, at + 2));
    }
    if scan.is_one_of(at, &["năm"]) {
        return year(scan, at + 1).map(|y| (y, at + 2));
    }
    year(scan, at).filter(|_| !scan.is_glued(at)).map(|y| (y, at + 1))
}

/// A Roman numeral up to `most`, in capitals, or lower case where `most` is small.
pub(super) fn roman(word: &str) -> Option<i64> {
    let value = |c: char| match c.to_ascii_uppercase() {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        'D' => Some(500),
        'M' => Some(1000),
        _ => None,
    };
    let digits: Option<Vec<i64>> = word.chars().map(value).collect();
    let digits = digits.filter(|d| !d.is_empty() && d.len() <= 15)?;
    let mut total = 0;
    for (i, &digit) in digits.iter().enumerate() {
        total += if digits.get(i + 1).is_some_and(|&next| next > digit) { -digit } else { digit };
    }
    Some(total)
}

/// "quý I/2024", "quý 3 năm ngoái", "Q4/2023".
fn quarter(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    scan.is_calendar(at, Part::Quarter)?;
    let letter = scan.str(at).len() == 1;
    if letter && !scan.is_glued(at + 1) {
        return None;
    }
    let number = scan.int(at + 1).map(i64::from).or_else(|| roman(scan.str(at + 1))).or_else(|| {
        ["một", "hai", "ba", "tư"]
            .iter()
            .position(|w| scan.is_one_of(at + 1, &[w]))
            .and_then(|p| i64::try_from(p + 1).ok())
    })?;
    let quarter = u8::try_from(number).ok().filter(|q| (1..=4).contains(q))?;
    let goes_on =
        scan.is_any_mark(at + 2, ".,") && scan.is_glued(at + 2) && scan.is_digits(at + 3) && scan.is_glued(at + 3);
    if goes_on {
        return None;
    }
    if let Some((year, end)) = year_after(scan, at + 2) {
        return mention(scan, at, end, Kind::Quarter(Some(year), quarter));
    }
    let relative_year = scan.is_calendar(at + 2, Part::Relative).filter(|_| scan.is_one_of(at + 2, &["năm"]));
    mention(scan, at, at + 2 + relative_year.unwrap_or(0), Kind::Quarter(None, quarter))
}

/// "giai đoạn 2021-2030", "năm học 2023-2024", "2021-2026", "từ năm 2015 đến năm 2020".
fn years(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let word = scan
        .calendar(at)
        .filter(|(_, part)| matches!(part, Part::Span | Part::SchoolYear | Part::Year))
        .map_or(0, |(length, _)| length);
    let mut first_at = at + word;
    if word > 0 && scan.is_one_of(first_at, &["từ"]) {
        first_at += 1;
    }
    if word > 0 && scan.is_one_of(first_at, &["năm"]) {
        first_at += 1;
    }
    let first = year(scan, first_at)?;
    let dash = scan.is_dash(first_at + 1) && scan.is_digits(first_at + 2);
    let to = word > 0 && scan.is_one_of(first_at + 1, &["đến", "tới"]);
    let mut second_at = first_at + 2;
    if to && scan.is_one_of(second_at, &["năm"]) {
        second_at += 1;
    }
    if !dash && !to {
        return None;
    }
    let second = year(scan, second_at)?;
    // "2000-2500 người" are counts, "1900-2000" with a unit behind as well.
    let counted = word == 0
        && scan.phrase(second_at + 1, |e| matches!(e, Entry::Noun(_) | Entry::Unit(_)).then_some(())).is_some();
    let goes_on =
        scan.is_any_mark(second_at + 1, ".,-/") && scan.is_glued(second_at + 1) && scan.is_digits(second_at + 2);
    let plausible = word > 0 || ((1800..=2100).contains(&first) && (1800..=2100).contains(&second));
    (!counted && !goes_on && plausible).then_some(())?;
    mention(scan, at, second_at + 1, Kind::Period(Period::Years(first, second)))
}

/// "5 tháng đầu năm", "6 tháng cuối năm 2024", "9 tháng năm 2023", "5T/2024".
fn months(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (count, next) = match scan.int(at) {
        Some(n) if scan.str(at).len() <= 2 => (n, at + 1),
        Some(_) => return None,
        None => {
            let numeral = numeral_at(scan, at).filter(|n| !n.starts_with_digits)?;
            (u32::try_from(numeral.number.value.to_int()?).ok()?, numeral.end)
        }
    };
    let count = u8::try_from(count).ok().filter(|n| (1..=12).contains(n))?;
    if scan.is_one_of(next, &["t"]) && scan.is_glued(next) {
        let (year, end) = year_after(scan, next + 1)?;
        return mention(scan, at, end, Kind::Period(Period::Months { year: Some(year), from: 1, to: count }));
    }
    scan.is_calendar(next, Part::Month)?;
    let (from, to, named, end) = if let Some(length) = scan.is_calendar(next + 1, Part::YearStart) {
        (1, count, scan.is_one_of(next + length, &["năm"]), next + 1 + length)
    } else if let Some(length) = scan.is_calendar(next + 1, Part::YearEnd) {
        (13 - count, 12, scan.is_one_of(next + length, &["năm"]), next + 1 + length)
    } else {
        let (year, end) = year_after(scan, next + 1)
            .filter(|_| scan.is_any_mark(next + 1, "/") || scan.is_one_of(next + 1, &["năm"]))?;
        return mention(scan, at, end, Kind::Period(Period::Months { year: Some(year), from: 1, to: count }));
    };
    let year = year_after(scan, end)
        .filter(|_| scan.is_digits(end) || scan.is_one_of(end, &["năm"]) || scan.is_mark(end, '/'));
    if year.is_none() && !named {
        return None;
    }
    let (year, end) = year.map_or((None, end), |(y, e)| (Some(y), e));
    mention(scan, at, end, Kind::Period(Period::Months { year, from, to }))
}

/// "thập niên 90", "thế kỷ XXI".
fn decade(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (length, part) = scan.calendar(at)?;
    let next = at + length;
    match part {
        Part::Decade => {
            let number = i32::try_from(scan.int(next)?).ok()?;
            let start = if number < 100 { 1900 + number } else { number };
            (start % 10 == 0 && (1000..3000).contains(&start)).then_some(())?;
            mention(scan, at, next + 1, Kind::Period(Period::Years(start, start + 9)))
        }
        Part::Century => {
            let number = scan.int(next).map(i64::from).or_else(|| roman(scan.str(next)))?;
            (1..=30).contains(&number).then_some(())?;
            mention(scan, at, next + 1, Kind::Ordinal(number))
        }
        _ => None,
    }
}

fn relative(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (length, _) = scan.phrase(at, |e| (e == Entry::Calendar(Part::Relative)).then_some(()))?;
    let end = at + length;
    let words: Vec<String> = (at..end).map(|i| scan.str(i).to_lowercase()).collect();
    let phrase = words.join(" ");
    let kind = if phrase.contains("cùng") {
        Relative::SamePeriod
    } else {
        match phrase.as_str() {
            "năm trước" | "năm ngoái" | "năm liền trước" => Relative::LastYear,
            "năm nay" => Relative::ThisYear,
            "năm sau" | "năm tới" | "năm kế tiếp" => Relative::NextYear,
            _ if phrase.ends_with("trước") => Relative::Previous,
            _ => Relative::Other,
        }
    };
    mention(scan, at, end, Kind::Relative(kind))
}

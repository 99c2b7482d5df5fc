//! Quarters, spans of years, months of a year, decades and centuries: "quý I/2024", "giai đoạn 2021-2030", "5 tháng đầu
//! năm". Invariant: a period without a named year has none; it is not guessed here.

use crate::lexicon::{Grain, Kinds, NumberWord, Part, Reckoning, Role};

use super::model::{Kind, Mention, Period};
use super::numeral::numeral_at;
use super::scan::Scan;

/// The period at token `at`.
pub(super) fn period_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    quarter(scan, at).or_else(|| years(scan, at)).or_else(|| months(scan, at)).or_else(|| decade(scan, at))
}

fn year(scan: &Scan<'_>, at: usize) -> Option<i32> {
    scan.year(at).filter(|y| (1000..3000).contains(y))
}

/// The year after a quarter or a number of months: "/2024", "năm 2024", " 2024"; one past it.
fn year_after(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    if scan.is_any_mark(at, "/-") && scan.is_glued(at + 1) {
        return year(scan, at + 1).map(|y| (y, at + 2));
    }
    let comma = usize::from(scan.is_mark(at, ','));
    if scan.part(at + comma, Part::Year) == Some(1) {
        return year(scan, at + comma + 1).map(|y| (y, at + comma + 2));
    }
    year(scan, at).filter(|_| !scan.is_glued(at)).map(|y| (y, at + 1))
}

/// "năm nay", "năm ngoái" after a part of the year: its distance in years, and one past it.
fn relative_year(scan: &Scan<'_>, at: usize) -> Option<(Reckoning, usize)> {
    let (length, reckoning) = scan.relative(at)?;
    matches!(reckoning, Reckoning::Unit(Grain::Year, _)).then_some((reckoning, at + length))
}

/// The value of a Roman numeral, in capitals or not.
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
    if word.is_empty() || word.len() > 15 {
        return None;
    }
    let mut total = 0;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = value(c)?;
        let smaller = chars.peek().and_then(|&next| value(next)).is_some_and(|next| next > digit);
        total += if smaller { -digit } else { digit };
    }
    Some(total)
}

/// "quý I/2024", "quý 3 năm ngoái", "Q4/2023", "quý II và III".
fn quarter(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let word = scan.part(at, Part::Quarter)?;
    let number_at = at + word;
    if scan.str(at).len() == 1 && !scan.is_glued(number_at) {
        return None;
    }
    let quarter = quarter_number(scan, number_at)?;
    let end = number_at + 1;
    // "quý V/2020" is a slip; "tứ quý 9", "Audi Q5 2017" and "quý, năm 2020" are none.
    let slip = scan.str(at).len() > 1 && scan.number_word(number_at).is_none() && year_after(scan, end).is_some();
    if quarter > 4 && !slip {
        return None;
    }
    if scan.goes_on(end, ".") && year(scan, end + 1).is_some() {
        return Some(scan.mention(at, end + 2, Kind::Quarter(year(scan, end + 1), quarter)));
    }
    if scan.goes_on(end, ".,") {
        return None;
    }
    if let Some((year, end)) = year_after(scan, end) {
        return Some(scan.mention(at, end, Kind::Quarter(Some(year), quarter)));
    }
    let end = relative_year(scan, end).map_or(end, |(_, end)| end);
    Some(scan.mention(at, end, Kind::Quarter(None, quarter)))
}

fn quarter_number(scan: &Scan<'_>, at: usize) -> Option<u8> {
    let spelled = match scan.number_word(at) {
        Some(NumberWord::Digit(d) | NumberWord::FinalDigit(d)) => Some(i64::from(d)),
        _ => None,
    };
    let number = scan.int(at).map(i64::from).or_else(|| roman(scan.str(at))).or(spelled)?;
    u8::try_from(number).ok().filter(|q| (1..=9).contains(q))
}

/// "giai đoạn 2021-2030", "năm học 2023-2024", "2021-2026", "từ năm 2015 đến năm 2020", "mùa giải 2023/24".
fn years(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let spans = |part| matches!(part, Part::Span | Part::SchoolYear | Part::Year);
    let word = scan.calendar(at).filter(|(_, part)| spans(*part)).map_or(0, |(length, _)| length);
    let mut first_at = at + word;
    if word > 0 {
        first_at += usize::from(scan.is(first_at, Role::From));
        first_at += scan.part(first_at, Part::Year).filter(|_| scan.is_digits(first_at + 1)).unwrap_or(0);
    }
    let first = year(scan, first_at)?;
    let joint = first_at + 1;
    let dash = scan.is_dash(joint) && scan.is_digits(joint + 1);
    let to = word > 0 && scan.is(joint, Role::To);
    let stroke = scan.goes_on(joint, "/");
    if !dash && !to && !stroke {
        return None;
    }
    let second_at = joint + 1 + scan.part(joint + 1, Part::Year).filter(|_| to).unwrap_or(0);
    let second = year(scan, second_at).or_else(|| season_year(scan, first, second_at, stroke))?;
    let end = second_at + 1;
    // "2000-2500 người" are counts.
    let counted = word == 0 && (scan.is_counted(end) || scan.number_word(end).is_some());
    let goes_on = scan.is_any_mark(end, ".,-/%") && scan.is_glued(end) && scan.is_digits(end + 1);
    let plausible = word > 0 || ((1800..=2100).contains(&first) && (1800..=2100).contains(&second));
    let seasons = !stroke || second == first + 1;
    (!counted && !goes_on && plausible && seasons)
        .then(|| scan.mention(at, end, Kind::Period(Period::Years(first, second))))
}

/// "2023/24", "2023-24": the year after, by its last two digits.
fn season_year(scan: &Scan<'_>, first: i32, at: usize, stroke: bool) -> Option<i32> {
    let short = (scan.str(at).len() == 2).then(|| scan.int(at)).flatten().and_then(|y| i32::try_from(y).ok())?;
    ((first + 1) % 100 == short && (stroke || scan.is_glued(at))).then_some(first + 1)
}

/// "5 tháng đầu năm", "6 tháng cuối năm 2024", "9 tháng năm 2023", "5T/2024".
fn months(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (count, next) = month_count(scan, at)?;
    let from_january = |year, end| {
        let period = Period::Months { year: Some(year), from: 1, to: count };
        scan.mention(at, end, Kind::Period(period))
    };
    if matches!(scan.str(next), "T" | "t") && scan.is_glued(next) {
        return year_after(scan, next + 1).map(|(year, end)| from_january(year, end));
    }
    let end_at = next + scan.part(next, Part::Month)?;
    let (from, to, mut end) = if let Some(length) = scan.part(end_at, Part::YearStart) {
        (1, count, end_at + length)
    } else if let Some(length) = scan.part(end_at, Part::YearEnd) {
        (13 - count, 12, end_at + length)
    } else {
        let named = scan.is_mark(end_at, '/') || scan.part(end_at, Part::Year).is_some();
        return year_after(scan, end_at).filter(|_| named).map(|(year, end)| from_january(year, end));
    };
    let whole_year = scan.part(end - 1, Part::Year).is_some();
    let relative = relative_year(scan, if whole_year { end - 1 } else { end });
    let mut year = None;
    if let Some((found, after)) = year_after(scan, end) {
        (year, end) = (Some(found), after);
    } else if let Some((_, after)) = relative {
        end = after;
    } else if !whole_year {
        return None;
    }
    Some(scan.mention(at, end, Kind::Period(Period::Months { year, from, to })))
}

/// The number of months, and one past it.
fn month_count(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let (count, next) = if scan.is_digits(at) {
        (scan.small(at)?, at + 1)
    } else {
        if !scan.starts(at, Kinds::NUMBER) {
            return None;
        }
        let numeral = numeral_at(scan, at)?;
        (u8::try_from(numeral.number.value.to_int()?).ok()?, numeral.end)
    };
    (1..=12).contains(&count).then_some((count, next))
}

/// "thập niên 90", "những năm 1990", "thế kỷ XXI".
fn decade(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (length, part) = scan.calendar(at)?;
    let next = at + length;
    match part {
        Part::Decade => {
            let number = i32::try_from(scan.int(next)?).ok()?;
            let start = if number < 100 { 1900 + number } else { number };
            let listed = scan.is_any_mark(next + 1, ",-–/") && scan.is_digits(next + 2);
            let decade = start % 10 == 0 && (1000..3000).contains(&start) && !listed && !scan.is_counted(next + 1);
            decade.then(|| scan.mention(at, next + 1, Kind::Period(Period::Years(start, start + 9))))
        }
        Part::Century => {
            let number = scan.int(next).map(i64::from).or_else(|| roman(scan.str(next)))?;
            (1..=30).contains(&number).then(|| scan.mention(at, next + 1, Kind::Ordinal(number)))
        }
        _ => None,
    }
}

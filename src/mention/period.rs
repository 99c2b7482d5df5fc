//! Quarters, spans of years, months of a year, decades and centuries: "quý I/2024", "giai đoạn 2021-2030", "5 tháng đầu
//! năm". Invariant: a period without a named year has none; it is not guessed here.

use jiff::civil::Date;

use crate::lexicon::{Grain, NumberWord, Part, Reckoning, Role, words};

use super::calendar::date_at;
use super::model::{DateValue, Kind, Mention, Period};
use super::numeral::numeral_at;
use super::scan::Scan;

/// The period at token `at`.
pub(super) fn period_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    quarter(scan, at)
        .or_else(|| years(scan, at))
        .or_else(|| months(scan, at))
        .or_else(|| first_days(scan, at))
        .or_else(|| fortnight(scan, at))
        .or_else(|| half_year(scan, at))
        .or_else(|| named_stretch(scan, at))
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

/// The two digits of a year that stand for it in reports: "1H24", "9T23".
const SHORT_YEARS: std::ops::RangeInclusive<i32> = 12..=39;

/// A year that letters touch, of four digits or two: "1H2024", "9T24".
fn glued_year(scan: &Scan<'_>, at: usize) -> Option<i32> {
    let closed =
        !scan.goes_on(at + 1, ":/.-") && !(scan.is_glued(at + 1) && (scan.is_word(at + 1) || scan.is_digits(at + 1)));
    let short = || (scan.str(at).len() == 2).then(|| scan.int(at)).flatten().and_then(|y| i32::try_from(y).ok());
    let year = year(scan, at).or_else(|| short().filter(|y| SHORT_YEARS.contains(y)).map(|y| 2000 + y));
    year.filter(|_| closed && scan.is_glued(at))
}

/// "1H24", "2H2023": half a year; "lúc 1H24" and "1H30" are times.
fn half_before_year(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (from, to) = match scan.str(at) {
        "1" => (1, 6),
        "2" => (7, 12),
        _ => return None,
    };
    let clock = || {
        let day = [Part::Day, Part::OnDay, Part::Morning, Part::Noon, Part::Evening, Part::Night, Part::Minute];
        scan.is(at.wrapping_sub(1), Role::BeforeClock) || scan.is_part(at + 3, &day)
    };
    let letter = scan.str(at + 1) == "H" && scan.is_glued(at + 1);
    let year = letter.then(|| glued_year(scan, at + 2)).flatten()?;
    let short = scan.str(at + 2).len() == 2;
    (!short || year % 5 != 0 && !clock())
        .then(|| scan.mention(at, at + 3, Kind::Period(Period::Months { year: Some(year), from, to })))
}

/// "H1/2024": half a year.
fn half_year(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if scan.is_digits(at) {
        return half_before_year(scan, at);
    }
    if scan.str(at) != "H" || !scan.is_glued(at + 1) || !scan.is_any_mark(at + 2, "/-") {
        return None;
    }
    let (from, to) = match scan.str(at + 1) {
        "1" => (1, 6),
        "2" => (7, 12),
        _ => return None,
    };
    let (year, end) = year_after(scan, at + 2)?;
    Some(scan.mention(at, end, Kind::Period(Period::Months { year: Some(year), from, to })))
}

/// The "III/2024" of "quý II, III/2024".
pub(super) fn listed_quarter(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let joint = at.checked_sub(1)?;
    let joins = scan.is_mark(joint, ',') || scan.is(joint, Role::And);
    let quarter = roman(scan.str(at)).and_then(|n| u8::try_from(n).ok()).filter(|n| joins && (1..=4).contains(n))?;
    let (year, end) = year_after(scan, at + 1).filter(|_| scan.is_any_mark(at + 1, "/-"))?;
    let first = scan.part(joint.checked_sub(2)?, Part::Quarter).is_some() && roman(scan.str(joint - 1)).is_some();
    first.then(|| scan.mention(at, end, Kind::Quarter(Some(year), quarter)))
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
    let word = if scan.is_digits(at) {
        0
    } else if scan.may_be_any_part(at, &[Part::Span, Part::SchoolYear, Part::Year]) {
        scan.calendar(at).filter(|(_, part)| spans(*part)).map_or(0, |(length, _)| length)
    } else {
        return None;
    };
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
    // "vụ đông xuân 2016-2017 ba ngày": one year and the next, and a number word that no magnitude is.
    let next_number = || {
        let digit = matches!(scan.number_word(end), Some(NumberWord::Digit(_) | NumberWord::Ten));
        scan.number_word(end).is_some() && !(digit && second == first + 1)
    };
    let counted = word == 0 && !(stroke && second == first + 1) && (scan.is_counted(end) || next_number());
    let goes_on = scan.goes_on(end, ".,-/%");
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
        // "6T/2024", "6T2024".
        let glued = glued_year(scan, next + 1).filter(|_| count > 1).map(|y| (y, next + 2));
        return year_after(scan, next + 1).or(glued).map(|(year, end)| from_january(year, end));
    }
    let (count, end_at) = match scan.part(next, Part::Month) {
        Some(length) => (count, next + length),
        // "3 quý đầu năm 2024".
        None => (quarters(scan, count, next)?, next + 1),
    };
    let from_january = |year, end| {
        let period = Period::Months { year: Some(year), from: 1, to: count };
        scan.mention(at, end, Kind::Period(period))
    };
    let (from, to, mut end) = if let Some(length) = scan.part(end_at, Part::YearStart) {
        (1, count, end_at + length)
    } else if let Some(length) = scan.part(end_at, Part::YearEnd) {
        (13 - count, 12, end_at + length)
    } else {
        // "10 tháng của năm 2020".
        let end_at = end_at + usize::from(scan.is(end_at, Role::Of));
        // "9 tháng 2024 đạt": no months are told of one year and counted in another.
        let bare = count > 1 && scan.year(end_at).is_some_and(|year| (1990..=2040).contains(&year));
        let bare = bare && !scan.goes_on(end_at + 1, "/-–.,") && !scan.is_counted(end_at + 1);
        let named = scan.is_mark(end_at, '/') || scan.part(end_at, Part::Year).is_some() || bare;
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

/// Months in so many quarters, before "đầu năm" or the like: "hai quý đầu năm".
fn quarters(scan: &Scan<'_>, count: u8, at: usize) -> Option<u8> {
    let counted = (2..=3).contains(&count) && scan.part(at, Part::Quarter).is_some() && scan.str(at).len() > 1;
    (counted && scan.is_part(at + 1, &[Part::YearStart, Part::YearEnd])).then_some(count * 3)
}

/// "15 ngày đầu tháng 6", "10 ngày cuối tháng 5/2024".
fn first_days(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let word = at + 1;
    let day_word = scan.is_digits(at).then(|| scan.part(word, Part::Day)).flatten()?;
    let end = scan
        .calendar(word + day_word)
        .filter(|(length, part)| *length == 1 && matches!(part, Part::YearStart | Part::YearEnd))?;
    let count = scan.small(at).filter(|n| (2..=28).contains(n))?;
    let month = date_at(scan, word + day_word + 1)?;
    let Kind::Date(date @ DateValue { month: Some(_), day: None, .. }) = month.kind else { return None };
    let last = last_day_of(date)?;
    let (first, last) = if end.1 == Part::YearStart { (1, count) } else { (last + 1 - count, last) };
    Some(scan.mention(at, month.tokens.end, days(date, first, last)))
}

fn days(month: DateValue, first: u8, last: u8) -> Kind {
    let day = |day| DateValue { day: Some(day), ..month };
    Kind::DateRange(day(first), day(last))
}

/// The last day of a month; of February without year the 28th.
fn last_day_of(month: DateValue) -> Option<u8> {
    let year = i16::try_from(month.year.unwrap_or(2023)).ok()?;
    let first = Date::new(year, i8::try_from(month.month?).ok()?, 1).ok()?;
    u8::try_from(first.days_in_month()).ok()
}

/// "nửa đầu năm 2024", "nửa cuối tháng 5", "trung tuần tháng 6".
fn half(scan: &Scan<'_>, at: usize, next: usize, part: Part) -> Option<Mention> {
    let next = next + usize::from(scan.is(next, Role::Of));
    let last = 31;
    let (months, days) = match part {
        Part::FirstHalf => ((1, 6), (1, 15)),
        Part::SecondHalf => ((7, 12), (16, last)),
        Part::TenDays => {
            // The word that tells which of them is no start of its own: it stands before much else.
            let before = at.checked_sub(1)?;
            let thirds = [("thượng", (1, 10)), ("trung", (11, 20)), ("hạ", (21, last))];
            let (_, days) = thirds.into_iter().find(|(word, _)| scan.is_spelled(before, word))?;
            return part_of_month(scan, before, next, days);
        }
        _ => return None,
    };
    if scan.part(next, Part::Month).is_some() {
        return part_of_month(scan, at, next, days);
    }
    let (year, end) = match (year_after(scan, next), relative_year(scan, next), scan.part(next, Part::Year)) {
        (Some((year, end)), _, _) => (Some(year), end),
        (None, Some((_, end)), _) => (None, end),
        // "nửa đầu năm học".
        (None, None, Some(1)) if scan.part(next, Part::SchoolYear).is_none() => (None, next + 1),
        _ => return None,
    };
    Some(scan.mention(at, end, Kind::Period(Period::Months { year, from: months.0, to: months.1 })))
}

/// "kỳ 1 tháng 11", "kỳ 2 tháng 10/2020": half a month of the customs; `at` is its number.
fn fortnight(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.is_digits(at) {
        return None;
    }
    let word = at.checked_sub(1)?;
    let named = scan.is_one_of(word, words!["kỳ", "kì"])
        && !scan.is_one_of(word.wrapping_sub(1), words!["định", "cùng", "chu"]);
    match scan.small(at).filter(|_| named)? {
        1 => part_of_month(scan, word, at + 1, (1, 15)),
        2 => part_of_month(scan, word, at + 1, (16, 31)),
        _ => None,
    }
}

/// The days `first` to `last` of the month at `next`, or to its end where it has fewer.
fn part_of_month(scan: &Scan<'_>, at: usize, next: usize, (first, last): (u8, u8)) -> Option<Mention> {
    scan.part(next, Part::Month)?;
    let month = date_at(scan, next)?;
    let Kind::Date(date @ DateValue { month: Some(_), day: None, .. }) = month.kind else { return None };
    let last = last.min(last_day_of(date)?);
    Some(scan.mention(at, month.tokens.end, days(date, first, last)))
}

/// The number of months, and one past it.
fn month_count(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let (count, next) = if scan.is_digits(at) {
        (scan.small(at)?, at + 1)
    } else {
        if !scan.may_be_dated(at) {
            return None;
        }
        let numeral = numeral_at(scan, at)?;
        (u8::try_from(numeral.number.value.to_int()?).ok()?, numeral.end)
    };
    (1..=12).contains(&count).then_some((count, next))
}

/// "(thập niên 20) của thế kỷ XXI": the first year of that century.
fn century_behind(scan: &Scan<'_>, at: usize) -> Option<i32> {
    let at = at + usize::from(scan.is(at, Role::Of));
    let next = at + scan.part(at, Part::Century)?;
    let number = scan.int(next).map(i64::from).or_else(|| roman(scan.str(next)))?;
    i32::try_from((number - 1) * 100).ok().filter(|_| (1..=30).contains(&number))
}

/// "thập niên 90", "những năm 1990", "thế kỷ XXI", "nửa đầu năm 2024", "trung tuần tháng 6".
fn named_stretch(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (length, part) = scan.calendar(at)?;
    let next = at + length;
    match part {
        Part::FirstHalf | Part::SecondHalf | Part::TenDays => half(scan, at, next, part),
        Part::Decade => {
            let number = i32::try_from(scan.int(next)?).ok()?;
            let start = if number < 100 { century_behind(scan, next + 1).unwrap_or(1900) + number } else { number };
            let goes_on = scan.goes_on(next + 1, "/") || scan.goes_on(next + 1, ".,") && scan.year(next).is_some();
            // "những năm 1995-1997" are years, "những năm 60-70" decades.
            let years = scan.is_dash(next + 1) && scan.year(next + 2).is_some();
            let counted = scan.is_counted(next + 1) && scan.part(next + 1, Part::Century).is_none();
            let decade = start % 10 == 0 && (1000..3000).contains(&start) && !goes_on && !years && !counted;
            decade.then(|| scan.mention(at, next + 1, Kind::Period(Period::Years(start, start + 9))))
        }
        Part::Century => {
            let number = scan.int(next).map(i64::from).or_else(|| roman(scan.str(next)))?;
            // "thế kỷ 19-20": the first of them.
            let to = scan.is_dash(next + 1) && scan.small(next + 2).is_some_and(|last| i64::from(last) == number + 1);
            let end = next + if to { 3 } else { 1 };
            (1..=30).contains(&number).then(|| scan.mention(at, end, Kind::Ordinal(number)))
        }
        _ => None,
    }
}

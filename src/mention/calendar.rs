//! Days, months and years in words: "ngày 5 tháng 6", "tháng 02/2024", "năm 2023", "ngày đầu tiên của tháng 3".
//!
//! Invariant: "năm" before a number that counts something is the numeral five or a year of its own, never a date.

use jiff::civil::Date;

use crate::lexicon::{Grain, Kinds, NumberWord, Part, Reckoning, Role, words};

use super::date::{Evidence, numeric_date};
use super::lunar::{lunar_at, lunar_month, said_lunar};
use super::model::{DateValue, Kind, LunarDate, Mention, Period};
use super::numeral::numeral_at;
use super::period::roman;
use super::scan::Scan;

/// The date at token `at`: a day, a month, a range of days, or a year after its word.
pub(super) fn date_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let worded = has_calendar_word(scan, at);
    if scan.is_digits(at) {
        let numeric = || numeric_date(scan, at, at, Evidence::weigh(scan, at));
        if !worded {
            return numeric();
        }
        return lunar_at(scan, at).or_else(numeric).or_else(|| worded_date(scan, at));
    }
    if !worded {
        // "từ 29/8 đến 4/9" needs no word for a day.
        if scan.is(at, Role::From) && scan.is_digits(at + 1) && scan.goes_on(at + 2, "/") {
            return worded_date(scan, at);
        }
        // "Giêng" alone is the whole of a text, or nothing.
        return (at == 0).then(|| lunar_at(scan, at)).flatten();
    }
    first_of_month(scan, at)
        .or_else(|| night_before(scan, at))
        .or_else(|| lunar_at(scan, at))
        .or_else(|| worded_date(scan, at))
        .or_else(|| month_at(scan, at))
        .or_else(|| year_at(scan, at))
}

/// Most tokens before the word for a day, a month or a festival: "ba mươi mốt tháng".
const BEFORE_CALENDAR_WORD: usize = 6;

/// Whether a word of the calendar stands close behind: without one, words are no date.
fn has_calendar_word(scan: &Scan<'_>, at: usize) -> bool {
    (at..at + BEFORE_CALENDAR_WORD).any(|i| scan.starts(i, Kinds::CALENDAR))
}

/// "ngày 5 tháng 6 năm 2024", "ngày 5/6", "từ ngày 22 đến 28/9", "25 tháng 1 năm 2022".
fn worded_date(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let opens = |at| scan.part(at, Part::Day).is_some() || (scan.is_digits(at) && scan.goes_on(at + 1, "/"));
    let from = usize::from(scan.is(at, Role::From) && opens(at + 1));
    let day_word = scan.part(at + from, Part::Day);
    let day_at = at + from + day_word.unwrap_or(0);
    if from + day_word.unwrap_or(0) > 0 && scan.is_digits(day_at) {
        let evidence = if day_word.is_some() { Evidence::Named } else { Evidence::Likely };
        let numeric = numeric_date(scan, at, day_at, evidence);
        match &numeric {
            // "từ 26-28/6": the dash needs no "từ".
            Some(found) if matches!(found.kind, Kind::DateRange(..)) => {
                let dashed = day_word.is_none() && has_dash(scan, at, found);
                return numeric.filter(|_| !dashed);
            }
            // "từ" belongs to a range only.
            Some(_) if from == 0 => return numeric,
            _ => {}
        }
    }
    if from > 0 {
        return None;
    }
    // "ngày mồng 7", "sáng mùng 3".
    let lunar = scan.part(day_at, Part::LunarDay).unwrap_or(0);
    if lunar == 0 && !scan.is_digits(day_at) && !scan.may_be_dated(day_at) {
        return None;
    }
    let (day, next) = day_number(scan, day_at + lunar)?;
    let Some(month_word) = scan.part(next, Part::Month) else {
        return day_word.and_then(|_| bare_day(scan, at, day_at, day, next));
    };
    if day_word.is_some()
        && let Some(day) = bare_day(scan, at, day_at, day, next)
    {
        return Some(day);
    }
    let (month, end) = month_number(scan, next + month_word)?;
    // "trong 3 tháng 9, 10 và 11": so many months, each with its number.
    if day_word.is_none() && day > 1 && month_list(scan, next + month_word) == usize::from(day) {
        return None;
    }
    // "mất 1 tháng 7 ngày".
    let days = scan.part(end, Part::Day).is_some();
    let closed = !scan.is_digits(end + 1) && !scan.get(end + 1).is_some_and(|t| t.is_capitalised());
    if day_word.is_none() && days && closed && scan.is_digits(day_at) {
        return None;
    }
    // "6 tháng một lần".
    if day_word.is_none() && !scan.is_digits(next + month_word) && scan.is_one_of(end, words!["lần"]) {
        return None;
    }
    let (year, end) = trailing_year(scan, end);
    // "chín tháng 6.248 tỷ đồng".
    if scan.goes_on(end, ".,") {
        return None;
    }
    // "20 tháng 5" after a count is no date: the day must be possible.
    let plausible = day_word.is_some() || year.is_some() || (1..=31).contains(&day);
    plausible.then(|| scan.mention(at, end, Kind::Date(DateValue { year, month: Some(month), day: Some(day) })))
}

/// Most months that are listed by number.
const MOST_MONTHS: usize = 12;

/// How many months in a row the numbers from `at` name, each later than the one before: three in "9, 10 và 11".
fn month_list(scan: &Scan<'_>, at: usize) -> usize {
    let month = |i: usize| scan.small(i).filter(|month| (1..=12).contains(month));
    let (mut end, mut count) = (at, 0);
    while count < MOST_MONTHS && month(end).is_some() {
        count += 1;
        let joins = scan.is_mark(end + 1, ',') || scan.is(end + 1, Role::And);
        if !joins || month(end + 2) <= month(end) || is_counted_month(scan, end + 3) {
            break;
        }
        end += 2;
    }
    count
}

/// Whether what stands at `at`, behind a number in a list of months, shows that the number counts.
fn is_counted_month(scan: &Scan<'_>, at: usize) -> bool {
    let dated = scan.part(at, Part::Year).is_some() && scan.year(at + 1).is_some();
    let goes_on = scan.is(at, Role::And) || scan.is(at, Role::AfterName);
    scan.is_word(at) && !dated && !goes_on || scan.is_digits(at) || scan.goes_on(at, ".,/-–:") || scan.is_mark(at, '%')
}

/// The "10" and "11 năm 2020" of "tháng 9, 10 và 11 năm 2020": a later month, behind one that is named.
pub(super) fn listed_month(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let month = scan.small(at).filter(|month| (1..=12).contains(month))?;
    let last = before.last()?;
    let follows = match &last.kind {
        Kind::Date(DateValue { year: None, month: Some(earlier), day: None }) => {
            let joint = last.tokens.end;
            let joins = scan.is_mark(joint, ',') || scan.is(joint, Role::And);
            joins && joint + 1 == at && *earlier < month
        }
        Kind::Quantity(quantity) => {
            let months = last.tokens.end == at && scan.is_part(at - 1, &[Part::Month]);
            let count = || quantity.low_end().and_then(|n| n.to_int()).filter(|&n| n > 1);
            months && count().is_some_and(|n| usize::try_from(n) == Ok(month_list(scan, at)))
        }
        _ => false,
    };
    if !follows || is_counted_month(scan, at + 1) {
        return None;
    }
    let (year, end) = trailing_year(scan, at + 1);
    Some(scan.mention(at, end, Kind::Date(DateValue { year, month: Some(month), day: None })))
}

fn has_dash(scan: &Scan<'_>, at: usize, range: &Mention) -> bool {
    (at..range.tokens.end).any(|i| scan.is_dash(i))
}

/// "ngày 12": a day whose month the text tells elsewhere; not "ngày 12 giờ".
fn bare_day(scan: &Scan<'_>, at: usize, day_at: usize, day: u8, end: usize) -> Option<Mention> {
    let named = matches!(scan.str(at), "ngày" | "Ngày") && scan.is_digits(day_at);
    // "ngày 11-16 tháng Giêng".
    let lunar = scan.is_dash(end) && lunar_at(scan, end + 1).is_some();
    let goes_on = scan.is_any_mark(end, "/.,%-–:") && scan.is_glued(end) && scan.is_digits(end + 1) && !lunar;
    // "ngày 5 tháng này".
    let monthly = scan.is_one_of(end, words!["hàng", "hằng", "mỗi"]) && scan.part(end + 1, Part::Month).is_some();
    let dated = monthly || matches!(scan.relative(end), Some((_, Reckoning::Unit(Grain::Month, _))));
    let counted =
        !dated && scan.is_counted(end) || scan.number_word(end).is_some() || scan.part(end, Part::Hour).is_some();
    (named && !goes_on && !counted && (1..=31).contains(&day))
        .then(|| scan.mention(at, end, Kind::Date(DateValue { year: None, month: None, day: Some(day) })))
}

pub(super) fn day_number(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(day) = scan.small(at) {
        return Some((day, at + 1));
    }
    let numeral = numeral_at(scan, at)?;
    let day = u8::try_from(numeral.number.value.to_int()?).ok()?;
    (!numeral.starts_with_digits && day <= 31).then_some((day, numeral.end))
}

pub(super) fn month_number(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    if scan.is_digits(at) {
        let month = scan.small(at)?;
        return (1..=12).contains(&month).then_some((month, at + 1));
    }
    let (month, length) = match (scan.number_word(at)?, scan.number_word(at + 1)) {
        (NumberWord::Ten, Some(NumberWord::Digit(d @ 1..=2))) => (10 + d, 2),
        (NumberWord::Ten, _) => (10, 1),
        // "tháng năm năm 2024", "tháng bảy năm hai không hai bốn".
        // "9 tháng năm 2023" are nine months of a year.
        (NumberWord::Digit(5), None) if scan.year(at + 1).is_some() => return None,
        (NumberWord::Digit(d @ 1..=9) | NumberWord::FinalDigit(d @ 4), _) => (d, 1),
        _ => return None,
    };
    Some((month, at + length))
}

/// "/2024", "-2024", "năm 2024", ", năm 2024" after a month.
pub(super) fn trailing_year(scan: &Scan<'_>, at: usize) -> (Option<i32>, usize) {
    let after = if scan.is_any_mark(at, "/-.") && scan.is_glued(at) && scan.is_glued(at + 1) {
        Some(at + 1)
    } else {
        let comma = usize::from(scan.is_mark(at, ',') && scan.is_digits(at + 2));
        scan.part(at + comma, Part::Year).filter(|&length| length == 1).map(|_| at + comma + 1)
    };
    let found = after.and_then(|at| year_number(scan, at));
    found.map_or((None, at), |(year, end)| (Some(year), end))
}

/// A year in digits, or read aloud ("một chín bảy lăm", "hai nghìn không trăm lẻ năm").
fn year_number(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    if scan.is_digits(at) {
        return scan.year(at).filter(|_| !scan.goes_on(at + 1, ".,")).map(|y| (y, at + 1));
    }
    let numeral = numeral_at(scan, at)?;
    let year = i32::try_from(numeral.number.value.to_int()?).ok()?;
    ((100..=2999).contains(&year) && !numeral.starts_with_digits).then_some((year, numeral.end))
}

/// "tháng 02/2024", "tháng 5", "tháng năm năm 2024", "tháng Chạp".
fn month_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let number_at = at + scan.part(at, Part::Month)?;
    // "ghi ngày tháng năm phát hành": what is to be filled in.
    if scan.is_part(at.wrapping_sub(1), &[Part::Day]) && !scan.is_digits(number_at) {
        return None;
    }
    if let Some((length, month)) = lunar_month(scan, number_at) {
        let date = LunarDate { year: None, month: Some(month), day: None };
        return Some(scan.mention(at, number_at + length, Kind::LunarDate(date)));
    }
    if let Some(found) = months_from_to(scan, at, number_at) {
        return Some(found);
    }
    if let Some(found) = no_such_month(scan, at, number_at) {
        return Some(found);
    }
    let (month, end) = month_number(scan, number_at)?;
    let dotted_year = scan.goes_on(end, ".") && scan.year(end + 1).is_some();
    let counts =
        (scan.goes_on(end, ".,:") && !dotted_year && !lists_months(scan, month, end)) || scan.is_mark(end, '%');
    let is_day = scan.goes_on(end, "/") && scan.year(end + 1).is_none();
    // "mỗi tháng 5 triệu", "tháng 3 lần"; but "tháng 6 người dân" only reads as a month.
    let money = scan.is_digits(number_at)
        && (scan.number_word(end).is_some_and(|w| matches!(w, NumberWord::Magnitude(_) | NumberWord::Hundred))
            || scan.is_mark(end, '-') && scan.is_glued(end) && scan.year(end + 1).is_none());
    let repeated = scan.is(at.wrapping_sub(1), Role::Each) && scan.is_counted(end);
    if counts || is_day || money || repeated {
        return None;
    }
    let (year, end) = trailing_year(scan, end);
    // "tháng 3 âm lịch".
    if let Some(length) = said_lunar(scan, end) {
        let date = LunarDate { year, month: Some(month), day: None };
        return Some(scan.mention(at, end + length, Kind::LunarDate(date)));
    }
    Some(scan.mention(at, end, Kind::Date(DateValue { year, month: Some(month), day: None })))
}

/// "tháng 42/2014", "tháng 51-2016": a month that no calendar has, of a year that is one.
fn no_such_month(scan: &Scan<'_>, at: usize, number_at: usize) -> Option<Mention> {
    let month = scan.small(number_at).filter(|month| !(1..=12).contains(month))?;
    let end = number_at + 3;
    let year = scan.year(number_at + 2).filter(|year| (1900..=2099).contains(year))?;
    let date = DateValue { year: Some(year), month: Some(month), day: None };
    let joined = scan.goes_on(number_at + 1, "/-") && !scan.goes_on(end, "/.,") && !scan.is_counted(end);
    joined.then(|| scan.mention(at, end, Kind::Date(date)))
}

/// "tháng 9-10/2020", "tháng 3 - 5": months of one year.
fn months_from_to(scan: &Scan<'_>, at: usize, number_at: usize) -> Option<Mention> {
    if !scan.is_dash(number_at + 1) {
        return None;
    }
    let (from, to) = (scan.small(number_at)?, scan.small(number_at + 2)?);
    let (year, end) = trailing_year(scan, number_at + 3);
    let counts = scan.goes_on(end, "/.,-:") || scan.is_mark(end, '%') || scan.is_counted(end);
    let counts = counts || scan.number_word(end).is_some() || scan.is_glued(end) && scan.is_word(end);
    let rate = scan.is(at.wrapping_sub(1), Role::Each) || scan.number_word(at.wrapping_sub(1)).is_some();
    // A date in digits: "tháng 5-6" may only be read as months where they follow each other.
    let follow = from < to && (1..=12).contains(&from) && to <= 12;
    let months = Kind::Period(Period::Months { year, from, to });
    (follow && !counts && !rate).then(|| scan.mention(at, end, months))
}

/// "tháng 1,2 và 8": a later month behind the comma, and nothing that would make the two a decimal.
fn lists_months(scan: &Scan<'_>, month: u8, comma: usize) -> bool {
    let later = scan.small(comma + 1).is_some_and(|next| (month + 1..=12).contains(&next));
    let end = comma + 2;
    let joins = scan.is_any_mark(end, ",;") || scan.is(end, Role::And);
    later && scan.is_mark(comma, ',') && joins && scan.small(end + 1).is_some_and(|next| next <= 12)
}

/// "năm 2023", "Năm 1023", "năm 202" (a digit dropped), "năm 179 TCN"; not "năm 2.500" nor "5 năm".
fn year_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let word = scan.part(at, Part::Year).filter(|&length| length == 1).or_else(|| scan.part(at, Part::Born))?;
    let number_at = at + word;
    // "SN 1992": the abbreviation is no part of the year.
    let start = if scan.part(at, Part::Born).is_some() { number_at } else { at };
    if let Some(mention) = before_christ(scan, start, number_at).or_else(|| roman_year(scan, start, number_at)) {
        return Some(mention);
    }
    let (year, end) = match year_number(scan, number_at) {
        Some(found) if scan.is_digits(number_at) => found,
        Some((year, end)) if (1000..=2999).contains(&year) => (year, end),
        _ => slipped_year(scan, number_at).or_else(|| old_year(scan, at, number_at))?,
    };
    let counts = scan.is_counted(end) && !scan.is_part(end, &[Part::Month, Part::Day]);
    if (counts && !(1800..=2199).contains(&year)) || (start == number_at && !(1850..=2099).contains(&year)) {
        return None;
    }
    Some(scan.mention(start, end, Kind::Year(year)))
}

fn before_christ(scan: &Scan<'_>, at: usize, number_at: usize) -> Option<Mention> {
    let year = i32::try_from(scan.int(number_at)?).ok()?;
    let length = scan.part(number_at + 1, Part::BeforeChrist)?;
    Some(scan.mention(at, number_at + 1 + length, Kind::Year(-year)))
}

/// "năm MCMXCIX".
fn roman_year(scan: &Scan<'_>, at: usize, number_at: usize) -> Option<Mention> {
    let word = scan.str(number_at);
    let shaped = word.len() >= 4 && word.bytes().all(|b| b"IVXLCDM".contains(&b));
    let year = roman(word).filter(|_| shaped).and_then(|y| i32::try_from(y).ok())?;
    (1000..=2999).contains(&year).then(|| scan.mention(at, number_at + 1, Kind::Year(year)))
}

/// "năm 202", "năm 20202": a year of 20xx with a digit too few or too many.
fn slipped_year(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let digits = scan.str(at);
    let shape = scan.is_digits(at)
        && (digits.len() == 5 || digits.len() == 3)
        && (digits.starts_with("20") || digits.starts_with("19"));
    let counts = scan.goes_on(at + 1, ".,/") || scan.is_counted(at + 1) || scan.number_word(at + 1).is_some();
    (shape && !counts).then(|| scan.int(at)).flatten().and_then(|y| Some((i32::try_from(y).ok()?, at + 1)))
}

/// "năm 938": a year of three digits, where nothing is counted by it.
fn old_year(scan: &Scan<'_>, at: usize, number_at: usize) -> Option<(i32, usize)> {
    let end = number_at + 1;
    let shaped = scan.str(number_at).len() == 3 && !scan.str(number_at).starts_with('0');
    let year = scan.int(number_at).filter(|_| shaped).and_then(|y| i32::try_from(y).ok())?;
    let before = at.wrapping_sub(1);
    let rate = scan.is(before, Role::Each) || scan.is_digits(before) || scan.number_word(before).is_some();
    let counts = scan.is_counted(end)
        || scan.goes_on(end, ".,/-:")
        || scan.is_mark(end, '%')
        || scan.is_dash(end)
        || scan.number_word(end).is_some()
        || scan.is_glued(end) && (scan.is_word(end) || scan.is_any_mark(end, "$€"));
    (!rate && !counts).then_some((year, end))
}

/// "ngày đầu tiên của tháng 3", "tuần đầu tiên của tháng 9 năm 2017".
fn first_of_month(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.may_be_any_part(at, &[Part::FirstDay, Part::FirstWeek]) {
        return None;
    }
    let (length, part) = scan.calendar(at).filter(|(_, p)| matches!(p, Part::FirstDay | Part::FirstWeek))?;
    let month = month_at(scan, at + length)?;
    let Kind::Date(date) = month.kind else { return None };
    let kind = if part == Part::FirstDay {
        Kind::Date(DateValue { day: Some(1), ..date })
    } else {
        let (first, last) = first_week(date)?;
        Kind::DateRange(first, last)
    };
    Some(scan.mention(at, month.tokens.end, kind))
}

/// Whether a part of the day, and nothing else, stands at `at`, and how long its word is.
fn part_of_day(scan: &Scan<'_>, at: usize) -> Option<usize> {
    [Part::Night, Part::Evening, Part::Noon, Part::Morning].into_iter().find_map(|part| scan.part(at, part))
}

/// The "18" of "đêm 18 rạng sáng 19/7" and of "đêm 18 và ngày 19/7": the day before the one whose month is told.
fn night_before(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if !scan.is_digits(at + 1) && !scan.is_digits(at + 2) {
        return None;
    }
    let night = part_of_day(scan, at)?;
    let day_at = at + night + scan.part(at + night, Part::Day).unwrap_or(0);
    let day = scan.small(day_at).filter(|day| (1..=31).contains(day))?;
    // "từ đêm 27 đến đêm 29/6".
    let to = scan.is(day_at + 1, Role::To);
    let joins = scan.is_mark(day_at + 1, ',') || scan.is(day_at + 1, Role::And) || to;
    let joint = day_at + 1 + usize::from(joins);
    // "đêm 12, ngày 13/1".
    let day_word = || scan.part(joint, Part::Day).filter(|_| joins);
    let morning = part_of_day(scan, joint).or_else(day_word).or_else(|| joins.then_some(0))?;
    let next = joint + morning;
    let next = next + scan.part(next, Part::Day).unwrap_or(0);
    let follows = scan.small(next).is_some_and(|morrow| morrow == day + 1 || morrow == 1 || to && morrow > day)
        && (scan.goes_on(next + 1, "/-.") || scan.part(next + 1, Part::Month).is_some());
    // The month behind "đến" is that of both.
    let month = if to && scan.small(next) > Some(day) { scan.small(next + 2) } else { None };
    let night = DateValue { day: Some(day), month, year: None };
    follows.then(|| scan.mention(day_at, day_at + 1, Kind::Date(night)))
}

/// The first week from Monday to Sunday that lies in the month whole.
fn first_week(month: DateValue) -> Option<(DateValue, DateValue)> {
    let first = Date::new(i16::try_from(month.year?).ok()?, i8::try_from(month.month?).ok()?, 1).ok()?;
    let monday = u8::try_from((7 - first.weekday().to_monday_zero_offset()) % 7 + 1).ok()?;
    let day = |day| DateValue { day: Some(day), ..month };
    Some((day(monday), day(monday + 6)))
}

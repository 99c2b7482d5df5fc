//! Days, months and years: "11/06/2024", "ngày 5 tháng 6", "tháng 02/2024", "năm 2023", "mùng 1 tháng Giêng".
//!
//! Invariant: two numbers with a stroke are a day only where the text shows it; otherwise they are left to be a part of
//! a whole.

use crate::lexicon::{Entry, Part};

use super::model::{DateValue, Kind, LunarDate, Mention};
use super::numeral::numeral_at;
use super::scan::Scan;

/// The date at token `at`: a day, a month, a range of days, or a year after its word.
pub(super) fn date_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if scan.is_digits(at) {
        return numeric_date(scan, at, at, Evidence::weigh(scan, at))
            .or_else(|| lunar_at(scan, at))
            .or_else(|| worded_date(scan, at));
    }
    lunar_at(scan, at).or_else(|| worded_date(scan, at)).or_else(|| month_at(scan, at)).or_else(|| year_at(scan, at))
}

/// How much the text around shows that numbers are a date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// Nothing: a fraction or a ratio is as likely.
    None,
    /// A word that often goes before a date (từ, đến, vào), a bracket.
    Weak,
    /// ngày, hôm, sáng, a weekday.
    Strong,
}

impl Evidence {
    fn weigh(scan: &Scan<'_>, at: usize) -> Evidence {
        let before = scan.phrase_before(at, |e| match e {
            Entry::Calendar(Part::Day | Part::Month) | Entry::Weekday(_) => Some(()),
            Entry::Calendar(Part::Relative) => Some(()),
            _ => None,
        });
        if before.is_some() || (scan.is_any_mark(at.wrapping_sub(1), ",(") && is_after_weekday(scan, at)) {
            return Evidence::Strong;
        }
        let previous = at.wrapping_sub(1);
        let words = [
            "từ", "đến", "vào", "trước", "sau", "tới", "dịp", "lễ", "qua", "kể", "nhân", "hết", "và", "dịp", "quốc",
            "khánh", "mừng",
        ];
        if scan.is_one_of(previous, &words) || scan.is_any_mark(previous, "(,-–;") || at == 0 {
            return Evidence::Weak;
        }
        Evidence::None
    }
}

/// "thứ ba (11/6)", "thứ ba, 11/6".
fn is_after_weekday(scan: &Scan<'_>, at: usize) -> bool {
    at >= 2
        && scan
            .phrase_before(at - 1, |e| {
                matches!(e, Entry::Weekday(_) | Entry::Calendar(Part::Day | Part::Relative)).then_some(())
            })
            .is_some()
}

/// Digits with strokes, dashes or dots; `start` is the first token of the mention.
fn numeric_date(scan: &Scan<'_>, start: usize, at: usize, evidence: Evidence) -> Option<Mention> {
    day_range(scan, start, at, evidence)
        .or_else(|| full_date(scan, start, at))
        .or_else(|| iso_date(scan, start, at))
        .or_else(|| month_and_year(scan, start, at))
        .or_else(|| day_and_month(scan, start, at, evidence))
}

fn small(scan: &Scan<'_>, at: usize) -> Option<u8> {
    if scan.str(at).len() > 2 {
        return None;
    }
    u8::try_from(scan.int(at)?).ok()
}

/// A year of four digits, or of the three and five that slips of the pen make.
fn year(scan: &Scan<'_>, at: usize) -> Option<i32> {
    (scan.str(at).len() == 4).then(|| scan.int(at)).flatten().and_then(|y| i32::try_from(y).ok())
}

fn mention(scan: &Scan<'_>, start: usize, end: usize, kind: Kind) -> Option<Mention> {
    Some(Mention { span: scan.span(start, end), tokens: start..end, kind })
}

/// Whether `at` and the token after it are a separator and digits that belong to one date; one past the separator.
fn stroke(scan: &Scan<'_>, at: usize, marks: &str) -> Option<usize> {
    (scan.is_any_mark(at, marks) && scan.is_digits(at + 1)).then_some(at + 1)
}

/// d/m/y with one kind of separator; a two-digit year is read within 1950 to 2049.
fn full_date(scan: &Scan<'_>, start: usize, at: usize) -> Option<Mention> {
    let day = small(scan, at)?;
    let separator = scan.str(at + 1);
    if !matches!(separator, "/" | "-" | "." | "–") {
        return None;
    }
    let glued = scan.is_glued(at + 1);
    let second = stroke(scan, at + 1, "/-.–")?;
    let month = small(scan, second)?;
    if scan.str(second + 1) != separator || (separator == "." && !(glued && scan.is_glued(second))) {
        return None;
    }
    let third = stroke(scan, second + 1, "/-.–")?;
    let short_year = scan.str(third).len() == 2 && separator == "/" && month <= 12 && day <= 31;
    let year = match year(scan, third) {
        Some(year) => year,
        None if short_year => {
            scan.int(third).and_then(|y| i32::try_from(y).ok()).map(|y| if y < 50 { 2000 + y } else { 1900 + y })?
        }
        None => return None,
    };
    // "1.7.2024" is a date, "1.2.3456" is not: without a stroke the day and the month must exist.
    let date = DateValue { year: Some(year), month: Some(month), day: Some(day) };
    let plausible = separator == "/" || (day <= 31 && month <= 12);
    let is_code = scan.is_any_mark(third + 1, "/-") && scan.is_glued(third + 1) && scan.is_word(third + 2);
    (plausible && !is_code && (1000..=2999).contains(&year)).then_some(())?;
    mention(scan, start, third + 1, Kind::Date(date))
}

/// 2024-06-11.
fn iso_date(scan: &Scan<'_>, start: usize, at: usize) -> Option<Mention> {
    let year = year(scan, at)?;
    let month = small(scan, stroke(scan, at + 1, "-")?)?;
    let day = small(scan, stroke(scan, at + 3, "-")?)?;
    let date = DateValue { year: Some(year), month: Some(month), day: Some(day) };
    (date.exists() && scan.is_glued(at + 1) && scan.is_glued(at + 3)).then_some(())?;
    mention(scan, start, at + 5, Kind::Date(date))
}

/// 02/2024.
fn month_and_year(scan: &Scan<'_>, start: usize, at: usize) -> Option<Mention> {
    let month = small(scan, at)?;
    let second = stroke(scan, at + 1, "/-")?;
    let year = year(scan, second)?;
    let glued = scan.is_glued(at + 1) && scan.is_glued(second);
    let is_code = scan.is_any_mark(second + 1, "/-") && scan.is_glued(second + 1) && scan.is_word(second + 2);
    let plausible = (1..=12).contains(&month) && (1800..=2199).contains(&year);
    (plausible && glued && !is_code && (scan.is_mark(at + 1, '/') || start < at)).then_some(())?;
    mention(scan, start, second + 1, Kind::Date(DateValue { year: Some(year), month: Some(month), day: None }))
}

/// "15-16/7", "26-28/6/2022", "29/4 - 1/5".
fn day_range(scan: &Scan<'_>, start: usize, at: usize, evidence: Evidence) -> Option<Mention> {
    let first_day = small(scan, at)?;
    let mut next = at + 1;
    let mut first = DateValue { day: Some(first_day), ..DateValue::default() };
    if let Some(month_at) = stroke(scan, next, "/").filter(|_| scan.is_glued(next)) {
        first.month = Some(small(scan, month_at)?);
        next = month_at + 1;
    }
    let dash = scan.is_dash(next) && scan.is_digits(next + 1);
    let to = scan.is_one_of(next, &["đến", "tới"]) && scan.is_digits(next + 1);
    if !dash && !(to && evidence == Evidence::Strong) {
        return None;
    }
    let second_at = next + 1;
    let second_day = small(scan, second_at)?;
    let month_at = stroke(scan, second_at + 1, "/").filter(|_| scan.is_glued(second_at + 1))?;
    let month = small(scan, month_at)?;
    let mut end = month_at + 1;
    let mut last = DateValue { day: Some(second_day), month: Some(month), year: None };
    if let Some(year_at) = stroke(scan, end, "/").filter(|_| scan.is_glued(end)) {
        last.year = Some(year(scan, year_at)?);
        end = year_at + 1;
    }
    let first = DateValue { month: first.month.or(last.month), year: last.year, ..first };
    (first.exists() && last.exists()).then_some(())?;
    mention(scan, start, end, Kind::DateRange(first, last))
}

/// "11/6" where the text shows a date.
fn day_and_month(scan: &Scan<'_>, start: usize, at: usize, evidence: Evidence) -> Option<Mention> {
    let day = small(scan, at)?;
    let slash = scan.is_mark(at + 1, '/') && scan.is_glued(at + 1);
    let other = scan.is_any_mark(at + 1, "-.") && scan.is_glued(at + 1) && evidence == Evidence::Strong;
    let second = stroke(scan, at + 1, "/-.")?;
    (slash || other).then_some(())?;
    let month = small(scan, second)?;
    let end = second + 1;
    if scan.is_any_mark(end, "/-.,%")
        && scan.is_glued(end)
        && scan.is_glued(end + 1)
        && (scan.is_digits(end + 1) || scan.is_word(end + 1))
    {
        return None;
    }
    let date = DateValue { year: None, month: Some(month), day: Some(day) };
    let counted = scan.phrase(end, |e| matches!(e, Entry::Noun(_) | Entry::Unit(_)).then_some(())).is_some();
    let exists = date.exists();
    let reads_as_date = match evidence {
        Evidence::Strong => {
            exists || (slash && day <= 31 && !counted && day > month.min(12)) || (day > 31 && month <= 12 && !counted)
        }
        Evidence::Weak => exists && !counted && !is_simple_fraction(day, month),
        Evidence::None => exists && !counted && !is_simple_fraction(day, month) && (month > 5 || day > month),
    };
    reads_as_date.then_some(())?;
    mention(scan, start, end, Kind::Date(date))
}

/// 1/2, 2/3, 3/4: more often a part than a day.
fn is_simple_fraction(day: u8, month: u8) -> bool {
    day < month && month <= 5
}

/// "ngày 5 tháng 6 năm 2024", "ngày 5/6", "25 tháng 1 năm 2022".
fn worded_date(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let day_word = scan.is_calendar(at, Part::Day);
    let day_at = at + day_word.unwrap_or(0);
    if let Some(length) = day_word
        && scan.is_digits(day_at)
    {
        // "trong ngày 5 tháng 6": the number may also be the last of a range that the calendar took already.
        let numeric = numeric_date(scan, at, day_at, Evidence::Strong);
        if numeric.is_some() && length > 0 {
            return numeric;
        }
    }
    let (day, next) = day_number(scan, day_at)?;
    scan.is_calendar(next, Part::Month)?;
    let (month, end) = month_number(scan, next + 1)?;
    let (year, end) = trailing_year(scan, end);
    // "20 tháng 5" after a count is no date: the day must be possible and no noun may stand before it.
    (day_word.is_some() || year.is_some() || (1..=31).contains(&day)).then_some(())?;
    mention(scan, at, end, Kind::Date(DateValue { year, month: Some(month), day: Some(day) }))
}

fn day_number(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(day) = small(scan, at) {
        return Some((day, at + 1));
    }
    let numeral = numeral_at(scan, at)?;
    let day = u8::try_from(numeral.number.value.to_int()?).ok()?;
    (!numeral.starts_with_digits && day <= 31).then_some((day, numeral.end))
}

fn month_number(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(month) = small(scan, at) {
        let is_month = (1..=12).contains(&month);
        return is_month.then_some((month, at + 1));
    }
    if scan.is_one_of(at, &["năm"]) {
        return Some((5, at + 1));
    }
    let mut numeral = numeral_at(scan, at)?;
    let mut month = u8::try_from(numeral.number.value.to_int()?).ok()?;
    if scan.is_one_of(at, &["tư"]) {
        (month, numeral.end) = (4, at + 1);
    }
    ((1..=12).contains(&month) && !numeral.starts_with_digits).then_some((month, numeral.end))
}

/// "/2024", "-2024", "năm 2024" after a month.
fn trailing_year(scan: &Scan<'_>, at: usize) -> (Option<i32>, usize) {
    let after = if scan.is_any_mark(at, "/-") && scan.is_glued(at) {
        Some(at + 1)
    } else {
        scan.is_calendar(at, Part::Year).filter(|&length| length == 1).map(|_| at + 1)
    };
    let found = after.and_then(|at| year_number(scan, at));
    found.map_or((None, at), |(year, end)| (Some(year), end))
}

/// A year in digits, or read aloud ("một chín bảy lăm", "hai nghìn không trăm lẻ năm").
fn year_number(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    if scan.is_digits(at) {
        let grouped =
            scan.is_any_mark(at + 1, ".,") && scan.is_glued(at + 1) && scan.is_digits(at + 2) && scan.is_glued(at + 2);
        return year(scan, at).filter(|_| !grouped).map(|y| (y, at + 1));
    }
    let numeral = numeral_at(scan, at)?;
    let year = i32::try_from(numeral.number.value.to_int()?).ok()?;
    ((100..=2999).contains(&year) && !numeral.starts_with_digits).then_some((year, numeral.end))
}

/// "tháng 02/2024", "tháng 5", "tháng năm năm 2024", "tháng Chạp".
fn month_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    scan.is_calendar(at, Part::Month)?;
    if let Some((length, month)) = lunar_month(scan, at + 1) {
        let end = at + 1 + length;
        return mention(scan, at, end, Kind::LunarDate(LunarDate { year: None, month: Some(month), day: None }));
    }
    // "tháng 6 - 7/2024" stays with the first month; "tháng 10 tháng" cannot be.
    let (month, end) = month_number(scan, at + 1)?;
    let is_day =
        scan.is_mark(end, '/') && scan.is_glued(end) && scan.is_digits(end + 1) && year(scan, end + 1).is_none();
    if is_day {
        return None;
    }
    let (year, end) = trailing_year(scan, end);
    mention(scan, at, end, Kind::Date(DateValue { year, month: Some(month), day: None }))
}

/// "năm 2023", "Năm 1023", "năm 202" (a digit dropped); not "năm 2.500" nor "5 năm".
fn year_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    scan.is_calendar(at, Part::Year)?;
    let (year, end) = match year_number(scan, at + 1) {
        Some(found) if scan.is_digits(at + 1) => found,
        Some((year, end)) if (1000..=2999).contains(&year) => (year, end),
        _ => slipped_year(scan, at + 1)?,
    };
    let counts = scan.phrase(end, |e| matches!(e, Entry::Noun(_)).then_some(())).is_some();
    let age = scan.phrase(end, |e| matches!(e, Entry::Unit(_)).then_some(())).is_some();
    if (counts || age) && !(1800..=2199).contains(&year) {
        return None;
    }
    mention(scan, at, end, Kind::Year(year))
}

/// "năm 202", "năm 20202": a year of 20xx with a digit too few or too many.
fn slipped_year(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let digits = scan.str(at);
    let shape = scan.is_digits(at)
        && (digits.len() == 5 || digits.len() == 3)
        && (digits.starts_with("20") || digits.starts_with("19"));
    let goes_on = scan.is_any_mark(at + 1, ".,/") && scan.is_glued(at + 1) && scan.is_digits(at + 2);
    let unit = scan.phrase(at + 1, |e| matches!(e, Entry::Noun(_) | Entry::Unit(_)).then_some(())).is_some();
    (shape && !goes_on && !unit).then(|| scan.int(at)).flatten().and_then(|y| Some((i32::try_from(y).ok()?, at + 1)))
}

fn lunar_month(scan: &Scan<'_>, at: usize) -> Option<(usize, u8)> {
    scan.phrase(at, |e| if let Entry::LunarMonth(month) = e { Some(month) } else { None })
}

/// "mùng 1 tháng Giêng", "rằm tháng Bảy", "23 tháng Chạp", "10/3 âm lịch".
fn lunar_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let word = scan.is_calendar(at, Part::LunarDay);
    let full_moon = scan.is_one_of(at, &["rằm"]);
    let day_word = word.or_else(|| scan.is_calendar(at, Part::Day)).unwrap_or(0);
    let (day, next) = if full_moon { (15, at + 1) } else { day_number(scan, at + day_word)? };
    let marked = word.is_some();
    if scan.is_calendar(next, Part::Month).is_some() {
        if let Some((length, month)) = lunar_month(scan, next + 1) {
            let end = next + 1 + length;
            return mention(
                scan,
                at,
                end,
                Kind::LunarDate(LunarDate { year: None, month: Some(month), day: Some(day) }),
            );
        }
        let (month, end) = month_number(scan, next + 1)?;
        let (year, end) = trailing_year(scan, end);
        // "mồng 3 tháng 3" may be said of either calendar: it is the word for the day that is old, not the day.
        return marked.then_some(()).and_then(|()| {
            mention(
                scan,
                at,
                end,
                if full_moon {
                    Kind::LunarDate(LunarDate { year, month: Some(month), day: Some(day) })
                } else {
                    Kind::Date(DateValue { year, month: Some(month), day: Some(day) })
                },
            )
        });
    }
    if marked && !full_moon && scan.is_mark(next, '/') && scan.is_digits(next + 1) {
        let month = small(scan, next + 1)?;
        return mention(
            scan,
            at,
            next + 2,
            Kind::LunarDate(LunarDate { year: None, month: Some(month), day: Some(day) }),
        );
    }
    (marked && day <= 30 && (full_moon || scan.is_one_of(next, &["tết", "âm"])))
        .then_some(())
        .and_then(|()| mention(scan, at, next, Kind::LunarDate(LunarDate { year: None, month: None, day: Some(day) })))
}

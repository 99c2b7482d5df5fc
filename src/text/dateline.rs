//! A line that is nothing but the date a text was published or updated, to that date.
//!
//! Invariant: every character of the line is accounted for, so a date inside a sentence is never taken for a dateline.

use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use regex::Regex;

/// Longer lines are prose.
const LONGEST: usize = 120;

/// What marks a date as a publication date. Lower case; the longer of two that begin alike stands first.
const LABELS: &[&str] = &[
    "thời gian đăng",
    "cập nhật lần cuối",
    "cập nhật lúc",
    "cập nhật ngày",
    "cập nhật",
    "ngày cập nhật",
    "ngày xuất bản",
    "xuất bản",
    "ngày phát hành",
    "ngày đăng",
    "đăng ngày",
    "đăng lúc",
    "chủ nhật",
    "chúa nhật",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "thứ bẩy",
    "thứ 2",
    "thứ 3",
    "thứ 4",
    "thứ 5",
    "thứ 6",
    "thứ 7",
];

/// Words and marks that may stand in a dateline and say nothing by themselves.
const FILLERS: &[&str] = &[
    "(gmt+7)", "gmt+7", "gmt +7", "utc+7", "+07:00", "ngày", "lúc", "am", "pm", ",", "|", "-", "–", "—", "•", "·", ":",
    ";", "(", ")", ".",
];

/// The date of a dateline such as "Đăng ngày: 11/06/2024 , 06:23 GMT+7"; none for any other line.
///
/// A bare date is not enough: a label, a weekday or a time must stand with it. Of two dates the first counts.
pub(super) fn parse(line: &str) -> Option<Date> {
    if line.len() > LONGEST || !has_year(line) || !may_begin(line) {
        return None;
    }
    let patterns = Patterns::get()?;
    let lower = line.to_lowercase();
    let mut rest = lower.as_str();
    let mut date = None;
    let mut says_published = false;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return date.filter(|_| says_published);
        }
        if let Some(tail) = strip_any(rest, LABELS) {
            says_published = true;
            rest = tail;
        } else if let Some((found, tail)) = starts_with_number(rest).then(|| strip_date(patterns, rest)).flatten() {
            date = date.or(Some(found));
            rest = tail;
        } else if let Some(tail) = starts_with_number(rest).then(|| strip_time(patterns, rest)).flatten() {
            says_published = true;
            rest = tail;
        } else {
            rest = strip_any(rest, FILLERS)?;
        }
    }
}

/// Whether four digits stand in a row: most lines are settled by this.
fn has_year(line: &str) -> bool {
    line.as_bytes().windows(4).any(|run| run.iter().all(u8::is_ascii_digit))
}

/// The first words of all labels and fillers.
const FIRST_WORDS: &[&str] =
    &["thời", "cập", "ngày", "xuất", "đăng", "chủ", "chúa", "thứ", "gmt", "utc", "lúc", "am", "pm"];

/// Whether a dateline may begin like `line`: with a number, a mark, or the first word of a label. What begins with another
/// word is prose, and is not looked at any further.
fn may_begin(line: &str) -> bool {
    let line = line.trim_start();
    let word = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is = |known: &&str| known.len() == word.len() && known.chars().eq(word.chars().flat_map(char::to_lowercase));
    word.is_empty() || FIRST_WORDS.iter().any(is)
}

/// No pattern of a date or a time begins with anything else.
fn starts_with_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The day that a date or a time stamp starts with, as front matter and metadata write it; a time stamp that names its
/// offset is brought to the time of Vietnam.
pub fn day(text: &str) -> Option<Date> {
    /// Indochina Time.
    const HOURS: i8 = 7;
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(Offset::constant(HOURS).to_datetime(moment).date());
    }
    let head = text.get(..text.len().min(LONGEST)).unwrap_or_default().to_lowercase();
    strip_date(Patterns::get()?, &head).map(|(date, _)| date)
}

/// `text` after one of `words`, which must not run on into a longer word.
fn strip_any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| {
        let tail = text.strip_prefix(word)?;
        let cuts_a_word = word.ends_with(char::is_alphanumeric) && tail.starts_with(char::is_alphanumeric);
        (!cuts_a_word).then_some(tail)
    })
}

/// The patterns of dates and times, compiled once; none only if they could not be compiled, which the tests rule out.
struct Patterns {
    /// "11 tháng 6 năm 2024", "11 tháng 6, 2024".
    spelled: Regex,
    /// "11/06/2024", "11-6-2024", "11.6.2024".
    day_first: Regex,
    /// "2024-06-11", with the T of ISO 8601.
    year_first: Regex,
    /// "06:23", "6:23:05", "06h23", "6g23".
    time: Regex,
}

impl Patterns {
    fn get() -> Option<&'static Self> {
        static PATTERNS: OnceLock<Option<Patterns>> = OnceLock::new();
        // Digits and word boundaries of ASCII only: those of all scripts take ten times as long to compile, and more than all
        // datelines of a thousand articles to match.
        let compile = || -> Result<Patterns, regex::Error> {
            Ok(Patterns {
                spelled: Regex::new(
                    r"^([0-9]{1,2})[ \t\u{A0}]*tháng[ \t\u{A0}]*([0-9]{1,2})[ ,/]*(?:năm)?[ \t\u{A0}]*([0-9]{4})",
                )?,
                day_first: Regex::new(concat!(
                    r"^(?:([0-9]{1,2})/([0-9]{1,2})/|([0-9]{1,2})-([0-9]{1,2})-|",
                    r"([0-9]{1,2})\.([0-9]{1,2})\.)([0-9]{4})(?-u:\b)",
                ))?,
                year_first: Regex::new(concat!(
                    r"^([0-9]{4})(?:/([0-9]{1,2})/|-([0-9]{1,2})-|\.([0-9]{1,2})\.)",
                    r"([0-9]{1,2})(?:(?-u:\b)|t)",
                ))?,
                time: Regex::new(r"^(?:[01]?[0-9]|2[0-3])[:hg][0-5]?[0-9](?::[0-5]?[0-9])?(?-u:\b)")?,
            })
        };
        PATTERNS.get_or_init(|| compile().ok()).as_ref()
    }
}

/// The groups of `pattern` that `text` starts with, in order and without those that take no part, and what follows.
fn numbers<'t>(pattern: &Regex, text: &'t str) -> Option<([i16; 3], &'t str)> {
    let found = pattern.captures(text)?;
    let tail = text.get(found.get(0)?.end()..)?;
    let mut groups = found.iter().skip(1).flatten().filter_map(|group| group.as_str().parse().ok());
    Some(([groups.next()?, groups.next()?, groups.next()?], tail))
}

fn strip_date<'t>(patterns: &Patterns, text: &'t str) -> Option<(Date, &'t str)> {
    if let Some(([year, month, day], tail)) = numbers(&patterns.year_first, text) {
        return Some((date(year, month, day)?, tail));
    }
    let ([day, month, year], tail) = numbers(&patterns.day_first, text).or_else(|| numbers(&patterns.spelled, text))?;
    Some((date(year, month, day)?, tail))
}

fn strip_time<'t>(patterns: &Patterns, text: &'t str) -> Option<&'t str> {
    patterns.time.find(text).and_then(|time| text.get(time.end()..))
}

/// A two-digit year is no year: too many other things look like it.
fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    if year < 1900 {
        return None;
    }
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_and_filler_may_begin_a_dateline() {
        for begin in LABELS.iter().chain(FILLERS) {
            assert!(may_begin(begin) && may_begin(&begin.to_uppercase()), "{begin}");
        }
        assert!(may_begin("5/9/2023") && !may_begin("Cáp treo"));
    }

    fn check(line: &str, expected: &str) {
        let got = parse(line).map_or(String::from("-"), |date| date.to_string());
        assert_eq!(got, expected, "{line:?}");
    }

    #[test]
    fn reads_the_day_of_a_stamp() {
        for (stamp, expected) in [
            ("2024-06-11", Some("2024-06-11")),
            (" 2024-06-11T08:30:00+07:00", Some("2024-06-11")),
            ("2024-06-10T23:30:00Z", Some("2024-06-11")),
            ("2024-06-10 23:30:00 +0700", Some("2024-06-10")),
            ("11/06/2024 08:30", Some("2024-06-11")),
            ("11 tháng 6, 2024", Some("2024-06-11")),
            ("2024-13-11", None),
            ("hôm nay", None),
        ] {
            assert_eq!(day(stamp).map(|date| date.to_string()).as_deref(), expected, "{stamp}");
        }
    }

    #[test]
    fn reads_datelines_and_nothing_else() {
        for line in [
            "Đăng ngày: 05/09/2023 , 18:40 GMT+7",
            "Thứ ba, 5/9/2023, 18:40 (GMT+7)",
            "Thứ ba, ngày 05/09/2023",
            "Ngày đăng: 5-9-2023",
            "NGÀY ĐĂNG 05.09.2023",
            "Cập nhật lúc 18:40 ngày 05/09/2023",
            "Cập nhật: 18h40 | 05/09/2023",
            "05/09/2023 | 18:40",
            "05-09-2023 18:40",
            "18:40, 05/09/2023",
            "Xuất bản: 2023-09-05",
            "2023-09-05T18:40:00+07:00",
            "Xuất bản: 2023/09/05",
            "Đăng lúc 18:40:07 ngày 5 tháng 9, 2023",
            "Thứ Ba, 5 tháng 9 năm 2023 - 18:40",
            "Đăng ngày 05/09/2023 - Cập nhật: 06/09/2023 07:00",
        ] {
            check(line, "2023-09-05");
        }
        for line in [
            "05/09/2023",
            "Ngày 05/09/2023, tỉnh họp.",
            "Cập nhật giá vàng 05/09/2023",
            "Đăng ngày: 31/02/2023",
            "Thứ ba, 5/9",
            "Thứ ba, 5/9/23",
            "18:40",
            "Cập nhật lúc 25:40 05/09/2023",
            "Cập nhật: 05/09-2023",
            "Đăng ngày: 05/09/20233",
            "Thứ hai 99999999999999999999/1/2023",
            "",
        ] {
            check(line, "-");
        }
    }
}

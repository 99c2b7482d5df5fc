//! A line that is nothing but the date a text was published or updated, to that date.
//!
//! Invariant: every character of the line is accounted for, so a date inside a sentence is never taken for a dateline.

use jiff::civil::Date;

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
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
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
        } else if let Some((found, tail)) = strip_date(rest) {
            date = date.or(Some(found));
            rest = tail;
        } else if let Some(tail) = strip_time(rest) {
            says_published = true;
            rest = tail;
        } else {
            rest = strip_any(rest, FILLERS)?;
        }
    }
}

/// `text` after one of `words`, which must not run on into a longer word.
fn strip_any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| {
        let tail = text.strip_prefix(word)?;
        let cuts_a_word = word.ends_with(char::is_alphanumeric) && tail.starts_with(char::is_alphanumeric);
        (!cuts_a_word).then_some(tail)
    })
}

/// A number of at most `longest` digits, and what follows it.
fn strip_number(text: &str, longest: usize) -> Option<(i16, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, tail) = text.split_at_checked(end)?;
    if end > longest { None } else { Some((digits.parse().ok()?, tail)) }
}

/// "11/06/2024", "11-6-2024", "11.6.2024", "2024-06-11" (with the T of ISO 8601), "11 tháng 6 năm 2024".
fn strip_date(text: &str) -> Option<(Date, &str)> {
    let (first, after_first) = strip_number(text, 4)?;
    if let Some(spelled) = after_first.trim_start().strip_prefix("tháng") {
        let (month, tail) = strip_number(spelled.trim_start(), 2)?;
        let tail = tail.trim_start_matches([' ', ',', '/']);
        let (year, tail) = strip_number(tail.strip_prefix("năm").unwrap_or(tail).trim_start(), 4)?;
        return Some((date(year, month, first)?, tail));
    }
    let separator = after_first.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
    let (second, tail) = strip_number(after_first.strip_prefix(separator)?, 2)?;
    let (third, tail) = strip_number(tail.strip_prefix(separator)?, 4)?;
    let found = if first > 31 { date(first, second, third) } else { date(third, second, first) }?;
    if let Some(time) = tail.strip_prefix('t').filter(|time| strip_time(time).is_some()) {
        return Some((found, time));
    }
    (!tail.starts_with(char::is_alphanumeric)).then_some((found, tail))
}

/// "06:23", "6:23:05", "06h23", "6g23".
fn strip_time(text: &str) -> Option<&str> {
    let (hour, tail) = strip_number(text, 2)?;
    let (minute, tail) = strip_number(tail.strip_prefix([':', 'h', 'g'])?, 2)?;
    let (second, tail) = tail.strip_prefix(':').and_then(|seconds| strip_number(seconds, 2)).unwrap_or((0, tail));
    let ends = !tail.starts_with(char::is_alphanumeric);
    (ends && hour < 24 && minute < 60 && second < 60).then_some(tail)
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

    fn check(line: &str, expected: &str) {
        let got = parse(line).map_or(String::from("-"), |date| date.to_string());
        assert_eq!(got, expected, "{line:?}");
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
            "Thứ hai 99999999999999999999/1/2023",
            "",
        ] {
            check(line, "-");
        }
    }
}

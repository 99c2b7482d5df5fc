//! Times of day: "06:23", "6h30", "6 giờ 30 phút", "3 giờ chiều". Invariant: an hour without a sign of the clock around it
//! is a length of time, not a time of day.

use crate::lexicon::{Entry, Part};

use super::model::{ClockTime, Kind, Mention};
use super::scan::Scan;

/// The time of day at token `at`.
pub(super) fn time_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    colons(scan, at).or_else(|| with_hour_word(scan, at))
}

fn two_digits(scan: &Scan<'_>, at: usize) -> Option<u8> {
    (scan.str(at).len() <= 2).then(|| scan.int(at)).flatten().and_then(|n| u8::try_from(n).ok())
}

/// 06:23, 1:01:01.
fn colons(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let hour = two_digits(scan, at)?;
    let minute_at = colon(scan, at + 1)?;
    let minute = (scan.str(minute_at).len() == 2).then(|| two_digits(scan, minute_at)).flatten()?;
    let second = colon(scan, minute_at + 1).and_then(|s| Some((two_digits(scan, s)?, s)));
    let end = second.map_or(minute_at + 1, |(_, s)| s + 1);
    let time = ClockTime { hour, minute: Some(minute), second: second.map(|(value, _)| value) };
    time.exists().then(|| mention(scan, at, end, time))
}

fn colon(scan: &Scan<'_>, at: usize) -> Option<usize> {
    (scan.is_mark(at, ':') && scan.is_glued(at) && scan.is_digits(at + 1) && scan.is_glued(at + 1)).then_some(at + 1)
}

/// 6h, 6h30, 6 giờ, 6 giờ 30 phút, 6 giờ sáng.
fn with_hour_word(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let hour = two_digits(scan, at)?;
    let word = at + 1;
    scan.is_calendar(word, Part::Hour)?;
    let letter = scan.str(word).chars().count() == 1;
    if letter && !scan.is_glued(word) || scan.is_mark(word + 1, '/') {
        return None;
    }
    let mut end = word + 1;
    let glued_minutes = scan.is_glued(end);
    let minute = two_digits(scan, end).filter(|_| !letter || glued_minutes);
    // "24 giờ 75.000 đồng": the digits go on, so they are no minutes.
    let minute =
        minute.filter(|_| !(scan.is_any_mark(end + 1, ".,/") && scan.is_glued(end + 1) && scan.is_digits(end + 2)));
    let mut minutes_named = false;
    if minute.is_some() {
        end += 1;
        if scan.is_one_of(end, &["phút", "p", "ph"]) {
            minutes_named = true;
            end += 1;
        }
    }
    let daytime = scan.is_calendar(end, Part::Daytime).is_some() || scan.is_one_of(end, &["ngày"]);
    let plain_hour_word = !letter && minute.is_none() && !daytime;
    if is_duration(scan, at, end)
        || (plain_hour_word && !is_clock_context(scan, at))
        || (!letter && minutes_named && !daytime && !is_clock_context(scan, at) && at > 0 && scan.is_word(at - 1))
    {
        return None;
    }
    let time = ClockTime { hour, minute, second: None };
    // "25h30" is kept as an impossible time; "72h" and "48h" are lengths of time.
    if !time.exists() && minute.is_none() {
        return None;
    }
    Some(mention(scan, at, end, time))
}

/// Words before an hour that make it a length of time.
fn is_duration(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let by_word = ["trong", "mất", "suốt", "kéo", "dài", "hơn", "gần", "tới", "cứu", "thi", "chạy", "bay", "nhanh"];
    scan.is_one_of(before, &by_word) || scan.is_one_of(end, &["đồng"]) || scan.is_mark(end, '/')
}

/// Words before an hour that make it a time of day.
fn is_clock_context(scan: &Scan<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    at == 0
        || scan.is_one_of(before, &["lúc", "vào", "hồi", "từ", "đến", "trước", "sau"])
        || scan.phrase_before(at, |e| matches!(e, Entry::Calendar(Part::Daytime | Part::Day)).then_some(())).is_some()
}

fn mention(scan: &Scan<'_>, start: usize, end: usize, time: ClockTime) -> Mention {
    Mention { span: scan.span(start, end), tokens: start..end, kind: Kind::Time(time) }
}

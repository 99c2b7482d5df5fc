//! Mentions of time to their place on the calendar, by the mentions beside them and by the reference.
//!
//! Invariant: what a mention says is never changed; only where it lies is added.

use jiff::civil::Date;

use crate::facts::lunar::{LunarDay, solar_of};
use crate::lexicon::{Entry, Grain, Kinds, Part, Reckoning, Role, words};

use super::model::{ClockTime, DateValue, Kind, LunarDate, Mention, Period};
use super::relative::reckon_duration;
use super::scan::Scan;
use super::when::{Reference, TimeSpan, nearest_year, next_weekday, resolve};

/// Resolves every mention of time that can be.
pub(super) fn resolve_all(scan: &Scan<'_>, mentions: &mut [Mention], reference: Option<Reference>) {
    for mention in mentions.iter_mut() {
        if mention.reckoning.is_none() {
            mention.reckoning = reckon_duration(scan, mention);
        }
        mention.resolved = by_itself(scan, mention, reference);
    }
    for at in 0..mentions.len() {
        let (before, rest) = mentions.split_at_mut(at);
        let Some((mention, after)) = rest.split_first_mut() else { continue };
        match mention.kind {
            Kind::Weekday(day) => weekday(scan, mention, day, after.first(), reference),
            Kind::LunarDate(_) => {
                mention.resolved = stated_solar(scan, mention, before, after).or(mention.resolved);
            }
            _ if mention.reckoning == Some(Reckoning::Unit(Grain::Month, -1)) => {
                mention.resolved = month_before(scan, mention, before).or(mention.resolved);
            }
            Kind::Time(time, _) => {
                mention.resolved = clock(scan, mention, time, before.last(), after.first(), reference);
            }
            _ => {}
        }
    }
}

fn by_itself(scan: &Scan<'_>, mention: &Mention, reference: Option<Reference>) -> Option<TimeSpan> {
    if let (Some(reckoning), Some(reference)) = (mention.reckoning, reference) {
        return resolve(reckoning, reference);
    }
    match mention.kind {
        Kind::Date(date) => dated(scan, mention, date, reference),
        Kind::DateRange(first, last) => {
            let first = day_span(first, reference)?;
            let last = day_span(last, reference)?;
            (first.start < last.end).then_some(TimeSpan { end: last.end, ..first })
        }
        Kind::Year(year) => calendar_span(year, 1, Grain::Year, 1),
        Kind::LunarDate(date) => lunar_span(date, reference),
        Kind::Quarter(year, quarter) => {
            let year = year.or_else(|| told_year(scan, mention, reference))?;
            calendar_span(year, quarter.checked_mul(3)?.checked_sub(2)?, Grain::Quarter, 1)
        }
        Kind::Period(Period::Years(from, to)) => {
            calendar_span(from, 1, Grain::Year, to.checked_sub(from)?.checked_add(1).filter(|n| *n > 0)?)
        }
        Kind::Period(Period::Months { year, from, to }) => {
            let year = year.or_else(|| told_year(scan, mention, reference))?;
            calendar_span(year, from, Grain::Month, i32::from(to.checked_sub(from)?) + 1)
        }
        _ => None,
    }
}

/// The year of "quý 3 năm ngoái", "6 tháng đầu năm nay".
fn told_year(scan: &Scan<'_>, mention: &Mention, reference: Option<Reference>) -> Option<i32> {
    let (start, years) = scan.before(mention.tokens.end, Kinds::RELATIVE, |e| match e {
        Entry::Relative(Reckoning::Unit(Grain::Year, years)) => Some(years),
        _ => None,
    })?;
    (start > mention.tokens.start).then(|| i32::from(reference?.date().year()).checked_add(years)).flatten()
}

/// The solar day of a lunar one; without a year of its own in the year that brings it nearest to the reference.
fn lunar_span(date: LunarDate, reference: Option<Reference>) -> Option<TimeSpan> {
    let (month, day) = (date.month?, date.day?);
    let solar = |year| solar_of(LunarDay { year, month, leap: false, day });
    if let Some(year) = date.year {
        return TimeSpan::day(solar(year)?);
    }
    let today = reference?.date();
    let year = i32::from(today.year());
    let near = (year - 1..=year + 1).filter_map(solar);
    TimeSpan::day(near.min_by_key(|day| (*day - today).get_days().abs())?)
}

/// Most tokens between a lunar day and the solar one that it is.
const APART: usize = 6;

/// "mùng 1 Tết năm nay rơi vào ngày 10/2", "ngày 20/8 (tức rằm tháng Bảy)": the solar day that the text tells.
fn stated_solar(scan: &Scan<'_>, lunar: &Mention, before: &[Mention], after: &[Mention]) -> Option<TimeSpan> {
    let linked = |from: usize, to: usize| {
        let words = from..to;
        words.len() <= APART
            && !words.clone().any(|i| scan.is_any_mark(i, ".;)"))
            && words.clone().any(|i| scan.is_one_of(i, words!["tức", "nhằm", "rơi"]) || scan.is_mark(i, '('))
    };
    let day = |mention: &&Mention| matches!(mention.kind, Kind::Date(DateValue { day: Some(_), .. }));
    let next = after.iter().take(2).find(day).filter(|next| linked(lunar.tokens.end, next.tokens.start));
    let last = before.last().filter(day).filter(|last| linked(last.tokens.end, lunar.tokens.start));
    next.or(last)?.resolved
}

fn calendar_span(year: i32, month: u8, grain: Grain, count: i32) -> Option<TimeSpan> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    TimeSpan::of(date.at(0, 0, 0, 0), grain, count)
}

fn dated(scan: &Scan<'_>, mention: &Mention, date: DateValue, reference: Option<Reference>) -> Option<TimeSpan> {
    let ahead = scan.part(mention.tokens.end, Part::Ahead).is_some();
    let span = day_span(date, reference)?;
    match reference {
        // "tháng 3 tới".
        Some(reference) if ahead && date.year.is_none() && span.end.date() <= reference.date() => {
            day_span(DateValue { year: Some(i32::from(span.start.year()) + 1), ..date }, Some(reference))
        }
        _ => Some(span),
    }
}

/// A day or month; without a year of its own in the year that brings it nearest to the reference.
fn day_span(date: DateValue, reference: Option<Reference>) -> Option<TimeSpan> {
    let month = date.month?;
    let year = match date.year {
        Some(year) => year,
        None => nearest_year(reference?, month, date.day)?,
    };
    match date.day {
        Some(day) => {
            let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            TimeSpan::day(date.ok()?)
        }
        None => calendar_span(year, month, Grain::Month, 1),
    }
}

/// "thứ tư của tuần tới", "thứ hai tới", "chủ nhật ngày 9 tháng 4".
fn weekday(scan: &Scan<'_>, mention: &mut Mention, day: u8, after: Option<&Mention>, reference: Option<Reference>) {
    let end = mention.tokens.end;
    if let Some(next) = after {
        let joint = scan.is(end, Role::Of) || scan.is_any_mark(end, "(,");
        if next.tokens.start == end + usize::from(joint) {
            match (next.reckoning, &next.kind) {
                (Some(Reckoning::Unit(Grain::Week, weeks)), _) => {
                    mention.reckoning = Some(Reckoning::Weekday(day, weeks));
                }
                (_, Kind::Date(_)) => {
                    mention.resolved = next.resolved;
                    return;
                }
                _ => {}
            }
        }
    }
    let Some(reference) = reference else { return };
    mention.resolved = match mention.reckoning {
        Some(reckoning) => resolve(reckoning, reference),
        None if scan.part(end, Part::Ahead).is_some() => next_weekday(reference, day),
        None => None,
    };
}

/// How many mentions back the month that a figure is of stands.
const MONTH_REACH: usize = 4;

/// "chỉ số giá tháng 8 tăng 1,2% so với tháng trước": the month before the one that is told, whenever the text was
/// written.
fn month_before(scan: &Scan<'_>, mention: &Mention, before: &[Mention]) -> Option<TimeSpan> {
    let start = mention.tokens.start;
    let compared =
        scan.is_one_of(start.wrapping_sub(1), words!["với"]) && scan.is_one_of(start.wrapping_sub(2), words!["so"]);
    let told = before.iter().rev().take(MONTH_REACH).find(|m| matches!(m.kind, Kind::Date(_))).filter(|_| compared)?;
    let closed = (told.tokens.end..start).any(|i| scan.is_mark(i, '.') && !scan.is_glued(i + 1));
    let Kind::Date(DateValue { month: Some(_), day: None, .. }) = told.kind else { return None };
    let month = told.resolved?.start.date().yesterday().ok().filter(|_| !closed)?;
    calendar_span(i32::from(month.year()), u8::try_from(month.month()).ok()?, Grain::Month, 1)
}

/// A time of day on the day told beside it, else the next time that the clock shows it.
fn clock(
    scan: &Scan<'_>,
    mention: &Mention,
    time: ClockTime,
    before: Option<&Mention>,
    after: Option<&Mention>,
    reference: Option<Reference>,
) -> Option<TimeSpan> {
    let minute = time.minute.unwrap_or(0);
    let near = |from: usize, to: usize| {
        to == from || (to == from + 1 && (scan.is_any_mark(from, ",(") || scan.is(from, Role::BeforeClock)))
    };
    let day = |other: &Mention| {
        let day = other.resolved.filter(|span| span.grain == Grain::Day)?;
        (TimeSpan::day(day.start.date()) == Some(day)).then(|| day.start.date())
    };
    let after = after.filter(|other| near(mention.tokens.end, other.tokens.start)).and_then(day);
    let before = before.filter(|other| near(other.tokens.end, mention.tokens.start)).and_then(day);
    if let Some(date) = after.or(before) {
        return TimeSpan::minute(date, time.hour, minute);
    }
    let now = reference?.moment()?;
    let told = scan.text.get(mention.span.range())?;
    // "2:30" without nought or part of the day may be said of either half.
    let half_day = told.ends_with(|c: char| c.is_ascii_digit()) && told.contains(':') && !told.starts_with('0');
    let hours = [Some(time.hour), (half_day && time.hour < 12).then(|| time.hour + 12)];
    let today = hours.into_iter().flatten().filter_map(|hour| TimeSpan::minute(now.date(), hour, minute));
    today
        .filter(|span| span.start >= now)
        .min_by_key(|span| span.start)
        .or_else(|| TimeSpan::minute(now.date().tomorrow().ok()?, time.hour, minute))
}

//! Days of the lunar calendar: "mùng 1 tháng Giêng", "rằm tháng Bảy", "23 tháng Chạp", "10/3 âm lịch", "mùng 5 Tết".
//!
//! Invariant: a day is lunar only where a word says so; "mồng 3 tháng 3" alone may be of either calendar, and "sáng mùng
//! 3" has no month of its own.

use crate::lexicon::{Entry, Kinds, Part, Role, words};

use super::calendar::{day_number, month_number, trailing_year};
use super::model::{DateValue, Kind, LunarDate, Mention};
use super::scan::Scan;

pub(super) fn lunar_month(scan: &Scan<'_>, at: usize) -> Option<(usize, u8)> {
    scan.find(at, Kinds::LUNAR_MONTH, |e| if let Entry::LunarMonth(month) = e { Some(month) } else { None })
}

/// The lunar day at token `at`.
pub(super) fn lunar_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if let Some((length, month)) = lunar_month(scan, at).filter(|(length, _)| at == 0 && *length == scan.tokens.len()) {
        let date = LunarDate { year: None, month: Some(month), day: None };
        return Some(scan.mention(at, length, Kind::LunarDate(date)));
    }
    let opening = Opening::at(scan, at)?;
    opening.whole(scan).or_else(|| opening.of_range(scan)).or_else(|| opening.of_no_month(scan))
}

/// What a lunar day starts with: "ngày", "mùng" or "rằm", and its number.
#[derive(Clone, Copy)]
struct Opening {
    /// Its first token.
    at: usize,
    /// How long "mùng" is, where it is said.
    marked: Option<usize>,
    full_moon: Option<usize>,
    day: u8,
    /// The token of its number.
    day_at: usize,
    /// One past it.
    next: usize,
}

impl Opening {
    fn at(scan: &Scan<'_>, at: usize) -> Option<Opening> {
        let prefix = scan.part(at, Part::Day).unwrap_or(0);
        if scan.is_digits(at + prefix) {
            let (day, next) = day_number(scan, at + prefix)?;
            return Some(Opening { at, marked: None, full_moon: None, day, day_at: at + prefix, next });
        }
        let marked = scan.part(at + prefix, Part::LunarDay);
        let full_moon = scan.part(at + prefix, Part::FullMoon);
        let day_at = at + prefix + marked.unwrap_or(0);
        let (day, next) = match full_moon {
            Some(length) => (15, day_at + length),
            None if marked.is_none() && !scan.may_be_dated(day_at) => return None,
            None => day_number(scan, day_at)?,
        };
        Some(Opening { at, marked, full_moon, day, day_at, next })
    }

    /// A day that is told with its month, or with a word that needs none.
    fn whole(&self, scan: &Scan<'_>) -> Option<Mention> {
        let Opening { at, marked, full_moon, day, day_at, next } = *self;
        if let Some(word) = scan.part(next, Part::Month) {
            return in_month(scan, at, day, next + word, marked, full_moon);
        }
        // "15-6 âm lịch"; "2-4 Tết" are two days.
        let dashed = scan.goes_on(next, "-") && scan.part(next + 2, Part::Lunar).is_some();
        let (month, end) = match scan.small(next + 1).filter(|_| dashed || scan.goes_on(next, "/")) {
            Some(month) => (Some(month), next + 2),
            None => (None, next),
        };
        let tet = scan.part(end, Part::Tet);
        // The days before Tết are the last of the twelfth month.
        let month = month.or(tet.map(|_| if day > 20 { 12 } else { 1 }));
        // "năm Âm lịch", "một âm tiết": a word is no day without "mùng".
        let counted = marked.is_some() || scan.is_digits(day_at);
        let said = said_lunar(scan, end).filter(|_| counted).or(tet);
        let lunar = full_moon.is_some() || said.is_some() || (marked.is_some() && month.is_some());
        let date = LunarDate { year: None, month, day: Some(day) };
        (lunar && (1..=30).contains(&day)).then(|| scan.mention(at, end + said.unwrap_or(0), Kind::LunarDate(date)))
    }

    /// "25-30 tháng Chạp", "mùng 2-4 Tết", "29 đến mùng 5 Tết": the first day, whose month the second one tells.
    fn of_range(&self, scan: &Scan<'_>) -> Option<Mention> {
        let joint = self.next;
        let to = scan.is(joint, Role::To);
        if !(to || scan.is_dash(joint)) || !(1..=30).contains(&self.day) || self.full_moon.is_some() {
            return None;
        }
        let second = joint + 1 + usize::from(to && scan.is_one_of(joint + 1, words!["hết"]));
        let Kind::LunarDate(last) = Opening::at(scan, second)?.whole(scan)?.kind else { return None };
        let wraps = last.day? < self.day;
        let month = if wraps { (last.month? + 10) % 12 + 1 } else { last.month? };
        let year = if wraps && month == 12 { last.year.map(|year| year - 1) } else { last.year };
        let date = LunarDate { year, month: Some(month), day: Some(self.day) };
        Some(scan.mention(self.at, joint, Kind::LunarDate(date)))
    }

    /// "sáng mùng 3": a day of a month that the text tells elsewhere; "ngày mùng 3 hằng tháng" may be of either calendar.
    fn of_no_month(&self, scan: &Scan<'_>) -> Option<Mention> {
        let kind = if self.at + self.marked? < self.day_at {
            Kind::Date(DateValue { year: None, month: None, day: Some(self.day) })
        } else {
            Kind::LunarDate(LunarDate { year: None, month: None, day: Some(self.day) })
        };
        let goes_on = scan.goes_on(self.next, "/.,:") || scan.part(self.next, Part::Month).is_some();
        ((1..=10).contains(&self.day) && !goes_on).then(|| scan.mention(self.at, self.next, kind))
    }
}

/// "âm lịch", "(âm lịch)" behind a day: how long it is.
pub(super) fn said_lunar(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let open = usize::from(scan.is_mark(at, '('));
    let length = scan.part(at + open, Part::Lunar)?;
    (open == 0 || scan.is_mark(at + 1 + length, ')')).then_some(length + 2 * open)
}

fn in_month(
    scan: &Scan<'_>,
    at: usize,
    day: u8,
    month_at: usize,
    marked: Option<usize>,
    full_moon: Option<usize>,
) -> Option<Mention> {
    if let Some((length, month)) = lunar_month(scan, month_at) {
        let (year, end) = trailing_year(scan, month_at + length);
        let end = end + said_lunar(scan, end).unwrap_or(0);
        return Some(scan.mention(at, end, lunar(year, month, day)));
    }
    let (month, end) = month_number(scan, month_at)?;
    let (year, end) = trailing_year(scan, end);
    if let Some(length) = said_lunar(scan, end) {
        return Some(scan.mention(at, end + length, lunar(year, month, day)));
    }
    if full_moon.is_some() {
        return Some(scan.mention(at, end, lunar(year, month, day)));
    }
    // It is the word for the day that is old here, not the day.
    marked.map(|_| scan.mention(at, end, Kind::Date(DateValue { year, month: Some(month), day: Some(day) })))
}

fn lunar(year: Option<i32>, month: u8, day: u8) -> Kind {
    Kind::LunarDate(LunarDate { year, month: Some(month), day: Some(day) })
}

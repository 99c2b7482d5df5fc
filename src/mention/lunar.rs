//! Days of the lunar calendar: "mùng 1 tháng Giêng", "rằm tháng Bảy", "23 tháng Chạp", "10/3 âm lịch", "mùng 5 Tết".
//!
//! Invariant: a day is lunar only where a word says so; "mồng 3 tháng 3" alone may be of either calendar.

use crate::lexicon::{Entry, Kinds, Part};

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
    let prefix = scan.part(at, Part::Day).unwrap_or(0);
    let marked = scan.part(at + prefix, Part::LunarDay);
    let full_moon = scan.part(at + prefix, Part::FullMoon);
    let day_at = at + prefix + marked.unwrap_or(0);
    let (day, next) = match full_moon {
        Some(length) => (15, day_at + length),
        None => day_number(scan, day_at)?,
    };
    if let Some(word) = scan.part(next, Part::Month) {
        return in_month(scan, at, day, next + word, marked, full_moon);
    }
    let (month, end) = match scan.small(next + 1).filter(|_| scan.goes_on(next, "/")) {
        Some(month) => (Some(month), next + 2),
        None => (None, next),
    };
    let tet = scan.part(end, Part::Tet);
    // The days before Tết are the last of the twelfth month.
    let month = month.or(tet.map(|_| if day > 20 { 12 } else { 1 }));
    let said = scan.part(end, Part::Lunar).or(tet);
    let lunar = full_moon.is_some() || said.is_some() || (marked.is_some() && month.is_some());
    let alone = marked.is_some() && at == 0 && end == scan.tokens.len();
    let date = LunarDate { year: None, month, day: Some(day) };
    ((lunar && (1..=30).contains(&day) && (marked.is_some() || said.is_some() || full_moon.is_some())) || alone)
        .then(|| scan.mention(at, end + said.unwrap_or(0), Kind::LunarDate(date)))
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
        let end = month_at + length;
        let end = end + scan.part(end, Part::Lunar).unwrap_or(0);
        return Some(scan.mention(at, end, lunar(None, month, day)));
    }
    let (month, end) = month_number(scan, month_at)?;
    let (year, end) = trailing_year(scan, end);
    if let Some(length) = scan.part(end, Part::Lunar) {
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

//! The Vietnamese lunar calendar: solar days to lunar days and back, leap months, lengths of months.
//!
//! Months start on the day of a new moon and the month of the winter solstice is the eleventh, as astronomers reckon at
//! the meridian of 105° E (UTC+7), which the country has kept since 1968 (Decree 121/CP of 8 August 1967). The method and
//! the constants are those of Hồ Ngọc Đức, "Computing the Vietnamese lunar calendar"
//! (<https://www.informatik.uni-leipzig.de/~duc/amlich/calrules_en.html>), after Jean Meeus, Astronomical Algorithms
//! (1998). Invariant: between 1900 and 2100 every solar day is exactly one lunar day; `tests/lunar.rs` holds every month
//! of these years against an independent computation.

use jiff::civil::Date;
use jiff::{Span, Unit};

/// Hours that the calendar is ahead of universal time.
const MERIDIAN: f64 = 7.0;
/// The mean length of a month, in days.
const SYNODIC_MONTH: f64 = 29.530_588_853;
/// The Julian day of 1 January 1900.
const EPOCH: i64 = 2_415_021;
/// The Julian day of 1 January 2000.
const MILLENNIUM: i64 = 2_451_545;
/// The sign of the ecliptic, of twelve from the spring equinox, that the winter solstice opens.
const SOLSTICE: i64 = 9;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LunarDay {
    /// The solar year in which the lunar year begins.
    pub year: i32,
    /// 1 (Giêng) to 12 (Chạp).
    pub month: u8,
    /// Whether it is the second month of that number.
    pub leap: bool,
    /// 1 to 30.
    pub day: u8,
}

/// A lunar month and the Julian day that it starts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Month {
    start: i64,
    year: i32,
    number: u8,
    leap: bool,
}

/// The lunar day of a solar one; `None` outside 1900 to 2100.
pub fn lunar_of(date: Date) -> Option<LunarDay> {
    let day = julian(date)?;
    let year = i32::from(date.year());
    let months = [months_to(year)?, months_to(year + 1)?];
    let starts = months.iter().flatten();
    let month = starts.filter(|month| month.start <= day).max_by_key(|month| month.start)?;
    let day = u8::try_from(day - month.start + 1).ok().filter(|day| *day <= 30)?;
    Some(LunarDay { year: month.year, month: month.number, leap: month.leap, day })
}

/// The solar day of a lunar one; `None` where that month has no such day, and outside 1900 to 2100.
pub fn solar_of(day: LunarDay) -> Option<Date> {
    let (start, length) = month(day.year, day.month, day.leap)?;
    (1..=length).contains(&day.day).then(|| civil(start + i64::from(day.day) - 1)).flatten()
}

/// How many days a lunar month has, 29 or 30; `None` where the year has no such month, and outside 1900 to 2100.
pub fn month_length(year: i32, number: u8, leap: bool) -> Option<u8> {
    month(year, number, leap).map(|(_, length)| length)
}

/// The number of the month that a lunar year has twice.
pub fn leap_month(year: i32) -> Option<u8> {
    months_of(year)?.into_iter().find(|month| month.leap).map(|month| month.number)
}

/// Where a month starts, and how many days it has.
fn month(year: i32, number: u8, leap: bool) -> Option<(i64, u8)> {
    let months = months_of(year)?;
    let at = months.iter().position(|month| month.number == number && month.leap == leap)?;
    let start = months.get(at)?.start;
    let next = match months.get(at + 1) {
        Some(next) => next.start,
        None => months_of(year + 1)?.first()?.start,
    };
    Some((start, u8::try_from(next - start).ok()?))
}

/// The months of a lunar year, in order.
fn months_of(year: i32) -> Option<Vec<Month>> {
    let months = [months_to(year)?, months_to(year + 1)?];
    let months: Vec<Month> = months.into_iter().flatten().filter(|month| month.year == year).collect();
    (!months.is_empty()).then_some(months)
}

/// The months from the eleventh of lunar year `year - 1` to the tenth of `year`, by which leap months are told: where
/// there are thirteen, the first in which the sun enters no sign is the leap month.
fn months_to(year: i32) -> Option<Vec<Month>> {
    let valid = (1900..=2102).contains(&year);
    let first = valid.then(|| solstice_month(year - 1))?;
    let count = solstice_month(year) - first;
    let starts: Vec<i64> = (first..=first + count).map(new_moon).collect();
    let enters_none = |at: &usize| {
        let bounds = starts.get(*at).zip(starts.get(at + 1));
        bounds.is_some_and(|(from, to)| sign(*from) == sign(*to))
    };
    let leap = (1..starts.len() - 1).find(enters_none).filter(|_| count == 13);
    let mut months = Vec::with_capacity(13);
    let (mut number, mut lunar_year) = (11, year - 1);
    for (at, &start) in starts.iter().take(starts.len() - 1).enumerate() {
        if at > 0 && leap != Some(at) {
            (number, lunar_year) = if number == 12 { (1, year) } else { (number + 1, lunar_year) };
        }
        months.push(Month { start, year: lunar_year, number, leap: leap == Some(at) });
    }
    Some(months)
}

/// Which new moon opens the eleventh month of a year.
fn solstice_month(year: i32) -> i64 {
    // 31 December lies in the eleventh month or in the one after it.
    let near = (f64::from(year - 1999) * 365.25 / SYNODIC_MONTH).floor() as i64;
    let last = (near - 2..=near + 2).rev().find(|&k| new_moon(k) <= last_day(year)).unwrap_or(near);
    if sign(new_moon(last)) >= SOLSTICE { last - 1 } else { last }
}

/// The Julian day of 31 December.
fn last_day(year: i32) -> i64 {
    i16::try_from(year).ok().and_then(|year| Date::new(year, 12, 31).ok()).and_then(julian).unwrap_or(EPOCH)
}

/// The local Julian day of the new moon number `k` since that of 6 January 2000: Meeus, chapter 49.
fn new_moon(k: i64) -> i64 {
    let k = k as f64;
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let t4 = t2 * t2;
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t2 - 0.000_000_150 * t3 + 0.000_000_000_73 * t4;
    let eccentricity = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let sun = 2.553_4 + 29.105_356_70 * k - 0.000_001_4 * t2 - 0.000_000_11 * t3;
    let moon = 201.564_3 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3 - 0.000_000_058 * t4;
    let latitude = 160.710_8 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3 + 0.000_000_011 * t4;
    let node = 124.774_6 - 1.563_755_88 * k + 0.002_067_2 * t2 + 0.000_002_15 * t3;
    let periodic: f64 = PERIODIC
        .iter()
        .map(|&(size, s, m, f)| {
            size * eccentricity.powi(s.abs()) * sine(f64::from(s) * sun + f64::from(m) * moon + f64::from(f) * latitude)
        })
        .sum();
    let planets: f64 = PLANETS.iter().map(|&(size, start, step)| size * sine(start + step * k)).sum();
    let curved = 0.000_325 * sine(299.77 + 0.107_408 * k - 0.009_173 * t2) - 0.000_17 * sine(node);
    let moment = mean + periodic + planets + curved;
    (moment - lag(moment) + 0.5 + MERIDIAN / 24.0).floor() as i64
}

/// The terms of the new moon: size in days, and multiples of the sun's anomaly, the moon's, and the argument of latitude.
const PERIODIC: [(f64, i32, i32, i32); 24] = [
    (-0.407_20, 0, 1, 0),
    (0.172_41, 1, 0, 0),
    (0.016_08, 0, 2, 0),
    (0.010_39, 0, 0, 2),
    (0.007_39, -1, 1, 0),
    (-0.005_14, 1, 1, 0),
    (0.002_08, 2, 0, 0),
    (-0.001_11, 0, 1, -2),
    (-0.000_57, 0, 1, 2),
    (0.000_56, 1, 2, 0),
    (-0.000_42, 0, 3, 0),
    (0.000_42, 1, 0, 2),
    (0.000_38, 1, 0, -2),
    (-0.000_24, -1, 2, 0),
    (-0.000_07, 2, 1, 0),
    (0.000_04, 0, 2, -2),
    (0.000_04, 3, 0, 0),
    (0.000_03, 1, 1, -2),
    (0.000_03, 0, 2, 2),
    (-0.000_03, 1, 1, 2),
    (0.000_03, -1, 1, 2),
    (-0.000_02, -1, 1, -2),
    (-0.000_02, 1, 3, 0),
    (0.000_02, 0, 4, 0),
];

/// What the planets add: size in days, angle at the epoch and per month, in degrees.
const PLANETS: [(f64, f64, f64); 13] = [
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),
    (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),
    (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099),
    (0.000_023, 331.55, 3.592_518),
];

/// Seconds that the turning of the earth lags behind the clock of the planets, every twenty years from 1900: Espenak and
/// Meeus, Five Millennium Canon of Solar Eclipses (NASA/TP-2006-214141).
const LAG: [f64; 11] = [-2.8, 21.2, 24.3, 33.2, 50.5, 63.8, 71.6, 84.8, 113.7, 156.9, 202.7];

/// The lag at a Julian day, in days.
fn lag(moment: f64) -> f64 {
    let steps = ((moment - EPOCH as f64) / 365.25 / 20.0).clamp(0.0, 10.0);
    let at = (steps.floor() as usize).min(LAG.len() - 2);
    let of = |at: usize| LAG.get(at).copied().unwrap_or_default();
    (of(at) + (of(at + 1) - of(at)) * (steps - steps.floor().min(9.0))) / 86_400.0
}

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

/// The sign of the ecliptic, 0 to 11 from the spring equinox, that the sun is in when local day `day` begins.
fn sign(day: i64) -> i64 {
    let t = (day as f64 - 2_451_545.5 - MERIDIAN / 24.0) / 36_525.0;
    let t2 = t * t;
    let anomaly = (357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2).to_radians();
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_290 * (3.0 * anomaly).sin();
    ((mean + centre).rem_euclid(360.0) / 30.0).floor() as i64
}

/// The Julian day that a civil day is at noon.
fn julian(date: Date) -> Option<i64> {
    let start = Date::new(2000, 1, 1).ok()?;
    let days = start.until((Unit::Day, date)).ok()?.get_days();
    Some(MILLENNIUM + i64::from(days))
}

fn civil(day: i64) -> Option<Date> {
    let start = Date::new(2000, 1, 1).ok()?;
    start.checked_add(Span::new().try_days(day - MILLENNIUM).ok()?).ok()
}

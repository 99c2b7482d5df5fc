//! Times on the calendar: the reference a text is read against, and the span that a told time comes to.
//!
//! Invariant: a span is never empty, and starts and ends on whole steps of its grain or finer.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span as Step, ToSpan, Unit as JiffUnit};

use crate::lexicon::{DayPart, Grain, Reckoning, Season};

/// What "today" is for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The day it was published; times of day stay unresolved.
    Day(Date),
    /// The moment it was written.
    Moment(DateTime),
}

impl From<Date> for Reference {
    fn from(date: Date) -> Self {
        Reference::Day(date)
    }
}

impl From<DateTime> for Reference {
    fn from(moment: DateTime) -> Self {
        Reference::Moment(moment)
    }
}

impl Reference {
    /// The day.
    pub fn date(self) -> Date {
        match self {
            Reference::Day(date) => date,
            Reference::Moment(moment) => moment.date(),
        }
    }

    /// The moment, where it is known.
    pub fn moment(self) -> Option<DateTime> {
        match self {
            Reference::Day(_) => None,
            Reference::Moment(moment) => Some(moment),
        }
    }

    fn start(self) -> DateTime {
        self.moment().unwrap_or_else(|| self.date().at(0, 0, 0, 0))
    }
}

/// A stretch of time on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeSpan {
    /// Its first moment.
    pub start: DateTime,
    /// The first moment after it.
    pub end: DateTime,
    /// How finely it was told.
    pub grain: Grain,
}

impl TimeSpan {
    /// `count` steps of `grain` from `start`, which is cut down to the grain.
    pub fn of(start: DateTime, grain: Grain, count: i32) -> Option<TimeSpan> {
        let start = floor(start, grain)?;
        Some(TimeSpan { start, end: shift(start, grain, count)?, grain })
    }

    /// One day.
    pub fn day(date: Date) -> Option<TimeSpan> {
        TimeSpan::of(date.at(0, 0, 0, 0), Grain::Day, 1)
    }

    /// The minute at `hour`:`minute` of `date`; 24:00 is the next midnight.
    pub fn minute(date: Date, hour: u8, minute: u8) -> Option<TimeSpan> {
        let minutes = i32::from(hour) * 60 + i32::from(minute);
        TimeSpan::of(shift(date.at(0, 0, 0, 0), Grain::Minute, minutes)?, Grain::Minute, 1)
    }

    /// ISO 8601, as finely as it was told: a day, month, year or quarter where it is one; else first and last step,
    /// both inclusive, for the calendar, and start and end for the clock.
    pub fn iso(&self) -> String {
        let one = shift(self.start, self.grain, 1) == Some(self.end);
        let first = step_name(self.start, self.grain);
        match self.grain {
            Grain::Minute | Grain::Second if one => first,
            Grain::Second | Grain::Minute | Grain::Hour => {
                format!("{first}/{}", step_name(self.end, self.grain))
            }
            Grain::Week => format!("{first}/{}", step_name(before(self.end), Grain::Day)),
            _ if one => first,
            _ => format!("{first}/{}", step_name(before(self.end), self.grain)),
        }
    }
}

fn before(end: DateTime) -> DateTime {
    end.checked_sub(1.second()).unwrap_or(end)
}

/// The step of `grain` that `at` lies in.
fn step_name(at: DateTime, grain: Grain) -> String {
    let date = at.date();
    match grain {
        Grain::Second => at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
        Grain::Minute | Grain::Hour => at.strftime("%Y-%m-%dT%H:%M").to_string(),
        Grain::Day | Grain::Week => date.strftime("%Y-%m-%d").to_string(),
        Grain::Month => date.strftime("%Y-%m").to_string(),
        Grain::Quarter => format!("{:04}-Q{}", date.year(), (date.month() + 2) / 3),
        Grain::Year => format!("{:04}", date.year()),
    }
}

/// The start of the step of `grain` that `at` lies in; weeks start on Monday.
fn floor(at: DateTime, grain: Grain) -> Option<DateTime> {
    let date = at.date();
    let midnight = |date: Date| date.at(0, 0, 0, 0);
    match grain {
        Grain::Second => at.round(jiff::civil::DateTimeRound::new().smallest(JiffUnit::Second).mode(TRUNC)).ok(),
        Grain::Minute => at.round(jiff::civil::DateTimeRound::new().smallest(JiffUnit::Minute).mode(TRUNC)).ok(),
        Grain::Hour => at.round(jiff::civil::DateTimeRound::new().smallest(JiffUnit::Hour).mode(TRUNC)).ok(),
        Grain::Day => Some(midnight(date)),
        Grain::Week => {
            let back = i64::from(date.weekday().to_monday_zero_offset());
            date.checked_sub(back.days()).ok().map(midnight)
        }
        Grain::Month => Date::new(date.year(), date.month(), 1).ok().map(midnight),
        Grain::Quarter => Date::new(date.year(), (date.month() - 1) / 3 * 3 + 1, 1).ok().map(midnight),
        Grain::Year => Date::new(date.year(), 1, 1).ok().map(midnight),
    }
}

const TRUNC: jiff::RoundMode = jiff::RoundMode::Trunc;

/// `count` steps of `grain` on.
fn shift(at: DateTime, grain: Grain, count: i32) -> Option<DateTime> {
    let span = match grain {
        Grain::Second => Step::new().try_seconds(count),
        Grain::Minute => Step::new().try_minutes(count),
        Grain::Hour => Step::new().try_hours(count),
        Grain::Day => Step::new().try_days(count),
        Grain::Week => Step::new().try_weeks(count),
        Grain::Month => Step::new().try_months(count),
        Grain::Quarter => Step::new().try_months(count.checked_mul(3)?),
        Grain::Year => Step::new().try_years(count),
    };
    at.checked_add(span.ok()?).ok()
}

/// The span that `reckoning` comes to; `None` for "cùng kỳ", whose months another mention tells, and for spans of the
/// clock where only the day is known.
pub(super) fn resolve(reckoning: Reckoning, reference: Reference) -> Option<TimeSpan> {
    let now = reference.start();
    let by_clock = |grain: Grain| grain < Grain::Day && reference.moment().is_none();
    match reckoning {
        Reckoning::SamePeriod => None,
        Reckoning::Unit(grain, _) | Reckoning::Run(grain, _) | Reckoning::Distance(grain, _) if by_clock(grain) => None,
        Reckoning::Unit(grain, offset) => TimeSpan::of(shift(floor(now, grain)?, grain, offset)?, grain, 1),
        Reckoning::Run(grain, count) if count > 0 => TimeSpan::of(shift(floor(now, grain)?, grain, 1)?, grain, count),
        Reckoning::Run(grain, count) => {
            TimeSpan::of(shift(floor(now, grain)?, grain, count)?, grain, count.checked_neg()?)
        }
        Reckoning::Distance(grain, offset) => distance(now, grain, offset),
        Reckoning::DayPart(part, days) => day_part(part, shift(floor(now, Grain::Day)?, Grain::Day, days)?),
        Reckoning::Season(season, years) => season_span(season, shift(now, Grain::Year, years)?.date()),
        Reckoning::Weekday(day, weeks) => {
            let monday = shift(floor(now, Grain::Week)?, Grain::Week, weeks)?;
            TimeSpan::of(shift(monday, Grain::Day, i32::from(day) - 1)?, Grain::Day, 1)
        }
    }
}

/// So far from now: weeks are counted to the day, hours to the minute, the rest as finely as it was told.
fn distance(now: DateTime, grain: Grain, offset: i32) -> Option<TimeSpan> {
    let told = match grain {
        Grain::Week => Grain::Day,
        Grain::Hour => Grain::Minute,
        other => other,
    };
    TimeSpan::of(shift(now, grain, offset)?, told, 1)
}

fn day_part(part: DayPart, midnight: DateTime) -> Option<TimeSpan> {
    let (from, to) = match part {
        DayPart::Morning => (4, 12),
        DayPart::Noon => (12, 14),
        DayPart::Afternoon => (12, 18),
        DayPart::Evening => (18, 24),
        DayPart::Night => (20, 24),
    };
    Some(TimeSpan {
        start: shift(midnight, Grain::Hour, from)?,
        end: shift(midnight, Grain::Hour, to)?,
        grain: Grain::Hour,
    })
}

/// The season that `date` lies in or that comes next, from the solstice or equinox to the end of the next one's day.
fn season_span(season: Season, date: Date) -> Option<TimeSpan> {
    let (month, day, end_month, end_day) = match season {
        Season::Spring => (3, 20, 6, 21),
        Season::Summer => (6, 21, 9, 24),
        Season::Autumn => (9, 23, 12, 22),
        Season::Winter => (12, 21, 3, 21),
    };
    // A winter that began last year is still this one in its last weeks.
    let candidates = [-1, 0].into_iter().filter_map(|back: i16| {
        let year = date.year().checked_add(back)?;
        let end_year = if end_month < month { year.checked_add(1)? } else { year };
        Some((Date::new(year, month, day).ok()?, Date::new(end_year, end_month, end_day).ok()?))
    });
    let (start, end) = candidates.into_iter().find(|(_, end)| *end > date)?;
    Some(TimeSpan { start: start.at(0, 0, 0, 0), end: end.at(0, 0, 0, 0), grain: Grain::Day })
}

/// The year that brings a day or month nearest to the reference: news of January tells of December of the last year.
pub(super) fn nearest_year(reference: Reference, month: u8, day: Option<u8>) -> Option<i32> {
    let today = reference.date();
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(15)).ok()?);
    (-1..=1)
        .filter_map(|offset: i16| Date::new(today.year().checked_add(offset)?, month, day).ok())
        .min_by_key(|date| days_between(today, *date).abs())
        .map(|date| i32::from(date.year()))
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The first `weekday` (Monday = 1) after the reference.
pub(super) fn next_weekday(reference: Reference, weekday: u8) -> Option<TimeSpan> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    TimeSpan::day(reference.date().nth_weekday(1, weekday).ok()?)
}

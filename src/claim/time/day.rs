//! Days and years as texts tell them. Invariant: nothing here guesses a year; it lists those that are possible.

use jiff::civil::Date;

use crate::mention::{DateValue, Kind, Mention, Period};

use crate::claim::passage::Passage;
use crate::text::Span;

/// The day of `value`, in `year` where it names none of its own.
pub(super) fn civil(value: DateValue, year: Option<i32>) -> Option<Date> {
    let year = i16::try_from(value.year.or(year)?).ok()?;
    Date::new(year, i8::try_from(value.month?).ok()?, i8::try_from(value.day?).ok()?).ok()
}

/// The day of a mention that has day, month and year.
pub(super) fn full(mention: &Mention) -> Option<Date> {
    match mention.kind {
        Kind::Date(value) => civil(value, None),
        _ => None,
    }
}

/// How many days lie between two dates; negative where the second is the earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until((jiff::Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}

/// "11/6/2024".
pub(super) fn written(date: Date) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

/// The year that mention `at` names, whatever else it says.
pub(super) fn year_of(mention: &Mention) -> Option<i32> {
    match mention.kind {
        Kind::Year(year) => Some(year),
        Kind::Date(value) => value.year,
        Kind::DateRange(_, last) => last.year,
        Kind::Quarter(year, _) => year,
        Kind::Period(Period::Years(_, last)) => Some(last),
        Kind::Period(Period::Months { year, .. }) => year,
        _ => None,
    }
}

/// The years that the document names, in order, each once.
pub(super) fn years_of<'p>(passage: &'p Passage<'_>) -> &'p [i32] {
    passage.years.get_or_init(|| {
        let mut years: Vec<i32> = passage.mentions.iter().filter_map(year_of).collect();
        years.sort_unstable();
        years.dedup();
        years
    })
}

/// The years that a day without a year may lie in: those around the publication, and all that the document names. `None`
/// where the day of publication is unknown.
pub(super) fn possible_years(passage: &Passage<'_>) -> Option<Vec<i32>> {
    let published = i32::from(passage.published?.year());
    let mut years: Vec<i32> = years_of(passage).to_vec();
    years.extend(published - 1..=published + 1);
    years.sort_unstable();
    years.dedup();
    Some(years)
}

/// The day without a year that lies nearest to the publication.
pub(super) fn nearest(value: DateValue, published: Date) -> Option<Date> {
    let year = i32::from(published.year());
    (year - 1..=year + 1)
        .filter_map(|year| civil(value, Some(year)))
        .min_by_key(|date| days_between(published, *date).abs())
}

/// The place of the day in mention `at`, and the day of `date` to stand there, if the month is the same.
pub(super) fn day_number(passage: &Passage<'_>, at: usize, date: Date) -> Option<(Span, String)> {
    let mention = passage.mention(at)?;
    let Kind::Date(value) = mention.kind else { return None };
    let place = mention.tokens.clone().find(|&i| passage.scan.is_digits(i))?;
    (value.month == u8::try_from(date.month()).ok())
        .then(|| passage.scan.get(place).map(|token| (token.span, date.day().to_string())))
        .flatten()
}

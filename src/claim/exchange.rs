//! What a foreign currency cost in đồng in the years that a text may speak of. Invariant: the band holds every rate of
//! those years, so that only what lies outside of all of them is called wrong.

use jiff::civil::Date;

use crate::facts::{Facts, Row, Topic};
use crate::mention::{DateValue, Kind, Mention, Period};
use crate::number::{Bound, Interval, Rational};
use crate::text::Document;

use super::passage::Passage;
use super::worth::rational;

/// Rates so many years old are still reckoned with.
const STALE: i16 = 8;
/// Banks, free market and rounding of the rate: so much beyond the published range, in percent.
const SLACK: i64 = 3;
/// The years that rates are known of; a newsroom may add some to come.
const KNOWN: std::ops::RangeInclusive<i16> = 2000..=2100;

/// The years whose rates a text may have used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Years {
    first: i16,
    last: i16,
}

impl Years {
    /// From the earliest year that the text names, and in any case some years back, to its own. A text of no date
    /// may be of any: it may tell of old years only.
    pub(super) fn of(document: &Document, passage: &Passage<'_>) -> Self {
        let named = || passage.mentions.iter().filter_map(named_year).filter(|year| KNOWN.contains(year));
        match document.published().map(Date::year) {
            Some(last) => Self { first: named().min().unwrap_or(last).min(last - STALE), last },
            None => Self { first: *KNOWN.start(), last: *KNOWN.end() },
        }
    }

    fn meets(self, row: &Row) -> bool {
        row.from.is_none_or(|from| from.year() <= self.last) && row.to.is_none_or(|to| to.year() >= self.first)
    }
}

/// Whether a mention names a year before those that rates are known of.
pub(super) fn is_before_rates(mention: &Mention) -> bool {
    named_year(mention).is_some_and(|year| year < *KNOWN.start())
}

fn named_year(mention: &Mention) -> Option<i16> {
    let year = match mention.kind {
        Kind::Year(year) => year,
        Kind::Date(DateValue { year, .. }) | Kind::DateRange(_, DateValue { year, .. }) => year?,
        Kind::Quarter(year, _) | Kind::Period(Period::Months { year, .. }) => year?,
        Kind::Period(Period::Years(first, _)) => first,
        _ => return None,
    };
    i16::try_from(year).ok()
}

/// What one unit of `currency` cost in đồng; `None` where that is not known.
pub(super) fn band(facts: &Facts, currency: &str, years: Years) -> Option<Interval> {
    if currency == "VND" {
        return Some(Interval::point(Rational::from_integer(1.into())));
    }
    let known = || facts.named(Topic::ExchangeRates, currency).filter(|row| years.meets(row));
    let rates = || known().filter_map(|row| rate(&row.value));
    let low = rates().map(|(low, _)| low).min()?;
    let high = rates().map(|(_, high)| high).max()?;
    let percent = |n: i64| Rational::new(n.into(), 100.into());
    Some(Interval::closed(low * percent(100 - SLACK), high * percent(100 + SLACK)))
}

/// "22580..22800".
fn rate(value: &str) -> Option<(Rational, Rational)> {
    let (low, high) = value.split_once("..")?;
    Some((rational(low)?, rational(high)?))
}

/// The ends of a closed interval.
pub(super) fn ends(interval: &Interval) -> Option<(&Rational, &Rational)> {
    match (&interval.low, &interval.high) {
        (Bound::Closed(low), Bound::Closed(high)) => Some((low, high)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Annotated;

    #[test]
    fn the_years_are_those_of_the_text() {
        let band_of = |text: &str, published: Option<Date>| {
            let document = Document::from_text(text).with_published(published);
            let annotated = Annotated::of(&document);
            let passage = Passage::new(&document, &annotated);
            let band = band(&Facts::builtin(), "USD", Years::of(&document, &passage)).unwrap();
            let (low, high) = ends(&band).unwrap();
            (low.floor().unwrap().to_string(), high.floor().unwrap().to_string())
        };
        let check = |text, published, low: &str, high: &str| {
            assert_eq!(band_of(text, published), (low.to_owned(), high.to_owned()), "{text}");
        };
        let day = Date::new(2017, 6, 1).ok();
        check("Giá vốn tăng.", day, "16441", "23700");
        check("Từ năm 2003, giá vốn tăng.", day, "14918", "23700");
        check("Năm 2017, giá vốn tăng.", None, "13580", "27707");
    }
}

//! How the values of each topic are written. Invariant: what is well written here, every rule that uses the topic can read.

use jiff::civil::Date;

use super::Topic;

/// How the values of `topic` are written, for messages.
pub fn notation(topic: Topic) -> &'static str {
    match topic {
        Topic::Observances => "a day and a month (20/11)",
        Topic::Events => "a year or a day of one (1945, 2/9/1945)",
        Topic::Terms => "a year, or a first and a last one (2021-2026)",
        Topic::TimeZones => "hours ahead of universal time, those of summer after a space (1 2)",
        Topic::ExchangeRates => "a lowest and a highest rate (23080..23380)",
        Topic::UnitFactors => "a dimension and its factors (area 360 500)",
        Topic::PublicCounts => "a whole number",
        Topic::Provinces => "the name of a province",
        Topic::QuantityDimensions => "names of dimensions (length mass)",
        Topic::PlausibleValues => "ranges with their units (5..150 tạ/ha; 0.5..15 t/ha)",
    }
}

/// Whether `value` is written as those of `topic` are.
pub(super) fn is_written_well(topic: Topic, value: &str) -> bool {
    match topic {
        Topic::Observances => is_day_and_month(value),
        Topic::Events => match value.rsplit_once('/') {
            Some((day, year)) => is_day_and_month(day) && is_year(year),
            None => is_year(value),
        },
        Topic::Terms => value.split('-').count() <= 2 && value.split('-').all(is_year) && value.split('-').is_sorted(),
        Topic::TimeZones => {
            value.split(' ').all(|hours| hours.parse().is_ok_and(|hours: i8| (-12..=14).contains(&hours)))
        }
        Topic::ExchangeRates => is_range(value),
        Topic::UnitFactors => is_dimension_and_factors(value),
        Topic::PublicCounts => value.parse::<u32>().is_ok(),
        Topic::Provinces => value.starts_with(char::is_uppercase),
        Topic::QuantityDimensions => value.split(' ').all(is_name),
        Topic::PlausibleValues => value
            .split("; ")
            .all(|range| range.split_once(' ').is_some_and(|(range, unit)| is_range(range) && !unit.trim().is_empty())),
    }
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphabetic)
}

fn is_year(value: &str) -> bool {
    value.len() == 4 && value.parse().is_ok_and(|year: i32| (1000..2100).contains(&year))
}

/// "20/11"
fn is_day_and_month(value: &str) -> bool {
    let Some((day, month)) = value.split_once('/') else { return false };
    // Rules compare it as it is written: no "05/6".
    let plain = |text: &str| text.parse::<i8>().ok().filter(|_| !text.starts_with(['0', '+']));
    plain(day).zip(plain(month)).is_some_and(|(day, month)| Date::new(2024, month, day).is_ok())
}

/// "22580..22800", "-0.5..3"
fn is_range(value: &str) -> bool {
    let Some((low, high)) = value.split_once("..") else { return false };
    match (low.parse::<f64>(), high.parse::<f64>()) {
        (Ok(least), Ok(most)) => is_number(low) && is_number(high) && least <= most,
        _ => false,
    }
}

/// "area 360 500", "temperature 5/9 -32"
fn is_dimension_and_factors(value: &str) -> bool {
    let is_factor = |text: &str| match text.split_once('/') {
        Some((above, below)) => is_number(above) && is_number(below) && below != "0",
        None => is_number(text),
    };
    let (name, factors) = value.split_once(' ').unwrap_or((value, ""));
    let count = factors.split(' ').count();
    is_name(name) && factors.split(' ').all(is_factor) && (name != "temperature" || count == 2)
}

/// "360", "-0.5": nothing that only binary floating point would read.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.len() <= 16 && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_their_topic_wants() {
        let check = |topic, good: &[&str], bad: &[&str]| {
            for value in good {
                assert!(is_written_well(topic, value), "{topic:?}: {value}");
            }
            for value in bad {
                assert!(!is_written_well(topic, value), "{topic:?}: {value}");
            }
        };
        check(Topic::Observances, &["20/11", "29/2"], &["20-11", "31/2", "05/6", "20/11/1982"]);
        check(Topic::Events, &["1945", "2/9/1945"], &["2/9", "1945/9", "45"]);
        check(Topic::Terms, &["2021", "2021-2026"], &["2026-2021", "2021-2023-2026", "XV"]);
        check(Topic::TimeZones, &["7", "-5 -4"], &["7:30", "", "20"]);
        check(Topic::ExchangeRates, &["23080..23380", "0.5..1.5"], &["23080", "2..1", "1e3..1e4", "1..inf"]);
        check(Topic::UnitFactors, &["area 360 500", "temperature 5/9 -32"], &["area", "360", "temperature 1", "x 1/0"]);
        check(Topic::PublicCounts, &["34"], &["34,5", "-1", ""]);
        check(Topic::QuantityDimensions, &["length mass"], &["length  mass", "1"]);
        check(Topic::PlausibleValues, &["5..150 tạ/ha; 0.5..15 t/ha"], &["5..150", "5-150 tạ/ha"]);
    }
}

//! Every row of the facts files: its columns, its value in the notation of its topic, its names in the vocabulary.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use soatso::facts::{Lookup, Row, Topic, rows};
use soatso::lexicon::{Entry, Lexicon};

/// Whether the value of `row` is written as its topic's are.
fn reads(topic: Topic, row: &Row<'_>) -> bool {
    match topic {
        Topic::Observances => day_and_month(row.value),
        Topic::Events => match row.value.rsplit_once('/') {
            Some((day, written)) => day_and_month(day) && year(written),
            None => year(row.value),
        },
        Topic::Terms => row.value.split('-').all(year) && row.value.split('-').is_sorted(),
        Topic::TimeZones => {
            row.value.split(' ').all(|hours| hours.parse().is_ok_and(|hours: i8| (-12..=14).contains(&hours)))
        }
        Topic::ExchangeRates => lowest_and_highest(row.value),
        Topic::UnitFactors => dimension_and_factors(row.value),
        Topic::PublicCounts => row.value.parse::<u32>().is_ok(),
        Topic::Provinces => row.value.starts_with(char::is_uppercase),
        Topic::QuantityDimensions => row.value.split(' ').all(|name| name.chars().all(char::is_alphabetic)),
        Topic::PlausibleValues => row.value.split("; ").all(range_and_unit),
    }
}

fn year(value: &str) -> bool {
    value.parse().is_ok_and(|year: i32| (1000..2100).contains(&year))
}

/// "20/11"
fn day_and_month(value: &str) -> bool {
    let Some((day, month)) = value.split_once('/') else { return false };
    day.parse().ok().zip(month.parse().ok()).is_some_and(|(day, month)| Date::new(2024, month, day).is_ok())
}

/// "22580..22800"
fn lowest_and_highest(value: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    value.split_once("..").and_then(|(low, high)| number(low).zip(number(high))).is_some_and(|(low, high)| low <= high)
}

/// "5..150 tạ/ha"
fn range_and_unit(value: &str) -> bool {
    value.split_once(' ').is_some_and(|(range, unit)| lowest_and_highest(range) && !unit.is_empty())
}

/// "area 360 500", "temperature 5/9 -32"
fn dimension_and_factors(value: &str) -> bool {
    let number = |text: &str| text.split('/').all(|part| part.parse::<f64>().is_ok());
    let mut words = value.split(' ');
    words.next().is_some_and(|name| name.chars().all(char::is_alphabetic))
        && words.clone().count() > 0
        && words.all(number)
}

#[test]
fn every_row_is_read() {
    for &topic in Topic::ALL {
        let (file, content) = topic.file();
        let rows = rows(file, content).unwrap_or_else(|error| panic!("{error}"));
        assert!(!rows.is_empty(), "{file}");
        assert_eq!(topic.rows(), rows, "{file}");
        for row in rows {
            assert!(reads(topic, &row), "{file}:{}: {:?}", row.line, row.value);
            assert!(row.source.chars().count() >= 5, "{file}:{}: {:?} is no source", row.line, row.source);
        }
    }
}

#[test]
fn a_subject_has_one_value_at_a_time() {
    for &topic in Topic::ALL {
        let (file, _) = topic.file();
        let rows = topic.rows();
        for (at, row) in rows.iter().enumerate() {
            let overlaps = |other: &&Row<'_>| {
                let early = |row: &Row<'_>| row.from.unwrap_or(Date::MIN);
                let late = |row: &Row<'_>| row.to.unwrap_or(Date::MAX);
                other.subject == row.subject && early(other) <= late(row) && early(row) <= late(other)
            };
            let twice = rows[at + 1..].iter().find(overlaps);
            assert!(twice.is_none(), "{file}:{} and {}", row.line, twice.unwrap().line);
        }
    }
}

#[test]
fn names_are_found_in_texts() {
    let lexicon = Lexicon::builtin();
    for &topic in Topic::ALL.iter().filter(|topic| topic.lookup() == Lookup::Phrase) {
        let mut seen = BTreeSet::new();
        for (name, subject) in topic.names() {
            assert!(seen.insert(name.to_lowercase()), "{name} is the name of two subjects");
            let tokens = lexicon.tokenize(name);
            let found = lexicon.longest(&tokens, 0, |entry| (entry == Entry::Fact(topic, subject)).then_some(()));
            assert_eq!(found, Some((tokens.len(), ())), "{name}");
        }
    }
}

#[test]
fn every_file_has_its_topic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/facts");
    let known: BTreeSet<&str> = Topic::ALL.iter().map(|topic| topic.file().0).collect();
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let other = name == "fixed-phrases.tsv" || name.ends_with(".md");
        assert!(other || known.contains(name.as_str()), "{name} is no topic of src/facts");
    }
}

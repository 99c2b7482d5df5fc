//! Every row of the facts files: its columns, its value in the notation of its topic, its names in the vocabulary.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use soatso::facts::{Facts, Lookup, Row, Topic, rows};
use soatso::lexicon::{Entry, Lexicon};

#[test]
fn every_row_is_read() {
    for &topic in Topic::ALL {
        let (file, content) = topic.file();
        let mut rows = rows(file, content).unwrap_or_else(|error| panic!("{error}"));
        assert!(!rows.is_empty(), "{file}");
        let facts = Facts::builtin();
        let mut known: Vec<Row> = facts.rows(topic).cloned().collect();
        known.sort_by_key(|row| row.line);
        assert_eq!(known, rows, "{file}");
        // As a newsroom's rows, they are asked for the notation of their topic too.
        Facts::with_extra(&[(file, content)]).unwrap_or_else(|error| panic!("{error}"));
        for row in rows.drain(..) {
            assert!(row.source.chars().count() >= 5, "{file}:{}: {:?} is no source", row.line, row.source);
        }
    }
}

#[test]
fn a_subject_has_one_value_at_a_time() {
    for &topic in Topic::ALL {
        let (file, content) = topic.file();
        let rows = rows(file, content).unwrap();
        for (at, row) in rows.iter().enumerate() {
            let overlaps = |other: &&Row| {
                let early = |row: &Row| row.from.unwrap_or(Date::MIN);
                let late = |row: &Row| row.to.unwrap_or(Date::MAX);
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
        for (name, subject) in Facts::builtin().names(topic) {
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

/// The newsroom's rows of one topic, and what is known of a subject on some days.
#[test]
fn a_newsroom_adds_and_overrides() {
    let counts = "tỉnh, thành phố\t35\t2027-03-01\t2027-12-31\tnghị quyết giả định\n\
                  phường của thành phố | phường\t126\t-\t-\tnghị quyết giả định\n";
    let facts = Facts::with_extra(&[("rieng/public-counts.tsv", counts)]).unwrap();
    let on = |name: &str, year: i16, month: i8| -> Option<String> {
        let day = Date::new(year, month, 1).unwrap();
        facts.named(Topic::PublicCounts, name).find(|row| row.holds_on(day)).map(|row| row.value.clone())
    };
    for (name, year, month, value) in [
        ("tỉnh, thành phố", 2025, 6, "63"),
        ("tỉnh, thành phố", 2026, 1, "34"),
        ("tỉnh, thành phố", 2027, 2, "34"),
        ("tỉnh thành", 2027, 3, "35"),
        ("tỉnh, thành phố", 2028, 1, "34"),
        ("phường", 1990, 1, "126"),
    ] {
        assert_eq!(on(name, year, month).as_deref(), Some(value), "{name} {year}-{month}");
    }
    assert_eq!(facts.named(Topic::ExchangeRates, "USD").count(), 27);
}

#[test]
fn a_row_of_a_newsroom_that_cannot_be_used_is_named() {
    let check = |file: &str, rows: &str, told: &str| {
        let error = Facts::with_extra(&[(file, rows)]).unwrap_err().to_string();
        assert!(error.starts_with(told), "{error}");
    };
    check("cua-toi.tsv", "", "cua-toi.tsv:1: no topic is called cua-toi.tsv; there are observances.tsv, events.tsv");
    check(
        "a/events.tsv",
        "# riêng\nHội làng\t15-3\t-\t-\tlệ làng\n",
        "a/events.tsv:2: \"15-3\" is not a year or a day",
    );
    check("events.tsv", "Hội làng\t1990\t-\t-\n", "events.tsv:1: 4 columns instead of 5; a row is subject, value,");
    check(
        "terms.tsv",
        "Quốc hội khóa X | Quốc hội khóa XI\t1999\t-\t-\tsai\n",
        "terms.tsv:1: Quốc hội khóa X and Quốc hội khóa XI are two subjects",
    );
    check(
        "public-counts.tsv",
        "xóm\t7\t2010\t2020\tlàng\nxóm\t8\t2015\t-\tlàng\n",
        "public-counts.tsv:2: xóm is \"7\" at that time in line 1",
    );
}

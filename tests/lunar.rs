//! The lunar calendar against an independent computation: every month of 1900 to 2100.
//!
//! `tests/lunar/vietnam.tsv` was computed with another ephemeris; its head says how. The same program run at UTC+8 gives
//! the months of the PyPI package `lunardate` for China in all years since 1929 but for single days of 1933, 1954 and
//! 1978, where that package is known to differ from the published calendar.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use soatso::facts::lunar::{LunarDay, leap_month, lunar_of, month_length, solar_of};

const TABLE: &str = include_str!("lunar/vietnam.tsv");

/// One lunar year of the table.
struct Year {
    year: i32,
    tet: Date,
    leap: Option<u8>,
    lengths: Vec<u8>,
}

fn years() -> Vec<Year> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let [year, tet, leap, lengths] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Year {
            year: year.parse().unwrap(),
            tet: tet.parse().unwrap(),
            leap: leap.parse().ok(),
            lengths: lengths.bytes().map(|bit| 29 + bit - b'0').collect(),
        }
    })
    .collect()
}

/// The months around 8 July 1967: the new moon was at midnight to within two seconds, and the two computations fall on either
/// side. The calendar of 105° E was not in use yet.
const AT_MIDNIGHT: [(i32, u8); 2] = [(1967, 5), (1967, 6)];

#[test]
fn every_month_of_two_centuries_is_that_of_the_table() {
    let years = years();
    assert_eq!(years.len(), 201);
    for row in years {
        let first = LunarDay { year: row.year, month: 1, leap: false, day: 1 };
        assert_eq!(solar_of(first), Some(row.tet), "Tết of {}", row.year);
        assert_eq!(leap_month(row.year), row.leap, "{}", row.year);
        let numbers =
            (1..=12).flat_map(|month| [Some((month, false)), (row.leap == Some(month)).then_some((month, true))]);
        let mut start = row.tet;
        for ((month, leap), length) in numbers.flatten().zip(row.lengths) {
            if AT_MIDNIGHT.contains(&(row.year, month)) {
                start = start.checked_add(jiff::Span::new().days(length)).unwrap();
                continue;
            }
            assert_eq!(month_length(row.year, month, leap), Some(length), "{month}/{}", row.year);
            let first = LunarDay { year: row.year, month, leap, day: 1 };
            let last = LunarDay { day: length, ..first };
            assert_eq!(lunar_of(start), Some(first), "{start}");
            let end = solar_of(last).unwrap();
            assert_eq!(lunar_of(end), Some(last), "{end}");
            assert_eq!(solar_of(LunarDay { day: length + 1, ..first }), None);
            start = end.tomorrow().unwrap();
        }
    }
}

#[test]
fn tet_where_china_keeps_it_on_another_day() {
    for (vietnam, china) in [
        (date(1968, 1, 29), date(1968, 1, 30)),
        (date(1969, 2, 16), date(1969, 2, 17)),
        (date(1985, 1, 21), date(1985, 2, 20)),
        (date(2007, 2, 17), date(2007, 2, 18)),
        (date(2030, 2, 2), date(2030, 2, 3)),
        (date(2053, 2, 18), date(2053, 2, 19)),
    ] {
        let first = LunarDay { year: i32::from(vietnam.year()), month: 1, leap: false, day: 1 };
        assert_eq!(lunar_of(vietnam), Some(first));
        assert_ne!(lunar_of(china), Some(first));
    }
    // China had a leap tenth month in 1984 and none in 1985, a leap sixth in 1987.
    assert_eq!([1984, 1985, 1987].map(leap_month), [None, Some(2), Some(7)]);
}

#[test]
fn days_that_are_none() {
    let day = |year, month, leap, day| solar_of(LunarDay { year, month, leap, day });
    assert_eq!(day(2024, 12, false, 30), None);
    assert_eq!(day(2024, 12, false, 29), Some(date(2025, 1, 28)));
    assert_eq!(day(2025, 6, true, 1), Some(date(2025, 7, 25)));
    assert_eq!(day(2024, 6, true, 1), None);
    assert_eq!(lunar_of(date(1850, 1, 1)), None);
    assert_eq!(lunar_of(date(2500, 1, 1)), None);
}

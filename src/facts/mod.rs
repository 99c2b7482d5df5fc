//! What is known of the world: the dated, sourced rows of `rules/facts`, by topic and subject.
//!
//! Invariant: a row that cannot be read is an error that names its file and line, never skipped; every row has a source.

pub mod cycle;
pub mod lunar;
mod row;

use std::sync::OnceLock;

pub use row::{FactError, Row, rows};

/// How the subjects of a topic are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// They stand in texts, word for word: the vocabulary knows them as [`Entry::Fact`](crate::lexicon::Entry::Fact).
    Phrase,
    /// They are names of ours: currency codes, dimensions.
    Key,
}

/// A topic that was loaded: its rows, and which of them are about one subject.
#[derive(Debug, Default)]
struct Loaded {
    rows: Vec<Row<'static>>,
    /// For every subject the places of its rows, in the order of the file.
    subjects: Vec<Vec<usize>>,
}

macro_rules! topics {
    ($($(#[$doc:meta])* $topic:ident => $file:literal, $lookup:ident;)+) => {
        /// What rows are about: a file of `rules/facts`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Topic {
            $($(#[$doc])* $topic,)+
        }

        impl Topic {
            /// Every topic.
            pub const ALL: &[Topic] = &[$(Topic::$topic),+];

            /// The file's name and content.
            pub fn file(self) -> (&'static str, &'static str) {
                match self {
                    $(Topic::$topic => ($file, include_str!(concat!("../../rules/facts/", $file))),)+
                }
            }

            /// How its subjects are found.
            pub fn lookup(self) -> Lookup {
                match self {
                    $(Topic::$topic => Lookup::$lookup,)+
                }
            }
        }
    };
}

topics! {
    /// Days of the year that are kept under a name; the value is day/month.
    Observances => "observances.tsv", Phrase;
    /// Events whose anniversaries are kept; the value is a year or a day/month/year.
    Events => "events.tsv", Phrase;
    /// Terms of the National Assembly and years of party congresses; the value is a year or first-last.
    Terms => "terms.tsv", Phrase;
    /// Times of places; the value is the hours that they are ahead of universal time, in summer after a space.
    TimeZones => "time-zones.tsv", Phrase;
    /// What one unit of a foreign currency costs in đồng; the value is lowest..highest of the period.
    ExchangeRates => "exchange-rates.tsv", Key;
    /// What one unit is in the base unit of its dimension; the value is the dimension and its factors.
    UnitFactors => "unit-factors.tsv", Key;
    /// Numbers that everybody knows, of provinces, cities, peoples; the value is the count.
    PublicCounts => "public-counts.tsv", Phrase;
    /// Provinces before July 2025; the value is the province that each belongs to since.
    Provinces => "provinces.tsv", Key;
    /// Indicators; the value is the dimensions that they cannot have.
    QuantityDimensions => "quantity-dimensions.tsv", Phrase;
    /// Indicators; the value is the ranges that their figures lie in, each with its unit.
    PlausibleValues => "plausible-values.tsv", Phrase;
}

impl Topic {
    /// Its rows, in the order of the file.
    pub fn rows(self) -> &'static [Row<'static>] {
        &self.loaded().rows
    }

    /// The rows about one subject: the number is that of the vocabulary's entry.
    pub fn about(self, subject: u16) -> impl Iterator<Item = &'static Row<'static>> {
        let loaded = self.loaded();
        let places = loaded.subjects.get(usize::from(subject)).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|&at| loaded.rows.get(at))
    }

    /// The rows whose subject, or one of its names, is `name`.
    pub fn named(self, name: &str) -> impl Iterator<Item = &'static Row<'static>> {
        self.rows().iter().filter(move |row| row.names().any(|known| known == name))
    }

    /// Every name of every subject, with the subject's number.
    pub fn names(self) -> impl Iterator<Item = (&'static str, u16)> {
        let loaded = self.loaded();
        loaded.subjects.iter().enumerate().flat_map(|(subject, places)| {
            let row = places.first().and_then(|&at| loaded.rows.get(at));
            let names = row.into_iter().flat_map(Row::names);
            u16::try_from(subject).into_iter().flat_map(move |subject| names.clone().map(move |name| (name, subject)))
        })
    }

    fn loaded(self) -> &'static Loaded {
        static LOADED: [OnceLock<Loaded>; Topic::ALL.len()] = [const { OnceLock::new() }; Topic::ALL.len()];
        static NONE: Loaded = Loaded { rows: Vec::new(), subjects: Vec::new() };
        LOADED.get(self as usize).map_or(&NONE, |cell| {
            cell.get_or_init(|| {
                let (file, content) = self.file();
                // A built-in file that cannot be read fails the tests, so no topic is empty in a release.
                rows(file, content).map(Loaded::of).unwrap_or_default()
            })
        })
    }
}

impl Loaded {
    fn of(rows: Vec<Row<'static>>) -> Self {
        let mut subjects: Vec<Vec<usize>> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let same = |places: &&mut Vec<usize>| {
                places.first().and_then(|&first| rows.get(first)).is_some_and(|known| known.subject == row.subject)
            };
            match subjects.iter_mut().find(same) {
                Some(places) => places.push(at),
                None => subjects.push(vec![at]),
            }
        }
        Self { rows, subjects }
    }
}

//! What is known of the world: the dated, sourced rows of `rules/facts`, by topic and subject, and those that a newsroom
//! adds of its own.
//!
//! Invariant: a row that cannot be read is an error that names its file and line, never skipped; every row has a source.

pub mod cycle;
pub mod lunar;
mod row;
mod table;
mod value;

pub use row::{Row, RowError, RowForm, rows};
pub use table::Facts;
pub use value::notation;

/// How the subjects of a topic are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// They stand in texts, word for word: the vocabulary knows them as [`Entry::Fact`](crate::lexicon::Entry::Fact).
    Phrase,
    /// They are names of ours: currency codes, dimensions.
    Key,
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

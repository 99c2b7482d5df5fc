//! Findings to output: JSON for machines, an excerpt with its arithmetic for people.
//!
//! Every printer takes what was checked and a display name, and writes text. Invariant: nothing here opens a file, knows
//! a path or reads the environment, so the same article gives the same output wherever it came from.

mod coverage;
pub mod json;
mod problem;
mod select;
mod wording;

pub use coverage::{Coverage, Summary, Tally};
pub use problem::{Problem, Trouble};
pub use select::{Claims, Selection};
pub use wording::Wording;

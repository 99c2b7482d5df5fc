//! Findings to output: JSON for machines, an excerpt with its arithmetic for people, the formats of other tools.
//!
//! Every printer takes what was checked and a display name, and writes text. Invariant: nothing here opens a file, knows
//! a path or reads the environment, so the same article gives the same output wherever it came from.

mod coverage;
pub mod json;
mod problem;
mod select;
mod wording;
mod wording_problem;

#[cfg(feature = "cli")]
mod annotation;
#[cfg(feature = "cli")]
mod excerpt;
#[cfg(feature = "cli")]
pub mod github;
#[cfg(feature = "cli")]
pub mod gitlab;
#[cfg(feature = "cli")]
pub mod html;
#[cfg(feature = "cli")]
pub mod human;
#[cfg(feature = "cli")]
pub mod junit;
#[cfg(feature = "cli")]
mod layout;
#[cfg(feature = "cli")]
pub mod markdown;
#[cfg(feature = "cli")]
mod markup;
#[cfg(feature = "cli")]
mod paint;
#[cfg(feature = "cli")]
pub mod rdjson;
#[cfg(feature = "cli")]
pub mod reading;
#[cfg(feature = "cli")]
pub mod rules;
#[cfg(feature = "cli")]
pub mod sarif;

#[cfg(feature = "cli")]
pub use annotation::Origin;
pub use coverage::{Coverage, RICH, Rich, Summary, Tally};
#[cfg(feature = "cli")]
pub use paint::Palette;
pub use problem::{Problem, Trouble};
pub use select::{Claims, Selection};
pub use wording::Wording;

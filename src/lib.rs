//! soatso goes over the numbers of Vietnamese news text.
//!
//! It reads every number-like place of a text as an exact [`Mention`](mention::Mention), finds the
//! [`Claim`](claim::Claim)s that the text makes between them, recomputes each, and turns those that do not hold into
//! [`Finding`](rule::Finding)s. Everything from a [`Document`](text::Document) to its findings is pure: no input or
//! output, no panic on any text, the same result every time.
//!
//! The folders follow the pipeline, and each uses only those before it:
//! [`text`] → [`lexicon`] → [`number`] → [`mention`] → [`claim`] → [`rule`] → [`report`] → `cli`.

pub mod claim;
pub mod lexicon;
pub mod mention;
pub mod number;
pub mod report;
pub mod rule;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;

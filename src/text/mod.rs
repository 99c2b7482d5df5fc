//! Bytes to [`Document`]: decoding, folding to one clean form, blocks and sentences, and the way back to the bytes.
//!
//! A text in markup comes as a [`Draft`], which a format assembles from pieces of its source.
//!
//! Invariant: every [`Span`] of the clean text has exactly one [`Location`] in the bytes that the author wrote, whatever
//! encoding, composition, line ends or invisible characters they used.

mod block;
mod dateline;
mod decode;
mod document;
mod draft;
mod fold;
mod legacy;
mod offsets;
mod position;
mod sentence;
mod span;
mod table;

pub use block::{Block, BlockKind};
pub use dateline::day;
pub use decode::{Charset, DecodeError, Source};
pub use document::{Document, Field, Location};
pub use draft::{Draft, Drafted, Run};
pub use legacy::suspect;
pub use position::Position;
pub use sentence::Sentence;
pub use span::Span;
pub use table::{Cell, CellKind, Row, Spread, Table};

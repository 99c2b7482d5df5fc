//! Bytes to [`Document`]: decoding, folding to one clean form, blocks and sentences, and the way back to the bytes.
//!
//! Invariant: every [`Span`] of the clean text has exactly one [`Location`] in the bytes that the author wrote, whatever
//! encoding, composition, line ends or invisible characters they used.

mod block;
mod dateline;
mod decode;
mod document;
mod fold;
mod offsets;
mod position;
mod sentence;
mod span;

pub use block::{Block, BlockKind};
pub use decode::DecodeError;
pub use document::{Document, Field, Location};
pub use position::Position;
pub use sentence::Sentence;
pub use span::Span;

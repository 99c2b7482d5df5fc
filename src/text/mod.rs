//! Bytes to [`Document`]: decoding, folding to one clean form, blocks and sentences, and the way back to the bytes.

mod span;

pub use span::Span;

//! The vocabulary: every phrase that means something to the reader, from `rules/lexicon`.

//! Findings to output.

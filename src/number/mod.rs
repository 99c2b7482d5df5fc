//! Digits and words to exact decimals, and back to words.

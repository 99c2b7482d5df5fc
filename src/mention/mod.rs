//! Clean text to mentions: what every number-like place of a text is.

//! How many findings are not shown, and why. Invariant: what is withheld is counted once, by the first reason.

use serde::{Deserialize, Serialize};

/// Counts of findings that are not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// Excused by a comment or a sidecar file.
    pub suppressed: usize,
    /// Known to the baseline.
    pub baseline: usize,
    /// About no changed line.
    pub unchanged: usize,
}

impl Withheld {
    /// Whether nothing is withheld.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Adds the counts of another article.
    pub fn add(&mut self, other: Withheld) {
        self.suppressed += other.suppressed;
        self.baseline += other.baseline;
        self.unchanged += other.unchanged;
    }
}

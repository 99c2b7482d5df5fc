//! Counts of what was verified. Invariant: `holds + contradicts + undecided = claims`.

use serde::{Deserialize, Serialize};

use crate::Checked;
use crate::claim::Verdict;
use crate::control::Withheld;
use crate::rule::{Finding, Severity};

/// How much of one article could be checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Number-like places that were read.
    pub numbers: usize,
    /// Relations that could be recomputed.
    pub claims: usize,
    /// Those that hold.
    pub holds: usize,
    /// Those that do not.
    pub contradicts: usize,
    /// Those that could not be decided.
    pub undecided: usize,
}

impl Coverage {
    /// The counts of `checked`.
    pub fn of(checked: &Checked) -> Self {
        let mut coverage =
            Self { numbers: checked.annotated.mentions().len(), claims: checked.claims.len(), ..Self::default() };
        for claim in &checked.claims {
            match claim.verdict {
                Verdict::Holds | Verdict::HoldsTruncated => coverage.holds += 1,
                Verdict::Contradicts(_) => coverage.contradicts += 1,
                Verdict::Undecided => coverage.undecided += 1,
            }
        }
        coverage
    }

    /// Adds the counts of another article.
    pub fn add(&mut self, other: Coverage) {
        self.numbers += other.numbers;
        self.claims += other.claims;
        self.holds += other.holds;
        self.contradicts += other.contradicts;
        self.undecided += other.undecided;
    }
}

/// Findings by gravity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Remarks.
    pub info: usize,
}

impl Tally {
    /// The counts of `findings`.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => tally.error += 1,
                Severity::Warning => tally.warning += 1,
                Severity::Info => tally.info += 1,
            }
        }
        tally
    }

    /// Adds the counts of another article.
    pub fn add(&mut self, other: Tally) {
        self.error += other.error;
        self.warning += other.warning;
        self.info += other.info;
    }

    /// How many findings are at least as grave as `floor`.
    pub fn at_least(self, floor: Severity) -> usize {
        match floor {
            Severity::Error => self.error,
            Severity::Warning => self.error + self.warning,
            Severity::Info => self.error + self.warning + self.info,
        }
    }
}

/// A whole run. An article that could not be read counts in none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles that were checked.
    pub files: usize,
    /// What was verified in them.
    pub coverage: Coverage,
    /// What was found in them.
    pub findings: Tally,
    /// What was found and is not shown.
    pub withheld: Withheld,
}

impl Summary {
    /// The summary of one article, of which `findings` are shown.
    pub fn of<'a>(checked: &Checked, findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        Self { files: 1, coverage: Coverage::of(checked), findings: Tally::of(findings), withheld: checked.withheld }
    }

    /// Adds the counts of other articles.
    pub fn add(&mut self, other: Summary) {
        self.files += other.files;
        self.coverage.add(other.coverage);
        self.findings.add(other.findings);
        self.withheld.add(other.withheld);
    }
}

//! Counts of what was verified. Invariant: `holds + contradicts + undecided = claims`, and `verified` is at most
//! `quantities`, which is at most `numbers`.

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
    /// Those of them that are quantities: no dates, identifiers, scores.
    pub quantities: usize,
    /// The quantities that take part in a relation that holds.
    pub verified: usize,
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
        let mentions = checked.annotated.mentions();
        let mut coverage = Self {
            numbers: mentions.len(),
            quantities: mentions.iter().filter(|m| m.quantity().is_some()).count(),
            verified: verified(checked),
            claims: checked.claims.len(),
            ..Self::default()
        };
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
        self.quantities += other.quantities;
        self.verified += other.verified;
        self.claims += other.claims;
        self.holds += other.holds;
        self.contradicts += other.contradicts;
        self.undecided += other.undecided;
    }
}

/// How many quantities of `checked` lie in a place of a relation that holds.
fn verified(checked: &Checked) -> usize {
    let mentions = checked.annotated.mentions();
    let mut seen = vec![false; mentions.len()];
    for operand in checked.claims.iter().filter(|c| c.verdict.holds()).flat_map(|c| &c.operands) {
        let from = mentions.partition_point(|m| m.span.end <= operand.span.start);
        let inside = mentions.iter().skip(from).take_while(|m| m.span.start < operand.span.end);
        for (seen, _) in seen.iter_mut().skip(from).zip(inside).filter(|(_, m)| m.quantity().is_some()) {
            *seen = true;
        }
    }
    seen.into_iter().filter(|seen| *seen).count()
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

/// An article with at least so many quantities is full of numbers.
pub const RICH: usize = 10;

/// How many quantities of the articles with at least [`RICH`] of them take part in a relation that holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rich {
    /// Articles.
    pub files: usize,
    /// Their quantities.
    pub quantities: usize,
    /// Those that take part in a relation that holds.
    pub verified: usize,
}

impl Rich {
    fn of(coverage: Coverage) -> Self {
        let Coverage { quantities, verified, .. } = coverage;
        if quantities < RICH { Self::default() } else { Self { files: 1, quantities, verified } }
    }

    fn add(&mut self, other: Rich) {
        self.files += other.files;
        self.quantities += other.quantities;
        self.verified += other.verified;
    }

    /// The share in per mille, rounded down: 412 is 41.2%.
    pub fn per_mille(self) -> usize {
        self.verified * 1000 / self.quantities.max(1)
    }
}

/// A whole run. An article that could not be read counts in none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles that were checked.
    pub files: usize,
    /// What was verified in them.
    pub coverage: Coverage,
    /// What was verified in those that are full of numbers.
    pub rich: Rich,
    /// What was found in them.
    pub findings: Tally,
    /// What was found and is not shown.
    pub withheld: Withheld,
}

impl Summary {
    /// The summary of one article, of which `findings` are shown.
    pub fn of<'a>(checked: &Checked, findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let coverage = Coverage::of(checked);
        let (rich, findings, withheld) = (Rich::of(coverage), Tally::of(findings), checked.withheld);
        Self { files: 1, coverage, rich, findings, withheld }
    }

    /// Adds the counts of other articles.
    pub fn add(&mut self, other: Summary) {
        self.files += other.files;
        self.coverage.add(other.coverage);
        self.rich.add(other.rich);
        self.findings.add(other.findings);
        self.withheld.add(other.withheld);
    }
}

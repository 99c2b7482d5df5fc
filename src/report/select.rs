//! All findings to those that the reader asked for. Invariant: order is kept, coverage is never touched.

use crate::claim::Confidence;
use crate::rule::{Finding, Severity};

/// The least gravity and confidence that are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selection {
    /// The least gravity.
    pub severity: Severity,
    /// The least confidence.
    pub confidence: Confidence,
}

impl Default for Selection {
    fn default() -> Self {
        Self { severity: Severity::Info, confidence: Confidence::new(0.0) }
    }
}

impl Selection {
    /// The findings that are shown, in order.
    pub fn of(self, findings: &[Finding]) -> impl Iterator<Item = &Finding> + Clone {
        findings.iter().filter(move |f| f.severity >= self.severity && f.confidence >= self.confidence)
    }
}

/// Whether the recomputed relations are printed, those that hold included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Claims {
    /// Only findings are printed.
    #[default]
    Hidden,
    /// Relations are printed too.
    Shown,
}

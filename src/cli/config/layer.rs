//! What one place sets: a profile, a file, an override of it, the command line. Invariant: of two entries for a rule, the
//! more particular one counts, wherever it stands.

use std::path::PathBuf;

use super::value::{FailOn, LevelArg, SeverityArg, Sourced, UnusedArg};
use crate::control::Scope;

/// What one place sets.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Layer {
    pub(in crate::cli) fail_on: Option<Sourced<FailOn>>,
    pub(in crate::cli) min_severity: Option<Sourced<SeverityArg>>,
    pub(in crate::cli) min_confidence: Option<Sourced<f32>>,
    pub(in crate::cli) unused_suppressions: Option<Sourced<UnusedArg>>,
    pub(in crate::cli) lexicon: Option<Sourced<Vec<PathBuf>>>,
    pub(in crate::cli) facts: Option<Sourced<Vec<PathBuf>>>,
    pub(in crate::cli) house_rules: Option<Sourced<Vec<PathBuf>>>,
    pub(in crate::cli) baseline: Option<Sourced<PathBuf>>,
    pub(in crate::cli) cache: Option<Sourced<PathBuf>>,
    /// The levels it sets, from general to particular.
    pub(super) rules: Vec<(Scope, Sourced<LevelArg>)>,
}

impl Layer {
    /// Sets the level of rules.
    pub(in crate::cli) fn set(&mut self, scope: Scope, level: Sourced<LevelArg>) {
        let at = self.rules.partition_point(|(other, _)| other.rank() <= scope.rank());
        self.rules.insert(at, (scope, level));
    }
}

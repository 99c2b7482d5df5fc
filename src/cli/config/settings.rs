//! Layers to what counts for an article. Invariant: a later layer replaces an earlier one value by value, and each value
//! keeps its origin.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::layer::Layer;
use super::value::{FailOn, LevelArg, Origin, Profile, SeverityArg, Sourced, UnusedArg};
use crate::claim::Confidence;
use crate::control::Levels;
use crate::report::Selection;
use crate::rule::{HouseRules, RuleMeta, Severity};

/// What counts for an article.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Settings {
    /// The file that it is from.
    pub(in crate::cli) file: Option<Arc<str>>,
    pub(in crate::cli) profile: Sourced<Profile>,
    pub(in crate::cli) fail_on: Sourced<FailOn>,
    pub(in crate::cli) min_severity: Sourced<SeverityArg>,
    pub(in crate::cli) min_confidence: Sourced<f32>,
    pub(in crate::cli) unused_suppressions: Sourced<UnusedArg>,
    pub(in crate::cli) lexicon: Sourced<Vec<PathBuf>>,
    pub(in crate::cli) facts: Sourced<Vec<PathBuf>>,
    pub(in crate::cli) house_rules: Sourced<Vec<PathBuf>>,
    pub(in crate::cli) baseline: Sourced<Option<PathBuf>>,
    pub(in crate::cli) cache: Sourced<Option<PathBuf>>,
    pub(in crate::cli) exclude: Sourced<Vec<String>>,
    /// The rules that anything sets, by id.
    pub(in crate::cli) rules: BTreeMap<String, Sourced<LevelArg>>,
}

impl Settings {
    /// What counts where nothing is set.
    pub(super) fn new(file: Option<Arc<str>>, profile: Sourced<Profile>) -> Self {
        fn default<T>(value: T) -> Sourced<T> {
            Sourced::new(value, Origin::Default)
        }
        Self {
            file,
            profile,
            fail_on: default(FailOn::Error),
            min_severity: default(SeverityArg::Info),
            min_confidence: default(0.0),
            unused_suppressions: default(UnusedArg::Warning),
            lexicon: default(Vec::new()),
            facts: default(Vec::new()),
            house_rules: default(Vec::new()),
            baseline: default(None),
            cache: default(None),
            exclude: default(Vec::new()),
            rules: BTreeMap::new(),
        }
    }

    /// Puts `layer` on top, whose levels may be of rules of `house`.
    pub(super) fn take(&mut self, layer: &Layer, house: &HouseRules) {
        fn put<T: Clone>(to: &mut Sourced<T>, from: &Option<Sourced<T>>) {
            if let Some(from) = from {
                *to = from.clone();
            }
        }
        put(&mut self.fail_on, &layer.fail_on);
        put(&mut self.min_severity, &layer.min_severity);
        put(&mut self.min_confidence, &layer.min_confidence);
        put(&mut self.unused_suppressions, &layer.unused_suppressions);
        put(&mut self.lexicon, &layer.lexicon);
        put(&mut self.facts, &layer.facts);
        put(&mut self.house_rules, &layer.house_rules);
        let some = |path: &Sourced<PathBuf>| Sourced::new(Some(path.value.clone()), path.origin.clone());
        put(&mut self.baseline, &layer.baseline.as_ref().map(some));
        put(&mut self.cache, &layer.cache.as_ref().map(some));
        for (scope, level) in &layer.rules {
            for rule in scope.rules(house) {
                self.rules.insert(rule.id.clone(), level.clone());
            }
        }
    }

    /// The levels of rules, those of `house` among them.
    pub(in crate::cli) fn levels(&self, house: &HouseRules) -> Levels {
        let mut levels = Levels::default();
        for rule in house.after_ours() {
            if let Some(level) = self.level(rule) {
                levels.set(rule, level.value.into());
            }
        }
        levels
    }

    fn level(&self, rule: &RuleMeta) -> Option<&Sourced<LevelArg>> {
        self.rules.get(rule.id.as_str())
    }

    /// Which findings are shown.
    pub(in crate::cli) fn selection(&self) -> Selection {
        let confidence = Confidence::new(self.min_confidence.value);
        Selection { severity: self.min_severity.value.into(), confidence }
    }

    /// The gravity from which on a check fails.
    pub(in crate::cli) fn floor(&self) -> Option<Severity> {
        self.fail_on.value.floor()
    }
}

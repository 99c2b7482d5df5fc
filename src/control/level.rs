//! How grave the house takes a rule. Invariant: what the evidence of a place made milder stays milder.

use std::collections::BTreeMap;

use crate::rule::{Activation, Finding, HouseRules, RuleMeta, Selection, Severity, registry};

/// What is set for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The rule is silent.
    Off,
    /// The rule speaks, as grave as its page says.
    On,
    /// The rule speaks, as a remark.
    Info,
    /// The rule speaks, as a warning at most.
    Warning,
    /// The rule speaks, as an error where the evidence allows it.
    Error,
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Level::Off | Level::On => None,
            Level::Info => Some(Severity::Info),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}

/// The rules that are set otherwise than their pages say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// Sets `rule`.
    pub fn set(&mut self, rule: &RuleMeta, level: Level) {
        self.0.insert(rule.id.clone(), level);
    }

    /// The rules to run, those of `house` among them.
    pub fn selection(&self, house: &HouseRules) -> Selection {
        let mut selection = Selection::default();
        for rule in registry::all() {
            match self.0.get(rule.id.as_str()) {
                None => {}
                Some(Level::Off) => selection.set(rule, Activation::Off),
                Some(_) => selection.set(rule, Activation::On),
            }
        }
        selection.with_house(house.filtered(|rule| match self.0.get(&rule.id) {
            None => rule.default == Activation::On,
            Some(level) => *level != Level::Off,
        }))
    }

    /// Gives findings the gravity that is set. A finding as grave as its page says takes the new gravity; one that its
    /// evidence made milder, such as a share off by one in the last place, becomes no graver by it.
    pub fn apply(&self, findings: &mut [Finding]) {
        for finding in findings {
            let set = self.0.get(finding.rule.id.as_str()).and_then(|level| level.severity());
            if let Some(severity) = set {
                let typical = finding.severity >= finding.rule.severity;
                finding.severity = if typical { severity } else { finding.severity.min(severity) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Levels};
    use crate::rule::{HouseRules, Severity, registry};
    use crate::text::Document;

    /// The gravity of the one finding in `text` with `rule` set to `level`.
    fn severity(text: &str, rule: &str, level: Level) -> Option<Severity> {
        let mut levels = Levels::default();
        levels.set(registry::find(rule).unwrap(), level);
        let mut checked = crate::check_with(Document::from_text(text), &levels.selection(&HouseRules::default()));
        levels.apply(&mut checked.findings);
        checked.findings.iter().find(|finding| finding.rule.is_called(rule)).map(|finding| finding.severity)
    }

    #[test]
    fn a_level_replaces_the_gravity_of_the_page_and_not_that_of_the_evidence() {
        let gross = "Xưởng có 12 máy, gồm 7 máy cũ và 6 máy mới.";
        assert_eq!(severity(gross, "A01", Level::On), Some(Severity::Error));
        assert_eq!(severity(gross, "A01", Level::Warning), Some(Severity::Warning));
        assert_eq!(severity(gross, "A01", Level::Off), None);
        let typography = "Xã có 5 ha lúa, 7 ha ngô và 300m2 ao.";
        assert_eq!(severity(typography, "S02", Level::Error), Some(Severity::Error));
    }

    #[test]
    fn a_rule_that_is_silent_by_default_can_be_asked() {
        let stacked = "Vụ này, bà con thu được khoảng hơn 2.000 tấn vải.";
        assert_eq!(severity(stacked, "approximator-stacking", Level::On), Some(Severity::Info));
        assert!(crate::check(Document::from_text(stacked)).findings.is_empty());
    }
}

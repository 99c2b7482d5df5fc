//! Names to the rules they stand for. Invariant: a name that stands for nothing is refused, with the nearest that does.

use crate::rule::{Family, HouseRules, RuleMeta, registry};

/// Whom a setting is about, from general to particular.
#[derive(Clone, Debug)]
pub enum Scope {
    /// Every rule.
    All,
    /// The rules of a family.
    Family(Family),
    /// The rule with this id.
    Rule(String),
}

impl Scope {
    /// The scope called `name`: `all`, a family, the id or the code of a rule, ours or one of `house`.
    pub fn named(name: &str, house: &HouseRules) -> Option<Self> {
        if name == "all" {
            return Some(Scope::All);
        }
        let rule = || registry::find(name).or_else(|| house.find(name)).map(|rule| Scope::Rule(rule.id.clone()));
        families().find(|family| family.folder() == name).map(Scope::Family).or_else(rule)
    }

    /// Every name but codes.
    pub fn names(house: &HouseRules) -> impl Iterator<Item = &str> {
        let wide = std::iter::once("all").chain(families().map(Family::folder));
        wide.map(|name| -> &str { name }).chain(house.after_ours().map(|rule| rule.id.as_str()))
    }

    /// The rules in it.
    pub fn rules<'h>(&self, house: &'h HouseRules) -> impl Iterator<Item = &'h RuleMeta> {
        house.after_ours().filter(move |rule| self.holds(rule))
    }

    /// Whether `rule` is in it.
    pub fn holds(&self, rule: &RuleMeta) -> bool {
        match self {
            Scope::All => true,
            Scope::Family(family) => rule.family == *family,
            Scope::Rule(id) => rule.id == *id,
        }
    }

    /// How particular it is: what has the higher rank counts.
    pub fn rank(&self) -> u8 {
        match self {
            Scope::All => 0,
            Scope::Family(_) => 1,
            Scope::Rule(_) => 2,
        }
    }
}

/// Every family, that of the house last.
fn families() -> impl Iterator<Item = Family> {
    Family::ALL.into_iter().chain([Family::House])
}

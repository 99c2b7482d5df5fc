//! Names to the rules they stand for. Invariant: a name that stands for nothing is refused, with the nearest that does.

use crate::rule::{Family, RuleMeta, registry};

/// Whom a setting is about, from general to particular.
#[derive(Clone, Copy, Debug)]
pub enum Scope {
    /// Every rule.
    All,
    /// The rules of a family.
    Family(Family),
    /// One rule.
    Rule(&'static RuleMeta),
}

impl Scope {
    /// The scope called `name`: `all`, a family, the id or the code of a rule.
    pub fn named(name: &str) -> Option<Self> {
        if name == "all" {
            return Some(Scope::All);
        }
        Family::from_folder(name).map(Scope::Family).or_else(|| registry::find(name).map(Scope::Rule))
    }

    /// Every name but codes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        std::iter::once("all")
            .chain(Family::ALL.into_iter().map(Family::folder))
            .chain(registry::all().map(|rule| rule.id.as_str()))
    }

    /// The rules in it.
    pub fn rules(self) -> impl Iterator<Item = &'static RuleMeta> {
        registry::all().filter(move |rule| self.holds(rule))
    }

    /// Whether `rule` is in it.
    pub fn holds(self, rule: &RuleMeta) -> bool {
        match self {
            Scope::All => true,
            Scope::Family(family) => rule.family == family,
            Scope::Rule(one) => rule.id == one.id,
        }
    }

    /// How particular it is: what has the higher rank counts.
    pub fn rank(self) -> u8 {
        match self {
            Scope::All => 0,
            Scope::Family(_) => 1,
            Scope::Rule(_) => 2,
        }
    }
}

//! Which fields of a record hold what. Invariant: a field that is not named keeps its usual name.

use std::str::FromStr;

/// What an article takes from a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Id,
    Title,
    Text,
    Published,
}

impl Part {
    const ALL: [(&'static str, Part); 4] =
        [("id", Part::Id), ("title", Part::Title), ("text", Part::Text), ("published", Part::Published)];

    /// Its usual name.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }
}

/// One `--field`: what, and the name it has in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Renamed {
    part: Part,
    name: String,
}

impl FromStr for Renamed {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        const FORM: &str = "one of id=, title=, text=, published= and a name, such as text=body";
        let (part, name) = word.split_once('=').ok_or(FORM)?;
        let (_, part) = Part::ALL.iter().find(|(own, _)| *own == part.trim()).ok_or(FORM)?;
        if name.is_empty() { Err(FORM.to_owned()) } else { Ok(Self { part: *part, name: name.to_owned() }) }
    }
}

/// The names of the fields.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    renamed: Vec<Renamed>,
}

impl Fields {
    /// The usual names but for those of `renamed`; of two for the same part the last counts.
    pub(super) fn new(renamed: &[Renamed]) -> Self {
        Self { renamed: renamed.to_vec() }
    }

    /// The name of the field that holds `part`.
    pub(super) fn name(&self, part: Part) -> &str {
        self.renamed.iter().rev().find(|renamed| renamed.part == part).map_or(part.name(), |renamed| &renamed.name)
    }

    /// What the field called `name` holds.
    pub(super) fn part(&self, name: &str) -> Option<Part> {
        Part::ALL.iter().map(|(_, part)| *part).find(|part| self.name(*part) == name)
    }
}

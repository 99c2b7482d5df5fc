//! What is known of a rule without running it. Invariant: all of it is read from the rule's own page.

use std::fmt;
use std::str::FromStr;

use crate::claim::Confidence;
use crate::rule::{Language, Message, Severity};

/// The header and the page of one rule.
#[derive(Clone, Debug)]
pub struct RuleMeta {
    /// Its name for ever, kebab-case English: the file name of its page.
    pub id: String,
    /// Its code in the catalogue.
    pub code: Code,
    /// The family: the folder of its page.
    pub family: Family,
    /// One line: what it says.
    pub title: Message,
    /// The gravity of a typical finding.
    pub severity: Severity,
    /// The confidence of a typical finding.
    pub confidence: Confidence,
    /// The release that brought it; `house` where a newsroom did.
    pub since: String,
    /// Whether it speaks unless it is asked to.
    pub default: Activation,
    /// The words of the text that make it look.
    pub cues: Vec<String>,
    /// What the page says, section by section.
    pub explanation: Explanation,
    /// The whole page, Markdown, as it stands in its folder.
    pub page: String,
}

impl RuleMeta {
    /// Whether `name` is the id or the code of this rule, in whatever case.
    pub fn is_called(&self, name: &str) -> bool {
        self.id.eq_ignore_ascii_case(name) || name.parse() == Ok(self.code)
    }
}

/// The prose of a page, each section trimmed Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// "Kiểm tra gì": what is recomputed or looked at.
    pub checks: String,
    /// "Vì sao": what goes wrong when nobody looks.
    pub why: String,
    /// "Khi nào im lặng": what looks the same and is right.
    pub silent: String,
    /// "Cách sửa": what an editor does about it.
    pub fix: String,
    /// "In English": all of it, shorter.
    pub english: String,
}

impl Explanation {
    /// The sections in `language` that say anything, each with its heading.
    pub fn sections(&self, language: Language) -> Vec<(&'static str, &str)> {
        let mut sections: Vec<(&'static str, &str)> = match language {
            Language::Vi => vec![
                ("Kiểm tra gì", &self.checks),
                ("Vì sao", &self.why),
                ("Khi nào im lặng", &self.silent),
                ("Cách sửa", &self.fix),
            ],
            Language::En => vec![("In English", &self.english)],
        };
        sections.retain(|(_, text)| !text.is_empty());
        sections
    }
}

/// Whether a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Activation {
    /// It speaks.
    On,
    /// It is silent until it is turned on.
    Off,
}

/// A group of rules about the same thing, and the folder of their pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// A number that is impossible or misprinted by itself.
    Value,
    /// Units, currencies and what one is in another.
    Unit,
    /// A relation between numbers that does not compute.
    Arithmetic,
    /// A stated count against what is listed.
    Count,
    /// Words that contradict the figures beside them.
    Words,
    /// Days, times and periods: impossible by themselves, or at odds with each other.
    Time,
    /// What the cells of a table say of each other.
    Table,
    /// How numbers, units and names are written.
    Style,
    /// Misspelt words around numbers.
    Spelling,
    /// The same fact told twice in one text.
    Repeat,
    /// Ranks, extremes, records and series.
    Rank,
    /// One article against another, or against its own earlier version.
    Across,
    /// What a newsroom asks for by pages of its own.
    House,
}

impl Family {
    /// Every family of the rules that are built in, in the order of the catalogue.
    pub const ALL: [Family; 12] = [
        Family::Value,
        Family::Unit,
        Family::Arithmetic,
        Family::Count,
        Family::Words,
        Family::Time,
        Family::Table,
        Family::Style,
        Family::Spelling,
        Family::Repeat,
        Family::Rank,
        Family::Across,
    ];

    /// The folder under `rules/`, which is also its name in configuration. The pages of a house lie in a folder of the
    /// newsroom.
    pub fn folder(self) -> &'static str {
        match self {
            Family::Value => "value",
            Family::Unit => "unit",
            Family::Arithmetic => "arithmetic",
            Family::Count => "count",
            Family::Words => "words",
            Family::Time => "time",
            Family::Table => "table",
            Family::Style => "style",
            Family::Spelling => "spelling",
            Family::Repeat => "repeat",
            Family::Rank => "rank",
            Family::Across => "across",
            Family::House => "house",
        }
    }

    /// The letter that opens the codes of its rules.
    pub fn letter(self) -> char {
        match self {
            Family::Value => 'V',
            Family::Unit => 'U',
            Family::Arithmetic => 'A',
            Family::Count => 'C',
            Family::Words => 'W',
            Family::Time => 'D',
            Family::Table => 'T',
            Family::Style => 'S',
            Family::Spelling => 'O',
            Family::Repeat => 'R',
            Family::Rank => 'E',
            Family::Across => 'X',
            Family::House => 'H',
        }
    }

    /// The family whose pages are in `folder`.
    pub fn from_folder(folder: &str) -> Option<Family> {
        Family::ALL.into_iter().find(|family| family.folder() == folder)
    }

    fn from_letter(letter: char) -> Option<Family> {
        let mut families = Family::ALL.into_iter().chain([Family::House]);
        families.find(|family| family.letter() == letter.to_ascii_uppercase())
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.folder())
    }
}

/// The code of a rule: the letter of its family and two digits, "A01". Never used again when a rule goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    family: Family,
    number: u8,
}

impl Code {
    /// The family that its letter names.
    pub fn family(self) -> Family {
        self.family
    }
}

/// A text that is no rule code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no rule code: a family letter and two digits, such as A01")]
pub struct NotACode(String);

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let not_a_code = || NotACode(text.to_owned());
        let mut characters = text.chars();
        let family = characters.next().and_then(Family::from_letter).ok_or_else(not_a_code)?;
        let digits = characters.as_str();
        if digits.len() != 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(not_a_code());
        }
        let number = digits.parse().map_err(|_| not_a_code())?;
        Ok(Code { family, number })
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:02}", self.family.letter(), self.number)
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

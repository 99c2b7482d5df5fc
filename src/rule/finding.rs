//! What a rule reports. Invariant: a finding has exactly one primary place, and its working is arithmetic, not opinion.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::claim::Confidence;
use crate::rule::RuleMeta;
use crate::text::Span;

/// How grave a finding is. The order is that of gravity, so `severity >= Severity::Warning` reads as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Style, or a weak hint. Never blocks.
    Info,
    /// Very likely wrong: an editor must look.
    Warning,
    /// No reasonable reading of the text is consistent.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// The language of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Vietnamese, what editors read.
    pub vi: Cow<'static, str>,
    /// English, what developers read.
    pub en: Cow<'static, str>,
}

impl Message {
    /// A message of both wordings.
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The wording in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

/// A further place that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// Its part in the finding ("tổng", "thành phần").
    pub label: Message,
}

/// Whether a suggestion may be applied without a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Typography or unique orthography: changes no number.
    Safe,
    /// One candidate among possibly several: an editor picks.
    Suggest,
}

/// A replacement of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is replaced.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
    /// Whether it may be applied without a person.
    pub applicability: Applicability,
}

/// A stable name of a finding: rule and normalised operands, no position, so it survives edits elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of `rule` over `operands` (each folded to lower case with single spaces).
    ///
    /// XXH3 is used because its output is fixed by its specification: the same finding has the same fingerprint in every
    /// release.
    pub fn of<'a>(rule: &str, operands: impl IntoIterator<Item = &'a str>) -> Self {
        let mut key = String::from(rule);
        for operand in operands {
            key.push('\u{1f}');
            for (i, word) in operand.split_whitespace().enumerate() {
                if i > 0 {
                    key.push(' ');
                }
                key.extend(word.chars().flat_map(char::to_lowercase));
            }
        }
        Self(format!("{:016x}", xxhash_rust::xxh3::xxh3_64(key.as_bytes())))
    }

    /// The sixteen hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One thing that does not hold, or one style remark.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: Arc<RuleMeta>,
    /// How grave, on the evidence of this place.
    pub severity: Severity,
    /// How sure, on the evidence of this place.
    pub confidence: Confidence,
    /// What disagrees, in one sentence.
    pub message: Message,
    /// The arithmetic, where there is any: "389 + 125 = 514 ≠ 504".
    pub working: Option<String>,
    /// The one place it is about.
    pub primary: Span,
    /// The other places it rests on.
    pub related: Vec<Related>,
    /// Replacements, best first.
    pub suggestions: Vec<Suggestion>,
    /// Its stable name.
    pub fingerprint: Fingerprint,
}

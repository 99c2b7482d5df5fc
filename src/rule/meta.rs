//! What is known of a rule without running it. Invariant: all of it is read from the rule's own page.

use crate::claim::Confidence;
use crate::rule::{Message, Severity};

/// The header and the page of one rule.
#[derive(Clone, Debug)]
pub struct RuleMeta {
    /// Its name for ever: kebab-case English.
    pub id: String,
    /// Its code in the catalogue: "A01".
    pub code: String,
    /// The family: the folder of its page.
    pub family: String,
    /// One line: what it says.
    pub title: Message,
    /// The gravity of a typical finding.
    pub severity: Severity,
    /// The confidence of a typical finding.
    pub confidence: Confidence,
    /// The release that brought it.
    pub since: String,
    /// Whether it speaks unless it is asked to.
    pub on_by_default: bool,
    /// The whole page, Markdown.
    pub page: String,
}

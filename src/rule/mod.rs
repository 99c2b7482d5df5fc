//! Claims and documents to findings: one file a rule, its page in `rules/`.

mod finding;
mod meta;

pub use finding::{Applicability, Finding, Fingerprint, Language, Message, Related, Severity, Suggestion};
pub use meta::RuleMeta;

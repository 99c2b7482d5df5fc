//! Claims and documents to findings: one file a rule, its page in `rules/`.
//!
//! What is written here is what all rules share: the form of a [`Finding`], the reading of pages ([`page`]), the table
//! of rules ([`registry`]). Invariant: a rule sees a [`Context`] and a [`Sink`], and nothing of any other rule.

mod context;
mod contradiction;
mod example;
mod finding;
mod meta;
pub mod page;
mod places;
pub mod registry;

pub use context::{Context, FindingBuilder, Sink};
pub use example::{Example, ExampleFault, Expectation};
pub use finding::{Applicability, Finding, Fingerprint, Language, Message, Related, Severity, Suggestion};
pub use meta::{Activation, Code, Explanation, Family, NotACode, RuleMeta};
pub use registry::{Selection, check};

registry::rules! {
    value {
        fraction_exceeds_whole => "value/fraction-exceeds-whole",
    }
    arithmetic {
        subtotal_mismatch => "arithmetic/subtotal-mismatch",
        part_exceeds_whole => "arithmetic/part-exceeds-whole",
        share_mismatch => "arithmetic/share-mismatch",
        shares_sum_mismatch => "arithmetic/shares-sum-mismatch",
        growth_rate_mismatch => "arithmetic/growth-rate-mismatch",
        plan_completion_mismatch => "arithmetic/plan-completion-mismatch",
        range_inverted => "arithmetic/range-inverted",
    }
    count {
        count_vs_list => "count/count-vs-list",
        partition_count_mismatch => "count/partition-count-mismatch",
        item_predicate_violation => "count/item-predicate-violation",
    }
    words {
        direction_contradicts_figures => "words/direction-contradicts-figures",
        comparative_contradicts_figures => "words/comparative-contradicts-figures",
    }
}

//! What became of a slip. Invariant: a slip within the rounding of the claim's numbers is no mutant, and everything else
//! is reported or has a reason why not.

use std::ops::Range;

use soatso::Checked;
use soatso::claim::{Claim, Verdict};
use soatso::rule::{Finding, Severity, registry};

use crate::slip::Mutant;

/// What became of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// A finding at warning or above, of this rule, touches a number of the claim.
    Reported(&'static str),
    /// The same claim holds as it did: its numbers still round to each other.
    WithinRounding,
    Missed(Why),
}

/// Why a slip is not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    /// The same claim cannot be decided: round thousands may be rounding.
    Undecided,
    /// It is reported as a remark only.
    Remark,
    /// The numbers take part in other claims of the kind, which hold.
    Rebound,
    /// The claim was never stated, only likely: nothing is said where it fails.
    Likely,
    /// The claim is gone.
    Silent,
}

impl Why {
    pub(crate) const ALL: [Why; 5] = [Why::Undecided, Why::Remark, Why::Rebound, Why::Likely, Why::Silent];
}

/// Compares the article before with `after`, the same with the slip.
pub(crate) fn outcome(before: &Checked, claim: &Claim, mutant: &Mutant, after: &Checked) -> Outcome {
    let places: Vec<Range<usize>> = claim.operands.iter().map(|o| mutant.moved(o.span.range())).collect();
    let touches = |range: Range<usize>| places.iter().any(|p| p.start < range.end && range.start < p.end);
    let near = |f: &&Finding| touches(f.primary.range()) || f.related.iter().any(|r| touches(r.span.range()));
    let known = |f: &&Finding| {
        before.findings.iter().any(|b| b.rule.id == f.rule.id && mutant.moved(b.primary.range()) == f.primary.range())
    };
    let told: Vec<&Finding> = after.findings.iter().filter(near).filter(|f| !known(f)).collect();
    if let Some(grave) = told.iter().find(|f| f.severity >= Severity::Warning) {
        // Only rules that are built in take part.
        return Outcome::Reported(registry::find(&grave.rule.id).map_or("", |rule| &rule.id));
    }
    let same = |c: &&Claim| {
        c.kind == claim.kind
            && c.operands.len() == claim.operands.len()
            && c.operands.iter().zip(&places).all(|(o, p)| overlaps(&o.span.range(), p))
    };
    let verdict = after.claims.iter().find(same).map(|c| c.verdict);
    let rebound = || {
        let moved = mutant.moved(mutant.place.clone());
        after.claims.iter().any(|c| {
            c.kind == claim.kind
                && c.verdict.holds()
                && c.operands.iter().any(|o| overlaps(&o.span.range(), &moved) || touches(o.span.range()))
        })
    };
    Outcome::Missed(match verdict {
        Some(Verdict::Holds | Verdict::HoldsTruncated) => return Outcome::WithinRounding,
        Some(Verdict::Undecided) => Why::Undecided,
        _ if !told.is_empty() => Why::Remark,
        _ if rebound() => Why::Rebound,
        _ if !claim.is_stated() => Why::Likely,
        _ => Why::Silent,
    })
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

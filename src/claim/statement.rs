//! Claims that no equation carries: counts, orders, words beside figures. Invariant: the working is written by whoever
//! judged, and the first place is the one a finding points at.

use crate::text::Span;

use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Operand, Repair, Role, Slip, Verdict};

/// A claim with its verdict and no repairs.
pub(super) fn statement(
    kind: ClaimKind,
    verdict: Verdict,
    working: String,
    places: impl IntoIterator<Item = (Span, Role)>,
    confidence: f32,
) -> Claim {
    Claim {
        kind,
        verdict,
        working,
        operands: places.into_iter().map(|(span, role)| Operand { span, role }).collect(),
        confidence: Confidence::new(confidence),
        repairs: Vec::new(),
    }
}

/// Holds, or contradicts as grossly as `gap`.
pub(super) fn verdict(holds: bool, gap: Gap) -> Verdict {
    if holds { Verdict::Holds } else { Verdict::Contradicts(gap) }
}

/// `claim` with the words of `repairs` to offer, where it contradicts.
pub(super) fn with_repairs(mut claim: Claim, repairs: impl IntoIterator<Item = (Span, String)>) -> Claim {
    if !claim.verdict.holds() {
        let repair = |(span, text)| Repair { span, text, slip: Slip::Recomputed };
        claim.repairs = repairs.into_iter().map(repair).collect();
    }
    claim
}

//! A stated excess over a plan, or shortfall, against its figures. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Excess, |_, quote| {
        Message::new(
            format!("Mức vượt, hụt {quote} không khớp với tỷ lệ hoặc số kế hoạch"),
            format!("The excess {quote} does not follow from the completion or the plan"),
        )
    });
}

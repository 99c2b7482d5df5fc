//! A stated completion against result and plan. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::PlanCompletion, |_, quote| {
        Message::new(
            format!("Tỷ lệ {quote} không khớp với kết quả và kế hoạch đã nêu"),
            format!("The rate {quote} does not follow from result and plan"),
        )
    });
}

//! A stated difference against its two figures. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Difference, |_, quote| {
        Message::new(
            format!("Chênh lệch {quote} không bằng hiệu của hai số đã nêu"),
            format!("The difference {quote} is not that of its two figures"),
        )
    });
}

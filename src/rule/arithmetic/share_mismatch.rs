//! A stated share against part and whole. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Share, |_, quote| {
        Message::new(
            format!("Tỷ lệ {quote} không khớp với phần và tổng đã nêu"),
            format!("The share {quote} does not follow from its part and whole"),
        )
    });
}

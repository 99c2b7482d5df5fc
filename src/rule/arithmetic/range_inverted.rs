//! The two ends of a range against each other. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::RangeOrder, |_, quote| {
        Message::new(
            format!("Khoảng “{quote}” viết số lớn trước số nhỏ"),
            format!("The range “{quote}” runs from the larger number to the smaller"),
        )
    });
}

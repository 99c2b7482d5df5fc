//! A new total against the old one and the increment. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Cumulative, |_, quote| {
        Message::new(
            format!("Tổng mới {quote} không bằng tổng cũ cộng phần thêm"),
            format!("The new total {quote} is not the old one with the increment"),
        )
    });
}

//! Numbers of rows that skip or repeat. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TableSequence, |_, quote| {
        Message::new(
            format!("Số thứ tự {quote} không nối tiếp hàng trước"),
            format!("Row number {quote} does not follow the row before"),
        )
    });
}

//! Profit or loss, surplus or deficit against the difference. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::BalanceSign, |_, quote| {
        Message::new(
            format!("Từ lãi, lỗ, xuất siêu, nhập siêu trái dấu với chênh lệch: {quote}"),
            format!("The word for surplus or deficit contradicts the difference: {quote}"),
        )
    });
}

//! A quantity word against the share behind it. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Quantifier, |_, quote| {
        Message::new(
            format!("Tỷ lệ {quote} trái với từ chỉ lượng đi cùng"),
            format!("The share {quote} contradicts its quantity word"),
        )
    });
}

//! A word of comparison against its two figures. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Comparison, |_, quote| {
        Message::new(
            format!("Từ so sánh trái với số liệu: {quote}"),
            format!("The comparison and the figures disagree: {quote}"),
        )
    });
}

//! A ratio in words against its figures. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::RatioPhrase, |_, quote| {
        Message::new(
            format!("Tỷ lệ bằng lời không khớp với số liệu: {quote}"),
            format!("The ratio in words does not follow from the figures: {quote}"),
        )
    });
}

//! A verb of rise or fall against its two figures. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Direction, |_, quote| {
        Message::new(
            format!("Động từ chỉ hướng trái với số liệu: {quote}"),
            format!("The verb and the figures point in opposite directions: {quote}"),
        )
    });
}

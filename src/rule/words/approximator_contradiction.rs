//! A hedge against the exact figure behind it. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Hedge, |_, quote| {
        Message::new(
            format!("Từ ước lượng ở {quote} trái với số chính xác đi kèm"),
            format!("The hedge of {quote} points away from the exact figure"),
        )
    });
}

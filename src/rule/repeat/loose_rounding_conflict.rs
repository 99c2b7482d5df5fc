//! A rounded mention against the exact figure. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Rounding, |_, quote| {
        Message::new(
            format!("Cách làm tròn {quote} trái với số chính xác trong bài"),
            format!("The rounding {quote} points away from the exact figure"),
        )
    });
}

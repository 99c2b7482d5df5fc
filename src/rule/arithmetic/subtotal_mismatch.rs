//! A stated total against the sum of its parts. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Sum, |_, quote| {
        Message::new(
            format!("Các thành phần cộng lại không bằng {quote}"),
            format!("The parts do not add up to {quote}"),
        )
    });
}

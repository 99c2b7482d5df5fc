//! Announced points against those that follow. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Announced, |_, quote| {
        Message::new(
            format!("Báo trước {quote} nhưng sau đó không đủ"),
            format!("{quote} are announced and fewer follow"),
        )
    });
}

//! The same fact told twice. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::SameFact, |_, quote| {
        Message::new(
            format!("Cùng một việc mà hai số khác nhau: {quote}"),
            format!("The same fact has two values: {quote}"),
        )
    });
}

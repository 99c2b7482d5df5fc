//! The extreme of a list against its values. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Superlative, |_, quote| {
        Message::new(
            format!("Số được nói là cao nhất hoặc thấp nhất, {quote}, không phải như vậy"),
            format!("The value called the extreme, {quote}, is not"),
        )
    });
}

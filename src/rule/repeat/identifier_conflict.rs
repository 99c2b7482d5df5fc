//! The same document under two numbers. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Identity, |_, quote| {
        Message::new(format!("Cùng một văn bản mà hai số hiệu: {quote}"), format!("One document, two numbers: {quote}"))
    });
}

//! The items of a list against each other. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Duplicate, |_, quote| {
        Message::new(
            format!("Một mục đứng hai lần trong danh sách: {quote}"),
            format!("An item stands twice in the list: {quote}"),
        )
    });
}

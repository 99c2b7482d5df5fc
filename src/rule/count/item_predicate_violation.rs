//! The items of a group against the condition that makes the group. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::ItemPredicate, |_, quote| {
        Message::new(
            format!("Mục {quote} không thỏa điều kiện chung của nhóm"),
            format!("The item {quote} does not meet the condition of its group"),
        )
    });
}

//! Ranked rows against their scores. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TableOrder, |_, quote| {
        Message::new(
            format!("{quote} nhiều hơn điểm của hạng trên"),
            format!("{quote} is more than the rank above has"),
        )
    });
}

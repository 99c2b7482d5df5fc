//! A stated total against price and quantity, an area against its sides. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Product, |_, quote| {
        Message::new(
            format!("{quote} không bằng tích của các số đã nêu"),
            format!("{quote} is not the product of its figures"),
        )
    });
}

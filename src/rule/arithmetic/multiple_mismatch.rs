//! A stated multiple against its two figures. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Multiple, |_, quote| {
        Message::new(
            format!("Số lần {quote} không khớp với hai số liệu đã nêu"),
            format!("The multiple {quote} does not follow from its two figures"),
        )
    });
}

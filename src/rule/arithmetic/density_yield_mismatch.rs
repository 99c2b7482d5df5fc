//! A harvest or a population against area and yield or density. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Yield, |_, quote| {
        Message::new(
            format!("{quote} không khớp với diện tích và năng suất hoặc mật độ đã nêu"),
            format!("{quote} does not follow from area and yield or density"),
        )
    });
}

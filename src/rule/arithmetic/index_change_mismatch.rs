//! A change in points and in percent against the closing value. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::IndexChange, |_, quote| {
        Message::new(
            format!("Tỷ lệ {quote} không khớp với mức thay đổi và mức chốt"),
            format!("The percentage {quote} does not follow from the change and the closing value"),
        )
    });
}

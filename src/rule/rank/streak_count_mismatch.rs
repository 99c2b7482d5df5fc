//! A series of years against its number. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Streak, |_, quote| {
        Message::new(
            format!("Số năm liên tiếp không khớp các năm nêu ra: {quote}"),
            format!("The years listed are not as many as {quote}"),
        )
    });
}

//! A number in words against the same number in digits. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::WordsDigits, |_, quote| {
        Message::new(
            format!("Số viết bằng chữ và bằng số không khớp ở {quote}"),
            format!("The number in words is not the number in digits in {quote}"),
        )
    });
}
